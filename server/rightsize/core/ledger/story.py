"""One task as the ledger tells it: who was weighed, every attempt, what led from one to the next, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rightsize.core.ledger.record import CACHE, CallRecord, OutcomeRecord, TaskRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rightsize.core.ledger.lines import Record

    Refusal = Callable[[Sequence[str]], str]

WEIGHED_HEADER = ("tier", "model", "Q", "asked", "C", "U", "verdict")
ATTEMPTS_HEADER = ("", "tier", "model", "ended", "tokens in", "out", "time", "cost", "then")

_CONFIRMATION = "confirmation"
_NEXT = {
    "again": "read once more",
    "rest": "asked for the rest",
    _CONFIRMATION: "asked whether a finding is real",
}
"""What a review asks next, by what its next question is about."""


def _by_name(checks: Sequence[str]) -> str:
    """Say what refused an answer where nobody knows the words."""
    return ", ".join(checks)


@dataclass(frozen=True, slots=True)
class Story:
    """A task's lines.

    Attributes:
        task: what was decided; None for a draft, and where an older version wrote the ledger.
        calls: the attempts in their order, at least one; of a review those at all its questions.
        outcome: what became of the answer, `kept`, `edited` or `undone`; empty where nobody looked yet.
    """

    task: TaskRecord | None
    calls: tuple[CallRecord, ...]
    outcome: str = ""

    @property
    def task_id(self) -> str:
        """The task's identifier."""
        return self.calls[0].task_id

    @property
    def escalations(self) -> int:
        """How often a dearer tier was asked."""
        return sum(after.tier > before.tier and before.turn == after.turn for before, after in pairwise(self.calls))

    @property
    def failovers(self) -> int:
        """How often another host or model took over from one that gave no answer."""
        return sum(took_over(before, after) for before, after in pairwise(self.calls))

    @property
    def turns(self) -> int:
        """How many questions were asked; only of a review it is more than one."""
        return len({each.turn for each in self.calls})

    @property
    def second_passes(self) -> int:
        """How many of them asked whether a finding is real."""
        return len({each.turn for each in self.calls if each.asks == _CONFIRMATION})

    @property
    def last(self) -> CallRecord:
        """The attempt that says how the task ended: what was asked of single findings afterwards does not."""
        return [each for each in self.calls if each.asks != _CONFIRMATION or each.turn == 1][-1]


def story_of(records: Iterable[Record]) -> Story | None:
    """Return the story that one task's records tell, in the order of the ledger; None without an attempt."""
    listed = tuple(records)
    task = next((each for each in listed if isinstance(each, TaskRecord)), None)
    calls = tuple(each for each in listed if isinstance(each, CallRecord))
    outcomes = [each.outcome for each in listed if isinstance(each, OutcomeRecord)]
    return Story(task, calls, outcomes[-1] if outcomes else "") if calls else None


def took_over(call: CallRecord, follower: CallRecord) -> bool:
    """Tell whether another host or model, of whatever tier, took over from one that gave no answer."""
    elsewhere = bool(follower.host) and bool(call.host) and follower.host != call.host
    return (
        call.verdict == "failed"
        and follower.turn == call.turn
        and (elsewhere or follower.model_used != call.model_used)
    )


def headline(story: Story, refusal: Refusal = _by_name) -> str:
    """Return one line: what the task was, when, and how it ended.

    Parameters:
        refusal: says what the checks of some names refuse.
    """
    last = story.last
    kind = last.task_type if last.turn else "how to split a request"
    what = f"{kind}, {last.language}" if last.language else kind
    attempts = _counted(len(story.calls), "attempt")
    if story.turns > 1:
        readings = _counted(story.turns - story.second_passes, "reading")
        attempts += f" in {readings}" + (
            f" and {_counted(story.second_passes, 'second pass', 'second passes')}" if story.second_passes else ""
        )
    when = last.timestamp[:19].replace("T", " ")
    return f"Task {story.task_id[:8]}: {what}, {when} UTC, {_ended(last, refusal)}, {attempts}"


def weighed_rows(task: TaskRecord) -> tuple[tuple[str, ...], ...]:
    """Return a row of cells for each model that was weighed, in the order of `WEIGHED_HEADER`."""
    return tuple(
        (
            str(each.tier),
            _named(each.model, remote=each.remote),
            f"{each.quality:.4f}",
            f"{task.threshold:g}",
            f"{each.cost:.3g}",
            f"{each.utility:+.4f}",
            each.reason or f"chosen: {task.reason}",
        )
        for each in task.candidates
    )


