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
        answer: output tokens of one answer; no attempt begins where they could exceed a bound.
        repairs: how often a fault of form goes back to the same tier.
        told: problems of earlier answers that an attempt hears of; more would crowd out the source.
    """

    max_attempts: int
    max_seconds: float
    max_tokens: int
    max_cost: float
    answer: int
    repairs: int = 1
    told: int = 12


_LONG = 3_600.0
"""Seconds of a task whose answers may be long."""


def _row(kind: TaskKind, *, max_seconds: float, max_tokens: int, max_cost: float, told: int = 12) -> LadderLimits:
    return LadderLimits(4, max_seconds, max_tokens, max_cost, row_of(kind).output_budget, told=told)


LADDERS: Mapping[TaskKind, LadderLimits] = {
    TaskKind.DOCUMENTATION: _row(TaskKind.DOCUMENTATION, max_seconds=900, max_tokens=3_000, max_cost=2.0),
    TaskKind.SUMMARISATION: _row(TaskKind.SUMMARISATION, max_seconds=900, max_tokens=4_000, max_cost=2.5),
    TaskKind.QA_SIMPLE: _row(TaskKind.QA_SIMPLE, max_seconds=900, max_tokens=4_000, max_cost=2.5, told=6),
    TaskKind.CODE_GENERATION: _row(TaskKind.CODE_GENERATION, max_seconds=1_800, max_tokens=10_000, max_cost=6.0),
    TaskKind.CODE_REVIEW: _row(TaskKind.CODE_REVIEW, max_seconds=3_600, max_tokens=10_000, max_cost=10.0, told=6),
    TaskKind.REASONING: _row(TaskKind.REASONING, max_seconds=3_600, max_tokens=10_000, max_cost=10.0, told=6),
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
        return self._over(LADDERS[kind])

    def asked(self, kind: TaskKind, answer: int) -> LadderLimits:
        """Return the bounds of a task of free text, whose answers may be long where these bounds leave room for it.

        Parameters:
            answer: output tokens of one answer; never fewer than the kind's own budget.
        """
        row = LADDERS[kind]
        if kind is TaskKind.CODE_REVIEW or answer <= row.answer:
            return self._over(row)
        all_ = row.max_attempts * answer
        bounds = self._over(
            replace(
                row, max_tokens=max(row.max_tokens, all_), max_cost=max(row.max_cost, all_ / 1000), max_seconds=_LONG
            )
        )
        room = min(answer, bounds.max_tokens, int(bounds.max_cost * 1000))
        return replace(bounds, answer=max(row.answer, room))

    def _over(self, limits: LadderLimits) -> LadderLimits:
        set_ = {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}
        return replace(limits, **set_)
