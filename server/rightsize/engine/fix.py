"""Fix: from a finding, or what another tool says of the code, to code of which nobody finds it any more.

It is a task of generation with demands of its own: what saw the fault looks again.  Rules do so at once.  What a model
saw, a model of tier 4 reads again, and where none can, the fix is shown as not confirmed and never applied in silence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.errors import SourceError
from rightsize.core.generation.repair import repair_target
from rightsize.core.prompts.repair import repair_evidence, repair_instruction
from rightsize.core.review.finding import Source
from rightsize.core.review.merge import same_weakness
from rightsize.core.review.scanned import PREFIX
from rightsize.core.review.suppress import REFUTED, hushed_in
from rightsize.core.review.surprises import hidden
from rightsize.core.tasks.generation import Complaint
from rightsize.core.text import decode
from rightsize.core.verification.evidence import quoted
from rightsize.core.verification.repairs import FAULT_GONE, REPAIR_CHECKS, Recheck, RepairCheck, RepairEvidence
from rightsize.engine.aside import aside
from rightsize.engine.floor import Looks
from rightsize.engine.generate import Commission, generate
from rightsize.engine.generated import Demand
from rightsize.engine.review import ReviewOptions, review
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.core.text import Span
    from rightsize.core.verification.evidence import Finding as Fault
    from rightsize.core.verification.generated_evidence import GeneratedEvidence
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import GenerationResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.writing import GenerateOptions

NO_PLACE = "no statement of the code can be replaced there; mend it by hand"
_CANNOT_ASK = "Whether it is gone was not looked at: {teller} cannot be asked here."
_NOT_READ = "That the weakness is gone is not confirmed: {reason}"
_MOST_LEFT = 4


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is to be mended: where, as it is told, and the finding where Rightsize itself says so."""

    place: Span
    complaint: Complaint
    finding: Finding | None = None


def wrong_of(finding: Finding) -> Wrong:
    """Return a finding as something to be mended."""
    teller = {
        Source.RULES: f"the rule {finding.rule}",
        Source.MODEL: finding.model,
        Source.BOTH: f"the rule {finding.rule} and {finding.model}",
    }[finding.source]
    title = f"{finding.title} (CWE-{finding.cwe})"
    complaint = Complaint(teller, title, finding.message, finding.remedy, finding.quote)
    return Wrong(finding.span, complaint, finding)


async def fix(
    runtime: Runtime,
    snapshot: Snapshot,
    wrong: Wrong,
    options: GenerateOptions,
    reporter: Reporter,
    looks: Looks | None = None,
) -> GenerationResult:
    """Have something mended, tier by tier, until what saw it does not see it any more.

    Parameters:
        looks: what was seen of the file before, by whoever has several things mended in it.

    Raises:
        SourceError: nothing can be replaced where it stands.
    """
    parsed = snapshot.parsed
    target = await aside(len(parsed.data), lambda: repair_target(parsed, wrong.place))
    if target is None:
        raise SourceError(f"`{wrong.complaint.title}`: {NO_PLACE}")
    commission = Commission(
        snapshot,
        target,
        instruction=repair_instruction(imports=bool(parsed.language.helpers or parsed.language.import_nodes)),
        evidence=repair_evidence(wrong.complaint, parsed.lines.line_of(wrong.place.start) + 1),
        demands=tuple(
            _demand(row, _looker(runtime, snapshot, wrong, reporter, looks or Looks())) for row in REPAIR_CHECKS
        ),
    )
    return await generate(runtime, commission, options, reporter)


def unconfirmed(result: GenerationResult) -> str:
    """Return why nobody can say that the fault of a fix is gone, one sentence, or nothing where somebody could."""
    doubts = result.verdict.doubts if result.verdict else ()
    return " ".join(each.message for each in doubts if each.check == FAULT_GONE.name)


