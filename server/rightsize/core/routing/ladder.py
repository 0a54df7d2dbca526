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
    from rightsize.core.routing.limits import LadderLimits
    from rightsize.core.routing.model import Model


@dataclass(frozen=True, slots=True)
class Try:
    """Ask this model.

    Attributes:
        problems: what it is told about the answers before.
        seconds: what is left for it; whoever asks stops it then.
    """

    model: Model
    attempt: int
    problems: tuple[str, ...] = ()
    seconds: float = float("inf")


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
        checks: the checks that refused it, as the sentence at the end names them.
        said: what was wrong in words that stand there in their place.
    """

    seconds: float
    tokens: int
    of_form: bool
    problems: tuple[str, ...]
    checks: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer came.

    Attributes:
        action: the failures table's: `repair`, `escalate`, `wait` or `stop`; `move` where another host has the model.
        gone: LiteLLM names of models that cannot be asked any more, as those of a host that is down.
    """

    seconds: float
    kind: str
    action: str
    sentence: str
    tokens: int = 0
    gone: frozenset[str] = frozenset()


Outcome = Passed | Rejected | Failed

_ROUNDING = 1e-9
_NO_DEARER = "no dearer model can take it"

NONE_PASSED = "No answer passed. "
"""How the sentence begins of a ladder whose attempts all failed; within another sentence it is left away."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the ladder ended: passed, or the sentence that says why it did not.

    Attributes:
        briefly: the sentence without how each attempt ended, for who was told of each as it ended.
    """

    passed: bool
    attempts: int
    sentence: str
    briefly: str = ""


@dataclass(slots=True)
class _Spent:
    """What the attempts so far took."""

    attempts: int = 0
    seconds: float = 0.0
    tokens: int = 0
    cost: float = 0.0

    def add(self, model: Model, outcome: Outcome) -> None:
        """Count one attempt."""
        tokens = max(0, outcome.tokens)
        self.attempts += 1
        self.seconds += max(0.0, outcome.seconds)
        self.tokens += tokens
        self.cost += model.cost * tokens / 1000


def climb(decision: Decision, limits: LadderLimits) -> Generator[Try, Outcome, Ended]:
    """Yield each model to try and take how it ended, until an answer passes or nothing is left to try.

    A fault of form goes back to the same tier, as often as `limits` says.  Any other refusal goes to the next tier;
    where there is none, to another model of the same.  A model that cannot answer hands over to the next one, a busy
    one is asked again, and one that another host has is asked there; who is known to be gone is passed over.  Every
    step counts as an attempt, and none begins whose answer could exceed a bound: the first one neither.
    """
    rungs = rungs_of(decision)
    at, spent = 0, _Spent()
    repaired: dict[int, int] = {}
    told: list[str] = []
    ends: list[tuple[Model, str]] = []
    while True:
        stop = _bound(limits, spent, rungs[at])
        if stop:
            return _ended(spent, ends, stop)
        outcome = yield Try(rungs[at], spent.attempts + 1, tuple(told), limits.max_seconds - spent.seconds)
        spent.add(rungs[at], outcome)
        if isinstance(outcome, Passed):
            return Ended(passed=True, attempts=spent.attempts, sentence="")
        if isinstance(outcome, Failed):
            rungs = _without(rungs, at, outcome.gone)
        told = _told(told, outcome, limits.told)
        ends.append((rungs[at], _end_of(outcome)))
        following = next_rung(rungs, at, outcome, repaired, limits.repairs)
        if following is None and _once_more(decision, outcome, repaired, rungs[at].tier, limits):
            following = at
        stop = _stop(outcome) or ("" if following is not None else _nobody_left(decision, outcome))
        if following is None or stop:
            return _ended(spent, ends, stop, _who_could(decision, rungs[at]) if stop == _NO_DEARER else "")
        at = following


def rungs_of(decision: Decision) -> tuple[Model, ...]:
    """Return the chosen model, others of its tier that can take the task, then those above, by tier and then cost.

    A model that the user named stands alone: another would not be what was asked for.  Below stands somebody only where
    the user allowed it, and there the best comes first.
    """
    chosen = decision.model
    if decision.rule == "pinned":
        return (chosen,)
    lowest = HIGHEST_TIER if decision.kind is TaskKind.CODE_REVIEW else 0
    able = [
        each.model
        for each in decision.candidates
        if each.model is not chosen and (each.available and each.fits and each.does_kind) and each.model.tier >= lowest
    ]
    able.sort(key=lambda model: (model.tier, model.cost, model.remote, model.litellm_name))
    below = [each for each in able if each.tier < chosen.tier] if decision.may_go_down else []
    below.sort(key=lambda model: -model.tier)
    return (chosen, *(each for each in able if each.tier >= chosen.tier), *below)


def unreached(decision: Decision, limits: LadderLimits) -> str:
    """Say which model a bound keeps out where each before it was refused after a full answer; empty where none is."""
    spent = _Spent()
    for model in rungs_of(decision):
        stop = _bound(limits, spent, model)
        if stop:
            late = f"{who(model)} is not reached where each before it gives a full answer"
            return f"{late if spent.attempts else 'No model would be asked'}: {stop}."
        spent.add(model, Failed(0.0, "", "escalate", "", limits.answer))
    return ""


def _without(rungs: tuple[Model, ...], at: int, gone: frozenset[str]) -> tuple[Model, ...]:
    """Return the rungs up to this one, and of those behind it the ones that can still be asked."""
    return (*rungs[: at + 1], *(each for each in rungs[at + 1 :] if each.litellm_name not in gone))


