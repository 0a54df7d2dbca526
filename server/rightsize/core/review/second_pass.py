"""What a second pass about a finding came to, in words: yes, no, or no answer, which says nothing of the finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.review.finding import Finding

CONFIRMED = "confirmed by a second pass"
NOT_CONFIRMED = "not confirmed by a second pass"
NO_ANSWER = "not confirmed, since the second pass failed"
"""The last where none came to an answer: nobody has said no."""


def has_failed(finding: Finding) -> bool:
    """Tell whether a finding is not confirmed only because no second pass came to an answer."""
    return finding.confirmation.startswith(NO_ANSWER)


def failed_passes(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return a sentence where no second pass about some of the findings came to an answer, and nothing elsewhere."""
    reasons = [each.confirmation.removeprefix(f"{NO_ANSWER}: ") for each in findings if has_failed(each)]
    if not reasons:
        return ()
    count = "1 finding" if len(reasons) == 1 else f"{len(reasons)} findings"
    return (f"the second pass about {count} failed, shown as not confirmed: {' '.join(dict.fromkeys(reasons))}",)


def as_confirmed_before(findings: Iterable[Finding], before: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings, those of which the last pass said nothing as sure as one before had made them."""
    known = {each.fingerprint: each for each in before if each.confirmation == CONFIRMED}
    return tuple(
        replace(each, confirmation=CONFIRMED, confidence=known[each.fingerprint].confidence)
        if has_failed(each) and each.fingerprint in known
        else each
        for each in findings
    )
