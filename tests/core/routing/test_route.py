"""Routing: the design's table to the digit, each rule by itself, and what holds for every registry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightsize.core.errors import RoutingError
from rightsize.core.routing.explain import name_of, who
from rightsize.core.routing.ladder import rungs_of
from rightsize.core.routing.model import Availability, ModelStatus, QualityLine, State
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry, packaged_registry
from rightsize.core.routing.route import RULES
from rightsize.core.tasks.task import TaskKind
from tests.support.routing_tasks import GEMMA, GRANITE, LLAMA, MISTRAL, decide, known, model

CONFORMANCE = [
    ("documentation", 0.26, 15, (1, 0.6360, 0.3616), (1, 0.6360, 0.3616)),
    ("documentation", 0.29, 500, (2, 0.7432, 0.3339), (3, 0.8148, 0.3489)),
    ("summarisation", 0.40, 20_000, (2, 0.7520, 0.3392), (3, 0.8280, 0.3568)),
    ("qa_simple", 0.10, 12, (1, 0.8600, 0.4960), (1, 0.8600, 0.4960)),
    ("code_generation", 0.61, 300, (2, 0.7688, 0.3493), (3, 0.8532, 0.3719)),
    ("code_generation", 0.55, 40_000, (4, 0.9550, 0.1730), (4, 0.9550, 0.1730)),
    ("reasoning", 0.10, 200, (4, 0.9100, 0.1460), (4, 0.9100, 0.1460)),
    ("reasoning", 0.80, 500, (3, 0.8760, 0.3856), (3, 0.8760, 0.3856)),
]


@pytest.mark.parametrize(("kind", "complexity", "tokens", "cheapest", "utility"), CONFORMANCE)
def test_the_conformance_table(
    kind: str,
    complexity: float,
    tokens: int,
    cheapest: tuple[int, float, float],
    utility: tuple[int, float, float],
) -> None:
    """The packaged models give exactly the tiers and numbers of the design."""
    for policy, expected in (("cheapest", cheapest), ("utility", utility)):
        decision = decide(kind, complexity, tokens, policy=RoutingPolicy(policy))
        chosen = decision.chosen
        assert (decision.model.tier, round(chosen.quality, 4), round(chosen.utility, 4)) == expected
        assert (decision.rule, decision.policy, decision.override) == (policy, policy, None)


@pytest.mark.parametrize("policy", ["cheapest", "utility"])
@pytest.mark.parametrize("complexity", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("tokens", [1, 40_000])
def test_reviews_go_to_tier_4(policy: str, complexity: float, tokens: int) -> None:
    """Whatever the complexity, the size and the policy."""
    decision = decide("code_review", complexity, tokens, policy=RoutingPolicy(policy))
    assert (decision.model.tier, decision.rule, decision.override) == (4, "security", "security")


def test_a_review_takes_the_cheapest_tier_4_that_can() -> None:
    """Loaded, better or pinned lower models do not count; a dearer tier 4 does when the cheap one is down."""
    small, large = model("small:24b", 4, 0.6), model("large:70b", 4, 0.9)
    registry = Registry((large, GEMMA, small))
    assert decide("code_review", registry=registry).model is small
    down = Availability({small.litellm_name: ModelStatus(State.DOWN)})
    assert decide("code_review", registry=registry, availability=down).model is large
    assert decide("code_review", registry=registry, pin=Pin(model="gemma3:4b")).model is small
    assert decide("code_review", registry=registry, pin=Pin(model="large:70b")).model is large
    assert decide("code_review", pin=Pin(minimum_tier=2)).reason.endswith("to no other, whatever is pinned")


def test_a_review_fails_rather_than_go_lower() -> None:
    """The sentence says why and names the next step."""
    with pytest.raises(RoutingError, match="never given to a smaller model") as caught:
        decide("code_review", availability=known(mistral=State.NOT_INSTALLED))
    assert "ollama pull mistral-small3.2" in str(caught.value)
    assert str(caught.value).endswith("To appoint a smaller one, install it and run `rightsize models --appoint NAME`.")
    with pytest.raises(RoutingError, match="window 128,000, needed 200,000 tokens"):
        decide("code_review", tokens=200_000)
    with pytest.raises(RoutingError, match="there is none"):
        decide("code_review", registry=Registry((GRANITE, GEMMA)))


def test_the_error_names_the_one_step_to_appoint_the_best_that_is_there() -> None:
    """Only a model that was found, and none whose prompts would leave the machine."""
    there = known(granite=State.READY, llama=State.READY, gemma=State.NOT_INSTALLED, mistral=State.NOT_INSTALLED)
    with pytest.raises(RoutingError) as caught:
        decide("code_review", availability=there)
    assert caught.value.appoint == "llama3.2"
    assert str(caught.value).endswith("To let Llama 3.2 do it, run `rightsize models --appoint llama3.2`.")
    away = Registry((GRANITE, replace(LLAMA, remote=True), MISTRAL))
    with pytest.raises(RoutingError) as caught:
        decide("code_review", registry=away, availability=there, policy=RoutingPolicy(allow_remote=True))
    assert caught.value.appoint == "granite4.1:3b"


def test_nobody_is_appointed_for_good_because_tier_4_fails_for_a_moment() -> None:
    """It is asked again soon, and its reason says so."""
    reason = "It failed 3 times in a row, and is asked again after half a minute."
    failing = known(granite=State.READY, mistral=ModelStatus(State.FAILING, reason=reason))
    with pytest.raises(RoutingError) as caught:
        decide("code_review", availability=failing)
    assert caught.value.appoint == ""
    assert str(caught.value) == (
        f"No tier 4 model can do this review: Mistral Small 3.2 is failing: {reason} "
        "It is never given to a smaller model unasked."
    )


def test_the_user_may_appoint_a_reviewer() -> None:
    """Only where no tier 4 can answer, and the decision says that it was appointed."""
    policy = RoutingPolicy(review_model="gemma3:4b")
    assert decide("code_review", policy=policy).model is MISTRAL
    decision = decide("code_review", policy=policy, availability=known(mistral=State.NOT_INSTALLED))
    assert (decision.model, decision.rule, decision.override) == (GEMMA, "appointed", "security")
    assert decision.reason == "appointed by you for reviews, below the recommended size"
    with pytest.raises(RoutingError, match="Gemma 3 4B, which you appointed, is down"):
        decide("code_review", policy=policy, availability=known(mistral=State.TOO_LARGE, gemma=State.DOWN))
    with pytest.raises(RoutingError, match="nobody:1b, which you appointed, is not known; these are: granite"):
        decide(
            "code_review",
            policy=RoutingPolicy(review_model="nobody:1b"),
            availability=known(mistral=State.NOT_INSTALLED),
        )


def test_a_pinned_model_is_taken_or_refused() -> None:
    """It need be neither cheap nor good nor made for the kind; where it cannot be asked, nobody stands in for it."""
    decision = decide("documentation", 0.9, pin=Pin(model="llama3.2:latest"))
    assert (decision.model, decision.rule, decision.override) == (LLAMA, "pinned", "pinned")
    assert decide("reasoning", pin=Pin(model="ollama_chat/granite4.1:3b")).model is GRANITE
    with pytest.raises(RoutingError, match=r"Llama 3\.2, which you pinned, is not installed: ollama pull llama3\.2"):
        decide("documentation", pin=Pin(model="llama3.2"), availability=known(llama=State.NOT_INSTALLED))
    with pytest.raises(RoutingError, match=r"Llama 3\.2, which you pinned, is too small"):
        decide("documentation", tokens=40_000, pin=Pin(model="llama3.2"))
    with pytest.raises(RoutingError, match="qwen, which you pinned, is not known; these are: granite"):
        decide("documentation", pin=Pin(model="qwen"))


def test_a_pinned_tier_is_a_floor() -> None:
    """The policy decides among the models at or above it."""
    decision = decide("documentation", 0.1, pin=Pin(minimum_tier=3))
    assert (decision.model, decision.rule, decision.override) == (GEMMA, "cheapest", "pinned")
    assert decision.candidates[0].reason == "is below tier 3, which you pinned"
    assert decide("qa_simple", 0.1, policy=RoutingPolicy("utility"), pin=Pin(minimum_tier=4)).model is MISTRAL
    with pytest.raises(RoutingError, match="There is no model at tier 3 or above"):
        decide("documentation", registry=Registry((GRANITE,)), pin=Pin(minimum_tier=3))


@pytest.mark.parametrize(
    ("pin", "kind", "path", "pinned"),
    [
        (Pin(minimum_tier=4), "documentation", None, True),
        (Pin(minimum_tier=4, kind=TaskKind.DOCUMENTATION), "documentation", "a.py", True),
        (Pin(minimum_tier=4, kind=TaskKind.REASONING), "documentation", "a.py", False),
        (Pin(minimum_tier=4, files="legacy/*.py"), "documentation", "legacy/old.py", True),
        (Pin(minimum_tier=4, files="legacy/*.py"), "documentation", "/home/me/project/legacy/deep/old.py", True),
        (Pin(minimum_tier=4, files="legacy/*.py"), "documentation", "file:///c%3A/project/legacy/old.py", True),
        (Pin(minimum_tier=4, files="legacy/*.py"), "documentation", "src\\legacy\\old.py", True),
        (Pin(minimum_tier=4, files="legacy/*.py"), "documentation", "not_legacy/old.py", False),
        (Pin(minimum_tier=4, files="*.py"), "documentation", None, False),
    ],
)
def test_pins_of_the_settings_hold_for_kind_and_file(pin: Pin, kind: str, path: str | None, pinned: bool) -> None:
    """A pattern written for a project holds wherever the project lies."""
    decision = decide(kind, 0.1, policy=RoutingPolicy(pins=(pin,)), path=path)
    assert (decision.model is MISTRAL) is pinned


def test_the_pin_of_a_call_wins_over_the_settings() -> None:
    """And among the settings' pins, the first that holds."""
    policy = RoutingPolicy(pins=(Pin(model="gemma3:4b"), Pin(model="mistral-small3.2")))
    assert decide("documentation", policy=policy).model is GEMMA
    assert decide("documentation", policy=policy, pin=Pin(model="llama3.2")).model is LLAMA


