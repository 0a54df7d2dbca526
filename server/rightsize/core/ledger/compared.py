"""What answers cost beside what tier 4 alone would have cost for them: the same answers on both sides.

What was spent on a task without an answer is on neither side, and so is an answer that was undone: nobody knows what
tier 4 would have made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rightsize.core.ledger.record import CACHE, CallRecord, OutcomeRecord

if TYPE_CHECKING:
    from rightsize.core.ledger.lines import Record, Unread

WITHOUT_COST: Final = frozenset({CACHE, "embedded", "fake"})
"""Engines that cost nothing: what they answered is never counted as saved."""

MOST_OPEN: Final = 2_000
"""Tasks whose next attempt is waited for; one that was stopped in between may have none."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one answer adds to the two sides, or takes from them again.

    Attributes:
        timestamp: of the attempt that passed.
        spent: what the answer cost, with the attempts that were refused before it.
        instead: what it would have cost on tier 4 alone.
    """

    timestamp: str
    spent: float
    instead: float

    @property
    def undone(self) -> Weight:
        """The same, taken away."""
        return Weight(self.timestamp, -self.spent, -self.instead)


@dataclass(slots=True)
class Compared:
    """Which answers stand; takes records one by one, in the order of the ledger."""

    _open: dict[tuple[str, int], float] = field(default_factory=dict)
    _answers: dict[str, Weight] = field(default_factory=dict)
    _undone: set[str] = field(default_factory=set)

    def add(self, record: Record | Unread) -> Weight | None:
        """Take one line, and return what it changes, or None."""
        if isinstance(record, CallRecord):
            return self._call(record)
        return self._outcome(record) if isinstance(record, OutcomeRecord) else None

    def _call(self, call: CallRecord) -> Weight | None:
        costs, question = call.engine not in WITHOUT_COST, (call.task_id, call.turn)
        spent = self._open.pop(question, 0.0) + (call.cost_units if costs else 0.0)
        if not call.final:
            self._open[question] = spent
            if len(self._open) > MOST_OPEN:
                del self._open[next(iter(self._open))]
            return None
        if call.turn == 0:  # How a request was split: part of what its answers cost, and nothing on tier 4 alone.
            return Weight(call.timestamp, spent, 0.0)
        if not costs or call.verdict != "passed" or call.quality_eval is None or call.id in self._answers:
            return None
        weight = Weight(call.timestamp, spent, call.tier4_cost)
        if call.turn == 1:
            self._answers[call.id] = weight
        return None if call.turn == 1 and call.id in self._undone else weight

    def _outcome(self, outcome: OutcomeRecord) -> Weight | None:
        """Let the latest word on an answer count: what was undone may be redone."""
        undone, was = outcome.outcome == "undone", outcome.call_id in self._undone
        (self._undone.add if undone else self._undone.discard)(outcome.call_id)
        weight = self._answers.get(outcome.call_id)
        if weight is None or undone == was:
            return None
        return weight.undone if undone else weight
