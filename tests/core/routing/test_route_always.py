"""What holds for every routing decision, whatever the models and whatever is known of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.errors import RoutingError
from rightsize.core.routing.model import Availability, Model, ModelStatus, QualityLine, State
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry
from rightsize.core.tasks.task import TaskKind
from tests.support.routing_tasks import decide

numbers = st.floats(0, 1)
lines = st.builds(QualityLine, st.floats(-0.5, 1.2), st.floats(-0.5, 1.2))
statuses = st.builds(
    ModelStatus,
    st.sampled_from(State),
    loaded=st.booleans(),
    context=st.none() | st.integers(512, 200_000),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Registry, Availability]:
    """Any few models, and any knowledge of them."""
    count = draw(st.integers(1, 6))
    models = tuple(
        Model(
            label=f"model {number}",
            provider="test",
            ollama_model=f"m{number}",
            litellm_name=f"ollama_chat/m{number}",
            tier=draw(st.integers(1, 4)),
            cost=draw(st.sampled_from([0.05, 0.28, 1.0]) | numbers),
            context=draw(st.sampled_from([4096, 32_768, 128_000])),
            kinds=frozenset(draw(st.sets(st.sampled_from(TaskKind)))),
            quality=draw(lines),
            remote=draw(st.booleans()),
        )
        for number in range(count)
    )
    return Registry(models), Availability({each.litellm_name: draw(statuses) for each in models})


policies = st.builds(
    RoutingPolicy,
    st.sampled_from(["cheapest", "utility"]),
    prefer_loaded=st.booleans(),
    allow_remote=st.booleans(),
    review_model=st.none() | st.sampled_from(["m0", "m1", "nobody"]),
)
pins = st.none() | st.builds(
    Pin, model=st.none() | st.sampled_from(["m0", "m1", "nobody"]), minimum_tier=st.none() | st.integers(1, 4)
)


@given(
    worlds(),
    policies,
    pins,
    st.sampled_from(TaskKind),
    numbers,
    st.sampled_from([10, 5_000, 50_000, 300_000]),
    st.data(),
)
def test_what_holds_for_every_decision(
    world: tuple[Registry, Availability],
    policy: RoutingPolicy,
    pin: Pin | None,
    kind: TaskKind,
    complexity: float,
    tokens: int,
    data: st.DataObject,
) -> None:
    """The chosen one can be asked and fits; reviews stay at tier 4; the order of the models decides nothing."""
    registry, availability = world
    shuffled = Registry(tuple(data.draw(st.permutations(registry.models))))

    def outcome(among: Registry) -> Model | str:
        try:
            return decide(
                kind.value, complexity, tokens, registry=among, availability=availability, policy=policy, pin=pin
            ).model
        except RoutingError:
            return "refused"

    chosen = outcome(registry)
    assert outcome(shuffled) == chosen
    if isinstance(chosen, str):
        return
    decision = decide(
        kind.value, complexity, tokens, registry=registry, availability=availability, policy=policy, pin=pin
    )
    status = availability.of(chosen)
    assert status.usable
    assert policy.allow_remote or not chosen.remote
    assert tokens <= min(chosen.context, status.context or chosen.context)
    assert [each.model for each in decision.candidates] == list(registry.models)
    assert [bool(each.reason) for each in decision.candidates] == [
        each.model is not chosen for each in decision.candidates
    ]
    if kind is TaskKind.CODE_REVIEW:
        assert chosen.tier == 4 or (decision.rule == "appointed" and policy.review_model == chosen.ollama_model)
        return
    if decision.rule == "pinned":
        return
    floor = (pin.minimum_tier or 0) if pin else 0
    qualified = [each for each in decision.candidates if each.qualified and each.model.tier >= floor]
    assert chosen.tier >= floor
    assert bool(qualified) == (decision.rule != "best_available")
    if not policy.prefer_loaded and decision.rule == "cheapest":
        assert chosen.cost == min(each.model.cost for each in qualified)
    if not policy.prefer_loaded and decision.rule == "utility":
        assert decision.chosen.utility == max(each.utility for each in qualified)