@pytest.mark.parametrize("state", [each for each in State if not ModelStatus(each).usable])
def test_who_cannot_be_asked_is_passed_over(state: State) -> None:
    """A missing, large, dead or excluded model costs a dearer one, and the candidate says so."""
    decision = decide("documentation", 0.1, availability=known(granite=state))
    assert decision.model is LLAMA
    assert not decision.candidates[0].available
    assert not decision.candidates[0].qualified


@pytest.mark.parametrize("state", [State.NOT_ASKED, State.READY, State.BUSY, State.LOADING])
def test_who_is_busy_or_loading_is_waited_for(state: State) -> None:
    """Waiting never costs a dearer model."""
    assert decide("documentation", 0.1, availability=known(granite=state)).model is GRANITE


def test_a_loaded_model_is_preferred_where_asked_for() -> None:
    """Only among the qualified, only with the setting, and the explanation says so."""
    loaded = known(gemma=ModelStatus(State.READY, loaded=True), granite=State.READY)
    assert decide("documentation", 0.1, availability=loaded).model is GRANITE
    decision = decide("documentation", 0.1, availability=loaded, policy=RoutingPolicy(prefer_loaded=True))
    assert decision.model is GEMMA
    assert decision.reason.endswith(", preferred to Granite 4.1 3B because it is loaded")
    assert decision.candidates[0].reason == "would have to be loaded first"
    would_have_won = known(granite=ModelStatus(State.READY, loaded=True))
    decision = decide("documentation", 0.1, availability=would_have_won, policy=RoutingPolicy(prefer_loaded=True))
    assert "loaded" not in decision.reason, "the preference decided nothing"
    unfit = known(granite=ModelStatus(State.READY, loaded=True))
    assert decide("reasoning", 0.8, availability=unfit, policy=RoutingPolicy(prefer_loaded=True)).model is GEMMA


