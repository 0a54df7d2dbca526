"""`make bench`: measure each figure in turn with its baseline, print the table and write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.answering import answering
from tests.bench.calls import cancelling, overhead
from tests.bench.engine import asking, library, parsing, routing
from tests.bench.failover import failover
from tests.bench.figures import Figure, markdown
from tests.bench.lengths import lengths
from tests.bench.painting import painting
from tests.bench.reviews import review_stalls
from tests.bench.servers import large_file, start_up
from tests.bench.serving import serving
from tests.bench.stalls import stalls
from tests.bench.streaming import streaming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BENCHMARKS: Final[tuple[Callable[[int], Iterator[Figure]], ...]] = (
    start_up,
    large_file,
    parsing,
    stalls,
    review_stalls,
    lengths,
    routing,
    asking,
    streaming,
    library,
    overhead,
    cancelling,
    failover,
    answering,
    serving,
    painting,
)

PAGE: Final = Path(__file__).parents[2] / "docs" / "benchmarks.md"

HEAD: Final = """\
# Benchmarks

`make bench` measures these figures and writes this page.  Each stands beside a committed baseline (`tests/bench/`) that
runs in turn with it, so that a slow machine slows both; the ratio is that of the medians.  Where there are fewer than a
hundred samples the third number is the largest.

A stall is the slowest answer to a small request while the server works.  Each run on the whole file is cancelled after
six seconds and what is finished applied as one edit; the last one goes to its end, with 3,400 edits at once.

`failover` is one doc, from the look to the edit, where the first of two servers is dead, beside the living one alone.
`cancelling` is the time from a cancel until the server sees the connection break, and so stops writing tokens.
`review_stalls` is the longest stall while 3,000 lines are reviewed, by the rules alone and with a model.
`lengths` is what the rules take for a thousand calls in a chain or conditions in a row, beside half of them.
`answering` is a text of three tasks, each by a model of its own, beside the slowest of them alone.
`streaming` is what a terminal does for an answer while it comes, beside half of that answer.
`painting` is the page in Chromium, by its own clock, where there is one.
`python -m tests.bench NAME` runs one of them and prints it; the page is written where all ran.

"""


def main() -> int:
    """Measure, print, and write the page unless only some were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="some of: " + ", ".join(each.__name__ for each in BENCHMARKS))
    parser.add_argument("--runs", type=int, default=10, help="runs of each figure (10)")
    options = parser.parse_args()
    figures: list[Figure] = []
    for benchmark in BENCHMARKS:
        if options.names and benchmark.__name__ not in options.names:
            continue
        started = time.perf_counter()
        figures += benchmark(options.runs)
        print(f"{benchmark.__name__}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    table = markdown(figures)
    print(table)
    if not options.names:
        machine = (
            f"Measured with Python {platform.python_version()} on {os.cpu_count()} cores ({platform.machine()}).\n\n"
        )
        PAGE.write_text(HEAD + machine + table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
