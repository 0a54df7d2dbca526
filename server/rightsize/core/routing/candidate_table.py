"""Every candidate of a decision as a row of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.routing.explain import name_of

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Candidate, Decision

TABLE_HEADER = ("tier", "model", "Q", "asked", "C", "U", "window", "verdict")


def table_rows(decision: Decision) -> tuple[tuple[str, ...], ...]:
    """Return a row of cells for each candidate in the order of `TABLE_HEADER`, by tier and cost."""
    ordered = sorted(decision.candidates, key=lambda each: (each.model.tier, each.model.cost, each.model.litellm_name))
    return tuple(_table_row(decision, each) for each in ordered)


def _table_row(decision: Decision, each: Candidate) -> tuple[str, ...]:
    return (
        str(each.model.tier),
        name_of(each.model),
        f"{each.quality:.4f}",
        f"{decision.threshold:g}",
        f"{each.model.cost:.3g}",
        f"{each.utility:+.4f}",
        f"{each.window:,}",
        f"chosen: {decision.reason}" if each.model is decision.model else each.reason,
    )