def _demand(row: RepairCheck, look: Callable[[GeneratedEvidence], Awaitable[Recheck]]) -> Demand:
    async def find(evidence: GeneratedEvidence) -> Sequence[Fault]:
        at_once = Recheck(hushed=_hushed(evidence), hidden=_hidden(evidence))
        seen = await look(evidence) if row is FAULT_GONE else at_once
        return tuple(row.find(RepairEvidence(evidence, seen)))

    return Demand(row.name, find)


def _hushed(evidence: GeneratedEvidence) -> tuple[str, ...]:
    """Return what silences tools in the new code and did not stand in the old."""
    old = Counter(hushed_in(decode(evidence.target.span.of(evidence.parsed.data))))
    new = Counter(hushed_in(decode(evidence.put.of(evidence.after.data))))
    return tuple((new - old).elements())


def _hidden(evidence: GeneratedEvidence) -> tuple[str, ...]:
    """Return what the new code says only by a text, with its line, and the old did not."""
    after = evidence.after
    found = hidden(evidence.parsed, after, evidence.target, evidence.put)
    lines = after.lines
    return tuple(f"{quoted(each.quote)} on line {lines.line_of(each.span.start) + 1}" for each in found)


def _looker(
    runtime: Runtime, snapshot: Snapshot, wrong: Wrong, reporter: Reporter, looks: Looks
) -> Callable[[GeneratedEvidence], Awaitable[Recheck]]:
    """Return what looks at the new code as whoever saw the fault would."""

    async def look(evidence: GeneratedEvidence) -> Recheck:
        finding = wrong.finding
        if finding is None:
            return Recheck(unsure=_CANNOT_ASK.format(teller=wrong.complaint.teller))
        after = Snapshot(snapshot.path, evidence.after, snapshot.version)
        seen, _ = await looks.floor_of(runtime, snapshot, evidence.target.span)
        found, unread = await looks.floor_of(runtime, after, evidence.put)
        old, new = _alike(seen, finding), _alike(found, finding)
        # What was there besides may stay: of twins, one must go.
        known = Counter(_key(each) for each in old if not each.span.overlaps(finding.span))
        left = tuple(_by_rules(known, new))
        blind = unread if finding.rule.startswith(PREFIX) else [each for each in unread if f" {finding.rule} (" in each]
        if blind and not left:
            return Recheck(unsure=_NOT_READ.format(reason=" ".join(blind)))
        if left or finding.source is Source.RULES:
            return Recheck(left[:_MOST_LEFT])
        return await _by_model(runtime, after, evidence.put, finding, reporter)

    return look


def _alike(found: Sequence[Finding], finding: Finding) -> list[Finding]:
    """Return what the rules see of a weakness, whatever comments ask."""
    return [each for each in found if same_weakness(each.cwe, finding.cwe) and not each.suppressed.startswith(REFUTED)]


def _by_rules(known: Counter[tuple[int, str]], found: Sequence[Finding]) -> Iterator[str]:
    """Yield what the rules say of the new code: the finding itself, or the same weakness in other words."""
    for each in found:
        if known[_key(each)] > 0:
            known[_key(each)] -= 1
            continue
        yield f"The rule {each.rule} finds it in the new code: {_folded(each.quote)[:120]}"


def _key(finding: Finding) -> tuple[int, str]:
    return finding.cwe, _folded(finding.quote)


def _folded(text: str) -> str:
    return " ".join(text.split())


async def _by_model(runtime: Runtime, after: Snapshot, put: Span, finding: Finding, reporter: Reporter) -> Recheck:
    """Have the new code reviewed; an answer that cannot be read, or none, confirms nothing."""
    read = await review(runtime, after, put, ReviewOptions(confirm="off"), reporter)
    if read.errors or not read.reviewer:
        return Recheck(unsure=_NOT_READ.format(reason=" ".join(read.errors) or "no model has read the new code."))
    left = [
        f"{each.model} still finds it: {each.title}. {each.message}"
        for each in read.findings
        if each.source is not Source.RULES and same_weakness(each.cwe, finding.cwe)
    ]
    return Recheck(tuple(left[:_MOST_LEFT]))
