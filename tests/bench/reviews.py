"""The longest stall while a file of 3,000 lines is reviewed: by the rules alone, and with a model that answers."""

from __future__ import annotations

import inspect
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.verification.showing import leaves_of, telling_lines
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
    """Return a clean review that shows a line of each symbol that the prompt names."""
    names, _, rest = body["messages"][-1]["content"].partition("\n\n=== ")
    marker, _, rest = rest.partition("\n")
    source = rest.partition(f"\n=== {marker}\n")[0]
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, source.encode())
    symbols = {each.qualified_name.rpartition(".")[2]: each for each in symbols_in(parsed)}
    examined = []
    for name in _NAMED.findall(names):
        found = symbols.get(name.rpartition(".")[2], symbols_in(parsed)[0])
        heads = [each.signature_span for each in symbols.values() if each is not found]
        told = telling_lines(leaves_of(parsed, found.span), found.span, found.body_span, heads, ())[0].spans[0]
        line = parsed.lines.span_of(parsed.lines.line_of(told.start))
        examined.append({"symbol": name, "quote": parsed.text(line.start, line.end).strip()})
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
