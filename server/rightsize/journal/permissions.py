"""What the user allowed in which project, asked once and kept: whether examples may be run on generated code.

It lies in the user's state folder: no file of a project can give itself leave.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from rightsize.core.errors import SourceError
from rightsize.settings.places import real_of

FILE_NAME = "permissions.json"
_RUN_EXAMPLES = "run_examples"
_LARGEST = 1 << 20


def load_permission(state_folder: Path, project: Path) -> bool | None:
    """Return what was answered for a project, or None where nobody answered or the file cannot be read."""
    answer = _answers(_read(state_folder)).get(str(real_of(project)))
    return answer if isinstance(answer, bool) else None


def save_permission(state_folder: Path, project: Path, *, allowed: bool) -> None:
    """Keep an answer, readable for its user alone.

    Raises:
        SourceError: the folder cannot be written.
    """
    known = _read(state_folder)
    known[_RUN_EXAMPLES] = {**_answers(known), str(real_of(project)): allowed}
    try:
        state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=state_folder, prefix=FILE_NAME)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file, indent=2)
        Path(name).replace(state_folder / FILE_NAME)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"Your answer holds for this session alone: {state_folder}: {reason}.") from error


def _read(state_folder: Path) -> dict[str, Any]:
    try:
        data = (state_folder / FILE_NAME).read_bytes()
        found = json.loads(data) if len(data) <= _LARGEST else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _answers(known: dict[str, Any]) -> dict[str, Any]:
    found = known.get(_RUN_EXAMPLES)
    return found if isinstance(found, dict) else {}
