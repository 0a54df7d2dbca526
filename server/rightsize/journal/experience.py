"""What the ledger teaches, kept on the disk: a terminal command reads only the lines that came since."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Final

from rightsize.core.ledger.experience import Experience
from rightsize.journal.private import write_private

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "learned.json"
_VERSION: Final = 1
_LARGEST: Final = 4_000_000
"""Bytes; what is longer was not written by us and is not read."""

WORTH_KEEPING: Final = 200
"""New lines after which what was counted is kept: they take a process some ten milliseconds to read again."""


def kept_experience(folder: Path) -> tuple[Experience, dict[Path, int]]:
    """Return what was kept and how far into each file of the ledger it goes.

    All is counted anew where a file that it was counted from is gone or shorter now.
    """
    try:
        path = folder / FILE
        if path.stat().st_size > _LARGEST:
            return Experience(), {}
        kept = json.loads(path.read_text(encoding="utf-8"))
        read = {folder / str(name): int(end) for name, end in kept["read"].items()}
        if kept["version"] != _VERSION or any(each.stat().st_size < end for each, end in read.items()):
            return Experience(), {}
        return Experience.of(kept), read
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Experience(), {}


def keep_experience(folder: Path, experience: Experience, read: Mapping[Path, int]) -> None:
    """Keep what was counted; a disk that refuses costs nothing but the time to count it again."""
    offsets = {path.name: end for path, end in read.items()}
    with contextlib.suppress(OSError):
        write_private(folder / FILE, json.dumps({"version": _VERSION, "read": offsets, **experience.state()}))
