"""The language server beside a bare pygls server: start-up, first action, memory, and a large file."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

import psutil

from tests.bench.client import BARE, OURS, Client
from tests.bench.figures import Figure, Goal
from tests.bench.sources import large_source, name_lines, packages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URI: Final = "file:///bench/module.py"
REQUESTS: Final = 300
"""Requests whose latencies give a 99th percentile."""

BESIDE: Final = "bare pygls server"


def start_up(runs: int) -> Iterator[Figure]:
    """Measure from spawn to answers, and memory at that point, with a fresh process of each kind in turn."""
    path = packages("json")[-1]
    text = path.read_text(encoding="utf-8")
    line = next(iter(name_lines(text)), 0)
    samples: dict[str, list[tuple[float, float, float]]] = {OURS: [], BARE: []}
    for module in (OURS, BARE):  # whoever comes first reads from disk and writes bytecode
        _from_spawn(module, path, text, line)
    for _ in range(runs):
        for module, found in samples.items():
            found.append(_from_spawn(module, path, text, line))
    ours, bare = ([tuple(column) for column in zip(*samples[module], strict=True)] for module in (OURS, BARE))
    yield Figure("spawn → `initialize` answered", "ms", ours[0], BESIDE, bare[0], Goal("ratio", 1.05))
    yield Figure("spawn → first code action (Python)", "ms", ours[1], BESIDE, bare[1], Goal("ratio", 1.6))
    yield Figure("memory before the first model call", "MB", ours[2], BESIDE, bare[2], Goal("ratio", 1.4))


def _from_spawn(module: str, path: Path, text: str, line: int) -> tuple[float, float, float]:
    with Client(module) as client:
        initialized = client.initialize() - client.started
        client.open(path.as_uri(), text)
        acted = client.actions(path.as_uri(), line)[0] - client.started
        memory = psutil.Process(client.process.pid).memory_info().rss
    return initialized * 1e3, acted * 1e3, memory / 1e6


def large_file(_runs: int) -> Iterator[Figure]:
    """Measure actions, hovers and keystrokes in 10,000 lines with 3,400 functions, at places drawn at random."""
    source = large_source()
    lines = name_lines(source)
    with Client(OURS) as ours, Client(BARE) as bare:
        for client in (ours, bare):
            client.initialize()
            client.open(URI, source)
            client.actions(URI, 0)
        places = random.Random(1).sample(lines, REQUESTS)
        actions = [tuple(_timed_action(client, line) for client in (ours, bare)) for line in places]
        hovers = [tuple(_timed_hover(client, line) for client in (ours, bare)) for line in places]
        strokes = [tuple(_keystroke(client, line, at) for client in (ours, bare)) for at, line in enumerate(places, 2)]
    for name, pairs, goal in (
        ("code action", actions, Goal("p99", 10)),
        ("hover", hovers, Goal("p99", 10)),
        ("keystroke, then its code actions", strokes, None),
    ):
        mine, theirs = zip(*pairs, strict=True)
        yield Figure(f"{name}, 10,000 lines", "ms", mine, BESIDE, theirs, goal)


def _timed_action(client: Client, line: int) -> float:
    asked = time.perf_counter()
    return (client.actions(URI, line)[0] - asked) * 1e3


def _timed_hover(client: Client, line: int) -> float:
    asked = time.perf_counter()
    return (client.hover(URI, line)[0] - asked) * 1e3


def _keystroke(client: Client, line: int, version: int) -> float:
    place = {"line": line, "character": 4}
    change = {"range": {"start": place, "end": place}, "text": "x"}
    asked = time.perf_counter()
    client.tell(
        "textDocument/didChange", {"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]}
    )
    return (client.actions(URI, line)[0] - asked) * 1e3
