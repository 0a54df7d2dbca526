"""The checks of tests that a model wrote, beside those of generated code: they are new, call the code, and can fail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.evidence import Finding, problems_of, quoted, settled
from rightsize.core.verification.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Ran
    from rightsize.core.tasks.testing import TestDraft, TestPlan
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_WORD = re.compile(r"[^\W\d]\w*")
_STATEMENTS = ("block", "body", "module", "program", "file", "statement_list", "declaration_list")
_PAIRS = (("left", "right"), ("name", "value"), ("pattern", "value"), ("alias", "value"))
_HOLD = ("comparison", "binary", "arguments", "argument_list")
"""Parts of the names of nodes that hold two things against each other."""

_CONDITIONS = ("initializer", "condition")


@dataclass(frozen=True)
class TestEvidence:
    """One reply with tests beside the file that it is for.

    Attributes:
        code: the same as generated code: the file before, and all that was put in.
        ran: how each test ended on the code as it is now; empty where none was run.
        not_run: why none was; empty where nobody asked for that.
    """

    __test__ = False

    plan: TestPlan
    draft: TestDraft
    code: GeneratedEvidence
    ran: tuple[Ran, ...] = ()
    not_run: str = ""

    @cached_property
    def tests(self) -> tuple[_Test, ...]:
        """Each new test: its name, and the nodes of the file after the edit that are its own."""
        *before, last = self.draft.edits
        start = last.span.start + sum(len(each.new) for each in before)
        return tuple(_tests_of(self.code.after, self.plan.framework.test, start, start + len(last.new)))

    @cached_property
    def call(self) -> re.Pattern[str]:
        """What a use of the code looks like."""
        symbol, reached = self.plan.symbol, re.escape(self.plan.reached)
        name = re.escape(symbol.name)
        if symbol.kind is SymbolKind.CLASS or "constructor" in symbol.modifiers:
            return re.compile(rf"\b{reached}\b(?!\s*\.\s*\w+\s*=)")
        if symbol.kind is SymbolKind.METHOD and "property" in symbol.modifiers:
            return re.compile(rf"\.{name}\b")
        return re.compile(rf"(?:\.|::|\b){name}\s*(?:::<[^()]*>|<[^()]*>)?\s*\(")


@dataclass(frozen=True, slots=True)
class _Test:
    name: str
    node: Node
    text: str


@dataclass(frozen=True, slots=True)
class TestCheck:
    """One check of tests; the fields are those of the rows for generated code."""

    __test__ = False

    name: str
    stops: str
    find: Callable[[TestEvidence], Iterable[Finding]]
    warns_of: str = ""
    of_form: bool = False
    kind: TaskKind = TaskKind.CODE_GENERATION
    needs_edit: bool = True
    needs_run: bool = False


def known_names(evidence: TestEvidence) -> Iterator[Finding]:
    """Find tests with a name that the file has, or one twice: of those only the last one would run."""
    before = {each.group("name") for each in re.finditer(evidence.plan.framework.test, evidence.plan.text or "")}
    names = evidence.draft.names
    for name in dict.fromkeys(names):
        if name in before:
            yield Finding(f"The file has a test {quoted(name)} already; give it another name.")
        elif names.count(name) > 1:
            yield Finding(f"Two tests are called {quoted(name)}.")


def touched(evidence: TestEvidence) -> Iterator[Finding]:
    """Find edits that do more than put something in."""
    if any(len(each.span) for each in evidence.draft.edits):
        yield Finding("What the file of tests holds would change.")


def uncalled(evidence: TestEvidence) -> Iterator[Finding]:
    """Find tests that never use the code."""
    name = evidence.plan.symbol.name
    idle = [each for each in evidence.tests if not evidence.call.search(each.text)]
    if len(idle) == len(evidence.tests):
        yield Finding(f"No test uses {quoted(name)}.")
        return
    for each in idle:
        yield Finding(f"The test {quoted(each.name)} does not use {quoted(name)} itself.", doubtful=True)


def unclaimed(evidence: TestEvidence) -> Iterator[Finding]:
    """Find tests that cannot fail whatever the code gives: nothing that they claim depends on it."""
    claims = re.compile(evidence.plan.framework.claims)
    weak = [each for each in evidence.tests if not any(_depends(evidence, each, one) for one in _claims(each, claims))]
    if len(weak) == len(evidence.tests):
        yield Finding(f"Nothing that the tests claim depends on what {quoted(evidence.plan.symbol.name)} gives.")
        return
    for each in weak:
        yield Finding(f"Nothing that {quoted(each.name)} claims depends on what the code gives.", doubtful=True)


def always_true(evidence: TestEvidence) -> Iterator[Finding]:
    """Find a claim that holds something against itself."""
    claims = re.compile(evidence.plan.framework.claims)
    for test in evidence.tests:
        for node in (each for at in _claims(test, claims) for each in _below(_statement(evidence, at))):
            sides = [" ".join(evidence.code.after.text_of(each).split()) for each in node.named_children[:2]]
            if any(each in node.type for each in _HOLD) and len(sides) > 1 and sides[0] == sides[1]:
                yield Finding(f"{quoted(test.name)} holds {quoted(sides[0])} against itself.")


def failing(evidence: TestEvidence) -> Iterator[Finding]:
    """Find tests that fail on the code as it is: either is wrong, which a person must see."""
    for each in evidence.ran:
        name = each.example.source
        if each.outcome == "failed":
            message = (
                f"{quoted(name)} fails on the code as it is ({each.reason}): the test is wrong, or it shows a bug."
            )
            yield Finding(message, doubtful=True)


def not_run(evidence: TestEvidence) -> Iterator[Finding]:
    """Find tests that could not be run, of which nothing is known."""
    if evidence.not_run:
        yield Finding(f"Not all tests were run: {evidence.not_run}.", doubtful=True, unseen=True)
    for each in evidence.ran:
        if each.outcome == "skipped":
            yield Finding(f"{quoted(each.example.source)} could not be run: {each.reason}.", doubtful=True, unseen=True)


TEST_CHECKS: tuple[TestCheck, ...] = (
    TestCheck("test_names_new", "A test whose name the file has, or that is there twice.", known_names),
    TestCheck("tests_kept", "An edit that changes what the file of tests holds.", touched),
    TestCheck(
        "target_called", "Tests of which none uses the code.", uncalled, warns_of="One among them that does not."
    ),
    TestCheck(
        "result_claimed",
        "Tests of which none claims anything that depends on what the code gives.",
        unclaimed,
        warns_of="One among them that does not.",
    ),
    TestCheck("claim_can_fail", "A claim that holds something against itself.", always_true),
    TestCheck(
        "tests_pass",
        "Nothing: it is run where the user allows it.",
        failing,
        warns_of="A test that fails on the code as it is, which may show a bug.",
        needs_run=True,
    ),
    TestCheck("tests_run", "Nothing.", not_run, warns_of="A test that could not be run.", needs_run=True),
)
"""What tests must pass besides the checks of generated code, in the order in which they are listed."""


def verify_tests(verdict: Verdict, evidence: TestEvidence) -> Verdict:
    """Return the verdict on tests: that on their code, and what these checks find."""
    found = [(row, tuple(row.find(evidence))) for row in TEST_CHECKS]
    problems = tuple(problem for row, each in found for problem in problems_of(row, each))
    ran = any(each.outcome in {"passed", "failed"} for each in evidence.ran)
    checks = (row.name for row, each in found if settled(each) and (ran or not row.needs_run))
    return Verdict((*verdict.problems, *problems), (*verdict.checks, *checks), "tests" if ran else verdict.reach)


def _tests_of(parsed: Parsed, pattern: str, start: int, end: int) -> Iterator[_Test]:
    """Yield the tests in a part of a file: of each the smallest definition or call around its name."""
    data = parsed.data[start:end].decode("utf-8", "replace")
    for found in re.finditer(pattern, data):
        at = start + len(data[: found.start("name")].encode("utf-8", "replace"))
        node = parsed.root.descendant_for_byte_range(at, at + 1)
        while node is not None and not any(node.child_by_field_name(each) for each in ("body", "arguments")):
            node = node.parent
        if node is not None:
            outer = node.parent
            whole = outer if outer is not None and outer.type.startswith("decorated") else node
            yield _Test(found.group("name"), whole, parsed.text_of(whole))


def _claims(test: _Test, pattern: re.Pattern[str]) -> Iterator[int]:
    """Yield where in a test something is claimed, in bytes of the file."""
    for found in pattern.finditer(test.text):
        yield test.node.start_byte + len(test.text[: found.start()].encode("utf-8", "replace"))


def _statement(evidence: TestEvidence, at: int) -> Node | None:
    """Return the statement around a claim."""
    node = evidence.code.after.root.descendant_for_byte_range(at, at + 1)
    while node is not None and node.parent is not None and not node.parent.type.endswith(_STATEMENTS):
        node = node.parent
    return node


def _below(node: Node | None) -> Iterator[Node]:
    waiting = [node] if node is not None else []
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting += inner.children


def _depends(evidence: TestEvidence, test: _Test, at: int) -> bool:
    """Tell whether a claim speaks of the code, or of a name that got its value from it."""
    parsed = evidence.code.after
    node = _statement(evidence, at)
    texts = [parsed.text_of(node)] if node is not None and node.start_byte >= test.node.start_byte else []
    while node is not None and node.start_byte >= test.node.start_byte and node != test.node:
        texts += [parsed.text_of(part) for each in _CONDITIONS if (part := node.child_by_field_name(each)) is not None]
        node = node.parent
    # A decorator or an attribute speaks for the whole test, as `should_panic` does.
    said = "\n".join(texts) if texts else test.text
    return evidence.call.search(said) is not None or bool(_given(evidence, test) & set(_WORD.findall(said)))


def _given(evidence: TestEvidence, test: _Test) -> set[str]:
    """Return the names in a test that got their values from the code, by way of others too."""
    parsed = evidence.code.after
    named: set[str] = set()
    waiting = [test.node]
    while waiting:
        node = waiting.pop()
        for left, right in _PAIRS:
            target, value = node.child_by_field_name(left), node.child_by_field_name(right)
            if target is None or value is None:
                continue
            text = parsed.text_of(value)
            if evidence.call.search(text) or named & set(_WORD.findall(text)):
                named |= set(_WORD.findall(parsed.text_of(target)))
        waiting += reversed(node.children)
    return named
