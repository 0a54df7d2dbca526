"""One simulated server and one model worker for a module: importing LiteLLM takes four seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
import pytest_asyncio

from rightsize.gateway.child import Child, ChildLimits
from rightsize.gateway.exchange import Means, Pace
from rightsize.gateway.health import Health
from rightsize.gateway.litellm_gateway import LiteLLMGateway
from rightsize.settings.resolved import GatewaySettings
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_requests import HandClock, ask
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

QUICK = Pace(progress=0.05, busy=0.02, busy_most=0.1, contact=0.0)


class Opener(Protocol):
    """Makes a gateway with settings of its own on the module's worker."""

    def __call__(self, *, clock: HandClock | None = None, pace: Pace = QUICK, **settings: Any) -> LiteLLMGateway:
        """Return the gateway."""


@pytest.fixture(scope="module")
def server() -> Iterator[OllamaSimulator]:
    """A simulated Ollama."""
    with simulator([ScriptedModel("llama3.2")]) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def child(server: OllamaSimulator) -> AsyncIterator[Child]:
    """The real model worker, once it has answered: LiteLLM imports much of itself only then.

    A test that bounds a silence would measure that.
    """
    worker = Child(ChildLimits(), {"connect_seconds": 0.5})
    clock = HandClock(runs=True)
    means = Means(GatewaySettings(host=server.url), clock, QUICK, Health(clock), worker)
    assert (await ask(LiteLLMGateway(means))).end is not None
    yield worker
    await worker.close()


@pytest.fixture
def opened(server: OllamaSimulator, child: Child) -> Opener:
    """Gateways that differ in settings and share the worker; the server is as new."""
    server.set(mode="ollama", busy=0, deaf=False, parallel=1, cloud=False, scripted={}, version="0.32.15")
    server.serve(ScriptedModel("llama3.2"))

    def make(*, clock: HandClock | None = None, pace: Pace = QUICK, **settings: Any) -> LiteLLMGateway:
        own = GatewaySettings(**({"host": server.url} | settings))
        clock = clock or HandClock(runs=True)
        return LiteLLMGateway(Means(own, clock, pace, Health(clock), child))

    return make
