"""Reading the ledger: each line once, however often one looks; only what is new since the last look is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rightsize.core.ledger.drafts import Drafts
from rightsize.core.ledger.lines import LONGEST_LINE, record_in
from rightsize.core.ledger.stats import Tally
from rightsize.journal.months import month_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rightsize.core.ledger.stats import Stats

CHUNK: Final = 4 * LONGEST_LINE
"""Bytes that are read at a time, so that a ledger of any size needs little memory."""


@dataclass(slots=True)
class Reader:
    """The ledger of one folder, folded as far as it was read.  Not for two threads at once."""

    folder: Path
    drafts: Drafts = field(default_factory=Drafts)
    _tally: Tally = field(default_factory=Tally)
    _offsets: dict[Path, int] = field(default_factory=dict)

    def refresh(self) -> None:
        """Take in what was written since the last look; files that cannot be read are passed over."""
        for path in month_files(self.folder):
            for line in new_lines(path, self._offsets):
                record = record_in(line)
                self._tally.add(record)
                self.drafts.add(record)

    def stats(self) -> Stats:
        """Return the figures as of now."""
        self.refresh()
        return self._tally.stats()


def new_lines(path: Path, offsets: dict[Path, int]) -> Iterator[bytes]:
    """Yield whole lines behind a file's offset, and move that on; a last line without an end may still be written."""
    try:
        with path.open("rb") as file:
            file.seek(offsets.get(path, 0))
            rest = b""
            while chunk := file.read(CHUNK):
                *lines, rest = (rest + chunk).split(b"\n")
                offsets[path] = file.tell() - len(rest)
                yield from (line for line in lines if line.strip())
    except OSError:
        return


def read_stats(folder: Path) -> Stats:
    """Return the figures of the whole ledger in `folder`; all zero where there is none."""
    return Reader(folder).stats()
