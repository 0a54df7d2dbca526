"""What the simulated server knows between requests: models, what is loaded, and who waits for a slot."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support.ollama_models import with_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.support.ollama_models import ScriptedModel

DEFAULT_KEEP_ALIVE = 300.0


@dataclass(slots=True)
class Loaded:
    """A model in memory."""

    model: ScriptedModel
    num_ctx: int
    shift: bool
    expires: float
    parallel: int = 1
    running: int = 0
    turn: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        """Let as many through at once as the server does."""
        self.turn = asyncio.Semaphore(self.parallel)


@dataclass(slots=True)
class ServerState:
    """A running server.

    Attributes:
        parallel: requests that a model answers at once.
        max_queue: loads that may be pending; more are refused with 503.
        busy: so many of the next requests to a model are refused with 503.
        mode: `ollama`, or what is none: `silent` (never answers), `garbage` (no JSON), `html` (another server),
            `huge` (an endless body), `redirect`, `error`.
        scripted: whole responses by method and target, given as they are.
        deaf: generation goes on when the client is gone, as nothing real does.
        cloud: the cloud is on.
        host: as OLLAMA_HOST; on 0.0.0.0 the Host header is not checked.
        origins: origins allowed beside the built-in ones.
    """

    version: str = "0.32.15"
    parallel: int = 1
    max_queue: int = 512
    busy: int = 0
    mode: str = "ollama"
    deaf: bool = False
    cloud: bool = False
    host: str = "127.0.0.1"
    origins: tuple[str, ...] = ()
    models: dict[str, ScriptedModel] = field(default_factory=dict)
    loaded: dict[str, Loaded] = field(default_factory=dict)
    pending_loads: int = 0
    scripted: dict[str, bytes] = field(default_factory=dict)

    def replace_models(self, models: Iterable[ScriptedModel]) -> None:
        """Install these models and no others; nothing is loaded."""
        self.models = {each.name.lower(): each for each in models}
        self.loaded = {}

    @property
    def old(self) -> bool:
        """The server is a release with Ollama's own runner."""
        return self.version.startswith("0.24")

    def preload(self, name: str, num_ctx: int) -> None:
        """Have a model in memory from the start."""
        model = self.models[with_tag(name)]
        self.loaded[model.name] = Loaded(model, num_ctx, True, time.time() + DEFAULT_KEEP_ALIVE, self.parallel)

    def find(self, name: str) -> ScriptedModel | None:
        """Return the model of a name as a client writes it."""
        short = name.lower().removeprefix("registry.ollama.ai/").removeprefix("library/")
        return self.models.get(with_tag(short))

    def in_memory(self) -> list[Loaded]:
        """Return what is loaded, forgetting what has expired."""
        now = time.time()
        self.loaded = {name: each for name, each in self.loaded.items() if each.running or each.expires > now}
        return list(self.loaded.values())
