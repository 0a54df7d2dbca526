"""What holds for every ladder: it ends, never goes down, never spends more than it may, and reviews stay at tier 4."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.errors import RoutingError
from rightsize.core.routing.ladder import Ended, Failed, Outcome, Passed, Rejected, Try, climb
from rightsize.core.routing.limits import LADDERS, LadderLimits
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.core.routing.plan import steps_of
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry
from rightsize.core.tasks.task import TaskKind
from tests.support.routing_tasks import decide, model

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.routing.decision import Decision

MANY = 8
"""Outcomes: more than any of these ladders may ask for."""

ACTIONS = ["repair", "move", "escalate", "wait", "stop", "unheard of"]
CHECKS = st.lists(st.sampled_from(["names", "summary"]), max_size=2).map(tuple)
PROBLEMS = st.lists(st.text(max_size=5), max_size=3).map(tuple)
STRANGE = st.floats(0, 400) | st.just(float("nan"))

outcomes = st.one_of(
    st.builds(Passed, st.floats(0, 400), st.integers(0, 9_000)),
    st.builds(Rejected, STRANGE, st.integers(-5, 9_000), st.booleans(), PROBLEMS, CHECKS),
    st.builds(Failed, STRANGE, st.just("kind"), st.sampled_from(ACTIONS), st.text(max_size=9), st.integers(-5, 9_000)),
)
limits = st.builds(
    LadderLimits,
    st.integers(1, 6),
    st.sampled_from([0.0, 100.0, 900.0]),
    st.sampled_from([1, 700, 5_000, 100_000]),
    st.sampled_from([0.0, 0.1, 1.0, 100.0]),
    st.integers(0, 2),
    st.integers(1, 12),
)
rows = st.lists(st.tuples(st.integers(1, 4), st.sampled_from([0.1, 0.2, 0.3, 1.0])), min_size=1, max_size=6)


def decision_of(
    kind: TaskKind, models: list[tuple[int, float]], down: set[int], pin: Pin | None, appointed: int | None
) -> Decision | None:
    """Return the decision among models of these tiers and costs, or None where routing itself says no."""
    made = tuple(model(f"m{number}", tier, cost) for number, (tier, cost) in enumerate(models))
    states = {made[number].litellm_name: ModelStatus(State.DOWN) for number in down if number < len(made)}
    policy = RoutingPolicy(review_model=None if appointed is None else f"m{appointed}")
    try:
        return decide(kind.value, registry=Registry(made), availability=Availability(states), policy=policy, pin=pin)
    except RoutingError:
        return None


rest = (
    rows,
    st.sets(st.integers(0, 5), max_size=3),
    st.none() | st.builds(Pin, minimum_tier=st.integers(1, 4)) | st.builds(Pin, model=st.sampled_from(["m0", "m3"])),
    st.none() | st.integers(0, 5),
)
decisions = st.builds(decision_of, st.sampled_from(list(TaskKind)), *rest).filter(bool)
reviews = st.builds(decision_of, st.just(TaskKind.CODE_REVIEW), *rest).filter(bool)


def run(decision: Decision, bounds: LadderLimits, end_of: Callable[[Try, int], Outcome]) -> tuple[list[Try], Ended]:
    """Climb to the end, each attempt ending as `end_of` says."""
    steps = climb(decision, bounds)
    tries: list[Try] = []
    try:
        tries.append(next(steps))
        while True:
            tries.append(steps.send(end_of(tries[-1], len(tries) - 1)))
    except StopIteration as stop:
        return tries, stop.value


@given(decisions, limits, st.lists(outcomes, min_size=MANY, max_size=MANY))
def test_it_ends_and_never_goes_down(decision: Decision, bounds: LadderLimits, ends: list[Outcome]) -> None:
    """Whatever is sent to it: as many attempts as allowed at most, upwards only, and a sentence when it fails."""
    tries, end = run(decision, bounds, lambda _, number: ends[number])
    assert end.attempts == len(tries) <= bounds.max_attempts
    assert end.passed == bool(tries and isinstance(ends[len(tries) - 1], Passed))
    assert bool(end.sentence) != end.passed
    tiers = [each.model.tier for each in tries]
    assert tiers == sorted(tiers)
    assert all(len(each.problems) <= bounds.told for each in tries)
    for step, outcome, following in zip(tries, ends, tries[1:], strict=False):
        if isinstance(outcome, Failed) and outcome.action in {"wait", "move"}:
            assert following.model is step.model


@given(reviews, limits, st.lists(outcomes, min_size=MANY, max_size=MANY))
def test_a_review_is_for_tier_4(decision: Decision, bounds: LadderLimits, ends: list[Outcome]) -> None:
    """No outcome, pin or price leads it below, except to the one model that the user appointed."""
    tries, _ = run(decision, bounds, lambda _, number: ends[number])
    below = {each.model.label for each in tries if each.model.tier < 4}
    assert below <= ({decision.model.label} if decision.rule == "appointed" else set())


@given(decisions, limits, st.data())
def test_it_never_spends_more_than_it_may(decision: Decision, bounds: LadderLimits, data: st.DataObject) -> None:
    """Where an answer keeps to its own budget and is stopped in time, the task keeps to all of its own."""
    spent = {"seconds": 0.0, "tokens": 0, "cost": 0.0}

    def end_of(step: Try, _: int) -> Outcome:
        seconds = data.draw(st.floats(0, step.seconds))
        tokens = data.draw(st.integers(0, bounds.answer))
        spent["seconds"] += seconds
        spent["tokens"] += tokens
        spent["cost"] += step.model.cost * tokens / 1000
        ends: list[Outcome] = [
            Passed(seconds, tokens),
            Rejected(seconds, tokens, of_form=True, problems=()),
            Rejected(seconds, tokens, of_form=False, problems=()),
            *(Failed(seconds, "kind", action, "why", tokens) for action in ACTIONS),
        ]
        return data.draw(st.sampled_from(ends))

    tries, _ = run(decision, bounds, end_of)
    assert len(tries) <= bounds.max_attempts
    assert spent["seconds"] <= bounds.max_seconds * (1 + 1e-9)
    assert spent["tokens"] <= bounds.max_tokens
    assert spent["cost"] <= bounds.max_cost + 1e-6


@given(decisions, st.lists(outcomes, min_size=MANY, max_size=MANY))
def test_the_ladder_that_is_explained_is_the_one_that_runs(decision: Decision, ends: list[Outcome]) -> None:
    """Each model that is tried is a step of the explanation, and so is who follows it."""
    bounds = LADDERS[decision.kind]
    steps = {each.model.litellm_name: each for each in steps_of(decision, bounds)}
    tries, _ = run(decision, bounds, lambda _, number: ends[number])
    assert {each.model.litellm_name for each in tries} <= steps.keys()
    for step, following in pairwise(tries):
        known = steps[step.model.litellm_name]
        assert following.model in (step.model, known.on_form, known.on_substance, known.on_failure)
