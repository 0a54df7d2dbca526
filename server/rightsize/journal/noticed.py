"""What was told of a project's settings: who did not write them reads of a fault in them once, and after a change."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, Final

from rightsize.journal.private import write_private

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE: Final = "noticed.json"
_MOST: Final = 200
_LARGEST: Final = 100_000


def is_news(state_folder: Path, project: Path, problems: Sequence[str]) -> bool:
    """Tell whether these sentences of a project were not told before, and note that they are told now.

    Where that cannot be noted, they are news each time.
    """
    if not problems:
        return False
    mark = hashlib.sha256("\n".join((str(project), *problems)).encode("utf-8", "surrogateescape")).hexdigest()
    told = _told(state_folder)
    if mark in told:
        return False
    with contextlib.suppress(OSError):
        state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(state_folder / FILE, json.dumps([*told, mark][-_MOST:]))
    return True


def _told(state_folder: Path) -> list[str]:
    try:
        path = state_folder / FILE
        found = json.loads(path.read_bytes()) if path.stat().st_size <= _LARGEST else []
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
