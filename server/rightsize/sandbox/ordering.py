"""The order that goes into the sandbox: the code, what it may read, and what is kept from it, as plain data."""

from __future__ import annotations

import ast
import glob
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.python_tree import module_tree
from rightsize.core.privacy.files import DENIED, is_kept_back
from rightsize.sandbox.judging import compared_inside
from rightsize.sandbox.project_tests import tests_of
from rightsize.settings.places import project_root, real_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.tasks.generation import Example
    from rightsize.engine.ports import TrialOrder
    from rightsize.settings.resolved import PrivacySettings

CASE_SECONDS = 3.0
"""Of processor time, for one example."""

ALL_SECONDS = 6.0
"""Of processor time, for all examples of one answer; so much too for loading the file, and for all tests."""

MEMORY = 1 << 30
"""Bytes of address space."""

_HERE = Path(__file__).parent
_ENVIRONMENTS = (".venv", "venv", "env")
_UNREAD = frozenset({".git", ".hg", ".svn", "node_modules", ".tox", ".nox", ".mypy_cache", ".ruff_cache"})
_TESTS = frozenset({"tests", "test"})
_KEYS = frozenset({"*.pem", "*.key"})
"""Such files were made for tests, which read them, where they lie in `testdata`, or in `fixtures` of tests."""

_ALWAYS = tuple(each for each in DENIED if each not in _KEYS)
_ITS_OWN = "put the file into a folder of its own, with a pyproject.toml in it"

_MOST_PARENTS = 6
_MOST_LOOKED_AT = 20_000
"""Entries of folders in which denied files are looked for; a folder beyond is hidden as a whole."""


def order_of(order: TrialOrder, home: Path, privacy: PrivacySettings) -> dict[str, Any]:
    """Return an order as plain data, without what nobody may read, the user's own patterns asked."""
    path = real_of(Path(order.path))
    packages = _packages(path.parent)
    taken = not packages and (path.stem in sys.stdlib_module_names or not path.stem.isidentifier())
    top = path.parents[len(packages)]
    root = project_root(path)
    own = [each for each in dict.fromkeys((top, root)) if each is not None]
    environment = _site_packages(top)
    tests = tests_of(path, order.name)
    folders = list(dict.fromkeys((*own, *(real_of(Path(each)) for each in order.folders))))
    readable = [each for each in folders if not _holds(each, real_of(home))]
    return {
        "source": without_doc(order.source, order.name, order.lines),
        "path": str(path),
        "name": order.name,
        "lines": list(order.lines),
        "module": f"generated_{path.stem}" if taken else ".".join((*packages, path.stem)),
        "package": ".".join(packages),
        "examples": [
            {
                "source": each.source,
                "compare": compared_inside(each),
                "leeway": sorted(each.value for each in each.leeway or ()),
            }
            for each in order.examples
        ],
        "folders": [*map(str, folders), *environment],
        "readable": [*map(str, readable), *environment, str(_HERE)],
        "hidden": _real((*_hidden(readable, privacy), *_telling(path, tests), *_pages(root, order.examples))),
        "instead": without_doc(_text(path), order.name, None),
        "tools": str(_HERE),
        "tests": tests,
        "stubs": list(order.stubs),
        "memory": MEMORY,
        "seconds": int(3 * ALL_SECONDS),
        "load_seconds": ALL_SECONDS,
        "all_seconds": ALL_SECONDS,
        "case_seconds": CASE_SECONDS,
    }


def too_wide(order: TrialOrder, home: Path) -> str:
    """Return why code is not run that would import from the user's own folder or one above it, or nothing."""
    for each in order.folders:
        if _holds(real_of(Path(each)), real_of(home)):
            return f"{each} is your home folder or one above it, which no code on trial may read: {_ITS_OWN}"
    return ""


def without_doc(source: str, name: str, lines: tuple[int, int] | None) -> str:
    """Return a source whose function has an empty doc, on as many lines: it may give away what is expected.

    Parameters:
        lines: some line of the function's body lies there; None for all functions of the name.
    """
    tree = module_tree(source) if name else None
    if tree is None:
        return source
    data = source.encode("utf-8", "surrogateescape").splitlines(keepends=True)
    for first, start, last, end in sorted(_docs(tree, name, lines), reverse=True):
        before, behind = data[first][:start], data[last][end:]
        data[first : last + 1] = [before + b'"""' + b"\n" * (last - first) + b'"""' + behind]
    return b"".join(data).decode("utf-8", "surrogateescape")


