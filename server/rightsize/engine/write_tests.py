"""Tests for a symbol: from the project's framework and folder to edits of its file of tests that passed every check."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.test_pieces import drafted
from rightsize.core.prompts.code_reply import read_code
from rightsize.core.prompts.testing import testing_messages
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.merge import same_weakness
from rightsize.core.review.surprises import surprises_in_tests
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import complexity_of_code
from rightsize.core.tasks.generation import Asked, Example, Generated, Target
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.text import Edit, Span, apply_edits, decode, encode
from rightsize.core.verification.generated import unread_code, verify_generated
from rightsize.core.verification.generated_evidence import Danger, GeneratedEvidence
from rightsize.core.verification.tests import TestEvidence, verify_tests
from rightsize.core.verification.trial_words import tests_line
from rightsize.engine.aside import LARGE, aside
from rightsize.engine.generated import surprising
from rightsize.engine.job import Judged, Question
from rightsize.engine.ports import TrialOrder
from rightsize.engine.results import Status, last_verdict
from rightsize.engine.routing import TOLD_TOKENS
from rightsize.engine.veil import refusal
from rightsize.engine.writing import CONTEXT_BUDGET, Piece, have_written, why_none_writes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.routing.decision import Decision
    from rightsize.core.tasks.testing import TestDraft, TestPlan
    from rightsize.core.verification.generated_evidence import Packages
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.engine.writing import GenerateOptions

_SECRETS = 798
_MODULE = re.compile(r"(?:from|import)\s+(\w+)")


@dataclass(frozen=True, slots=True)
class TestsWish:
    """Tests that are asked for.

    Attributes:
        snapshot: the file of the code.
        place: where the file of tests lies, or will lie, as the disk names it.
        folders: where the project's own modules are imported from, for running the tests.
    """

    __test__ = False

    snapshot: Snapshot
    plan: TestPlan
    place: str
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TestsResult:
    """What came of it.

    Attributes:
        reason: one sentence: why there are no tests; empty where there are.
        reason_code: a stable word for the reason, as `no_model`, `checks_failed`.
        tests: None unless every check passed.
        trial: how many of them ran and how that ended, or why none did, as a sentence.
    """

    __test__ = False

    plan: TestPlan
    status: Status
    reason: str = ""
    reason_code: str = ""
    decision: Decision | None = None
    attempts: tuple[Attempt, ...] = ()
    tests: TestDraft | None = None
    trial: str = ""

    @property
    def symbol(self) -> Symbol:
        """What is tested."""
        return self.plan.symbol

    @property
    def name(self) -> str:
        """What a person calls that."""
        return self.plan.symbol.name

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the last answer, or None where none came."""
        return last_verdict(self.attempts)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the checks could not be sure of, a sentence each."""
        return tuple(each.message for each in self.verdict.doubts) if self.verdict else ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What was wrong with the last answer, a sentence each; nothing where it passed or none came."""
        verdict = self.verdict
        return tuple(each.message for each in verdict.problems if not each.warns) if verdict else ()


@dataclass(frozen=True, slots=True)
class CheckedTests:
    """One reply with tests after every check.

    Attributes:
        draft: None where nothing of the reply is a test.
        trial: how many of them ran and how that ended, or why none did, as a sentence.
    """

    draft: TestDraft | None
    verdict: Verdict
    trial: str = ""


async def write_tests(runtime: Runtime, wish: TestsWish, options: GenerateOptions, reporter: Reporter) -> TestsResult:
    """Have tests written, tier by tier, until an answer passes every check; cancelling stops the model at once."""
    if runtime.draft:
        return TestsResult(wish.plan, Status.FAILED, why_none_writes(runtime), "no_model")
    parsed = wish.snapshot.parsed
    withheld = await aside(LARGE, lambda: _withheld(runtime, wish))
    if withheld is not None:
        return TestsResult(wish.plan, Status.FAILED, withheld, "never_shown")

    async def judge(reply: str) -> Judged[CheckedTests]:
        checked = await check_tests(wish, reply, options)
        return Judged(checked, checked.verdict, checked.draft.code if checked.draft else "")

    question = _question(wish, options)
    task = await aside(len(parsed.data), lambda: _task(wish, question))
    name, size = f"tests for {wish.plan.symbol.name}", max(len(parsed.data), LARGE)
    piece = Piece(name, wish.snapshot.path, parsed, task, question, judge, size)
    written = await have_written(runtime, piece, options, reporter)
    draft = None if written.value is None else written.value.draft
    return TestsResult(
        wish.plan,
        Status.FAILED if draft is None else Status.GENERATED,
        written.reason,
        written.reason_code,
        written.decision,
        written.attempts,
        draft,
        "" if written.value is None else written.value.trial,
    )


def _withheld(runtime: Runtime, wish: TestsWish) -> str | None:
    """Return why the file of tests that is there may not be shown to a model, or None where it may or there is none."""
    if wish.plan.text is None:
        return None
    why = refusal(runtime, wish.place, parse(wish.snapshot.parsed.language, encode(wish.plan.text)))
    return None if why is None else f"The tests go to {wish.plan.path}. {why}"


