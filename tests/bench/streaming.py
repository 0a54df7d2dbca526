"""What a terminal does for an answer while it streams: of 30,000 characters, and of twice as many."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from rightsize.cli.ask_flow import Flow
from rightsize.core.asks.nesting import nested
from tests.bench.figures import Figure, Goal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LENGTH: Final = 30_000
PIECE: Final = 4
"""Characters of a token, as most models write."""

ANSWERS: Final = {
    "headings": "## Step\n\nSome words of it.\n\n",
    "a list": "1. A step\n\n   What to do in it.\n\n",
    "code": "# A comment\ndef step():\n    return 1\n\n",
}
"""What an answer is made of, over and over."""


def streaming(runs: int) -> Iterator[Figure]:
    """Measure the processor's time for whole answers, beside one read at the end, and beside half of the answer."""
    for name, part in ANSWERS.items():
        text = ("```python\n" if name == "code" else "") + part * (2 * LENGTH // len(part))
        rounds = [(_streamed(text), _streamed(text[:LENGTH]), _read(text)) for _ in range(runs)]
        whole, half, once = zip(*rounds, strict=True)
        yield Figure(f"60 kB of {name} streamed to a terminal", "ms", whole, "30 kB of it", half, Goal("ratio", 2.5))
        yield Figure(f"60 kB of {name}, piece by piece", "ms", whole, "read once, at the end", once)


def _streamed(text: str) -> float:
    flow = Flow()

    def work() -> None:
        for at in range(0, len(text), PIECE):
            flow.add(text[at : at + PIECE])
        flow.add("", last=True)

    return _milliseconds(work)


def _read(text: str) -> float:
    return _milliseconds(lambda: nested(text))


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1e3