def _docs(tree: ast.Module, name: str, lines: tuple[int, int] | None) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the docs of functions of a name begin and end: line and byte in it, both from zero."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name != name:
            continue
        if lines is not None and not node.lineno <= lines[0] <= (node.end_lineno or 0):
            continue
        doc = node.body[0]
        is_text = isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)
        if is_text and doc.end_lineno is not None and doc.end_col_offset is not None:
            yield doc.lineno - 1, doc.col_offset, doc.end_lineno - 1, doc.end_col_offset


def _holds(folder: Path, home: Path) -> bool:
    """Tell whether a folder is the user's own, or one above it: what lies there is nobody's project."""
    return home == folder or home.is_relative_to(folder) or folder == Path("/")


def _hidden(folders: Sequence[Path], privacy: PrivacySettings) -> Iterator[str]:
    """Yield what is not to be read in folders: denied files, histories, and whatever there was no time to look at.

    What the user denies is denied everywhere, what they allow is read, whatever else denies it.
    """
    tops = [each for each in folders if not any(each != other and each.is_relative_to(other) for other in folders)]
    waiting = [(each, each) for each in tops]
    looked_at = 0
    while waiting:
        folder, top = waiting.pop(0)
        if looked_at > _MOST_LOOKED_AT:
            yield str(folder)
            continue
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        looked_at += len(entries)
        ours = _ALWAYS if _is_for_tests(folder.relative_to(top).parts) else DENIED
        for each in entries:
            if each.name in _UNREAD or is_kept_back(each.path, ours, privacy.deny_files, privacy.allow_files):
                yield each.path
            elif each.is_dir(follow_symlinks=False) and not _is_environment(each.path):
                waiting.append((Path(each.path), top))


def _real(paths: Sequence[str]) -> list[str]:
    """Return where paths really lie: what a link leads to could be read by its own name, too."""
    return list(dict.fromkeys(str(real_of(Path(each))) for each in paths))


def _pages(root: Path | None, examples: Sequence[Example]) -> Iterator[str]:
    """Yield the pages that show what is expected, and what an installation kept of the README."""
    pages = dict.fromkeys(each.origin.rpartition(":")[0] for each in examples if each.origin)
    if root is None or not pages:
        return
    yield from (str(root / each) for each in pages)
    for form in ("*.egg-info/PKG-INFO", "src/*.egg-info/PKG-INFO"):
        yield from map(str, root.glob(form))


def _telling(path: Path, tests: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what tells what is expected: the tests, and what Python keeps of these and of the code's own file."""
    files = [Path(each["path"]) for each in tests]
    yield from map(str, files)
    for each in (path, *files, *map(real_of, files)):
        yield from map(str, (each.parent / "__pycache__").glob(f"{glob.escape(each.stem)}.*.pyc"))


def _is_for_tests(parts: Sequence[str]) -> bool:
    """Tell whether a folder, by its path in the project, holds what was made for tests to read."""
    in_tests = next((at for at, each in enumerate(parts) if each in _TESTS), len(parts))
    return "testdata" in parts or "fixtures" in parts[in_tests:]


def _is_environment(path: str) -> bool:
    return Path(path, "pyvenv.cfg").is_file()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _site_packages(top: Path) -> list[str]:
    """Return where the project's own environment keeps its packages, if it is for this version of Python."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = [
        folder / name / "lib" / version / "site-packages"
        for folder in (top, *top.parents[:_MOST_PARENTS])
        for name in _ENVIRONMENTS
    ]
    return [str(each) for each in found if each.is_dir()][:1]


def _packages(folder: Path) -> tuple[str, ...]:
    """Return the names of the packages that a folder lies in, the outermost first."""
    names: list[str] = []
    while (folder / "__init__.py").is_file() and folder.name.isidentifier():
        names.append(folder.name)
        folder = folder.parent
    return tuple(reversed(names))
