"""What the rules take for code that goes on and on: for a source, and for half of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from tests.bench.figures import Figure, Goal

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS: Final = 1_000

SOURCES: Final = {
    "chained calls": ("import os\n\ndef f(a, x):\n    os.system('ls ' + x)\n    return a", ".told(x)"),
    "conditions that bind a name": ("import os\n\ndef f(p, q):\n", "    if p == 1:\n        q = 'a' + told(q)\n"),
    "conditions around a use": (
        "import os\n\ndef f(p, q):\n",
        "    if p == 1:\n        os.system('ls ' + q)\n        q = 'a' + q\n",
    ),
}
"""The head of a source, and what it holds over and over."""


def lengths(runs: int) -> Iterator[Figure]:
    """Measure the processor's time that the rules take for a source, beside half of it."""
    for name, (head, part) in SOURCES.items():
        rounds = [(_looked_at(head + part * PARTS), _looked_at(head + part * (PARTS // 2))) for _ in range(runs)]
        whole, half = zip(*rounds, strict=True)
        yield Figure(f"{PARTS:,} {name}, by the rules", "ms", whole, "half of them", half, Goal("ratio", 2.8))


def _looked_at(source: str) -> float:
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, source.encode())
    started = time.process_time()
    floor_findings(parsed)
    return (time.process_time() - started) * 1e3
