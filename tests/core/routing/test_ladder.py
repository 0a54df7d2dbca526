"""The ladder: which model is tried after which outcome, and that it always ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.core.routing.ladder import Ended, Failed, LadderLimits, Outcome, Passed, Rejected, Try, climb
from rightsize.core.routing.model import State
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry
from tests.support.routing_tasks import decide, known, model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.routing.decision import Decision

PASSED = Passed(1.0, 100)
FORM = Rejected(1.0, 100, of_form=True, problems=("`x` is not described.",), checks=("parameters",))
SUBSTANCE = Rejected(1.0, 100, of_form=False, problems=("It returns nothing.",), checks=("returns",))
CUT = Failed(1.0, "cut", "repair", "the answer was cut off.")
MISSING = Failed(0.1, "missing_model", "escalate", "it is not installed.")
BUSY = Failed(5.0, "busy", "wait", "it is busy.")
DEAD = Failed(0.5, "child_lost", "stop", "the child process died twice.")


def climbed(
    outcomes: Sequence[Outcome], decision: Decision | None = None, limits: LadderLimits | None = None
) -> tuple[list[Try], Ended | None]:
    """Return what was tried when attempts end like this, and how it ended, None where it would go on."""
    steps = climb(decision or decide("documentation", 0.1), limits or LadderLimits())
    tries = [next(steps)]
    for outcome in outcomes:
        try:
            tries.append(steps.send(outcome))
        except StopIteration as stop:  # noqa: PERF203 - the one time is what the loop waits for
            return tries, stop.value
    return tries, None


@pytest.mark.parametrize(
    ("outcomes", "tiers", "ended"),
    [
        ([PASSED], [1], True),
        ([FORM, PASSED], [1, 1], True),
        ([FORM, FORM, PASSED], [1, 1, 2], True),
        ([FORM, SUBSTANCE, PASSED], [1, 1, 2], True),
        ([FORM, FORM, FORM, PASSED], [1, 1, 2, 2], True),
        ([SUBSTANCE, FORM, PASSED], [1, 2, 2], True),
        ([SUBSTANCE, SUBSTANCE, SUBSTANCE, PASSED], [1, 2, 3, 4], True),
        ([SUBSTANCE, SUBSTANCE, SUBSTANCE, SUBSTANCE], [1, 2, 3, 4], False),
        ([CUT, PASSED], [1, 1], True),
        ([CUT, FORM, PASSED], [1, 1, 2], True),
        ([MISSING, PASSED], [1, 2], True),
        ([BUSY, BUSY, PASSED], [1, 1, 1], True),
        ([BUSY, BUSY, BUSY, BUSY], [1, 1, 1, 1], False),
        ([BUSY, FORM, BUSY, PASSED], [1, 1, 1, 1], True),
        ([FORM, DEAD], [1, 1], False),
        ([Failed(1.0, "new", "never heard of", "it is new.")], [1], False),
    ],
)
def test_the_steps(outcomes: list[Outcome], tiers: list[int], ended: bool) -> None:
    """A fault of form stays once, others climb, a busy model is waited for, some failures end it."""
    tries, end = climbed(outcomes)
    assert [each.model.tier for each in tries] == tiers
    assert [each.attempt for each in tries] == list(range(1, len(tiers) + 1))
    assert end is not None
    assert (end.passed, end.attempts) == (ended, len(tiers))


def test_each_attempt_is_told_what_was_wrong_before() -> None:
    """Each problem once; failures that no answer could mend are not told."""
    tries, _ = climbed([FORM, replace(FORM, problems=("`x` is not described.", "`y` is invented.")), MISSING])
    assert [each.problems for each in tries] == [
        (),
        ("`x` is not described.",),
        ("`x` is not described.", "`y` is invented."),
        ("`x` is not described.", "`y` is invented."),
    ]
    assert climbed([CUT])[0][1].problems == ("the answer was cut off.",)
    flood = replace(FORM, problems=tuple(f"problem {number}" for number in range(1000)))
    assert len(climbed([flood])[0][1].problems) < 20


def test_what_a_person_reads_when_it_fails() -> None:
    """Which check refused it at which tier, and why nothing more was tried."""
    sentences = [
        climbed([FORM, FORM, SUBSTANCE, SUBSTANCE])[1],
        climbed([SUBSTANCE, MISSING, BUSY, FORM])[1],
        climbed([DEAD])[1],
        climbed([replace(SUBSTANCE, checks=())], decide("documentation", pin=Pin(model="llama3.2")))[1],
        climbed([SUBSTANCE], decide("code_review"))[1],
        climbed([SUBSTANCE], limits=LadderLimits(max_attempts=1))[1],
        climbed([replace(SUBSTANCE, seconds=950.0)])[1],
        climbed([replace(SUBSTANCE, tokens=30_000)])[1],
    ]
    assert [end.sentence.split("; ") for end in sentences if end] == snapshot(
        [
            [
                "No answer passed. Granite 4.1 3B (tier 1): refused by parameters",
                "Llama 3.2 (tier 2): refused by returns",
                "Gemma 3 4B (tier 3): refused by returns",
                "4 attempts are the limit.",
            ],
            [
                "No answer passed. Granite 4.1 3B (tier 1): refused by returns",
                "Llama 3.2 (tier 2): it is not installed",
                "Gemma 3 4B (tier 3): it is busy, then refused by parameters",
                "4 attempts are the limit.",
            ],
            ["No answer passed. Granite 4.1 3B (tier 1): the child process died twice", "nothing else would help."],
            ["No answer passed. Llama 3.2 (tier 2): refused", "you pinned this model."],
            ["No answer passed. Mistral Small 3.2 (tier 4): refused by returns", "no dearer model can take it."],
            ["No answer passed. Granite 4.1 3B (tier 1): refused by returns", "1 attempt is the limit."],
            ["No answer passed. Granite 4.1 3B (tier 1): refused by returns", "the limit of 900 s is reached."],
            [
                "No answer passed. Granite 4.1 3B (tier 1): refused by returns",
                "the limit of 20,000 output tokens is reached.",
            ],
        ]
    )


def test_a_pinned_model_stands_alone() -> None:
    """Its form may be mended once; another model would not be what was asked for."""
    decision = decide("documentation", pin=Pin(model="llama3.2"))
    tries, end = climbed([FORM, FORM], decision)
    assert [each.model.tier for each in tries] == [2, 2]
    assert end is not None
    assert not end.passed


def test_a_pinned_tier_is_climbed_from() -> None:
    """The floor holds, and what lies above it may be asked."""
    tries, _ = climbed([SUBSTANCE], decide("documentation", 0.1, pin=Pin(minimum_tier=3)))
    assert [each.model.tier for each in tries] == [3, 4]


def test_who_cannot_take_the_task_is_no_rung() -> None:
    """Not installed, too small for the prompt, or not made for the kind."""
    tries, _ = climbed([SUBSTANCE], decide("documentation", 0.1, availability=known(llama=State.NOT_INSTALLED)))
    assert [each.model.tier for each in tries] == [1, 3]
    tries, end = climbed([SUBSTANCE, SUBSTANCE], decide("summarisation", 0.1, 40_000))
    assert [each.model.tier for each in tries] == [4]
    assert end is not None
    tries, _ = climbed([SUBSTANCE], decide("reasoning", 0.8))
    assert [each.model.tier for each in tries] == [3, 4]


def test_a_refusal_leaves_the_tier_and_a_failure_goes_next_door() -> None:
    """A tier of several models: a dead one's neighbour can stand in, a refused one's would likely be refused too."""
    registry = Registry((model("a", 2, 0.1), model("b", 2, 0.2), model("c", 3, 0.3), model("d", 3, 0.4)))
    decision = decide("documentation", registry=registry)
    assert [each.model.label for each in climbed([MISSING, SUBSTANCE], decision)[0]] == ["a", "b", "c"]
    tries, _ = climbed([SUBSTANCE, SUBSTANCE], decision)
    assert [each.model.label for each in tries] == ["a", "c", "d"]


def test_the_embedded_engine_is_asked_once() -> None:
    """It would say the same again."""
    draft = replace(decide("documentation"), model=model("embedded", 0, 0.0), candidates=(), rule="embedded")
    tries, end = climbed([FORM], draft)
    assert len(tries) == 1
    assert end is not None
    assert end.sentence == snapshot(
        "No answer passed. embedded: refused by parameters; the embedded engine has no other answer."
    )


def test_an_appointed_reviewer_is_not_followed_by_another_small_one() -> None:
    """Appointed is one model, not its tier."""
    policy = RoutingPolicy(review_model="gemma3:4b")
    decision = decide("code_review", policy=policy, availability=known(mistral=State.DOWN))
    tries, end = climbed([SUBSTANCE], decision)
    assert [each.model.tier for each in tries] == [3]
    assert end is not None


outcomes = st.one_of(
    st.builds(Passed, st.floats(0, 400), st.integers(0, 9_000)),
    st.builds(
        Rejected,
        st.floats(0, 400) | st.just(float("nan")),
        st.integers(-5, 9_000),
        st.booleans(),
        st.lists(st.text(max_size=5), max_size=3).map(tuple),
        st.lists(st.sampled_from(["names", "summary"]), max_size=2).map(tuple),
    ),
    st.builds(
        Failed,
        st.floats(0, 400),
        st.just("kind"),
        st.sampled_from(["repair", "escalate", "wait", "stop", "unheard of"]),
        st.text(max_size=9),
    ),
)
limits = st.builds(LadderLimits, st.integers(1, 6), st.sampled_from([0.0, 100.0, 900.0]), st.sampled_from([1, 5_000]))
rungs = st.lists(st.tuples(st.integers(1, 4), st.sampled_from([0.1, 0.2, 0.3])), min_size=1, max_size=6)


@given(rungs, st.sampled_from(["documentation", "code_review"]), limits, st.lists(outcomes, min_size=6, max_size=6))
def test_what_holds_for_every_ladder(
    rows: list[tuple[int, float]], kind: str, bounds: LadderLimits, ends: list[Outcome]
) -> None:
    """It ends, never goes down, begins nothing behind a bound, and says something when it fails."""
    models = tuple(model(f"m{number}", tier, cost) for number, (tier, cost) in enumerate(rows))
    if kind == "code_review":
        models = (*models, model("heavy", 4, 0.9))
    tries, end = climbed(ends, decide(kind, registry=Registry(models)), bounds)
    assert end is not None
    assert end.attempts == len(tries) <= bounds.max_attempts
    assert end.passed == isinstance(ends[len(tries) - 1], Passed)
    assert bool(end.sentence) != end.passed
    tiers = [each.model.tier for each in tries]
    assert tiers == sorted(tiers)
    assert kind != "code_review" or set(tiers) == {4}
    before = ends[: len(tries) - 1]
    assert sum(each.seconds for each in before if each.seconds > 0) < bounds.max_seconds or not before
    assert sum(max(0, each.tokens) for each in before if isinstance(each, Rejected)) < bounds.max_tokens
    for step, outcome, following in zip(tries, ends, tries[1:], strict=False):
        if isinstance(outcome, Failed) and outcome.action == "wait":
            assert following.model is step.model
