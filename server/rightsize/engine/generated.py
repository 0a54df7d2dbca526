"""From a reply's text to a verdict on the code in it: read it, put it in its place, run its examples, check it all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import reparse
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.examples import examples_for
from rightsize.core.generation.leeway import with_leeway
from rightsize.core.generation.pages import Pages, page_examples
from rightsize.core.generation.remarks import remarks_of
from rightsize.core.generation.splice import spliced
from rightsize.core.generation.targets import body_target
from rightsize.core.prompts.code_reply import beside_code, read_code
from rightsize.core.review.finding import Confidence, Severity
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.look_alikes import oddities
from rightsize.core.review.surprises import surprises
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, apply_edits, decode, encode
from rightsize.core.verification.evidence import settled
from rightsize.core.verification.generated import unread_code, verify_generated
from rightsize.core.verification.generated_evidence import Danger, GeneratedEvidence, Runs
from rightsize.core.verification.trial_words import trial_line
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.aside import aside
from rightsize.engine.ports import TrialOrder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.surprises import Surprise
    from rightsize.core.tasks.generation import Example, Generated, Target
    from rightsize.core.verification.evidence import Finding
    from rightsize.core.verification.generated_evidence import Packages
    from rightsize.engine.ports import Sandbox
    from rightsize.engine.snapshot import Snapshot


_LOOK_ALIKE = "orders.look-alike"


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """What a reply came to.

    Attributes:
        generated: the code with its edit, or None where none fits.
        examples: how many there are.
        ran: how many of them ran.
        trial: how many ran and how that ended, or why none did, as a sentence; empty for code that none are of.
    """

    generated: Generated | None
    verdict: Verdict
    examples: int = 0
    ran: int = 0
    trial: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """What an answer must satisfy besides the checks of every answer, as that a finding is gone.

    Attributes:
        name: what verdicts call it, as a row of the checks table.
        find: what is wrong with the answer, a doubtful finding being a warning; it may ask a model.
    """

    name: str
    find: Callable[[GeneratedEvidence], Awaitable[Sequence[Finding]]]


@dataclass(frozen=True, slots=True)
class Terms:
    """What one answer is held against besides the file.

    Attributes:
        demands: what it must satisfy besides the checks of every answer.
        instruction: what a person asked for in words.
        pages: what the project's README and docs say; their examples count as the doc's do.
    """

    demands: tuple[Demand, ...] = ()
    instruction: str = ""
    pages: Pages = field(default_factory=Pages)


_NO_TERMS = Terms()


async def check_generated(
    snapshot: Snapshot,
    target: Target,
    reply: str,
    packages: Packages,
    sandbox: Sandbox | None,
    terms: Terms = _NO_TERMS,
) -> CodeCheck:
    """Check one reply to a generation task, from any model or none; without a sandbox its examples are not run.

    What is demanded besides is asked last, one after the other, until something refuses the answer.
    """
    size = len(snapshot.parsed.data) + terms.pages.size
    read = await aside(size, lambda: _read(snapshot, target, reply, packages, terms))
    if isinstance(read, Verdict):
        return CodeCheck(None, read)
    evidence, verdict = read
    if sandbox is not None and verdict.passed and (evidence.examples or target.asked is Asked.BODY):
        trial = await sandbox.run(_order(snapshot, evidence))
        runs = Runs(trial.ran, trial.refused, trial.broken, trial.guilty, trial.tests, trial.declined)
        evidence = replace(evidence, runs=runs)
        verdict = await aside(size, lambda: verify_generated(evidence))
    for demand in terms.demands:
        if not verdict.passed:
            break
        found = await demand.find(evidence)
        problems = (Problem(demand.name, each.message, warns=each.doubtful) for each in found)
        settled_by = (demand.name,) * settled(found)
        verdict = replace(verdict, problems=(*verdict.problems, *problems), checks=(*verdict.checks, *settled_by))
    ran = sum(each.outcome != "skipped" for each in evidence.runs.ran)
    return CodeCheck(evidence.generated, verdict, len(evidence.examples), ran, trial_line(evidence))


def _read(
    snapshot: Snapshot, target: Target, reply: str, packages: Packages, terms: Terms
) -> Verdict | tuple[GeneratedEvidence, Verdict]:
    """Return what a reply puts into the file with the verdict of all that needs no running, or why nothing fits."""
    parsed = snapshot.parsed
    candidates, unread = read_code(reply, target.symbol.name if target.symbol else "")
    if not candidates:
        return unread_code(unread)
    generated, unplaced = spliced(parsed, target, candidates)
    if generated is None:
        return unread_code(unplaced)
    generated = replace(generated, beside=beside_code(reply, generated.code))
    after = reparse(parsed, apply_edits(parsed.data, generated.edits), generated.edits)
    examples = known_examples(parsed, target, terms.pages, _written(after, generated))
    evidence = GeneratedEvidence(parsed, target, generated, examples, packages)
    evidence = replace(evidence, dangers=_dangers(evidence, terms.instruction), disguises=tuple(_disguises(evidence)))
    return evidence, verify_generated(evidence)


def known_examples(parsed: Parsed, target: Target, pages: Pages, written: Sequence[str] = ()) -> tuple[Example, ...]:
    """Return every example of a target: of its doc or comment, of comments around it, of the project's pages.

    Parameters:
        written: the functions that an answer puts in, which a comment's examples are about.
    """
    known = {each.name for each in symbols_in(parsed)[1:]}
    own = examples_for(target, written, known, remarks_of(parsed, target))
    said = {(each.source, each.expected) for each in own}
    told = page_examples(parsed, target, pages, known)
    return with_leeway(target, (*own, *(each for each in told if (each.source, each.expected) not in said)))


def _written(after: Parsed, generated: Generated) -> tuple[str, ...]:
    """Return the names of the functions that an edit puts into a file."""
    put = generated.put
    found = (each for each in symbols_in(after)[1:] if put.encloses(each.span) and each.kind is not SymbolKind.CLASS)
    return tuple(each.name for each in found if "." not in each.qualified_name)


def _order(snapshot: Snapshot, evidence: GeneratedEvidence) -> TrialOrder:
    after, put, symbol = evidence.after, evidence.put, evidence.target.symbol
    return TrialOrder(
        after.language.id,
        snapshot.path,
        source=decode(after.data).removeprefix("\ufeff"),
        name=symbol.name if symbol and evidence.target.asked is not Asked.COMMENT else "",
        lines=(after.lines.line_of(put.start) + 1, after.lines.line_of(put.end) + 1),
        examples=evidence.examples,
        stubs=tuple(_stubs(after)),
    )


def _stubs(parsed: Parsed) -> Iterator[str]:
    """Yield the names of the functions of a file that are not written yet."""
    for each in symbols_in(parsed)[1:]:
        place = body_target(parsed, each)
        if place is not None and place.stub:
            yield each.name


def _dangers(evidence: GeneratedEvidence, instruction: str) -> tuple[Danger, ...]:
    """Return what the rules find after the edit and did not find before, and what else is new and does harm."""
    before, after = evidence.parsed, evidence.after
    old = Counter(each.fingerprint for each in floor_findings(before))
    new: list[Danger] = []
    seen: list[Span] = []
    for each in floor_findings(after):
        if old[each.fingerprint]:
            old[each.fingerprint] -= 1
            continue
        sure = each.severity.rank >= Severity.HIGH.rank and each.confidence.rank > Confidence.LOW.rank
        line = after.lines.line_of(each.span.start) + 1
        new.append(Danger(f"CWE-{each.cwe} {each.title}", sure, each.cwe, line))
        seen.append(each.span)
    found = surprises(before, after, evidence.target, evidence.put, instruction)
    return (*new, *(surprising(after, each) for each in found if not _is_told(each, seen)))


def _disguises(evidence: GeneratedEvidence) -> Iterator[Danger]:
    """Yield names of the new code that are made to look like others, and did not stand in the old."""
    after, put = evidence.after, evidence.put
    if evidence.generated.edit.new.isascii():
        return
    text, old = decode(after.data), decode(evidence.target.span.of(evidence.parsed.data))
    for each in oddities(text):
        name = text[each.start : each.end]
        start = len(encode(text[: each.start]))
        if each.rule == _LOOK_ALIKE and name not in old and put.start <= start < put.end and _is_code(after, start):
            yield Danger(name, sure=True, line=after.lines.line_of(start) + 1, does=each.says)


def _is_code(parsed: Parsed, offset: int) -> bool:
    """Tell whether an offset lies in code, and not in a text or a comment of people."""
    node = parsed.root.descendant_for_byte_range(offset, offset + 1)
    while node is not None:
        if node.type in parsed.language.atoms or node.type in parsed.language.comments:
            return False
        node = node.parent
    return True


def _is_told(found: Surprise, seen: Sequence[Span]) -> bool:
    """Tell whether a rule says of the same place what is wrong with it."""
    return any(each.overlaps(found.construct.span) for each in seen)


def surprising(after: Parsed, found: Surprise) -> Danger:
    """Return a construct that is new as the checks are told of it: refused where nobody asked for it."""
    construct = found.construct
    line = after.lines.line_of(construct.span.start) + 1
    return Danger(construct.name, construct.kind.refuses and not found.asked, line=line, does=construct.kind.says)
