"""Which files of a folder git tracks: those are the project's, whatever a `.gitignore` says."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 60


def tracked_below(folder: Path) -> frozenset[Path]:
    """Return the tracked files below a resolved folder and the folders that hold them; none where git cannot tell."""
    if not any((each / ".git").exists() for each in (folder, *folder.parents)):
        return frozenset()
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z"]
    try:
        done = subprocess.run(  # noqa: S603 - git with fixed arguments
            command, cwd=folder, capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    if done.returncode != 0:
        return frozenset()
    found: set[Path] = set()
    for name in done.stdout.split(b"\0"):
        path = folder / os.fsdecode(name)
        while path != folder and path not in found:
            found.add(path)
            path = path.parent
    return frozenset(found)
