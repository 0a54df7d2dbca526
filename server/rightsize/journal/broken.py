"""What can be wrong with the journal's SQLite file, in words, and how a damaged one is put out of the way."""

from __future__ import annotations

import errno
import re
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MOST_ASIDE: Final = 9
"""Damaged files that are moved aside; where there are so many the disk is at fault, and nothing is kept."""

BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""Ends of the names of a database and of what SQLite writes beside it."""

_DAMAGE: Final = re.compile(r"malformed|not a database|encrypted")
_ASIDE: Final = re.compile(r"\.damaged-\d$")
_REASONS: Final = {
    errno.EISDIR: "is a folder; move it away, and a file will be made there",
    errno.EEXIST: "is no file; move it away, and a file will be made there",
    errno.ELOOP: "is a link that leads nowhere; remove it, and a file will be made there",
    errno.ENOENT: "is a link that leads nowhere; remove it, and a file will be made there",
    errno.ENOTDIR: "cannot be made, since a file stands where its folder should be; set `state_folder` to another one",
    errno.EACCES: "is not yours to write; give yourself leave, or set `state_folder` to another folder",
    errno.EPERM: "is not yours to write; give yourself leave, or set `state_folder` to another folder",
    errno.EROFS: "lies on a disk that cannot be written; set `state_folder` to another folder",
    errno.ENOSPC: "has no room: the disk is full",
}


class OtherVersionError(sqlite3.Error):
    """Another version of Rightsize, or another program, made the file."""


def is_damage(error: Exception) -> bool:
    """Tell whether SQLite says that the file is broken, or is none of its files."""
    return type(error) is sqlite3.DatabaseError and _DAMAGE.search(str(error)) is not None


def is_locked(error: Exception) -> bool:
    """Tell whether another process kept the file for longer than anybody should."""
    if isinstance(error, sqlite3.OperationalError):
        return "locked" in str(error)
    return isinstance(error, TimeoutError)


def reason(path: Path, error: Exception) -> str:
    """Say why a file cannot be used, with the next step where there is one."""
    if is_locked(error):
        return f"{path} is in use by another process; close the editor or the terminal that works on it, and try again"
    if isinstance(error, OSError) and error.errno in _REASONS:
        return f"{path} {_REASONS[error.errno]}"
    words = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"{path} cannot be used ({words}); see what lies there, and who may write to its folder"


def too_many(path: Path) -> str:
    """Say why nothing is kept any more once so many damaged files lie there, and what to delete."""
    return (
        f"{path} is damaged, and {MOST_ASIDE} damaged ones were put aside before ({path.name}.damaged-1 to "
        f"-{MOST_ASIDE}): the disk may be failing; look at it, then delete those {MOST_ASIDE} files"
    )


def move_aside(path: Path) -> Path | None:
    """Rename a damaged file and what lies beside it; return its new name, or None where there are too many already.

    Raises:
        OSError: it cannot be renamed.
    """
    names = (f"{path.name}.damaged-{number}" for number in range(1, MOST_ASIDE + 1))
    aside = next((path.with_name(each) for each in names if not path.with_name(each).exists()), None)
    if aside is not None:
        for end in BESIDE:
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    return aside


def moved_aside(folder: Path) -> tuple[Path, ...]:
    """Return the damaged files of a folder that were moved aside, in the order of their names."""
    return tuple(sorted(each for each in folder.glob("*.damaged-*") if _ASIDE.search(each.name)))