def test_the_window_that_the_server_reports_counts() -> None:
    """A model that is served with less than its row says does not get a prompt that would be cut."""
    served = known(granite=ModelStatus(State.READY, context=4096))
    assert decide("documentation", 0.1, 5000, availability=served).model is LLAMA
    assert decide("documentation", 0.1, 4096, availability=served).model is GRANITE


def test_nobody_is_good_enough() -> None:
    """The highest quality that can be had, and the decision says that it falls short."""
    heavy_gone = known(mistral=State.NOT_INSTALLED)
    decision = decide("reasoning", 0.1, availability=heavy_gone)
    assert (decision.model, decision.rule) == (GEMMA, "best_available")
    assert decision.reason.startswith("nobody at hand reaches Q 0.8")


def test_nobody_does_the_kind() -> None:
    """Then the best of all that fit."""
    decision = decide("reasoning", 0.1, registry=Registry((GRANITE, LLAMA)))
    assert (decision.model, decision.rule) == (GRANITE, "best_available")
    assert decision.reason.startswith("nobody at hand does reasoning")
    decision = decide("reasoning", 0.1, 20_000, registry=Registry((GRANITE, LLAMA)))
    assert decision.model is LLAMA


def test_nothing_fits_the_window() -> None:
    """The error names the size and the largest window of those that can be asked."""
    with pytest.raises(RoutingError, match=r"needs 200,000 tokens, and the largest window is 128,000 \(Mistral"):
        decide("documentation", tokens=200_000)
    with pytest.raises(RoutingError, match="needs 40,000 tokens, and the largest window is 32,768"):
        decide("documentation", tokens=40_000, availability=known(mistral=State.DOWN))


