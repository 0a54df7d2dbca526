"""What the ledger teaches about models: how first attempts ended, and what became of the answers that passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from rightsize.core.ledger.compared import WITHOUT_COST
from rightsize.core.ledger.record import CallRecord, OutcomeRecord
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.trials import TrialKey, Trials, band_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.ledger.lines import Record, Unread
    from rightsize.core.tasks.trials import Learned

KEPT, UNDONE = "kept", "undone"
MOST_CALLS = 2_000
"""Answers whose outcome is waited for; what becomes of older ones teaches nothing more."""

UNPROVEN = 0.5
"""What a doc that passed counts until somebody kept it: the checks cannot tell that its words are true."""

_TEACHING_REACH = frozenset({"examples", "tests"})
"""Generated code that was not run has shown little: most wrong answers pass the static checks."""


class _Passed(NamedTuple):
    key: TrialKey
    worth: float


@dataclass(slots=True)
class Experience:
    """A running count over the ledger, taken line by line in its order."""

    _passed: dict[TrialKey, float] = field(default_factory=dict)
    _judged: dict[TrialKey, int] = field(default_factory=dict)
    _calls: dict[str, _Passed] = field(default_factory=dict)

    def add(self, record: Record | Unread) -> None:
        """Take one line into account; what is no first attempt with a verdict teaches nothing."""
        if isinstance(record, CallRecord):
            self._add_call(record)
        elif isinstance(record, OutcomeRecord):
            self._add_outcome(record)

    def learned(self) -> Learned:
        """Return the counts as they stand."""
        return {key: Trials(self._passed[key], judged) for key, judged in self._judged.items()}

    def state(self) -> dict[str, list[list[object]]]:
        """Return all that is known as plain values, so that a later process need not read the same lines again."""
        return {
            "counts": [[*key, self._passed[key], judged] for key, judged in self._judged.items()],
            "calls": [[call, *each.key, each.worth] for call, each in self._calls.items()],
        }

    @classmethod
    def of(cls, state: Mapping[str, Sequence[Sequence[Any]]]) -> Experience:
        """Return what `state` gave.

        Raises:
            ValueError, TypeError, KeyError: it is nothing that `state` gives.
        """
        made = cls()
        for kind, model, band, passed, judged in state["counts"]:
            key = TrialKey(str(kind), str(model), int(band))
            made._passed[key], made._judged[key] = float(passed), int(judged)
        for call, kind, model, band, worth in state["calls"]:
            made._calls[str(call)] = _Passed(TrialKey(str(kind), str(model), int(band)), float(worth))
        return made

    def _add_call(self, call: CallRecord) -> None:
        judged = call.verdict in {"passed", "rejected"} and call.engine not in WITHOUT_COST
        if not judged or (call.turn, call.attempt) != (1, 1):
            return
        if call.task_type == TaskKind.CODE_GENERATION.value and call.reach not in _TEACHING_REACH:
            return
        key = TrialKey(call.task_type, call.model_used, band_of(call.complexity))
        self._judged[key] = self._judged.get(key, 0) + 1
        self._passed.setdefault(key, 0.0)
        if call.verdict == "passed":
            self._weigh(call.id, key, _worth(key, ""))

    def _add_outcome(self, outcome: OutcomeRecord) -> None:
        """Let the latest word on an answer count: what was undone may be redone."""
        before = self._calls.get(outcome.call_id)
        if before is not None:
            self._weigh(outcome.call_id, before.key, _worth(before.key, outcome.outcome))

    def _weigh(self, call_id: str, key: TrialKey, worth: float) -> None:
        before = self._calls.get(call_id)
        self._passed[key] += worth - (before.worth if before else 0.0)
        self._calls[call_id] = _Passed(key, worth)
        if len(self._calls) > MOST_CALLS:
            del self._calls[next(iter(self._calls))]


def _worth(key: TrialKey, outcome: str) -> float:
    """Return what an answer that passed counts, by what became of it."""
    if outcome == UNDONE:
        return 0.0
    unproven = key.kind == TaskKind.DOCUMENTATION.value and outcome != KEPT
    return UNPROVEN if unproven else 1.0
