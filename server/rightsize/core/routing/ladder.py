"""The ladder: a pure generator that says which model to try next and is told how each attempt ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.routing.explain import who
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Generator

    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.model import Model


@dataclass(frozen=True, slots=True)
class Try:
    """Ask this model; `problems` is what it is told about the answers before."""

    model: Model
    attempt: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """The answer passed every check."""

    seconds: float
    tokens: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """The answer was read and refused.

    Attributes:
        of_form: every fault is one of form (JSON, a missing parameter) that the same model may repair once.
        problems: a sentence each, told to the next attempt.
        checks: the names of the checks that refused it, for the sentence at the end.
    """

    seconds: float
    tokens: int
    of_form: bool
    problems: tuple[str, ...]
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer came: `action` is the failures table's (`repair`, `escalate`, `wait`, `stop`)."""

    seconds: float
    kind: str
    action: str
    sentence: str


Outcome = Passed | Rejected | Failed


@dataclass(frozen=True, slots=True)
class Ended:
    """How the ladder ended: passed, or the sentence that says why it did not."""

    passed: bool
    attempts: int
    sentence: str


@dataclass(frozen=True, slots=True)
class LadderLimits:
    """Bounds of one task: attempts in all, seconds and output tokens over all attempts."""

    max_attempts: int = 4
    max_seconds: float = 900.0
    max_tokens: int = 20_000


_MOST_TOLD = 12
"""Problems that an attempt is told; more would crowd out the source."""


def climb(decision: Decision, limits: LadderLimits) -> Generator[Try, Outcome, Ended]:
    """Yield each model to try and take how it ended, until an answer passes or nothing is left to try.

    A fault of form goes back to the same tier once.  Any other refusal, or a second one, goes to the next tier; where
    there is none, to a dearer model of the same.  A model that cannot answer hands over to the next one, a busy one is
    asked again.  Every step counts as an attempt, and no step begins once a bound of `limits` is reached.
    """
    rungs = _rungs(decision)
    at, attempt, seconds, tokens = 0, 0, 0.0, 0
    repaired: set[int] = set()
    told: list[str] = []
    ends: list[tuple[Model, str]] = []
    while True:
        attempt += 1
        outcome = yield Try(rungs[at], attempt, tuple(told))
        if isinstance(outcome, Passed):
            return Ended(passed=True, attempts=attempt, sentence="")
        seconds += max(0.0, outcome.seconds)
        tokens += max(0, outcome.tokens) if isinstance(outcome, Rejected) else 0
        told = _told(told, outcome)
        ends.append((rungs[at], _end_of(outcome)))
        following = _next(rungs, at, outcome, repaired)
        stop = _stop(outcome) or ("" if following is not None else _nobody_left(decision))
        stop = stop or _spent(limits, attempt, seconds, tokens)
        if following is None or stop:
            return Ended(passed=False, attempts=attempt, sentence=_sentence(ends, stop))
        at = following


def _rungs(decision: Decision) -> tuple[Model, ...]:
    """Return the chosen model and those above it that can take the task, by tier and then cost.

    A model that the user named stands alone: another would not be what was asked for.
    """
    chosen = decision.model
    if decision.rule == "pinned":
        return (chosen,)
    lowest = HIGHEST_TIER if decision.kind is TaskKind.CODE_REVIEW else 0
    above = [
        each.model
        for each in decision.candidates
        if each.model is not chosen
        and (each.available and each.fits and each.does_kind)
        and (each.model.tier, each.model.cost) >= (chosen.tier, chosen.cost)
        and each.model.tier >= lowest
    ]
    return (chosen, *sorted(above, key=lambda model: (model.tier, model.cost, model.litellm_name)))


def _next(rungs: tuple[Model, ...], at: int, outcome: Rejected | Failed, repaired: set[int]) -> int | None:
    """Return the rung to try next, or None at the top; a tier that was asked to repair is added to `repaired`."""
    tier = rungs[at].tier
    if tier == 0:  # the embedded engine reads facts: asked again, it says the same again
        return None
    if isinstance(outcome, Failed) and outcome.action == "wait":
        return at
    if _of_form(outcome) and tier not in repaired:
        repaired.add(tier)
        return at
    following = at + 1 if at + 1 < len(rungs) else None
    if isinstance(outcome, Failed) and outcome.action == "escalate":
        return following
    return next((rung for rung in range(at + 1, len(rungs)) if rungs[rung].tier > tier), following)


def _of_form(outcome: Rejected | Failed) -> bool:
    return outcome.of_form if isinstance(outcome, Rejected) else outcome.action == "repair"


def _stop(outcome: Rejected | Failed) -> str:
    """Say why nothing more is tried after a failure that no other attempt would mend, or return an empty string."""
    goes_on = isinstance(outcome, Rejected) or outcome.action in {"repair", "escalate", "wait"}
    return "" if goes_on else "nothing else would help"


def _spent(limits: LadderLimits, attempt: int, seconds: float, tokens: int) -> str:
    """Say which bound was reached, or return an empty string."""
    if attempt >= limits.max_attempts:
        return f"{attempt} {'attempt is' if attempt == 1 else 'attempts are'} the limit"
    if seconds >= limits.max_seconds:
        return f"the limit of {limits.max_seconds:g} s is reached"
    if tokens >= limits.max_tokens:
        return f"the limit of {limits.max_tokens:,} output tokens is reached"
    return ""


def _told(before: list[str], outcome: Rejected | Failed) -> list[str]:
    """Return what the next attempt is told: the problems so far, each once, the latest kept where there are many."""
    if isinstance(outcome, Rejected):
        new = list(outcome.problems)
    else:
        new = [outcome.sentence] if outcome.action == "repair" else []
    return list(dict.fromkeys(each for each in (*before, *new) if each))[-_MOST_TOLD:]


def _end_of(outcome: Rejected | Failed) -> str:
    if isinstance(outcome, Failed):
        return outcome.sentence.rstrip(".")
    return f"refused by {', '.join(outcome.checks)}" if outcome.checks else "refused"


def _nobody_left(decision: Decision) -> str:
    if decision.model.tier == 0:
        return "the embedded engine has no other answer"
    return "you pinned this model" if decision.rule == "pinned" else "no dearer model can take it"


def _sentence(ends: list[tuple[Model, str]], stop: str) -> str:
    """Say how each attempt ended, which checks refused it at which tier, and why no other follows."""
    by_model: dict[str, list[str]] = {}
    for model, end in ends:
        by_model.setdefault(who(model), []).append(end)
    told = "; ".join(f"{name}: {', then '.join(dict.fromkeys(each))}" for name, each in by_model.items())
    return f"No answer passed. {told}; {stop}."