def test_nobody_can_be_asked() -> None:
    """The error names each cause once."""
    gone = known(granite=State.DOWN, llama=State.DOWN, gemma=State.DOWN, mistral=State.NOT_INSTALLED)
    with pytest.raises(RoutingError) as caught:
        decide("documentation", availability=gone)
    assert str(caught.value) == (
        "No model can be asked now. Granite 4.1 3B, Llama 3.2, Gemma 3 4B are down; "
        "Mistral Small 3.2 is not installed: ollama pull mistral-small3.2."
    )
    with pytest.raises(RoutingError, match="There is no model"):
        decide("documentation", registry=Registry(()))


def test_prompts_stay_on_this_machine_unless_the_user_lets_them_go() -> None:
    """A remote model is a candidate that says why it was not asked, even if nothing else is left."""
    cloud = model("big:cloud", 1, 0.02, remote=True)
    registry = Registry((cloud, GRANITE))
    decision = decide("documentation", 0.1, registry=registry)
    assert decision.model is GRANITE
    assert decision.candidates[0].reason == "would send the prompt off this machine"
    assert decide("documentation", 0.1, registry=registry, policy=RoutingPolicy(allow_remote=True)).model is cloud
    with pytest.raises(RoutingError, match="off this machine"):
        decide("documentation", registry=Registry((cloud,)), pin=Pin(model="big:cloud"))


def test_at_the_same_cost_prompts_stay_on_this_machine() -> None:
    """Among equals the remote one is asked last, whatever its name, and wherever it is named it is called remote."""
    cloud, local = (replace(MISTRAL, label=name, litellm_name=name, remote=name == "a") for name in "ab")
    registry, allowed = Registry((cloud, local)), RoutingPolicy(allow_remote=True)
    for kind in ("documentation", "code_review"):
        decision = decide(kind, registry=registry, policy=allowed)
        assert [each.label for each in rungs_of(decision)] == ["b", "a"]
    assert decide("documentation", registry=registry, policy=replace(allowed, policy="utility")).model is local
    assert (who(cloud), name_of(cloud)) == ("a (tier 4, remote)", "a (remote)")


def test_thresholds_and_weights_of_the_user() -> None:
    """They replace the packaged ones, zero included."""
    assert decide("documentation", 0.4, policy=RoutingPolicy(thresholds={TaskKind.DOCUMENTATION: 0.0})).model is GRANITE
    strict = decide("documentation", 0.1, policy=RoutingPolicy(thresholds={TaskKind.DOCUMENTATION: 0.9}))
    assert (strict.model, strict.threshold) == (MISTRAL, 0.9)
    free = RoutingPolicy("utility", cost_weight=0.0)
    assert decide("code_generation", 0.5, policy=free).model is MISTRAL


def test_a_line_for_one_kind() -> None:
    """A model may be better at one kind than its line says."""
    talented = model("tiny", 1, 0.01, 0.1, quality_by_kind={TaskKind.QA_SIMPLE: QualityLine(0.95, 0.95)})
    registry = Registry((talented, *packaged_registry().models))
    assert decide("qa_simple", 0.9, registry=registry).model is talented
    assert decide("documentation", 0.9, registry=registry).model is not talented


def test_a_threshold_is_met_exactly() -> None:
    """A float's rounding fails nobody."""
    line = replace(model("exact", 1, 0.01), quality=QualityLine(0.9, 0.5))
    assert decide("documentation", 0.75, registry=Registry((line, MISTRAL))).model is line


def test_the_rules_have_names_and_an_order() -> None:
    """Security first; explanations cite these names."""
    names = [rule.name for rule in RULES]
    assert names == ["security", "appointed", "pinned", "cheapest", "utility", "best_available"]
    assert all(rule.says for rule in RULES)
