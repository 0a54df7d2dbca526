"""A call through the gateway beside a bare script, and the time from a cancel until the model server sees it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from contextlib import aclosing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rightsize.core.routing.registry import packaged_registry
from rightsize.engine.ports import Delta, Message, Request
from rightsize.gateway.litellm_gateway import open_gateway
from rightsize.settings.host import Host
from rightsize.settings.resolved import GatewaySettings
from rightsize.wiring import SystemClock
from tests.bench.client import ROOT, environment
from tests.bench.figures import Figure, Goal
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.gateway.litellm_gateway import LiteLLMGateway

MODEL: Final = "llama3.2"
REPLY: Final = "one two three four five six seven eight nine ten " * 10
BESIDE: Final = "bare script with `acompletion`"


class BareScript:
    """The baseline, in a process that has imported LiteLLM and waits for commands."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-m", "tests.bench.bare_call", url]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=pipe, stdout=pipe, text=True)

    def tell(self, command: str) -> str:
        """Send a line and return the line that comes back."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def overhead(runs: int) -> Iterator[Figure]:
    """Measure whole calls of fifty tokens, the gateway's and the script's in turn, on a server of its own process."""
    samples = max(runs, 50)
    with _served(REPLY) as url:
        pairs = asyncio.run(_calls(url, samples))
    mine, theirs = zip(*pairs, strict=True)
    yield Figure("gateway, one call", "ms", mine, BESIDE, theirs, Goal("ratio", 1.1))


def cancelling(runs: int) -> Iterator[Figure]:
    """Measure from the cancel until the server sees the connection closed, on a server in this process."""
    model = ScriptedModel(MODEL, replies=(Reply(REPLY * 100, delay=0.005),))
    with simulator([model]) as server, simulator([model]) as other:
        for name, hosts in (("", (server,)), (", two hosts", (server, other))):
            mine, theirs = zip(*asyncio.run(_cancels(hosts, runs)), strict=True)
            yield Figure(f"cancel → disconnect seen{name}", "ms", mine, BESIDE, theirs, Goal("most", 50))


@contextmanager
def _served(text: str) -> Iterator[str]:
    """Run a model server in a process of its own, where it takes nothing from whom it serves, and yield its address."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as script:
        json.dump({"models": [{"name": MODEL, "replies": [{"text": text}]}]}, script)
        script.flush()
        command = [sys.executable, "-m", "tests.support.ollama_simulator", "--port", "0", "--script", script.name]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=pipe, stdout=pipe, text=True)
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.communicate()


async def _calls(url: str, samples: int) -> list[tuple[float, float]]:
    gateway, script = _gateway(url), BareScript(url)
    for _ in range(3):  # imports, connections, and the model's load
        await _call(gateway)
        script.tell("call")
    pairs = [(await _call(gateway), float(script.tell("call")) * 1e3) for _ in range(samples)]
    script.close()
    await gateway.close()
    return pairs


async def _cancels(hosts: Sequence[OllamaSimulator], runs: int) -> list[tuple[float, float]]:
    """Cancel calls at the first host, which is the one that is asked as long as it is free."""
    server = hosts[0]
    gateway, script = _gateway(*(each.url for each in hosts)), BareScript(server.url)
    await gateway.probe()
    pairs = [
        (await _cancel(gateway, server), await asyncio.to_thread(_script_cancel, script, server))
        for _ in range(runs + 1)
    ]
    script.close()
    await gateway.close()
    return pairs[1:]


def _gateway(url: str, *more: str) -> LiteLLMGateway:
    return open_gateway(GatewaySettings(host=url, hosts=tuple(map(Host, more))), SystemClock())


def _request() -> Request:
    model = next(each for each in packaged_registry().models if each.ollama_model.startswith(MODEL))
    return Request(
        id=f"bench-{time.perf_counter_ns()}",
        model=replace(model),
        messages=(Message("user", "Say hello."),),
        subject=None,
        schema=None,
        max_tokens=600,
        tokens=700,
        marker="",
    )


async def _call(gateway: LiteLLMGateway) -> float:
    started = time.perf_counter()
    async for _ in gateway.complete(_request()):
        pass
    return (time.perf_counter() - started) * 1e3


async def _cancel(gateway: LiteLLMGateway, server: OllamaSimulator) -> float:
    started = 0.0
    async with aclosing(gateway.complete(_request())) as events:
        async for event in events:
            if isinstance(event, Delta):
                started = time.perf_counter()
                break
    return await asyncio.to_thread(_seen_after, server, started)


def _script_cancel(script: BareScript, server: OllamaSimulator) -> float:
    script.tell("cancel")
    return _seen_after(server, float(script.tell("now")))


def _seen_after(server: OllamaSimulator, started: float) -> float:
    """Return the milliseconds from then until the server had seen its client gone."""
    last = server.asked("/api/chat")[-1]
    server.wait_until(lambda: last.disconnected_at is not None)
    assert last.disconnected_at is not None
    return (last.disconnected_at - started) * 1e3
