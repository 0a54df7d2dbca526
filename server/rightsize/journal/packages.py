"""What a Python project may import: the names in its dependency files and its folders, and what is installed here."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache, lru_cache
from importlib.metadata import packages_distributions
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from rightsize.core.verification.generated_evidence import Packages
from rightsize.journal.manifests import declared_in, installed_beside, words_beside
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from pathlib import Path

_MANIFESTS = (
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "Pipfile",
    "environment.yml",
    "requirements*.txt",
    "requirements/*.txt",
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MOST_PARENTS = 12
_LONGEST = 400_000


def packages_for(path: Path) -> Packages:
    """Return what code in a file may import besides the standard library, and what lies beside it."""
    path = real_of(path)
    return replace(_packages_in(path.parent), beside=_beside(path))


@lru_cache(maxsize=64)
def _beside(path: Path) -> frozenset[str] | None:
    return words_beside(path)


@cache
def _packages_in(folder: Path) -> Packages:
    root = _root(folder)
    named = {name for each in _folders(folder, root) for name in _modules(each)}
    words = {_plain(word) for manifest in _manifests(root) for word in _NAME.findall(_text(manifest))}
    named |= {word.replace("-", "_") for word in words}
    named |= {module for module, owners in _owners().items() if any(_plain(owner) in words for owner in owners)}
    declared, listed = declared_in(folder)
    return Packages(
        frozenset(named) | declared, _installed() | installed_beside(folder), declared=listed or bool(_manifests(root))
    )


def _root(folder: Path) -> Path:
    """Return the nearest folder upwards that holds a dependency file or a repository; else the folder itself."""
    for each in (folder, *folder.parents[:_MOST_PARENTS]):
        if (each / ".git").exists() or any(True for _ in _manifests(each)):
            return each
    return folder


def _manifests(folder: Path) -> list[Path]:
    return [each for pattern in _MANIFESTS for each in folder.glob(pattern) if each.is_file()]


def _folders(folder: Path, root: Path) -> list[Path]:
    """Return the folders from a file's up to its project's, and the usual one for sources."""
    up = [each for each in (folder, *folder.parents) if each.is_relative_to(root)]
    return [*up, root / "src"]


def _modules(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return [
        each.stem
        for each in folder.iterdir()
        if each.suffix == ".py" or (each.is_dir() and next(each.glob("*.py"), None) is not None)
    ]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:_LONGEST]
    except OSError:
        return ""


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _owners() -> dict[str, list[str]]:
    return dict(packages_distributions())


@cache
def _installed() -> frozenset[str]:
    return frozenset(each.name for each in iter_modules()) | frozenset(sys.builtin_module_names)
