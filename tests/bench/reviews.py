"""The longest stall while a file of 3,000 lines is reviewed: by the rules alone, and with a model that answers."""

from __future__ import annotations

import inspect
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.bench.client import BARE, OURS, Client
from tests.bench.figures import Figure
from tests.bench.stalls import BESIDE, LONGEST, PAUSE, STALL
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

URI: Final = "file:///bench/reviewed.py"
LINES: Final = 3_000
_NAMED: Final = re.compile(r"^- (.+)$", re.MULTILINE)


def reviewed_source() -> str:
    """Return 3,000 lines of real code: the head of a module of the standard library."""
    lines = Path(inspect.__file__).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(lines[:LINES])


def review_stalls(runs: int) -> Iterator[Figure]:
    """Measure the slowest answer to a small request from the command to the findings."""
    # The client's threads hand the interpreter to each other as quickly as the server's do.
    sys.setswitchinterval(0.0005)
    heavy = ScriptedModel("mistral-small3.2", answer=clean_answer, parameters=24_000_000_000, parameter_size="24B")
    with simulator([heavy]) as server:
        for name, environment, engine in (
            ("longest stall: 3,000 lines reviewed by the rules", {}, "embedded"),
            ("longest stall: 3,000 lines reviewed by rules and model", {"OLLAMA_HOST": server.url}, "ollama"),
        ):
            pairs: list[tuple[float, float]] = []
            for _ in range(runs):
                with Client(OURS, environment) as ours, Client(BARE) as bare:
                    for client in (ours, bare):
                        client.initialize(engine=engine)
                        client.open(URI, reviewed_source())
                        client.actions(URI, 0)
                    pairs.append(_worst(ours, bare))
            mine, theirs = zip(*pairs, strict=True)
            yield Figure(name, "ms", mine, BESIDE, theirs, STALL)


def clean_answer(body: Mapping[str, Any]) -> Reply:
    """Return a clean review that shows the head of each symbol that the prompt names."""
    asked = body["messages"][-1]["content"]
    names, _, source = asked.partition("\n\n===")
    examined = []
    for name in _NAMED.findall(names):
        head = re.search(rf"^.*\b(?:def|class) {re.escape(name.rpartition('.')[2])}\b.*$", source, re.MULTILINE)
        examined.append({"symbol": name, "quote": head.group().strip() if head else source.splitlines()[1]})
    return Reply(text=json.dumps({"examined": examined, "findings": []}))


def _worst(ours: Client, bare: Client) -> tuple[float, float]:
    """Review the file and return the slowest answer of each server until that has ended, in milliseconds."""
    order = {"uri": URI, "scope": "file", "symbols": []}
    ended = ours.start({"command": "rightsize.review", "arguments": [order]})
    slowest = (0.0, 0.0)
    began = time.perf_counter()
    while not ended.wait(PAUSE):
        slowest = max(slowest[0], ours.ping() * 1e3), max(slowest[1], bare.ping() * 1e3)
        if time.perf_counter() > began + LONGEST:
            raise RuntimeError(f"the review did not end: {ours.complaints}")
    return slowest