async def check_tests(wish: TestsWish, reply: str, options: GenerateOptions) -> CheckedTests:
    """Check one reply with tests, from any model or none; without a sandbox they are not run."""
    read = await aside(LARGE, lambda: _read(wish, reply, options.packages))
    if isinstance(read, tuple):
        return CheckedTests(None, unread_code(read))
    verdict = await aside(LARGE, lambda: verify_tests(verify_generated(read.code), read))
    if options.sandbox is None or not verdict.passed:
        return CheckedTests(read.draft, verdict, tests_line(read))
    examples = tuple(_runnable(read))
    after = read.code.after
    order = TrialOrder(
        after.language.id,
        wish.place,
        source=decode(after.data).removeprefix("\ufeff"),
        name="",
        lines=(1, len(after.lines.starts)),
        examples=examples,
        folders=wish.folders,
    )
    trial = await options.sandbox.run(order)
    if trial.declined:
        return CheckedTests(read.draft, verdict, tests_line(replace(read, not_run=trial.declined)))
    not_run = trial.refused or trial.broken or _not_run(read, examples)
    tried = replace(read, ran=trial.ran, not_run=not_run)
    verdict = await aside(LARGE, lambda: verify_tests(verify_generated(tried.code), tried))
    return CheckedTests(read.draft, verdict, tests_line(tried))


def _read(wish: TestsWish, reply: str, packages: Packages) -> TestEvidence | tuple[str, ...]:
    """Return what a reply puts into the file of tests, or why nothing of it is one."""
    plan, language = wish.plan, wish.snapshot.parsed.language
    candidates, unread = read_code(reply, "")
    if not candidates:
        return unread
    draft, unplaced = drafted(language, plan, candidates)
    if draft is None:
        return unplaced
    before = parse(language, encode(plan.text or ""))
    edit = _merged(before.data, draft.edits)
    target = Target(Asked.COMMENT, None, edit.span, "", "", stub=False)
    own = {plan.framework.id, *_MODULE.findall(plan.entry)}
    code = GeneratedEvidence(
        before, target, Generated(edit, draft.code), packages=replace(packages, named=packages.named | own)
    )
    return TestEvidence(plan, draft, replace(code, dangers=tuple(_dangers(wish, code))))


def _merged(data: bytes, edits: tuple[Edit, ...]) -> Edit:
    """Return one edit that does what several do."""
    after = apply_edits(data, edits)
    start, end = min(each.span.start for each in edits), max(each.span.end for each in edits)
    return Edit(Span(start, end), after[start : end + len(after) - len(data)])


def _dangers(wish: TestsWish, code: GeneratedEvidence) -> Iterator[Danger]:
    """Yield what the rules find in the tests, and what these do that the tested code does not.

    That a test holds a made-up password is no reason to refuse it.
    """
    before, after = code.parsed, code.after
    known = {each.fingerprint for each in floor_findings(before)}
    for each in floor_findings(after):
        if each.fingerprint not in known:
            sure = each.severity.rank > 1 and each.confidence.rank > 0 and not same_weakness(each.cwe, _SECRETS)
            yield Danger(f"CWE-{each.cwe} {each.title}", sure)
    found = surprises_in_tests(wish.snapshot.parsed, wish.plan.symbol, before, after, code.put)
    yield from (surprising(after, each) for each in found)


def _runnable(evidence: TestEvidence) -> Iterator[Example]:
    """Yield the tests that need nobody's arguments, as examples that must only run."""
    for each in symbols_in(evidence.code.after)[1:]:
        owner = each.qualified_name.rpartition(".")[0]
        if each.name not in evidence.draft.names or each.decorators or "async" in each.keyword:
            continue
        if not owner and not each.parameters:
            yield Example(f"{each.name}()", None)
        elif owner and not each.documented_parameters:
            made = f'{owner}("{each.name}").debug()' if evidence.plan.framework.opens else f"{owner}().{each.name}()"
            yield Example(made, None)


def _not_run(evidence: TestEvidence, examples: Sequence[Example]) -> str:
    left = len(evidence.draft.names) - len(examples)
    return f"{left} need{'s' if left == 1 else ''} the runner of {evidence.plan.framework.name}" if left else ""


def _question(wish: TestsWish, options: GenerateOptions) -> Question:
    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return testing_messages(wish.snapshot.parsed, wish.plan, problems, marker=marker, budget=CONTEXT_BUDGET)

    return Question(messages, row_of(TaskKind.CODE_GENERATION).output_budget, options.interactive)


def _task(wish: TestsWish, question: Question) -> Task:
    parsed, kind = wish.snapshot.parsed, TaskKind.CODE_GENERATION
    return Task(
        id=uuid4().hex,
        kind=kind,
        complexity=complexity_of_code(kind, features_of(parsed, wish.plan.symbol)),
        tokens=question.tokens + TOLD_TOKENS,
        language=parsed.language.id,
        subject=wish.plan.symbol,
    )
