"""The journal's SQLite file: what is kept by kind and key, bounded, shared by processes, begun anew when it is damaged.

It holds answers of models and findings, which quote code: so it is its owner's alone, and what goes is overwritten.
Nothing here raises for a disk that refuses or a file that is broken; the caller does without.  Of what is not ours
nothing is deleted: another version's file stays, and this one has its own beside it; a damaged one is moved aside.
"""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from rightsize.journal.broken import (
    BESIDE,
    OtherVersionError,
    is_damage,
    is_locked,
    move_aside,
    moved_aside,
    reason,
    too_many,
)
from rightsize.journal.connection import connected, is_whole
from rightsize.journal.months import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

T = TypeVar("T")
_log = logging.getLogger(__name__)

FILE: Final = "journal.sqlite3"
OWN_FILE: Final = "journal-v1.sqlite3"
"""For this version alone, where another one has made the first file."""

BUSY_SECONDS: Final = 2.0
"""How long a write waits for another process's; each takes milliseconds."""

PAUSE_SECONDS: Final = 60.0
"""For so long nobody waits again after one has waited in vain."""

_PUT: Final = """
INSERT OR REPLACE INTO entries (kind, key, body, used)
VALUES (?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM entries))
"""
_TOUCH: Final = "UPDATE entries SET used = (SELECT max(used) + 1 FROM entries) WHERE kind = ? AND key = ?"
_EVICT: Final = """
DELETE FROM entries WHERE rowid IN (
    SELECT rowid FROM entries ORDER BY used LIMIT (SELECT max(1, count(*) / 20) FROM entries)
)
"""


@dataclass(frozen=True, slots=True)
class Usage:
    """What is kept.

    Attributes:
        entries: how many of each kind.
        size: bytes of the file and what lies beside it.
    """

    entries: Mapping[str, int]
    size: int


class Database:
    """One folder's file, used from one thread; it is opened with the first call.

    Attributes:
        path: the file; it may become the one for this version alone when it is opened.
        trouble: why the last call could not be done, or an empty string.
    """

    def __init__(
        self, folder: Path, most_bytes: int, monotonic: Callable[[], float] = time.monotonic, busy: float = BUSY_SECONDS
    ) -> None:
        self.path = folder / FILE
        self.trouble = ""
        self._most = most_bytes
        self._monotonic = monotonic
        self._busy = busy
        self._paused_until = float("-inf")
        self._connection: sqlite3.Connection | None = None
        self._told: set[str] = set()

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what is kept, which counts as used now, or None."""

        def work(connection: sqlite3.Connection) -> bytes | None:
            found = connection.execute("SELECT body FROM entries WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            return bytes(found[0]) if found is not None else None

        found = self._tried(work)
        if found is not None:
            self._tried(lambda connection: connection.execute(_TOUCH, (kind, key)))
        return found

    def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep something, in the place of what has the same key; what was not used for longest makes room."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.execute(_PUT, (kind, key, body))
                while _bytes_used(connection) > self._most and connection.execute(_EVICT).rowcount:
                    pass
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            connection.execute("PRAGMA incremental_vacuum").fetchall()

        if len(body) <= self._most // 4:
            self._tried(work)

    def drop(self, kind: str, key: str) -> None:
        """Forget one entry."""
        self._tried(
            lambda connection: connection.execute("DELETE FROM entries WHERE kind = ? AND key = ?", (kind, key))
        )

    def usage(self) -> Usage:
        """Return what is kept; where there is no file, none is made."""
        folder = self.path.parent
        if not os.path.lexists(self.path):
            stands_in_the_way = os.path.lexists(folder) and not folder.is_dir()
            self.trouble = reason(self.path, NotADirectoryError(errno.ENOTDIR, "")) if stands_in_the_way else ""
            return Usage({}, 0)
        counts = self._done(
            lambda connection: connection.execute("SELECT kind, count(*) FROM entries GROUP BY kind").fetchall()
        )
        return Usage(dict(counts or ()), sum(_size(self.path.with_name(self.path.name + end)) for end in BESIDE))

    def clear(self) -> bool:
        """Forget everything, overwrite it on the disk, and tell whether that was done."""

        def work(connection: sqlite3.Connection) -> bool:
            connection.execute("DELETE FROM entries")
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

        if not os.path.lexists(self.path):
            return True
        self._paused_until = float("-inf")
        done = bool(self._done(work))
        self.trouble = self.trouble or ("" if done else reason(self.path, sqlite3.OperationalError("locked")))
        return done

    def aside(self) -> tuple[Path, ...]:
        """Return the damaged files that were moved aside, and those of other versions, which nobody here deletes."""
        others = (each for each in (FILE, OWN_FILE) if each != self.path.name)
        found = (self.path.with_name(each) for each in others)
        return (*(each for each in found if each.is_file()), *moved_aside(self.path.parent))

    def close(self) -> None:
        """Close the file; the next call would open it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what `work` gives, or None and say once why the file cannot be used."""
        done = self._done(work)
        if self.trouble:
            self._tell(f"{self.trouble}.  Work goes on without a cache.")
        return done

    def _done(self, work: Callable[[sqlite3.Connection], T], *, again: bool = True) -> T | None:
        """Return what `work` gives, or None where the file cannot be used; a broken one is begun anew first."""
        if self._monotonic() < self._paused_until:
            return None
        try:
            done = work(self._opened())
        except (sqlite3.Error, OSError) as error:
            self.trouble = reason(self.path, error)
            if again and self._mended(error):
                return self._done(work, again=False)
            if is_locked(error):
                self._paused_until = self._monotonic() + PAUSE_SECONDS
            return None
        self.trouble = ""
        return done

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = connected(self.path, self._busy, make=False)
            except FileNotFoundError:
                # Another process may be moving a damaged file aside, and what is made now must not go with it.
                with locked(self.path.parent):
                    self._connection = connected(self.path, self._busy, make=True)
        return self._connection

    def _mended(self, error: Exception) -> bool:
        """Do what lets the work be tried again, and tell whether there was anything to do."""
        if isinstance(error, OtherVersionError) and self.path.name == FILE:
            own = self.path.with_name(OWN_FILE)
            if not own.exists():
                self._tell(f"{self.path} {error}; it stays as it is, and {own} is used instead.")
            self.path = own
            return True
        return is_damage(error) and self._begun_anew()

    def _begun_anew(self) -> bool:
        """Move a damaged file aside unless another process just did, and tell whether there is room for a new one."""
        self.close()
        try:
            with locked(self.path.parent):
                if is_whole(self.path, self._busy):
                    return True
                aside = move_aside(self.path)
        except OSError:
            return False
        if aside is None:
            self.trouble = too_many(self.path)
            return False
        self._tell(f"{self.path} was damaged and has been begun anew; what was kept in it lies in {aside}.")
        return True

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            _log.warning("%s", sentence)


def _bytes_used(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
