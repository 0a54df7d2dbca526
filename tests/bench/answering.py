"""Three tasks of a text, each by a model of its own: together beside the slowest alone, and to the first of all words.

Over the real child process; a model writes fifty words in a second, and the slowest forty in all.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rightsize.engine.ask import answer
from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import AskOptions, Piece
from rightsize.gateway.child import Child, ChildLimits
from rightsize.gateway.exchange import Means, Pace
from rightsize.gateway.health import Health
from rightsize.gateway.litellm_gateway import LiteLLMGateway
from rightsize.settings.host import Host
from rightsize.settings.resolved import CacheSettings, GatewaySettings, defaults
from rightsize.wiring import SystemClock, open_unprobed, refreshed
from tests.bench.figures import Figure, Goal
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.engine.asked import AskEvent
    from rightsize.engine.runtime import Runtime

ALONE: Final = "Weigh whether a queue or a lock suits the counter of the pool better"
TOGETHER: Final = f"{ALONE}. Also explain what a mutex is, and code a decorator that retries a call."
WORDS: Final = {"granite4.1:3b": 20, "llama3.2": 30, "gemma3:4b": 40}
CODE: Final = "```python\ntries = 3\n```\n"
"""What each answer begins with, since one of the tasks asks for code."""

MORE: Final = 0.10
"""The share that three at once may take more than the slowest alone."""

LEAD: Final = 50.0
"""Milliseconds to the routing table."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """Milliseconds to the routing table, from there to the first word, and to the end."""

    routed: float
    first: float
    whole: float


def answering(runs: int) -> Iterator[Figure]:
    """Measure the three tasks and the slowest of them in turn."""
    pairs = asyncio.run(_pairs(runs))
    together, alone = zip(*pairs, strict=True)
    mine, theirs = (tuple(each.whole for each in several) for several in (together, alone))
    beside = "the slowest alone"
    yield Figure("answering: three tasks together", "ms", mine, beside, theirs, Goal("ratio", 1 + MORE))
    mine, theirs = (tuple(each.first for each in several) for several in (together, alone))
    yield Figure("answering: from routing to the first word", "ms", mine, beside, theirs)
    mine, theirs = (tuple(each.routed for each in several) for several in (together, alone))
    yield Figure("answering: to the routing table", "ms", mine, beside, theirs, Goal("median", LEAD))


async def _pairs(runs: int) -> list[tuple[_Taken, _Taken]]:
    child = Child(ChildLimits(), {"connect_seconds": GatewaySettings().connect_seconds})
    models = [
        ScriptedModel(name, replies=[Reply(tokens=(CODE, *(f"word{each} " for each in range(count))), delay=0.02)])
        for name, count in WORDS.items()
    ]
    with simulator(models) as server, tempfile.TemporaryDirectory() as folder:
        runtime = await refreshed(_runtime(Path(folder), child, server.url))
        await _answered(runtime, TOGETHER)  # imports, connections, and the models' loads
        pairs = [(await _answered(runtime, TOGETHER), await _answered(runtime, ALONE)) for _ in range(runs)]
    await child.close()
    return pairs


async def _answered(runtime: Runtime, text: str) -> _Taken:
    words: list[float] = []

    def tell(event: AskEvent) -> None:
        if isinstance(event, Piece):
            words.append(time.perf_counter())

    began = time.perf_counter()
    subs = plan_asks(runtime, text)
    routed = time.perf_counter()
    report = await answer(runtime, text, subs, AskOptions(), tell)
    ended = time.perf_counter()
    problems = [each.problem for each in report.answers if each.problem]
    assert not problems, problems
    return _Taken((routed - began) * 1e3, (words[0] - routed) * 1e3, (ended - began) * 1e3)


def _runtime(state: Path, child: Child, url: str) -> Runtime:
    gateway = GatewaySettings(host=url, hosts=(Host(url),))
    settings = replace(defaults(state), gateway=gateway, cache=CacheSettings(enabled=False))
    clock = SystemClock()
    models = LiteLLMGateway(Means(gateway, clock, Pace(), Health(clock), child))
    return replace(open_unprobed(settings, clock=clock), gateway=models, models=models, draft=False)
