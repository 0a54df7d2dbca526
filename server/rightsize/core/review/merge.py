"""Findings of the rules and of a model put together: what both saw is one finding, and surer than either."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.review.finding import Confidence, Related, Source
from rightsize.core.review.second_pass import CONFIRMED
from rightsize.core.review.suppress import is_refuted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.review.finding import Finding, Severity

_FAMILIES = (
    {22, 23, 35, 36, 73, 59},
    {77, 78, 88},
    {79, 80, 83, 87, 116},
    {89, 564, 943},
    {90, 643, 917, 91},
    {94, 95, 96, 1336},
    {119, 120, 125, 787, 788, 823},
    {190, 191, 197, 680, 681},
    {256, 259, 321, 522, 798},
    {276, 277, 279, 732},
    {295, 297, 296, 757},
    {326, 327, 328, 916, 759, 760},
    {330, 331, 335, 338},
    {362, 366, 367},
    {377, 378, 379, 367},
    {400, 405, 409, 770, 789, 1333},
    {611, 776, 827},
)
"""Weaknesses that are told apart by a detail; MITRE lists each group as parents, children or peers."""


def same_weakness(one: int, other: int) -> bool:
    """Tell whether two numbers stand for one weakness, or for two that only a detail tells apart."""
    return one == other or any(one in family and other in family for family in _FAMILIES)


def merged(floor: Iterable[Finding], model: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return all findings in the order of the text, each once; where both saw one, the model's words are kept."""
    left = list(floor)
    found: list[Finding] = []
    for each in without_repeats(model):
        partners = [other for other in left if _says_the_same(each, other)]
        left = [other for other in left if other not in partners]
        found.append(_agreed(each, min(partners, key=_is_suppressed)) if partners else each)
    return numbered(sorted([*found, *left], key=lambda each: (each.span, each.cwe, each.rule)))


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of which none says the same of overlapping code; the surest of those stays, as grave as any.

    One that is passed over never stands for one that is not.
    """
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda one: (_is_suppressed(one), -one.confidence.rank, one.span)):
        at = next((place for place, other in enumerate(kept) if _says_the_same(each, other)), None)
        if at is None:
            kept.append(each)
        else:
            kept[at] = replace(kept[at], severity=_graver(kept[at], each))
    return tuple(sorted(kept, key=lambda each: (each.span, each.cwe)))


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, which are in the order of the text, each with its number among its twins.

    What is refuted counts apart: whether another scanner is there must not change what a finding is known by.
    """
    before: Counter[tuple[str, bool]] = Counter()
    found = []
    for each in findings:
        kind = each.alike, is_refuted(each)
        found.append(replace(each, twin=before[kind]))
        before[kind] += 1
    return tuple(found)


def _is_suppressed(finding: Finding) -> bool:
    return bool(finding.suppressed)


def _says_the_same(one: Finding, other: Finding) -> bool:
    return same_weakness(one.cwe, other.cwe) and one.span.overlaps(other.span)


def _graver(one: Finding, other: Finding) -> Severity:
    return max(one.severity, other.severity, key=lambda each: each.rank)


def _agreed(model: Finding, rules: Finding) -> Finding:
    """Return what both saw; whether it is passed over is asked at the rules' place, since a model may quote more.

    What a model sees too is not refuted any more.  What its second pass did not confirm stays
    as unsure as that made it.
    """
    sure = model.confirmation in {"", CONFIRMED}
    return replace(
        model,
        source=Source.BOTH,
        rule=rules.rule,
        also=rules.also,
        confidence=Confidence.HIGH if sure else model.confidence,
        severity=_graver(model, rules),
        suppressed="" if is_refuted(rules) else rules.suppressed,
        related=(*_place_of(rules, model), *rules.related),
    )


def _place_of(rules: Finding, model: Finding) -> tuple[Related, ...]:
    """Return where the rules see what a model shows elsewhere, or nothing where both point at the same."""
    if rules.span == model.span:
        return ()
    return (Related(rules.span, f"{rules.rule} sees it here", rules.quote),)


def at_least(findings: Sequence[Finding], bar: Severity) -> tuple[Finding, ...]:
    """Return the findings that nobody suppressed and that are as severe as the bar."""
    return tuple(each for each in findings if not each.suppressed and each.severity.rank >= bar.rank)
