"""One doc with a dead server before the one that answers, beside the same with the living server alone.

From the look at the servers to the verified edit and its ledger lines, over the real child process.  A server is dead
one of two ways, a port that refuses or one that takes no connection, and either from the start or since the last call.
"""

from __future__ import annotations

import asyncio
import socket
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.gateway.child import Child, ChildLimits
from rightsize.gateway.exchange import Means, Pace
from rightsize.gateway.health import Health
from rightsize.gateway.litellm_gateway import LiteLLMGateway
from rightsize.settings.host import Host
from rightsize.settings.resolved import CacheSettings, GatewaySettings, defaults
from rightsize.wiring import SystemClock, open_unprobed, refreshed
from tests.bench.figures import Figure, Goal
from tests.support.engine_world import ListReporter, reply, snapshot_of
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.engine.runtime import Runtime
    from tests.support.ollama_simulator import OllamaSimulator

SOURCE: Final = "def halve(amount):\n    return amount / 2\n"
DOC: Final = reply("Halve an amount.", {"amount": "The amount."}, returns="Half of the amount.")
BESIDE: Final = "the living server alone"
MOST: Final = 100.0
"""Milliseconds that a dead server may cost."""


def failover(runs: int) -> Iterator[Figure]:
    """Measure each way of being dead, the dead server first and none at all in turn."""
    for name, (dead_since, refuses) in _WAYS.items():
        pairs = asyncio.run(_pairs(runs, dead_since, refuses=refuses))
        mine, theirs = zip(*pairs, strict=True)
        yield Figure(f"failover: {name}", "ms", mine, BESIDE, theirs, Goal("difference", MOST))


_WAYS: Final = {
    "refuses, from the start": ("start", True),
    "takes no connection, from the start": ("start", False),
    "refuses, since the last call": ("last call", True),
    "takes no connection, since the last call": ("last call", False),
}


async def _pairs(runs: int, dead_since: str, *, refuses: bool) -> list[tuple[float, float]]:
    child = Child(ChildLimits(), {"connect_seconds": GatewaySettings().connect_seconds})
    pairs = []
    with simulator([_model()]) as living, tempfile.TemporaryDirectory() as folder:
        runtime = _runtime(Path(folder), child, living.url)
        await _documented(runtime)  # imports, connections, and the model's load
        for number in range(runs):
            state = Path(folder) / str(number)
            mine = await _with_dead_first(state, child, living, dead_since, refuses=refuses)
            alone = _runtime(state / "alone", child, living.url)
            if dead_since == "last call":
                await _documented(alone)
            pairs.append((mine, await _documented(alone)))
    await child.close()
    return pairs


async def _with_dead_first(
    state: Path, child: Child, living: OllamaSimulator, dead_since: str, *, refuses: bool
) -> float:
    """Return the milliseconds of one doc where the first server of two is dead."""
    with simulator([_model()]) as first:
        runtime = _runtime(state, child, first.url, living.url)
        if dead_since == "last call":
            await _documented(runtime)
    with _dead(first.port, refuses=refuses):
        return await _documented(runtime)


@contextmanager
def _dead(port: int, *, refuses: bool) -> Iterator[None]:
    """Leave a port to nobody, or to somebody whose backlog is full."""
    if refuses:
        yield
        return
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        yield
        for each in waiting:
            each.close()


def _model() -> ScriptedModel:
    return ScriptedModel("granite4.1:3b", replies=[Reply(text=DOC)])


def _runtime(state: Path, child: Child, *urls: str) -> Runtime:
    gateway = GatewaySettings(host=urls[0], hosts=tuple(Host(each) for each in urls))
    settings = replace(defaults(state), gateway=gateway, cache=CacheSettings(enabled=False))
    clock = SystemClock()
    models = LiteLLMGateway(Means(gateway, clock, Pace(), Health(clock), child))
    return replace(open_unprobed(settings, clock=clock), gateway=models, models=models, draft=False)


async def _documented(runtime: Runtime) -> float:
    """Return the milliseconds from the look to the edit."""
    began = time.perf_counter()
    runtime = await refreshed(runtime)
    snapshot = snapshot_of(SOURCE)
    targets = [each for each in targets_in(snapshot, None) if each.name == "halve"]
    (result,) = await document(runtime, snapshot, targets, DocumentOptions(), ListReporter())
    taken = (time.perf_counter() - began) * 1e3
    assert result.edit is not None, result.reason
    return taken
