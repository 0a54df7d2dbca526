"""The ladder that would run, as a value and in words: who is asked, and who follows on which kind of trouble."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.routing.explain import name_of, who
from rightsize.core.routing.ladder import Failed, Rejected, next_rung, rungs_of, unreached

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.limits import LadderLimits
    from rightsize.core.routing.model import Model

STEP_HEADER = ("step", "model", "answer costs up to", "fault of form", "fault of substance", "no answer")

_FORM = Rejected(0.0, 0, of_form=True, problems=())
_SUBSTANCE = Rejected(0.0, 0, of_form=False, problems=())
_NO_ANSWER = Failed(0.0, "", "escalate", "")
_END = "the end"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung with who follows it, None where nobody does.

    Attributes:
        cost: cost units of an answer as long as it may be.
        repairs: how often a fault of form goes back to its tier before `on_form` follows.
    """

    model: Model
    cost: float
    repairs: int
    on_form: Model | None
    on_substance: Model | None
    on_failure: Model | None


def steps_of(decision: Decision, limits: LadderLimits) -> tuple[Step, ...]:
    """Return the rungs in their order; what a run does not reach, because a bound stops it, is among them."""
    rungs = rungs_of(decision)
    return tuple(_step(rungs, at, limits) for at in range(len(rungs)))


def ladder_line(decision: Decision, limits: LadderLimits) -> str:
    """Return the ladder in one line."""
    names = [who(each) for each in rungs_of(decision)]
    stop = unreached(decision, limits)
    return f"Ladder: {', then '.join(names)}; {bounds(limits)}" + (f". {stop}" if stop else "")


def bounds(limits: LadderLimits) -> str:
    """Say what a task may take at most."""
    attempts = "1 attempt" if limits.max_attempts == 1 else f"{limits.max_attempts} attempts"
    return (
        f"at most {attempts}, {limits.max_seconds:,.15g} s, {limits.max_tokens:,} output tokens "
        f"and {limits.max_cost:,.15g} cost units"
    )


def told_line(limits: LadderLimits) -> str:
    """Say what an attempt may write and what it hears of those before it."""
    return (
        f"An answer has up to {limits.answer:,} tokens; the next attempt is told up to "
        f"{limits.told} problems; a busy model is asked again."
    )


def step_rows(decision: Decision, limits: LadderLimits) -> tuple[tuple[str, ...], ...]:
    """Return a row of cells for each step in the order of `STEP_HEADER`."""
    return tuple(
        (
            str(number),
            who(each.model),
            f"{each.cost:.3g}",
            _on_form(each),
            _following(each.on_substance),
            _following(each.on_failure),
        )
        for number, each in enumerate(steps_of(decision, limits), 1)
    )


def ladder_json(decision: Decision, limits: LadderLimits) -> dict[str, Any]:
    """Return the ladder as a JSON object."""
    return {
        "max_attempts": limits.max_attempts,
        "max_seconds": limits.max_seconds,
        "max_tokens": limits.max_tokens,
        "max_cost": limits.max_cost,
        "answer_tokens": limits.answer,
        "told": limits.told,
        "stops": unreached(decision, limits) or None,
        "steps": [
            {
                "tier": each.model.tier,
                "model": each.model.label,
                "remote": each.model.remote,
                "ollama_model": each.model.ollama_model,
                "answer_cost": round(each.cost, 4),
                "repairs": each.repairs,
                "on_form": _name(each.on_form),
                "on_substance": _name(each.on_substance),
                "on_failure": _name(each.on_failure),
            }
            for each in steps_of(decision, limits)
        ],
    }


def _step(rungs: tuple[Model, ...], at: int, limits: LadderLimits) -> Step:
    model = rungs[at]
    repairs = limits.repairs if model.tier else 0

    def after(outcome: Rejected | Failed) -> Model | None:
        following = next_rung(rungs, at, outcome, {model.tier: repairs}, repairs)
        return None if following is None else rungs[following]

    cost = model.cost * limits.answer / 1000
    return Step(model, cost, repairs, after(_FORM), after(_SUBSTANCE), after(_NO_ANSWER))


def _on_form(step: Step) -> str:
    again = {0: "", 1: "once more, then "}.get(step.repairs, f"{step.repairs} times more, then ")
    return f"{again}{_following(step.on_form)}"


def _following(model: Model | None) -> str:
    return _END if model is None else name_of(model)


def _name(model: Model | None) -> str | None:
    return None if model is None else model.ollama_model
