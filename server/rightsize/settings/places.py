"""Where a path really lies, which `Path.resolve` does not say of a loop of links in all versions of Python."""

from __future__ import annotations

import os
from pathlib import Path


def real_of(path: Path) -> Path:
    """Return the absolute path with its links followed; one that leads to itself stays as it is."""
    return Path(os.path.realpath(path))
