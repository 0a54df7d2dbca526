"""The attempts of the ledger for whoever shows them, page by page, the newest first."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from os import SEEK_END
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.ledger.lines import record_in
from rightsize.core.ledger.record import CallRecord
from rightsize.journal.months import month_files
from rightsize.journal.reading import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAR: Final = 1 << 62

_CURSOR: Final = re.compile(r"(ledger-(?:\d{4}-\d{2}|undated)\.jsonl):(\d{1,15})")


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Some attempts, the newest first, and the cursor of those before them; empty where there are none."""

    calls: tuple[CallRecord, ...]
    following: str

    def as_json(self) -> dict[str, Any]:
        """Return the page as a JSON object."""
        return {"entries": [asdict(each) for each in self.calls], "next": self.following or None}


def is_cursor(text: str) -> bool:
    """Tell whether this names a place in a ledger."""
    return _CURSOR.fullmatch(text) is not None


def ledger_page(folder: Path, before: str, most: int) -> LedgerPage:
    """Return the last attempts before a place; only as much of the ledger is read as they take.

    Parameters:
        before: a cursor, or empty for the end of the ledger.
    """
    found: list[CallRecord] = []
    place = ""
    for name, offset, line in _backwards(folder, before):
        record = record_in(line)
        if not isinstance(record, CallRecord):
            continue
        if len(found) == most:
            return LedgerPage(tuple(found), place)
        found.append(record)
        place = f"{name}:{offset}"
    return LedgerPage(tuple(found), "")


def _backwards(folder: Path, before: str) -> Iterator[tuple[str, int, bytes]]:
    """Yield the file, the offset and the text of every whole line before a place, the last one first."""
    cursor = _CURSOR.fullmatch(before)
    for path in reversed(month_files(folder)):
        end = None
        if cursor is not None:
            if path.name > cursor[1]:
                continue
            end = int(cursor[2]) if path.name == cursor[1] else None
        yield from ((path.name, offset, line) for offset, line in _lines_backwards(path, end))


def _lines_backwards(path: Path, end: int | None) -> Iterator[tuple[int, bytes]]:
    """Yield the offset and the text of every line that ends before `end`; what has no line end may still be written."""
    try:
        with path.open("rb") as file:
            at = min(file.seek(0, SEEK_END), _FAR if end is None else end)
            behind: list[bytes] = []
            while at > 0:
                start = max(0, at - CHUNK)
                file.seek(start)
                chunk, at = file.read(at - start), start
                head = 0 if start == 0 else chunk.find(b"\n") + 1
                if head == 0 and start > 0:
                    behind.append(chunk)
                    continue
                whole = b"".join((chunk[head:], *reversed(behind)))
                behind = [chunk[:head]]
                yield from _placed(whole[: whole.rfind(b"\n") + 1], start + head)
    except OSError:
        return


def _placed(text: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a text, the last one first, each with its place; the text begins at `offset`."""
    at = offset + len(text)
    for line in reversed(text.splitlines(keepends=True)):
        at -= len(line)
        yield at, line
