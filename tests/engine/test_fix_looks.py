"""Several things that are mended in one file: what of it is read again."""

from __future__ import annotations

from dataclasses import replace

from rightsize.core.review.floor import floor_findings
from rightsize.core.text import Span
from rightsize.engine.fix import fix, wrong_of
from rightsize.engine.floor import Looks, floor_of
from rightsize.engine.looking import Scan
from rightsize.engine.writing import GenerateOptions
from tests.engine.test_fix import GOOD, PING, after
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of


class Counting:
    """A scanner that finds nothing, and knows what it was asked to read."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.read: list[bytes] = []

    async def scan(self, language: str, source: bytes) -> Scan:
        """Note a source."""
        assert language == "python"
        self.read.append(source)
        return Scan()

    async def close(self) -> None:
        """Do nothing."""


async def test_no_state_of_a_file_is_read_twice() -> None:
    """Whoever has several things mended reads what a fix changed, and not again what stood there before."""
    snapshot, scanner, looks = snapshot_of(PING), Counting(), Looks()
    runtime = replace(runtime_with([GOOD]), scanner=scanner)
    whole = Span(0, len(snapshot.parsed.data))
    assert await looks.floor_of(runtime, snapshot, whole) == await floor_of(runtime, snapshot, whole)
    scanner.read.clear()
    result = await fix(
        runtime, snapshot, wrong_of(floor_findings(snapshot.parsed)[0]), GenerateOptions(), ListReporter(), looks
    )
    now = snapshot_of(after(snapshot, result))
    again, _ = await looks.floor_of(runtime, now, Span(0, len(now.parsed.data)))

    assert (scanner.read, again) == ([now.parsed.data], ())
