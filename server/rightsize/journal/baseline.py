"""The baseline file of a project on the disk: read whole, written whole, and never half."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.errors import SourceError
from rightsize.core.review.baseline import read_baseline, write_baseline
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rightsize.core.review.baseline import Entry, Key

LOCK_SECONDS = 10.0
"""Time to wait for another process that writes the same file; it writes a few kilobytes."""


def add_to_baseline(path: Path, entries: Iterable[Entry]) -> int:
    """Write more entries and return how many the file then holds; of two processes that add at a time both are kept.

    Raises:
        SourceError: the file cannot be read, the disk refuses, or another process keeps the lock.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(_lock_of(path), timeout=LOCK_SECONDS, mode=0o600):
            known = {**load_baseline(path), **{each.key: each for each in entries}}
            save_baseline(path, known.values())
            return len(known)
    except (Timeout, OSError):
        raise SourceError(f"{path} is being written by another process; try again.") from None


def _lock_of(path: Path) -> Path:
    """Return the lock of a baseline file: not beside it, where it would turn up in the project's repository."""
    name = hashlib.sha256(str(real_of(path)).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return Path(tempfile.gettempdir()) / f"rightsize-{name}.lock"


def load_baseline(path: Path) -> Mapping[Key, Entry]:
    """Return the entries of a baseline file by their keys; none where there is no file.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise SourceError(f"{path} is no baseline: it is not UTF-8 text.") from None
    except OSError as error:
        raise SourceError(f"{path} cannot be read as a baseline ({(error.strerror or str(error)).lower()}).") from None
    entries, problem = read_baseline(text)
    if problem:
        raise SourceError(f"{path}: {problem}")
    return entries


def save_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline file at once or not at all.

    Raises:
        SourceError: the disk refuses.
    """
    copy: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        copy = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(write_baseline(entries))
        copy.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        copy.replace(path)
    except OSError as error:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise SourceError(f"{path} cannot be written ({error.strerror or error}); it is as it was.") from None


def place_in(baseline: Path, file: Path) -> str:
    """Return how a baseline names a file: as seen from its folder, wherever the review is started."""
    folder, real = real_of(baseline).parent, real_of(file)
    return (real.relative_to(folder) if real.is_relative_to(folder) else real).as_posix()
