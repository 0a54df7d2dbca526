"""The ledger's files: one a month in the user's state folder, appended to by several processes at once."""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_SECONDS: Final = 10.0
"""How long a line waits for other writers; a write takes milliseconds, so after this one of them hangs."""

_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_FILE: Final = re.compile(r"ledger-(\d{4}-\d{2}|undated)\.jsonl")
_UNREADABLE: Final = (
    "{path} cannot be read ({why}), so what the ledger holds there is missing here; "
    "see what lies there, and who may read it"
)
_APPEND: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


def month_file(folder: Path, timestamp: str) -> Path:
    """Return the file for a line of this time, ISO 8601 in UTC."""
    found = _MONTH.match(timestamp)
    return folder / f"ledger-{found.group() if found else 'undated'}.jsonl"


def month_files(folder: Path) -> tuple[Path, ...]:
    """Return the files that there are, the oldest first; none when the folder cannot be read."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if _FILE.fullmatch(path.name)))
    except OSError:
        return ()


def unreadable(folder: Path) -> tuple[str, ...]:
    """Say of the folder, or of each of its months, why it cannot be read, one sentence each; nothing where all can."""
    try:
        paths = [path for path in folder.iterdir() if _FILE.fullmatch(path.name)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (_UNREADABLE.format(path=folder, why=_words(error)),)
    return tuple(each for each in map(_trouble, sorted(paths)) if each)


def append_line(folder: Path, timestamp: str, line: bytes) -> None:
    """Write one line at the end of its month, whole or not at all.

    Raises:
        OSError: the disk is full, the folder read-only, or another process keeps the lock.
    """
    with locked(folder):
        descriptor = os.open(month_file(folder, timestamp), _APPEND, 0o600)
        try:
            _append(descriptor, line)
        finally:
            os.close(descriptor)


def try_to_write(folder: Path) -> None:
    """Write as much as a line and take it away again, to know whether the next line has a place.

    Raises:
        OSError: the disk is full, the folder read-only, or another process keeps the lock.
    """
    with locked(folder):
        path = folder / "ledger.trial"
        try:
            path.write_bytes(b"\n" * 1024)
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the ledger's lock, among threads and processes; the folder is made when it is missing.

    Raises:
        OSError: the folder cannot be written, or the lock is not to be had.
    """
    # Late: it takes longer to import than a server's start-up allows.
    from filelock import FileLock

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(folder / "ledger.lock", timeout=LOCK_SECONDS, mode=0o600):
        yield


def _trouble(path: Path) -> str:
    try:
        path.open("rb").close()
    except OSError as error:
        return _UNREADABLE.format(path=path, why=_words(error))
    return ""


def _words(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _append(descriptor: int, line: bytes) -> None:
    """Write in one call, on a new line where a crash left half of one; take back what a full disk cut short."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    whole = line if _ends_a_line(descriptor, size) else b"\n" + line
    try:
        if os.write(descriptor, whole) == len(whole):
            return
    except OSError:
        os.ftruncate(descriptor, size)
        raise
    os.ftruncate(descriptor, size)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _ends_a_line(descriptor: int, size: int) -> bool:
    if size == 0:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"
