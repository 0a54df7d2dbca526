"""What a Python project may import: what its dependency files list, its own folders, and what is installed for it."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from functools import cache, lru_cache
from importlib.metadata import distributions, packages_distributions
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from rightsize.core.verification.generated_evidence import Packages
from rightsize.journal.manifests import declared_in, installed_beside, words_beside
from rightsize.journal.python_manifests import distributions_in, imported_as, manifests, plain_name
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MOST_PARENTS = 12
_ENVIRONMENTS = (".venv", "venv", "env")
_LIBRARIES = ("lib/python3*/site-packages", "Lib/site-packages")

_Owners = dict[str, frozenset[str]]
"""Names that can be imported, each with the plain names of the distributions that bring it."""


def packages_for(path: Path) -> Packages:
    """Return what code in a file may import besides the standard library, and what lies beside it."""
    path = real_of(path)
    return replace(_packages_in(path.parent), beside=_beside(path))


@lru_cache(maxsize=64)
def _beside(path: Path) -> frozenset[str] | None:
    return words_beside(path)


def _packages_in(folder: Path) -> Packages:
    root = _root(folder)
    files = manifests(root)
    listed = {name for each in files for name in distributions_in(each)}
    owners = _project_owners(root)
    named = {name for each in _folders(folder, root) for name in _modules(each)}
    named |= {name for each in listed for name in imported_as(each)}
    named |= _brought({plain_name(each) for each in listed}, owners)
    declared, others = declared_in(folder)
    installed = _installed() | frozenset(owners) | installed_beside(folder)
    return Packages(frozenset(named) | declared, installed, declared=others or bool(files))


def _root(folder: Path) -> Path:
    """Return the nearest folder upwards that holds a dependency file or a repository; else the folder itself."""
    for each in (folder, *folder.parents[:_MOST_PARENTS]):
        if (each / ".git").exists() or manifests(each):
            return each
    return folder


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


def _brought(listed: set[str], owners: Mapping[str, frozenset[str]]) -> set[str]:
    """Return what the listed distributions bring that are installed, here or for the project."""
    return {name for known in (_owners(), owners) for name, by in known.items() if by & listed}


@cache
def _owners() -> _Owners:
    return {name: frozenset(map(plain_name, by)) for name, by in packages_distributions().items()}


@cache
def _installed() -> frozenset[str]:
    return frozenset(each.name for each in iter_modules()) | frozenset(sys.builtin_module_names)


def _project_owners(root: Path) -> _Owners:
    """Return what is installed in the project's own environment, where one lies in its folder."""
    found: _Owners = {}
    for each in (library for name in _ENVIRONMENTS for form in _LIBRARIES for library in (root / name).glob(form)):
        found |= _owners_in(each, each.stat().st_mtime_ns)
    return found


@lru_cache(maxsize=8)
def _owners_in(library: Path, _changed: int) -> _Owners:
    """Return what is installed in a folder, read again when that has changed."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in distributions(path=[str(library)]):
        tops = (each.read_text("top_level.txt") or "").split() or {_top(str(file)) for file in each.files or ()}
        for top in filter(str.isidentifier, tops):
            found[top].add(plain_name(each.metadata["Name"] or ""))
    return {name: frozenset(by) for name, by in found.items()}


def _top(file: str) -> str:
    """Return the name by which a file of a distribution is imported, or what is none."""
    first, _, inner = file.partition("/")
    return first if inner else first.partition(".")[0] if first.endswith((".py", ".so", ".pyd")) else ""
