"""The local API over HTTP: from Enter to the first routing event, beside the least that it answers, and its memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil

from tests.bench.figures import Figure, Goal
from tests.support.dashboard_process import TWO_TASKS, crew, dashboard
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

EACH: Final = 20
"""Requests a run."""

LEAD: Final = 50.0
"""Milliseconds to the first event."""

_BARE: Final = "import fastapi, uvicorn; print(flush=True); input()"


def serving(runs: int) -> Iterator[Figure]:
    """Measure requests and empty answers in turn, then the process beside one that only imports the libraries."""
    with (
        tempfile.TemporaryDirectory() as home,
        simulator(crew()) as models,
        dashboard(Path(home), models.url) as running,
    ):
        with running.client() as client:
            _first_event(client, 0)
            pairs = [(_first_event(client, number), _nothing(client)) for number in range(runs * EACH)]
        ours, least = zip(*pairs, strict=True)
        yield Figure("request → first routing event, over HTTP", "ms", ours, "GET /health", least, Goal("p99", LEAD))
        memory = psutil.Process(running.process.pid).memory_info().rss / 1e6
    yield Figure("memory of the dashboard's process", "MB", (memory,), "fastapi and uvicorn, imported", (_bare(),))


def _first_event(client: httpx.Client, number: int) -> float:
    began = time.perf_counter()
    body = {"prompt": f"{TWO_TASKS}, case {number}", "dry_run": True}
    with client.stream("POST", "/api/chat/stream", json=body) as answer:
        next(line for line in answer.iter_lines() if line == "event: routed")
        return (time.perf_counter() - began) * 1000


def _nothing(client: httpx.Client) -> float:
    began = time.perf_counter()
    client.get("/health")
    return (time.perf_counter() - began) * 1000


def _bare() -> float:
    command = [sys.executable, "-c", _BARE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        memory = psutil.Process(process.pid).memory_info().rss / 1e6
        process.communicate("\n")
    return memory
