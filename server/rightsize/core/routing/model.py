"""Models and what is known of them now."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.routing.names import OLLAMA_CHAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.tasks.task import TaskKind


@dataclass(frozen=True, slots=True)
class QualityLine:
    """Q over complexity: a line from `at_zero` to `at_one`, clamped to [0, 1] when it is read."""

    at_zero: float
    at_one: float

    def at(self, complexity: float) -> float:
        """Return Q at a complexity in [0, 1]."""
        return min(1.0, max(0.0, self.at_zero + (self.at_one - self.at_zero) * complexity))


class Origin(str, Enum):
    """Where a model's numbers come from."""

    PACKAGED = "assumed prior"
    SIZE = "assumed from size"
    UNKNOWN_SIZE = "size unknown, assumed lightest"
    USER = "set by you"
    BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that tasks can be routed to.

    Attributes:
        label: the name that people read, as `Granite 4.1 3B`.
        provider: who made it, as `IBM Granite`.
        ollama_model: the name in Ollama, as `granite4.1:3b`; for other providers the name behind LiteLLM's prefix.
        litellm_name: what LiteLLM is called with, as `ollama_chat/granite4.1:3b`.
        tier: 1 (light) to 4 (heavy); 0 is the embedded engine.
        cost: C, normalised cost per 1,000 tokens, in [0, 1].
        context: window in tokens.
        kinds: the task kinds that it can do.
        quality: its line; `quality_by_kind` overrides it a kind.
        origin: where Q and C come from.
        yours: a row in the user's settings names it.
        api_base: the server's address for a model that is not on the default Ollama host, else None.
        api_key_env: the environment variable that holds the key for `api_base` or the provider, else None.
        remote: prompts sent to it leave the machine.
    """

    label: str
    provider: str
    ollama_model: str
    litellm_name: str
    tier: int
    cost: float
    context: int
    kinds: frozenset[TaskKind]
    quality: QualityLine
    quality_by_kind: Mapping[TaskKind, QualityLine] = field(default_factory=dict)
    origin: Origin = Origin.PACKAGED
    api_base: str | None = None
    remote: bool = False
    api_key_env: str | None = None
    yours: bool = False

    @property
    def on_ollama(self) -> bool:
        """Whether it is asked through Ollama's own protocol; every other model is another provider's."""
        return self.litellm_name.startswith(OLLAMA_CHAT)

    def quality_for(self, kind: TaskKind, complexity: float) -> float:
        """Return Q for a task of `kind` at `complexity`."""
        return self.quality_by_kind.get(kind, self.quality).at(complexity)


class State(str, Enum):
    """What is known of a model now."""

    NOT_ASKED = "not asked"
    READY = "ready"
    BUSY = "busy"
    LOADING = "loading"
    NOT_INSTALLED = "not installed"
    TOO_LARGE = "does not fit in memory"
    FAILING = "failing"
    DOWN = "down"
    EXCLUDED = "excluded"


_USABLE = (State.NOT_ASKED, State.READY, State.BUSY, State.LOADING)


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """The state of one model on its host.

    Attributes:
        loaded: the model is in memory now.
        context: the window that the server reports, in tokens, or None.
        loaded_context: the window that it is loaded with, or None.
        reason: one sentence for a person, such as how to install it.
        digest: what tells its weights from any others, or None where that is not known.
    """

    state: State
    loaded: bool = False
    context: int | None = None
    loaded_context: int | None = None
    reason: str = ""
    digest: str | None = None

    @property
    def usable(self) -> bool:
        """Whether a call may be sent; what was not asked counts as there, busy and loading models wait."""
        return self.state in _USABLE

    def window_of(self, model: Model) -> int:
        """Return the tokens that a task of `model` may have: its own window, or the server's where that is less."""
        return min(model.context, self.context or model.context)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A model that did not fit in memory when it was called.

    Attributes:
        host: the server that said so.
        model: its name there, with the tag.
        reason: one sentence for a person, with the next step.
        found_at: when, as ISO 8601 in UTC.
    """

    host: str
    model: str
    reason: str
    found_at: str


_NOT_ASKED = ModelStatus(State.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Availability:
    """What is known of every model, by LiteLLM name; a model that is not listed was not asked."""

    models: Mapping[str, ModelStatus] = field(default_factory=dict)

    def of(self, model: Model) -> ModelStatus:
        """Return what is known of `model`."""
        return self.models.get(model.litellm_name, _NOT_ASKED)


NOT_ASKED = Availability()
"""Nothing is known: every model counts as there."""
