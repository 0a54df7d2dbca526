"""Short ways to say a routing question in a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.routing.model import NOT_ASKED, Availability, Model, ModelStatus, QualityLine, State
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry, packaged_registry
from rightsize.core.routing.route import route
from rightsize.core.tasks.complexity import complexity_given
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.trials import NOTHING_LEARNED

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Decision
    from rightsize.core.tasks.trials import Learned

GRANITE, LLAMA, GEMMA, MISTRAL = packaged_registry().models


@dataclass(frozen=True, slots=True)
class Found:
    """An installed model, as a probe reports it."""

    name: str
    parameters: float | None = None
    size: int | None = None
    context: int | None = None
    remote_host: str | None = None
    chat: bool = True
    family: str | None = None


def decide(  # noqa: PLR0913 - what a question is made of
    kind: str,
    complexity: float = 0.3,
    tokens: int = 500,
    *,
    registry: Registry | None = None,
    availability: Availability = NOT_ASKED,
    policy: RoutingPolicy | None = None,
    pin: Pin | None = None,
    path: str | None = None,
    learned: Learned = NOTHING_LEARNED,
) -> Decision:
    """Route one task; what is left out is packaged or default."""
    return route(
        TaskKind(kind),
        complexity_given(complexity),
        tokens,
        registry or packaged_registry(),
        availability,
        policy or RoutingPolicy(),
        pin,
        path=path,
        learned=learned,
    )


def known(**states: State | ModelStatus) -> Availability:
    """Return what is known of the packaged models, by the first word of their names."""
    words = {"granite": GRANITE, "llama": LLAMA, "gemma": GEMMA, "mistral": MISTRAL}
    statuses = {
        words[word].litellm_name: state if isinstance(state, ModelStatus) else ModelStatus(state)
        for word, state in states.items()
    }
    return Availability(statuses)


def model(name: str, tier: int, cost: float, quality: float = 0.9, **rest: object) -> Model:
    """Return a model that does everything at one quality."""
    return Model(
        label=name,
        provider="test",
        ollama_model=name,
        litellm_name=f"ollama_chat/{name}",
        tier=tier,
        cost=cost,
        kinds=frozenset(TaskKind),
        quality=QualityLine(quality, quality),
        **{"context": 32768, **rest},  # type: ignore[arg-type]
    )
