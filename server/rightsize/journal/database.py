"""The journal's SQLite file: what is kept by kind and key, bounded, shared by processes, rebuilt when it is damaged.

It holds answers of models and findings, which quote code: so it is its owner's alone, and what goes is overwritten.
Nothing here raises for a disk that refuses or a file that is broken; the caller does without.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from rightsize.journal.months import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

T = TypeVar("T")
_log = logging.getLogger(__name__)

FILE: Final = "journal.sqlite3"
VERSION: Final = 1
"""Of the table; a file of another version is begun anew."""

BUSY_SECONDS: Final = 2.0
"""How long a write waits for another process's; each takes milliseconds."""

_BESIDE: Final = ("", "-wal", "-shm", "-journal")
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS entries (
    kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (kind, key)
);
CREATE INDEX IF NOT EXISTS entries_by_use ON entries (used);
"""
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
    """One folder's file, used from one thread; it is opened with the first call."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.path = folder / FILE
        self._most = most_bytes
        self._connection: sqlite3.Connection | None = None
        self._told = False

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what is kept, which counts as used now, or None."""

        def work(connection: sqlite3.Connection) -> bytes | None:
            found = connection.execute("SELECT body FROM entries WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            return bytes(found[0]) if found is not None else None

        found = self._done(work)
        if found is not None:
            self._done(lambda connection: connection.execute(_TOUCH, (kind, key)))
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
            self._done(work)

    def drop(self, kind: str, key: str) -> None:
        """Forget one entry."""
        self._done(lambda connection: connection.execute("DELETE FROM entries WHERE kind = ? AND key = ?", (kind, key)))

    def usage(self) -> Usage:
        """Return what is kept; where there is no file, none is made."""
        if not self.path.exists():
            return Usage({}, 0)
        counts = self._done(
            lambda connection: connection.execute("SELECT kind, count(*) FROM entries GROUP BY kind").fetchall()
        )
        return Usage(dict(counts or ()), sum(_size(self.path, end) for end in _BESIDE))

    def clear(self) -> bool:
        """Forget everything, overwrite it on the disk, and tell whether that was done."""

        def work(connection: sqlite3.Connection) -> bool:
            connection.execute("DELETE FROM entries")
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

        return not self.path.exists() or bool(self._done(work))

    def close(self) -> None:
        """Close the file; the next call would open it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _done(self, work: Callable[[sqlite3.Connection], T], *, again: bool = True) -> T | None:
        """Return what `work` gives, or None where the file cannot be used; a broken one is begun anew first."""
        try:
            return work(self._opened())
        except (sqlite3.Error, OSError) as error:
            if again and _is_damage(error) and self._rebuilt():
                return self._done(work, again=False)
            self._tell(f"{self.path} cannot be used: {error}.  Work goes on without a cache.")
            return None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite gives what it writes beside the file the same mode.
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _rebuilt(self) -> bool:
        """Begin the file anew unless another process just did, and tell whether it can be used again."""
        self.close()
        try:
            with locked(self.path.parent):
                if not _is_whole(self.path):
                    for end in _BESIDE:
                        self.path.with_name(FILE + end).unlink(missing_ok=True)
                    self._tell(f"{self.path} was damaged and has been begun anew: what was kept in it is gone.")
        except OSError:
            return False
        return True

    def _tell(self, sentence: str) -> None:
        if not self._told:
            self._told = True
            _log.warning("%s", sentence)


def _prepare(connection: sqlite3.Connection) -> None:
    """Set the file up, or raise as for a damaged one where another version made it."""
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == VERSION:
        return
    if version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
        raise sqlite3.DatabaseError(f"it is of version {version}, not {VERSION}")
    connection.executescript(f"BEGIN IMMEDIATE; {_TABLE} PRAGMA user_version = {VERSION}; COMMIT;")


def _is_damage(error: Exception) -> bool:
    """Tell a broken file from a disk that refuses: for that one, SQLite's errors have classes of their own."""
    return type(error) is sqlite3.DatabaseError


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            _prepare(connection)
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        return not _is_damage(error)


def _bytes_used(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _size(path: Path, end: str) -> int:
    try:
        return path.with_name(FILE + end).stat().st_size
    except OSError:
        return 0
