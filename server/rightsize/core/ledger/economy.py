"""The ledger over time: calls a tier and their cost by the quarter of an hour, latency, escalations, what fails most.

An `Economy` takes records one by one, in the order of the ledger, so that whoever keeps one reads each line once.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.ledger.compared import MOST_OPEN, WITHOUT_COST, Compared
from rightsize.core.ledger.record import CACHE, CallRecord
from rightsize.core.ledger.story import took_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.ledger.lines import Record, Unread

MOST_SLOTS: Final = 2_000
"""Quarters of an hour with calls that are told, a good while's; older ones are left out.

No two time zones differ by less than a quarter of an hour: whoever shows them cuts days at a midnight of their own.
"""

RECENT: Final = 500
"""Calls a tier that latency is told of."""

MOST_NAMED: Final = 10
"""Checks and failures that are named, the most frequent."""

_HOUR, _MINUTE = len("2026-11-26T09:"), len("2026-11-26T09:15")
_QUARTER = 15


@dataclass(slots=True)
class _Slot:
    """What happened in one quarter of an hour, or in all.

    Attributes:
        escalations: how often a dearer tier was asked.
        failovers: how often another host or model, of whatever tier, took over from one that gave no answer.
    """

    calls: Counter[int] = field(default_factory=Counter)
    spent: float = 0.0
    answers_cost: float = 0.0
    tier4_cost: float = 0.0
    escalations: int = 0
    failovers: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "calls_by_tier": {str(tier): self.calls[tier] for tier in sorted(self.calls)},
            "spent": round(self.spent, 6),
            "answers_cost": round(max(0.0, self.answers_cost), 6),
            "tier4_cost": round(max(0.0, self.tier4_cost), 6),
            "escalations": self.escalations,
            "failovers": self.failovers,
        }


@dataclass(slots=True)
class _Pace:
    """Milliseconds of the last calls of one tier.

    Attributes:
        whole: that the models took; of lines that do not tell it apart, with the wait for a free place.
        waited: for a free place, where that is told.
    """

    whole: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    first: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    waited: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))

    def add(self, call: CallRecord, first: float) -> None:
        self.first.append(first)
        if call.answering_ms is None:
            self.whole.append(call.latency_ms)
        else:
            self.whole.append(call.answering_ms)
            self.waited.append(max(0.0, call.latency_ms - call.answering_ms))


@dataclass(slots=True)
class Economy:
    """The ledger over time, as far as it was read."""

    _slots: dict[str, _Slot] = field(default_factory=dict)
    _all: _Slot = field(default_factory=_Slot)
    _paces: dict[int, _Pace] = field(default_factory=dict)
    _checks: Counter[str] = field(default_factory=Counter)
    _failures: Counter[str] = field(default_factory=Counter)
    _open: dict[str, CallRecord] = field(default_factory=dict)
    _compared: Compared = field(default_factory=Compared)
    _tasks: int = 0
    _answered: int = 0

    def add(self, record: Record | Unread) -> None:
        """Count one line; only calls count here, and whether their answers were undone."""
        if isinstance(record, CallRecord):
            self._add_call(record)
        weight = self._compared.add(record)
        slot = None if weight is None else self._slots.get(_quarter(weight.timestamp))
        if weight is not None and slot is not None:
            slot.answers_cost += weight.spent
            slot.tier4_cost += weight.instead

    def _add_call(self, record: CallRecord) -> None:
        before = self._open.pop(record.task_id, None)
        passed = record.verdict == "passed"
        for slot in (self._slot(_quarter(record.timestamp)), self._all):
            _count(slot, record, before)
        self._checks.update(dict.fromkeys(record.failed_checks, 1))
        if record.verdict == "failed" and record.failure:
            self._failures[record.failure] += 1
        if record.first_token_ms is not None and record.engine not in WITHOUT_COST:
            self._paces.setdefault(record.tier, _Pace()).add(record, record.first_token_ms)
        if not record.final:
            self._open[record.task_id] = record
            if len(self._open) > MOST_OPEN:
                del self._open[next(iter(self._open))]
        elif record.turn == 1:
            self._tasks += 1
            self._answered += passed

    def _slot(self, name: str) -> _Slot:
        """Return the slot of this name; the oldest one goes where there are too many."""
        found = self._slots.get(name)
        if found is None:
            found = self._slots[name] = _Slot()
            if len(self._slots) > MOST_SLOTS:
                del self._slots[min(self._slots)]
        return found

    def as_json(self) -> dict[str, Any]:
        """Return the figures as they stand."""
        return {
            "slots": [{"at": name, **slot.as_json()} for name, slot in sorted(self._slots.items())],
            "latency": [_latency(tier, pace) for tier, pace in sorted(self._paces.items())],
            "failing_checks": [{"check": name, "count": count} for name, count in self._checks.most_common(MOST_NAMED)],
            "failures": [{"failure": name, "count": count} for name, count in self._failures.most_common(MOST_NAMED)],
            "escalations": self._all.escalations,
            "failovers": self._all.failovers,
            "tasks": self._tasks,
            "answered": self._answered,
        }


def _quarter(timestamp: str) -> str:
    """Return when the quarter of an hour began that a time in UTC lies in."""
    minute = timestamp[_HOUR:_MINUTE]
    begun = int(minute) // _QUARTER * _QUARTER if minute.isdigit() else 0
    return f"{timestamp[:_HOUR]}{begun:02}Z"


def _count(slot: _Slot, call: CallRecord, before: CallRecord | None) -> None:
    if call.engine != CACHE:
        slot.calls[call.tier] += 1
    if call.engine not in WITHOUT_COST:
        slot.spent += call.cost_units
    if before is not None:
        slot.escalations += call.tier > before.tier
        slot.failovers += took_over(before, call)


def _latency(tier: int, pace: _Pace) -> dict[str, Any]:
    return {
        "tier": tier,
        "calls": len(pace.whole),
        "p50_ms": _percentile(pace.whole, 50),
        "p95_ms": _percentile(pace.whole, 95),
        "first_token_p50_ms": _percentile(pace.first, 50),
        "waited_p50_ms": _percentile(pace.waited, 50) if pace.waited else None,
    }


def _percentile(numbers: Iterable[float], percent: int) -> float:
    """Return the least of the numbers that this share of all is not above."""
    ordered = sorted(numbers)
    return round(ordered[-(-percent * len(ordered) // 100) - 1], 3)
