"""The longest stall of the event loop while Rightsize works: the slowest answer to a small request, seen from outside.

A bare server on the same machine is asked in turn, so that what the machine itself adds is seen beside it.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final

from tests.bench.client import BARE, OURS, Client
from tests.bench.figures import Figure, Goal
from tests.bench.sources import LARGE_REPLY, large_source, name_lines
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

URI: Final = "file:///bench/large.py"
BESIDE: Final = "bare pygls server beside it"
PAUSE: Final = 0.002
LONGEST: Final = 300.0
"""Seconds after which work has hung."""
WATCHED: Final = 6.0
"""Seconds after which a whole file is cancelled and what is finished applied; the last run goes to its end."""
AFTERWARDS: Final = 50
"""Requests that are still watched when the work has ended."""

STALL: Final = Goal("most", 50)


def stalls(runs: int) -> Iterator[Figure]:
    """Measure the start of the child process, one function with a warm child, and a whole file of drafts."""
    # The client's threads hand the interpreter to each other as quickly as the server's do.
    sys.setswitchinterval(0.0005)
    model = ScriptedModel("llama3.2", replies=(Reply(LARGE_REPLY),))
    first: list[tuple[float, float]] = []
    warm: list[tuple[float, float]] = []
    whole: list[tuple[float, float]] = []
    with simulator([model]) as server:
        for _ in range(runs):
            with Client(OURS, {"OLLAMA_HOST": server.url}) as ours, Client(BARE) as bare:
                lines = _opened(ours, bare, engine="ollama")
                first.append(_worst(ours, bare, _action_at(ours, lines[-10])))
                warm.append(_worst(ours, bare, _action_at(ours, lines[-20])))
    for left in reversed(range(runs)):
        with Client(OURS) as ours, Client(BARE) as bare:
            _opened(ours, bare, engine="embedded")
            seconds = WATCHED if left else LONGEST
            whole.append(_worst(ours, bare, _action_at(ours, 0, "source"), seconds))
    for name, pairs in (
        ("longest stall: child starts, first function", first),
        ("longest stall: one function, 10,000 lines", warm),
        ("longest stall: whole file, 3,400 functions drafted", whole),
    ):
        mine, theirs = zip(*pairs, strict=True)
        yield Figure(name, "ms", mine, BESIDE, theirs, STALL)


def _opened(ours: Client, bare: Client, *, engine: str) -> tuple[int, ...]:
    source = large_source()
    for client in (ours, bare):
        client.initialize(engine=engine)
        client.open(URI, source)
        client.actions(URI, 0)
    return name_lines(source)


def _action_at(client: Client, line: int, kind: str = "refactor.rewrite") -> dict[str, Any]:
    """Return the command of the first action of a kind, as an editor would run it."""
    place = {"line": line, "character": 5}
    context = {"diagnostics": [], "only": [kind]}
    params = {"textDocument": {"uri": URI}, "range": {"start": place, "end": place}, "context": context}
    _, actions = client.ask("textDocument/codeAction", params)
    command: dict[str, Any] = actions[0]["command"]
    return command


def _worst(ours: Client, bare: Client, command: dict[str, Any], seconds: float = LONGEST) -> tuple[float, float]:
    """Run a command and return the slowest answer of each server until it has ended, in milliseconds.

    Work that takes longer than `seconds` is cancelled, and what it finished applied.
    """
    ended = ours.start(command)
    slowest = (0.0, 0.0)
    began = time.perf_counter()
    while not ended.wait(PAUSE) and not ours.complaints:
        slowest = _slower(slowest, ours, bare)
        if time.perf_counter() > began + seconds:
            ours.cancel()
            break
    while not (ended.wait(PAUSE) and ours.applied.is_set()) and not ours.complaints:
        slowest = _slower(slowest, ours, bare)
        if time.perf_counter() > began + LONGEST:
            ours.complaints.append("nothing was applied")
    for _ in range(AFTERWARDS):
        slowest = _slower(slowest, ours, bare)
    if ours.complaints:
        raise RuntimeError(f"{command['command']} did not end: {ours.complaints}")
    return slowest


def _slower(slowest: tuple[float, float], ours: Client, bare: Client) -> tuple[float, float]:
    """Ask each server something small, and return the slowest answers so far."""
    return max(slowest[0], ours.ping() * 1e3), max(slowest[1], bare.ping() * 1e3)
