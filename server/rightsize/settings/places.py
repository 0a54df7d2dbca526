"""Where a path really lies, which `Path.resolve` does not say of a loop of links everywhere, and in which project."""

from __future__ import annotations

import os
from pathlib import Path

_ROOT_MARKS = (
    ".git", "pyproject.toml", "setup.cfg", "setup.py", "tox.ini", "pytest.ini", "package.json", "go.mod", "Cargo.toml",
    "pom.xml", "build.gradle", "build.gradle.kts",
)  # fmt: skip
"""What stands in the topmost folder of a project."""

_MOST_PARENTS = 12


def real_of(path: Path) -> Path:
    """Return the absolute path with its links followed; one that leads to itself stays as it is."""
    return Path(os.path.realpath(path))


def project_root(path: Path) -> Path | None:
    """Return the folder of the project that a file lies in, the nearest that is marked as one; None where none is."""
    return next((each for each in path.parents[:_MOST_PARENTS] if _is_root(each)), None)


def _is_root(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in _ROOT_MARKS)
