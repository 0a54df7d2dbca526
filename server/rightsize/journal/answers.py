"""Answers that an editor shows as documents: a few files that only their user can read, and nobody is to write in."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from rightsize.core.errors import SourceError

FOLDER = "answers"
KEPT = 8
"""Answers; an older one makes room."""


def keep_answer(state_folder: Path, text: str) -> Path:
    """Write an answer into a file of its own, to be read alone, and return that.

    Raises:
        SourceError: the folder cannot be written.
    """
    folder = state_folder / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=folder, prefix="answer-", suffix=".md")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text if text.endswith("\n") else f"{text}\n")
        path = Path(name)
        path.chmod(0o400)
        for each in _oldest(folder, path):
            each.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"The answer cannot be shown as a document: {folder}: {reason}.") from error
    return path


def _answers(folder: Path) -> list[Path]:
    return [each for each in folder.glob("answer-*.md") if not each.is_symlink()]


def _oldest(folder: Path, newest: Path) -> list[Path]:
    """Return those that make room for the newest."""
    others = [each for each in _answers(folder) if each != newest]
    others.sort(key=lambda each: each.stat().st_mtime_ns)
    return others[: max(0, len(others) - KEPT + 1)]
