"""The ladder: which model is tried after which outcome, and when none is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from rightsize.core.routing.ladder import Ended, Failed, Outcome, Passed, Rejected, Try, climb
from rightsize.core.routing.limits import LADDERS, LadderOverrides
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry
from rightsize.core.tasks.task import TaskKind
from tests.support.routing_tasks import GEMMA, GRANITE, LLAMA, MISTRAL, decide, known, model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.limits import LadderLimits

PASSED = Passed(1.0, 100)
FORM = Rejected(1.0, 100, of_form=True, problems=("`x` is not described.",), checks=("parameters",))
SUBSTANCE = Rejected(1.0, 100, of_form=False, problems=("It returns nothing.",), checks=("returns",))
CUT = Failed(1.0, "cut", "repair", "the answer was cut off.")
MISSING = Failed(0.1, "missing_model", "escalate", "it is not installed.")
BUSY = Failed(5.0, "busy", "wait", "it is busy.")
MOVED = Failed(0.1, "refused", "move", "nobody answers there.")
DEAD = Failed(0.5, "child_lost", "stop", "the child process died twice.")


def climbed(
    outcomes: Sequence[Outcome], decision: Decision | None = None, limits: LadderLimits | None = None
) -> tuple[list[Try], Ended | None]:
    """Return what was tried when attempts end like this, and how it ended, None where it would go on."""
    decision = decision or decide("documentation", 0.1)
    steps = climb(decision, limits or LADDERS[decision.kind])
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
        ([MOVED, PASSED], [1, 1], True),
        ([MOVED, FORM, FORM, PASSED], [1, 1, 1, 2], True),
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
        climbed([SUBSTANCE, SUBSTANCE], decide("code_review"))[1],
        climbed([SUBSTANCE], limits=LadderOverrides(max_attempts=1).limits(TaskKind.DOCUMENTATION))[1],
        climbed([replace(SUBSTANCE, seconds=950.0)])[1],
        climbed([replace(SUBSTANCE, tokens=30_000)])[1],
    ]
    assert [end.sentence.split("; ") for end in sentences if end] == snapshot(
        [
            [
                "No answer passed. Granite 4.1 3B (tier 1): refused for parameters",
                "Llama 3.2 (tier 2), Gemma 3 4B (tier 3): refused for returns",
                "4 attempts are the limit.",
            ],
            [
                "No answer passed. Granite 4.1 3B (tier 1): refused for returns",
                "Llama 3.2 (tier 2): it is not installed",
                "Gemma 3 4B (tier 3): it is busy, then refused for parameters",
                "4 attempts are the limit.",
            ],
            ["No answer passed. Granite 4.1 3B (tier 1): the child process died twice", "no other model was asked."],
            ["No answer passed. Llama 3.2 (tier 2): refused", "you pinned this model."],
            ["No answer passed. Mistral Small 3.2 (tier 4): refused for returns", "no dearer model can take it."],
            ["No answer passed. Granite 4.1 3B (tier 1): refused for returns", "1 attempt is the limit."],
            ["No answer passed. Granite 4.1 3B (tier 1): refused for returns", "the limit of 900 s is reached."],
            [
                "No answer passed. Granite 4.1 3B (tier 1): refused for returns",
                "an answer of Llama 3.2 (tier 2) could exceed the limit of 3,000 output tokens (ladder.max_tokens).",
            ],
        ]
    )


def test_what_a_person_reads_who_saw_each_attempt_end() -> None:
    """Why no other follows and what to do, and nothing of what stands above it."""
    busy = replace(BUSY, sentence="it is busy; ask again", action="stop")
    ends = [climbed([FORM, FORM, SUBSTANCE, SUBSTANCE])[1], climbed([busy])[1]]
    assert [end.briefly for end in ends if end] == [
        "No answer passed: 4 attempts are the limit.",
        "No answer passed: no other model was asked. Ask again.",
    ]


def test_who_could_take_it_but_is_not_there_is_named_at_the_end() -> None:
    """The nearest dearer model that does such tasks, with what to do; nobody where the user wanted no other."""
    without = known(gemma=State.NOT_INSTALLED, mistral=State.NOT_INSTALLED)
    pinned = decide("documentation", pin=Pin(model="llama3.2"), availability=without)
    for decision, said in (
        (decide("documentation", 0.1, availability=without), "Gemma 3 4B (tier 3) is not installed: ollama pull "),
        (pinned, "; you pinned this model."),
    ):
        _, end = climbed([SUBSTANCE, SUBSTANCE], decision)
        assert end is not None
        assert said in end.sentence


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


def test_who_is_gone_is_passed_over_and_what_to_do_is_said_once() -> None:
    """A server that is down takes all its models with it; the others are asked, and its next step stands at the end."""
    down = Failed(0.1, "refused", "escalate", "Nobody answers at URL; start it.")
    llama_too = replace(down, gone=frozenset({"ollama_chat/granite4.1:3b", "ollama_chat/llama3.2"}))
    tries, end = climbed([llama_too, down, down])
    assert [each.model.tier for each in tries] == [1, 3, 4]
    assert end is not None
    assert end.sentence == (
        "No answer passed. Granite 4.1 3B (tier 1), Gemma 3 4B (tier 3), "
        "Mistral Small 3.2 (tier 4): Nobody answers at URL; no dearer model can take it. Start it."
    )
    everybody = replace(down, gone=frozenset(each.litellm_name for each in (GRANITE, LLAMA, GEMMA, MISTRAL)))
    tries, end = climbed([everybody])
    assert end is not None
    assert end.sentence == (
        "No answer passed. Granite 4.1 3B (tier 1): Nobody answers at URL; no other model can be asked now. Start it."
    )


def test_the_whole_tier_comes_before_the_next_one() -> None:
    """A cheaper neighbour too, where the chosen one was preferred for another reason."""
    registry = Registry((model("a", 2, 0.1), model("b", 2, 0.2), model("c", 3, 0.3)))
    loaded = Availability({"ollama_chat/b": ModelStatus(State.READY, loaded=True)})
    decision = decide("documentation", registry=registry, availability=loaded, policy=RoutingPolicy(prefer_loaded=True))
    assert [each.model.label for each in climbed([MISSING, MISSING], decision)[0]] == ["b", "a", "c"]


def test_down_goes_only_what_the_user_allowed_and_only_for_want_of_an_answer() -> None:
    """An answer that was refused is not asked of less, a pinned least tier holds, and no review goes down."""
    down = RoutingPolicy(allow_down=frozenset(TaskKind))
    plain = decide("documentation", 0.29, policy=down)
    assert [each.model.tier for each in climbed([MISSING, MISSING, MISSING], plain)[0]] == [2, 3, 4, 1]
    tries, end = climbed([MISSING, MISSING, SUBSTANCE], plain)
    assert [each.model.tier for each in tries] == [2, 3, 4]
    assert end is not None
    for policy, kind, pin in (
        (RoutingPolicy(), "documentation", None),
        (down, "documentation", Pin(minimum_tier=2)),
        (down, "code_review", None),
    ):
        tries, end = climbed([MISSING] * 3, decide(kind, 0.29, policy=policy, pin=pin))
        assert min(each.model.tier for each in tries) >= 2
        assert end is not None


def test_the_embedded_engine_is_asked_once() -> None:
    """It would say the same again."""
    draft = replace(decide("documentation"), model=model("embedded", 0, 0.0), candidates=(), rule="embedded")
    tries, end = climbed([FORM], draft)
    assert len(tries) == 1
    assert end is not None
    assert end.sentence == snapshot(
        "No answer passed. embedded: refused for parameters; the embedded engine has no other answer."
    )


def test_an_appointed_reviewer_is_not_followed_by_another_small_one() -> None:
    """Appointed is one model, not its tier."""
    policy = RoutingPolicy(review_model="gemma3:4b")
    decision = decide("code_review", policy=policy, availability=known(mistral=State.DOWN))
    tries, end = climbed([SUBSTANCE, SUBSTANCE], decision)
    assert [each.model.tier for each in tries] == [3, 3]
    assert end is not None


@pytest.mark.parametrize(
    ("bound", "cause"),
    [
        (LadderOverrides(max_tokens=599), "599 output tokens"),
        (LadderOverrides(max_cost=0.01), "0.01 cost units"),
    ],
)
def test_a_budget_that_holds_no_answer_asks_nobody(bound: LadderOverrides, cause: str) -> None:
    """The sentence names the setting; nothing was spent to find it out."""
    steps = climb(decide("documentation", 0.1), bound.limits(TaskKind.DOCUMENTATION))
    with pytest.raises(StopIteration) as stopped:
        next(steps)
    ended: Ended = stopped.value.value
    assert (ended.passed, ended.attempts) == (False, 0)
    assert "No model was asked: an answer of Granite 4.1 3B (tier 1) could exceed the limit of" in ended.sentence
    assert cause in ended.sentence


def test_a_dear_step_is_not_begun() -> None:
    """What the next model may cost is known before: the budget is kept, not merely noticed when it is gone."""
    limits = LadderOverrides(max_cost=0.2).limits(TaskKind.DOCUMENTATION)
    tries, end = climbed([SUBSTANCE, SUBSTANCE, SUBSTANCE], decide("documentation", 0.1), limits)
    assert [each.model.tier for each in tries] == [1, 2]
    assert end is not None
    assert end.sentence.endswith("could exceed the limit of 0.2 cost units (ladder.max_cost).")


def test_each_attempt_hears_what_time_is_left() -> None:
    """Whoever asks stops an answer then."""
    tries, _ = climbed([FORM, SUBSTANCE, PASSED])
    assert [each.seconds for each in tries] == [900.0, 899.0, 898.0]
