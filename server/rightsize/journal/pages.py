"""The pages of a project that may show examples of its functions: its README and its docs, bounded in size."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from rightsize.core.generation.pages import Page, Pages
from rightsize.core.privacy.files import DENIED, SUSPECTED, is_kept_back
from rightsize.settings.places import project_root, real_of
from rightsize.settings.resolved import PrivacySettings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIXES = frozenset({"", ".md", ".markdown", ".rst", ".txt"})
_IN_DOCS = ("*.md", "*.rst", "*/*.md", "*/*.rst")
_SOURCES = (".py", ".pyi")
_ABOVE_PACKAGES = frozenset({"src", "lib", "python", "source"})
_APART = frozenset({"tests", "test", "docs", "doc", "examples", "node_modules", "site-packages", "build", "dist"})
"""Folders that define nothing that a page would show, or whose names are another project's."""

_DEFINED = re.compile(r"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)", re.MULTILINE)
_MOST_PAGES = 40
_MOST_SOURCES = 400
_MOST_FOLDERS = 1000
_LONGEST = 300_000
_KEPT_TEXTS = 2 * _MOST_PAGES
_KEPT_SOURCES = 4 * _MOST_SOURCES
"""How much of what was read is kept for the next file of a project: what changed since is read again."""

_Stamp = tuple[int, int, int]


def pages_for(path: Path, privacy: PrivacySettings | None = None) -> Pages:
    """Return the pages of the project that a Python file lies in; none where nothing marks a project.

    Parameters:
        privacy: which files the user denies or allows, where they do.
    """
    path = real_of(path)
    root = project_root(path)
    if root is None or path.suffix not in _SOURCES:
        return Pages()
    found = list(_pages(root, privacy or PrivacySettings()))
    return Pages(tuple(found), _modules(path, root), _defined(root, path) if found else None)


def _pages(root: Path, privacy: PrivacySettings) -> Iterator[Page]:
    readmes = [each for each in _entries(root) if each.name.lower().startswith("readme")]
    docs = [each for name in ("docs", "doc") for form in _IN_DOCS for each in sorted((root / name).glob(form))]
    taken = 0
    for each in (*readmes, *docs):
        real = real_of(each)
        if taken == _MOST_PAGES:
            return
        if each.suffix.lower() not in _SUFFIXES or not real.is_file() or not real.is_relative_to(root):
            continue
        if is_kept_back(str(real), (*DENIED, *SUSPECTED), privacy.deny_files, privacy.allow_files):
            continue
        if _is_ignored(each, root) or not (text := _text(real)):
            continue
        taken += 1
        yield Page(each.relative_to(root).as_posix(), text)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_ignored(path: Path, root: Path) -> bool:
    """Tell whether a `.gitignore` from a file's folder up to the project's leaves it out; the nearest that says so."""
    for folder in path.parents:
        lines = _text(folder / ".gitignore").splitlines()
        name = path.relative_to(folder).as_posix()
        verdict = GitIgnoreSpec.from_lines(lines).check_file(name).include if lines else None
        if verdict is not None or folder == root:
            return verdict is True
    return False


def _modules(path: Path, root: Path) -> tuple[str, ...]:
    """Return the dotted names of a file: from its outermost package on, and where it is in none, from the project's."""
    stem = [] if path.stem == "__init__" else [path.stem]
    folder, packages = path.parent, list[str]()
    while (folder / "__init__.py").is_file() and folder != root:
        packages.insert(0, folder.name)
        folder = folder.parent
    outer = list(folder.relative_to(root).parts)
    while outer and outer[0] in _ABOVE_PACKAGES:
        outer.pop(0)
    inner = ".".join((*packages, *stem))
    return tuple(dict.fromkeys(each for each in (".".join((*outer, *packages, *stem)), inner) if each))


def _defined(root: Path, path: Path) -> frozenset[str] | None:
    """Return the names that the other sources of a project define; None where these are too many to read."""
    sources = _sources(root)
    if sources is None:
        return None
    return frozenset(name for each in sources if each != path for name in _names(str(each), _stamp(each)))


def _sources(root: Path) -> list[Path] | None:
    """Return the sources of a project; None where these, or the folders to look into, are too many."""
    found: list[Path] = []
    for number, (place, folders, files) in enumerate(os.walk(root)):
        if number == _MOST_FOLDERS:
            return None
        inner = (each for each in folders if each not in _APART and not each.startswith("."))
        folders[:] = sorted(each for each in inner if not Path(place, each, "pyvenv.cfg").is_file())
        found += (Path(place, each) for each in sorted(files) if each.endswith(_SOURCES))
        if len(found) > _MOST_SOURCES:
            return None
    return found


def _stamp(path: Path) -> _Stamp | None:
    """Return what changes when a file is written anew, or None where it cannot be looked at."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _text(path: Path) -> str:
    return _read(str(path), _stamp(path))


@lru_cache(maxsize=_KEPT_TEXTS)
def _read(path: str, stamp: _Stamp | None) -> str:
    """Return the text of a file; nothing where it cannot be read or is too long."""
    try:
        text = "" if stamp is None else Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text if len(text) <= _LONGEST else ""


@lru_cache(maxsize=_KEPT_SOURCES)
def _names(path: str, stamp: _Stamp | None) -> frozenset[str]:
    return frozenset(_DEFINED.findall(_read.__wrapped__(path, stamp)))