def attempt_rows(story: Story, refusal: Refusal = _by_name) -> tuple[tuple[str, ...], ...]:
    """Return a row of cells for each attempt, in the order of `ATTEMPTS_HEADER`.

    Parameters:
        refusal: says what the checks of some names refuse.
    """
    followers = (*story.calls[1:], None)
    return tuple(
        (
            str(call.attempt) if story.turns == 1 else f"{call.turn}.{call.attempt}",
            str(call.tier),
            _named(call.model_used, remote=call.remote) + (f" at {call.host}" if call.host else ""),
            _ended(call, refusal),
            f"{call.tokens_in:,}",
            f"{call.tokens_out:,}",
            f"{call.latency_ms / 1000:.1f} s",
            f"{call.cost_units:.3f}",
            _then(call, follower),
        )
        for call, follower in zip(story.calls, followers, strict=True)
    )


def totals_line(story: Story) -> str:
    """Say what the whole ladder took."""
    seconds = sum(each.latency_ms for each in story.calls) / 1000
    tokens, cost = sum(each.tokens_out for each in story.calls), sum(each.cost_units for each in story.calls)
    line = (
        f"In all {tokens:,} output tokens, {seconds:.1f} s, {cost:.3f} cost units; "
        f"{_counted(story.escalations, 'escalation')}, {_counted(story.failovers, 'failover')}"
    )
    return f"{line}; afterwards {story.outcome}" if story.outcome else line


def story_json(story: Story) -> dict[str, Any]:
    """Return a story as a JSON object."""
    task, last = story.task, story.last
    followers = (*story.calls[1:], None)
    return {
        "task_id": story.task_id,
        "task_type": last.task_type,
        "language": last.language,
        "complexity": last.complexity,
        "threshold": task.threshold if task else None,
        "policy": task.policy if task else None,
        "rule": task.rule if task else None,
        "reason": task.reason if task else None,
        "candidates": [
            {
                "tier": each.tier,
                "model": each.model,
                "remote": each.remote,
                "quality": each.quality,
                "cost": each.cost,
                "utility": each.utility,
                "chosen": not each.reason,
                "reason": each.reason,
            }
            for each in (task.candidates if task else ())
        ],
        "unlisted": task.unlisted if task else 0,
        "attempts": [_attempt_json(call, follower) for call, follower in zip(story.calls, followers, strict=True)],
        "readings": story.turns - story.second_passes,
        "second_passes": story.second_passes,
        "escalations": story.escalations,
        "failovers": story.failovers,
        "tokens_out": sum(each.tokens_out for each in story.calls),
        "latency_ms": round(sum(each.latency_ms for each in story.calls), 3),
        "cost_units": round(sum(each.cost_units for each in story.calls), 6),
        "verdict": last.verdict,
        "outcome": story.outcome or None,
    }


def _attempt_json(call: CallRecord, follower: CallRecord | None) -> dict[str, Any]:
    return {
        "turn": call.turn,
        "asks": call.asks or None,
        "attempt": call.attempt,
        "timestamp": call.timestamp,
        "tier": call.tier,
        "model": call.model_used,
        "remote": call.remote,
        "engine": call.engine,
        "host": call.host or None,
        "verdict": call.verdict,
        "failed_checks": list(call.failed_checks),
        "failure": call.failure,
        "reach": call.reach or None,
        "tokens_in": call.tokens_in,
        "tokens_out": call.tokens_out,
        "latency_ms": call.latency_ms,
        "answering_ms": call.answering_ms,
        "first_token_ms": call.first_token_ms,
        "cost_units": call.cost_units,
        "then": _then(call, follower) or None,
    }


def _named(model: str, *, remote: bool) -> str:
    return f"{model} (remote)" if remote else model


def _ended(call: CallRecord, refusal: Refusal) -> str:
    if call.failure and call.verdict == "failed":
        return f"failed: {call.failure}"
    if call.failed_checks:
        return f"{call.verdict} for {refusal(tuple(dict.fromkeys(call.failed_checks)))}"
    words = [
        call.verdict,
        f"checked by {call.reach}" if call.reach else "",
        "from the cache" if call.engine == CACHE else "",
    ]
    return ", ".join(each for each in words if each)


def _then(call: CallRecord, follower: CallRecord | None) -> str:
    """Say in a clause what led from an attempt to the next one; empty for the last."""
    if follower is None:
        return ""
    if follower.turn != call.turn:
        return _NEXT.get(follower.asks, "asked again")
    if follower.tier > call.tier:
        return f"escalated to tier {follower.tier}"
    if follower.tier < call.tier:
        return f"went down to tier {follower.tier}"
    if follower.model_used != call.model_used:
        return f"went to {follower.model_used}"
    return f"went to {follower.host}" if took_over(call, follower) else "asked again"


def _counted(number: int, word: str, several: str = "") -> str:
    return f"{number} {word if number == 1 else several or f'{word}s'}"
