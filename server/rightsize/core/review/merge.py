"""Findings of the rules and of a model put together: what both saw is one finding, and surer than either."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.review.finding import Confidence, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.review.finding import Finding

_FAMILIES = (
    {22, 23, 35, 36, 73, 59},
    {77, 78, 88},
    {79, 80, 83, 87, 116},
    {89, 564, 943},
    {90, 643, 917, 91},
    {94, 95, 96, 1336},
    {119, 120, 125, 787, 788, 823},
    {256, 259, 321, 522, 798},
    {295, 297, 296, 757},
    {326, 327, 328, 916, 759, 760},
    {330, 331, 335, 338},
    {377, 378, 379, 367},
    {400, 770, 1333},
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
        partners = [other for other in left if same_weakness(each.cwe, other.cwe) and each.span.overlaps(other.span)]
        left = [other for other in left if other not in partners]
        found.append(_agreed(each, partners[0]) if partners else each)
    return tuple(sorted([*found, *left], key=lambda each: (each.span, each.cwe, each.rule)))


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of which none says the same of overlapping code; the surest of those stays."""
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda finding: (-finding.confidence.rank, -finding.severity.rank, finding.span)):
        if not any(same_weakness(each.cwe, other.cwe) and each.span.overlaps(other.span) for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: (each.span, each.cwe)))


def _agreed(model: Finding, rules: Finding) -> Finding:
    return replace(
        model,
        source=Source.BOTH,
        rule=rules.rule,
        confidence=Confidence.HIGH,
        severity=max(model.severity, rules.severity, key=lambda each: each.rank),
        suppressed=rules.suppressed or model.suppressed,
    )


def at_least(findings: Sequence[Finding], bar: Severity) -> tuple[Finding, ...]:
    """Return the findings that nobody suppressed and that are as severe as the bar."""
    return tuple(each for each in findings if not each.suppressed and each.severity.rank >= bar.rank)
