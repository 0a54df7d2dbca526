"""Check of the length budget: a doc is read by people, and a runaway answer is no doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.evidence import Evidence

SUMMARY = 500
DESCRIPTION = 5_000
WHOLE = 20_000
_UNBOUNDED = frozenset({"details", "example"})


def too_long(evidence: Evidence) -> Iterator[Finding]:
    """Find texts beyond the budget, in characters."""
    whole = sum(len(field.text) for field in evidence.fields)
    if whole > WHOLE:
        written = all(evidence.stood(field.text) for field in evidence.fields)
        yield Finding(f"The doc has {whole:,} characters; the budget is {WHOLE:,}.", doubtful=written)
        return
    for field in evidence.prose:
        budget = SUMMARY if field.place == "summary" else DESCRIPTION
        if field.place not in _UNBOUNDED and len(field.text) > budget:
            message = f"{field.place.capitalize()} has {len(field.text):,} characters; the budget is {budget:,}."
            yield Finding(message, doubtful=evidence.stood(field.text))