def next_rung(
    rungs: tuple[Model, ...], at: int, outcome: Rejected | Failed, repaired: dict[int, int], repairs: int
) -> int | None:
    """Return the rung to try next, or None at the top; `repaired` counts for each tier how often it was asked again."""
    tier = rungs[at].tier
    if tier == 0:  # the embedded engine reads facts: asked again, it says the same again
        return None
    if isinstance(outcome, Failed) and outcome.action in {"wait", "move"}:
        return at
    if _of_form(outcome) and repaired.get(tier, 0) < repairs:
        repaired[tier] = repaired.get(tier, 0) + 1
        return at
    following = at + 1 if at + 1 < len(rungs) else None
    if isinstance(outcome, Failed) and outcome.action == "escalate":
        return following
    if following is not None and rungs[following].tier < tier:  # an answer that was refused is not asked of less
        return None
    return next((rung for rung in range(at + 1, len(rungs)) if rungs[rung].tier > tier), following)


def _once_more(
    decision: Decision, outcome: Rejected | Failed, repaired: dict[int, int], tier: int, limits: LadderLimits
) -> bool:
    """Tell whether a review that was refused goes back to its model, told what was wrong: nobody stands above it."""
    if decision.kind is not TaskKind.CODE_REVIEW or not isinstance(outcome, Rejected):
        return False
    asked = repaired.get(tier, 0)
    repaired[tier] = asked + 1
    return asked < limits.repairs


def _of_form(outcome: Rejected | Failed) -> bool:
    return outcome.of_form if isinstance(outcome, Rejected) else outcome.action == "repair"


def _stop(outcome: Rejected | Failed) -> str:
    """Say why nothing more is tried after a failure that no other attempt would mend, or return an empty string."""
    goes_on = isinstance(outcome, Rejected) or outcome.action in {"repair", "move", "escalate", "wait"}
    return "" if goes_on else "no other model was asked"


def _bound(limits: LadderLimits, spent: _Spent, model: Model) -> str:
    """Say which bound an attempt of a model would reach or could exceed, or return an empty string."""
    answer = limits.answer if model.tier else 0
    if spent.attempts >= limits.max_attempts:
        return f"{spent.attempts} {'attempt is' if spent.attempts == 1 else 'attempts are'} the limit"
    if spent.seconds >= limits.max_seconds:
        return f"the limit of {limits.max_seconds:g} s is reached"
    could = f"an answer of {who(model)} could exceed the limit of"
    if spent.tokens + answer > limits.max_tokens:
        return f"{could} {limits.max_tokens:,} output tokens (ladder.max_tokens)"
    if spent.cost + model.cost * answer / 1000 > limits.max_cost + _ROUNDING:
        return f"{could} {limits.max_cost:g} cost units (ladder.max_cost)"
    return ""


def _told(before: list[str], outcome: Rejected | Failed, most: int) -> list[str]:
    """Return what the next attempt is told: the problems so far, each once, the latest kept where there are many."""
    if isinstance(outcome, Rejected):
        new = list(outcome.problems)
    else:
        new = [outcome.sentence] if outcome.action == "repair" else []
    return list(dict.fromkeys(each for each in (*before, *new) if each))[-most:]


def _end_of(outcome: Rejected | Failed) -> str:
    if isinstance(outcome, Failed):
        return outcome.sentence.rstrip(".")
    if outcome.said:
        return f"refused, since {' and '.join(outcome.said)}"
    return f"refused for {' and '.join(outcome.checks)}" if outcome.checks else "refused"


def _nobody_left(decision: Decision, last: Outcome) -> str:
    if decision.model.tier == 0:
        return "the embedded engine has no other answer"
    if isinstance(last, Failed) and last.gone and decision.rule != "pinned":
        return "no other model can be asked now"
    return "you pinned this model" if decision.rule == "pinned" else _NO_DEARER


def _who_could(decision: Decision, last: Model) -> str:
    """Name the next dearer model that does such tasks and what keeps it away, as that it is not installed."""
    away = [each for each in decision.candidates if each.model.tier > last.tier and each.does_kind and each.fits]
    nearest = min((each for each in away if not each.available), key=lambda each: each.model.tier, default=None)
    return f" {who(nearest.model)} {nearest.reason}." if nearest is not None else ""


def _ended(spent: _Spent, ends: list[tuple[Model, str]], stop: str, more: str = "") -> Ended:
    """Say how each attempt ended, which checks refused it at which tier, why no other follows, and what to do then.

    What to do stands behind a semicolon in the sentence of a failure; it is said once, however many models met it.
    """
    if not ends:
        return Ended(passed=False, attempts=0, sentence=f"No model was asked: {stop}.")
    by_model: dict[str, list[str]] = {}
    steps: list[str] = []
    for model, end in ends:
        found, _, step = end.partition("; ")
        by_model.setdefault(who(model), []).append(found)
        steps += [f" {step[0].upper()}{step[1:]}."] if step else []
    alike: dict[str, list[str]] = {}
    for name, found_of_it in by_model.items():
        alike.setdefault(", then ".join(dict.fromkeys(found_of_it)), []).append(name)
    told = "; ".join(f"{', '.join(names)}: {found}" for found, names in alike.items())
    last = f"{stop}.{''.join(dict.fromkeys(steps))}{more}"
    briefly = f"{NONE_PASSED.rstrip('. ')}: {last}"
    return Ended(passed=False, attempts=spent.attempts, sentence=f"{NONE_PASSED}{told}; {last}", briefly=briefly)
