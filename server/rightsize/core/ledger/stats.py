"""What the ledger adds up to: calls, cost, quality, and what was saved against tier 4 alone.

A `Tally` takes records one by one, in the order of the ledger, so that whoever keeps one reads each line once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.ledger.compared import WITHOUT_COST, Compared
from rightsize.core.ledger.lines import Unread
from rightsize.core.ledger.record import CACHE, CallRecord, OutcomeRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.ledger.lines import Record


@dataclass(frozen=True, slots=True)
class PassRate:
    """How the judged attempts of one kind on one tier ended; an answer that was undone did not pass.

    A task counts by its first question: that a review reads once more, or confirms, is no other answer that passed.
    """

    task_type: str
    tier: int
    passed: int
    judged: int

    @property
    def rate(self) -> float:
        """The share that passed."""
        return self.passed / self.judged


@dataclass(frozen=True, slots=True)
class Stats:
    """The ledger in figures; costs are in relative units (1 is a thousand output tokens of tier 4), not money.

    Attributes:
        total_calls: of models, and drafts of the embedded engine.
        from_cache: answers that were given again; they are no calls.
        avg_quality: mean of what has a verdict, of each task's first question, None where nothing has.
        calls_by_tier: tier 0 is the embedded engine.
        tier4_cost: what the final answers of models would have cost on tier 4 alone; undone ones are left out.
        answers_cost: what the same answers cost, with the attempts that were refused before them.
        spent: what models cost in all, tasks without an answer and undone answers included.
        pass_rates: by kind, then tier.
        unreadable: damaged lines, which were skipped.
        newer: lines of a newer version of Rightsize, which were skipped too.
    """

    total_calls: int
    total_cost: float
    avg_quality: float | None
    calls_by_tier: Mapping[int, int]
    tier4_cost: float
    answers_cost: float
    spent: float
    pass_rates: tuple[PassRate, ...]
    outcomes: Mapping[str, int]
    unreadable: int
    newer: int = 0
    from_cache: int = 0

    @property
    def saved(self) -> float:
        """What answers saved against tier 4 alone; below zero where refused attempts cost more than they saved."""
        return self.tier4_cost - self.answers_cost

    def as_json(self) -> dict[str, object]:
        """Return what `rightsize stats --json` prints."""
        return {
            "total_calls": self.total_calls,
            "from_cache": self.from_cache,
            "total_cost": round(self.total_cost, 6),
            "avg_quality": None if self.avg_quality is None else round(self.avg_quality, 4),
            "calls_by_tier": {str(tier): count for tier, count in self.calls_by_tier.items()},
            "tier4_cost": round(self.tier4_cost, 6),
            "answers_cost": round(self.answers_cost, 6),
            "spent": round(self.spent, 6),
            "saved": round(self.saved, 6),
            "pass_rates": [
                {
                    "task_type": each.task_type,
                    "tier": each.tier,
                    "passed": each.passed,
                    "judged": each.judged,
                    "rate": round(each.rate, 4),
                }
                for each in self.pass_rates
            ],
            "outcomes": dict(self.outcomes),
            "unreadable": self.unreadable,
            "newer": self.newer,
        }


@dataclass(frozen=True, slots=True)
class _Judged:
    """What must be known of a call when its outcome arrives."""

    task_type: str
    tier: int
    quality: float
    passed: bool


@dataclass(slots=True)
class Tally:
    """A running sum over the ledger."""

    _calls: int = 0
    _cached: int = 0
    _cost: float = 0.0
    _spent: float = 0.0
    _tier4_cost: float = 0.0
    _answers_cost: float = 0.0
    _quality: float = 0.0
    _unread: dict[Unread, int] = field(default_factory=dict)
    _by_tier: dict[int, int] = field(default_factory=dict)
    _rates: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    _judged: dict[str, _Judged] = field(default_factory=dict)
    _outcomes: dict[str, str] = field(default_factory=dict)
    _compared: Compared = field(default_factory=Compared)

    def add(self, record: Record | Unread) -> None:
        """Count one line, those that could not be read too."""
        if isinstance(record, Unread):
            self._unread[record] = self._unread.get(record, 0) + 1
        elif isinstance(record, CallRecord):
            self._add_call(record)
        elif isinstance(record, OutcomeRecord):
            self._add_outcome(record)
        weight = self._compared.add(record)
        if weight is not None:
            self._answers_cost += weight.spent
            self._tier4_cost += weight.instead

    def stats(self) -> Stats:
        """Return the figures as they stand."""
        outcomes = [outcome for call, outcome in self._outcomes.items() if call in self._judged]
        return Stats(
            total_calls=self._calls,
            total_cost=self._cost,
            avg_quality=self._quality / len(self._judged) if self._judged else None,
            calls_by_tier=dict(sorted(self._by_tier.items())),
            tier4_cost=self._tier4_cost,
            answers_cost=self._answers_cost,
            spent=self._spent,
            pass_rates=tuple(PassRate(*key, *counts) for key, counts in sorted(self._rates.items())),
            outcomes={name: outcomes.count(name) for name in sorted(set(outcomes))},
            unreadable=self._unread.get(Unread.DAMAGED, 0),
            newer=self._unread.get(Unread.NEWER, 0),
            from_cache=self._cached,
        )

    def _add_call(self, call: CallRecord) -> None:
        if call.engine == CACHE:
            self._cached += 1
        else:
            self._calls += 1
            self._by_tier[call.tier] = self._by_tier.get(call.tier, 0) + 1
        self._cost += call.cost_units
        if call.engine not in WITHOUT_COST:
            self._spent += call.cost_units
        if call.quality_eval is None or call.id in self._judged or call.turn != 1:
            return
        judged = _Judged(call.task_type, call.tier, call.quality_eval, call.verdict == "passed")
        self._judged[call.id] = judged
        self._rates.setdefault((call.task_type, call.tier), [0, 0])[1] += 1
        if self._outcomes.get(call.id) != "undone":
            self._weigh(judged, 1)

    def _add_outcome(self, outcome: OutcomeRecord) -> None:
        """Let the latest word on an answer count: what was undone may be redone."""
        before = self._outcomes.get(outcome.call_id)
        self._outcomes[outcome.call_id] = outcome.outcome
        judged = self._judged.get(outcome.call_id)
        undone = outcome.outcome == "undone"
        if judged is not None and undone != (before == "undone"):
            self._weigh(judged, -1 if undone else 1)

    def _weigh(self, judged: _Judged, sign: int) -> None:
        """Put the worth of an answer into the sums, or take it out."""
        self._quality += sign * judged.quality
        self._rates[judged.task_type, judged.tier][0] += sign * judged.passed
