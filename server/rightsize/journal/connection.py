"""How the journal's SQLite file is opened and set up, and told from one that is damaged or not ours."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from rightsize.journal.broken import OtherVersionError, is_damage

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = 1
"""Of the table."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS entries (
    kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (kind, key)
);
CREATE INDEX IF NOT EXISTS entries_by_use ON entries (used);
"""
_STATE: Final = "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"


def connected(path: Path, busy: float, *, make: bool) -> sqlite3.Connection:
    """Open the file; with `make`, under the lock, one that is missing or empty is set up.

    Raises:
        FileNotFoundError: there is none to open, or nobody has set it up.
        OtherVersionError: it is not ours; nothing in it was changed.
        sqlite3.Error: it is damaged, or another process keeps it.
        OSError: something else lies there, or it is not ours to write.
    """
    # SQLite gives what it writes beside the file the same mode.
    flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | (os.O_CREAT if make else 0)
    os.close(os.open(path, flags, 0o600))
    if not path.is_file():
        raise FileExistsError(errno.EEXIST, "something that is no file")
    connection = sqlite3.connect(path, timeout=busy, isolation_level=None)
    try:
        _prepare(connection, make=make)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, *, make: bool) -> None:
    # In one statement: another process may be setting the file up.
    version, made = connection.execute(_STATE).fetchone()
    if version and version != VERSION:
        raise OtherVersionError(f"is of version {version}, and this Rightsize reads version {VERSION}")
    if made and not version:
        raise OtherVersionError("is of another program")
    if not version and not make:
        raise FileNotFoundError(errno.ENOENT, "nothing is set up")
    if not version:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    if not version:
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLE} PRAGMA user_version = {VERSION}; COMMIT;")


def is_whole(path: Path, busy: float) -> bool:
    """Tell whether the file can be used, which is set up where it is missing; for who holds the lock."""
    try:
        with closing(connected(path, busy, make=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error as error:
        return not is_damage(error)
