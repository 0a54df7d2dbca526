"""The ladder's table: for each kind of task how often, how long and at what cost is tried, and what is told further."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LadderLimits:
    """Bounds of one task over all its attempts; none of them is ever exceeded.

    Attributes:
        max_attempts: attempts in all.
        max_seconds: from the first request to the last answer, waiting and loading included.
        max_tokens: output tokens.
        max_cost: cost units, one for a thousand output tokens of a tier 4 model.
        repairs: how often a fault of form goes back to the same tier.
        told: problems of earlier answers that an attempt hears of; more would crowd out the source.
    """

    max_attempts: int
    max_seconds: float
    max_tokens: int
    max_cost: float
    repairs: int = 1
    told: int = 12


LADDERS: Mapping[TaskKind, LadderLimits] = {
    TaskKind.DOCUMENTATION: LadderLimits(max_attempts=4, max_seconds=900, max_tokens=3_000, max_cost=2.0),
    TaskKind.SUMMARISATION: LadderLimits(max_attempts=4, max_seconds=900, max_tokens=4_000, max_cost=2.5),
    TaskKind.QA_SIMPLE: LadderLimits(max_attempts=4, max_seconds=900, max_tokens=4_000, max_cost=2.5, told=6),
    TaskKind.CODE_GENERATION: LadderLimits(max_attempts=4, max_seconds=1_800, max_tokens=10_000, max_cost=6.0),
    TaskKind.CODE_REVIEW: LadderLimits(max_attempts=4, max_seconds=3_600, max_tokens=10_000, max_cost=10.0, told=6),
    TaskKind.REASONING: LadderLimits(max_attempts=4, max_seconds=3_600, max_tokens=10_000, max_cost=10.0, told=6),
}
"""A row a kind: room for four full answers of the models that are likely asked, on a slow machine too."""


@dataclass(frozen=True, slots=True)
class LadderOverrides:
    """What the user wants in the place of the table's bounds, for every kind; None keeps the kind's own."""

    max_attempts: int | None = None
    max_seconds: float | None = None
    max_tokens: int | None = None
    max_cost: float | None = None

    def limits(self, kind: TaskKind) -> LadderLimits:
        """Return the bounds of a kind of task."""
        set_ = {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}
        return replace(LADDERS[kind], **set_)


def answer_budget(kind: TaskKind) -> int:
    """Return the output tokens that one answer may take: no attempt begins where they could exceed a bound."""
    return row_of(kind).output_budget
