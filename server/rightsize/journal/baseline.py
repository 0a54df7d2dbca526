"""The baseline file of a project on the disk: read whole, written whole, and never half."""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.errors import SourceError
from rightsize.core.review.baseline import read_baseline, write_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rightsize.core.review.baseline import Entry, Key

_ADDING = threading.Lock()


def add_to_baseline(path: Path, entry: Entry) -> None:
    """Write one more entry; of two that are added at a time both are kept.

    Raises:
        SourceError: the file cannot be read, or the disk refuses.
    """
    with _ADDING:
        entries = {**load_baseline(path), entry.key: entry}
        save_baseline(path, entries.values())


def load_baseline(path: Path) -> Mapping[Key, Entry]:
    """Return the entries of a baseline file by their keys; none where there is no file.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read as a baseline: {error}") from None
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
    folder, real = baseline.resolve().parent, file.resolve()
    return (real.relative_to(folder) if real.is_relative_to(folder) else real).as_posix()
