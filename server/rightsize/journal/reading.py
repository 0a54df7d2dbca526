"""Reading the ledger: each line once for all that is counted, however often one looks; only what is new is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from rightsize.core.ledger.drafts import Drafts
from rightsize.core.ledger.economy import Economy
from rightsize.core.ledger.experience import Experience
from rightsize.core.ledger.lines import LONGEST_LINE, record_in
from rightsize.core.ledger.stats import Tally
from rightsize.journal.experience import WORTH_KEEPING, keep_experience, kept_experience
from rightsize.journal.months import month_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rightsize.core.ledger.lines import Record, Unread
    from rightsize.core.ledger.stats import Stats
    from rightsize.core.tasks.trials import Learned

CHUNK: Final = 4 * LONGEST_LINE
"""Bytes that are read at a time, so that a ledger of any size needs little memory."""


class _Count(Protocol):
    def add(self, record: Record | Unread) -> None: ...


C = TypeVar("C", bound=_Count)


@dataclass(slots=True)
class _Counted:
    """A count, how far into each file it goes, and how many lines it took in this process."""

    count: _Count
    read: dict[Path, int] = field(default_factory=dict)
    lines: int = 0


@dataclass(slots=True)
class Reader:
    """The ledger of one folder, counted as far as it was read.  Not for two threads at once.

    What nobody has asked for is not counted; what is asked for has all lines from then on in one reading with the rest.
    """

    folder: Path
    _counted: dict[type, _Counted] = field(default_factory=dict)

    def stats(self) -> Stats:
        """Return the sums as of now."""
        tally = self._count(Tally)
        self._refresh()
        return tally.stats()

    def figures(self) -> dict[str, Any]:
        """Return the sums and the economy over time as of now, as a JSON object."""
        tally, economy = self._count(Tally), self._count(Economy)
        self._refresh()
        return {**tally.stats().as_json(), "economy": economy.as_json()}

    def drafts(self) -> Drafts:
        """Return which docs are untouched drafts as of now."""
        drafts = self._count(Drafts)
        self._refresh()
        return drafts

    def learned(self) -> Learned:
        """Return how first attempts ended as of now; what was counted is kept, so that a later process need not."""
        if Experience not in self._counted:
            self._counted[Experience] = _Counted(*kept_experience(self.folder))
        experience, counted = self._count(Experience), self._counted[Experience]
        self._refresh()
        if counted.lines >= WORTH_KEEPING:
            keep_experience(self.folder, experience, counted.read)
            counted.lines = 0
        return experience.learned()

    def _count(self, kind: type[C]) -> C:
        """Return the count of a kind, begun where there is none."""
        found = self._counted.setdefault(kind, _Counted(kind())).count
        assert isinstance(found, kind)  # noqa: S101 - it lies under its own type
        return found

    def _refresh(self) -> None:
        """Let every count have what was written since it looked last; files that cannot be read are passed over."""
        for path in month_files(self.folder):
            for end, line in new_lines(path, min(each.read.get(path, 0) for each in self._counted.values())):
                record = record_in(line) if line.strip() else None
                for each in self._counted.values():
                    if each.read.get(path, 0) >= end:
                        continue
                    each.read[path] = end
                    if record is not None:
                        each.count.add(record)
                        each.lines += 1


def new_lines(path: Path, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield each whole line from an offset on, and where it ends; a last line without an end may still be written."""
    end = start
    try:
        with path.open("rb") as file:
            file.seek(start)
            parts: list[bytes] = []
            while chunk := file.read(CHUNK):
                *whole, rest = chunk.split(b"\n")
                for each in whole:
                    line = b"".join((*parts, each))
                    parts.clear()
                    end += len(line) + 1
                    yield end, line
                parts.append(rest)
    except OSError:
        return


def read_stats(folder: Path) -> Stats:
    """Return the figures of the whole ledger in `folder`; all zero where there is none."""
    return Reader(folder).stats()


def read_learned(folder: Path) -> Learned:
    """Return how first attempts ended, from the ledger in `folder`; nothing where there is none."""
    return Reader(folder).learned()
