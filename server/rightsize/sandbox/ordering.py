"""The order that goes into the sandbox: the code, what it may read, and what is kept from it, as plain data."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.privacy.files import DENIED, denying
from rightsize.sandbox.judging import compared_inside
from rightsize.sandbox.project_tests import root_of, tests_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.engine.ports import Order

CASE_SECONDS = 3.0
"""Of processor time, for one example."""

ALL_SECONDS = 6.0
"""Of processor time, for all examples of one answer; so much too for loading the file, and for all tests."""

MEMORY = 1 << 30
"""Bytes of address space."""

_HERE = Path(__file__).parent
_ENVIRONMENTS = (".venv", "venv", "env")
_UNREAD = frozenset({".git", ".hg", ".svn", "node_modules", ".tox", ".nox", ".mypy_cache", ".ruff_cache"})
_FIXTURES = frozenset({"tests", "test", "testdata", "fixtures"})
"""Keys in these folders were made for tests, which read them."""

_MOST_PARENTS = 6
_MOST_LOOKED_AT = 20_000
"""Entries of folders in which denied files are looked for; a folder beyond is hidden as a whole."""


def order_of(order: Order, home: Path, denied: Sequence[str]) -> dict[str, Any]:
    """Return an order as plain data; `denied` are patterns of more files that nobody may read."""
    path = Path(order.path).resolve()
    packages = _packages(path.parent)
    taken = not packages and (path.stem in sys.stdlib_module_names or not path.stem.isidentifier())
    top = path.parents[len(packages)]
    root = root_of(path)
    own = [each for each in dict.fromkeys((top, root)) if each is not None]
    environment = _site_packages(top)
    tests = tests_of(path, order.name)
    readable = [each for each in own if not _holds(each, home)]
    return {
        "source": without_doc(order.source, order.name, order.lines),
        "path": order.path,
        "name": order.name,
        "lines": list(order.lines),
        "module": f"generated_{path.stem}" if taken else ".".join((*packages, path.stem)),
        "package": ".".join(packages),
        "examples": [{"source": each.source, "compare": compared_inside(each)} for each in order.examples],
        "folders": [*map(str, own), *order.folders, *environment],
        "readable": [*map(str, readable), *order.folders, *environment, str(_HERE)],
        "hidden": [*_hidden(readable, (*DENIED, *denied)), *(each["path"] for each in tests)],
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


def without_doc(source: str, name: str, lines: tuple[int, int] | None) -> str:
    """Return a source whose function has an empty doc, on as many lines: it may give away what is expected.

    Parameters:
        lines: some line of the function's body lies there; None for all functions of the name.
    """
    try:
        tree = ast.parse(source) if name else None
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return source
    data = source.encode("utf-8", "surrogateescape").splitlines(keepends=True)
    for node in ast.walk(tree) if tree is not None else ():
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name != name:
            continue
        if lines is not None and not node.lineno <= lines[0] <= (node.end_lineno or 0):
            continue
        doc = node.body[0]
        is_text = isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)
        if is_text and doc.end_lineno is not None and doc.end_col_offset is not None:
            first, last = doc.lineno - 1, doc.end_lineno - 1
            before, behind = data[first][: doc.col_offset], data[last][doc.end_col_offset :]
            data[first : last + 1] = [before + b'"""' + b"\n" * (last - first) + b'"""' + behind]
            return without_doc(b"".join(data).decode("utf-8", "surrogateescape"), name, lines) if _says(doc) else source
    return source


def _says(doc: ast.stmt) -> bool:
    return isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and bool(str(doc.value.value).strip())


def _holds(folder: Path, home: Path) -> bool:
    """Tell whether a folder is the user's own, or one above it: what lies there is nobody's project."""
    return home == folder or home.is_relative_to(folder) or folder == Path("/")


def _hidden(folders: Sequence[Path], denied: Sequence[str]) -> Iterator[str]:
    """Yield what is not to be read in folders: denied files, histories, and whatever there was no time to look at."""
    tops = [each for each in folders if not any(each != other and each.is_relative_to(other) for other in folders)]
    waiting = [(each, False) for each in tops]
    looked_at = 0
    while waiting:
        folder, for_tests = waiting.pop(0)
        if looked_at > _MOST_LOOKED_AT:
            yield str(folder)
            continue
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        looked_at += len(entries)
        for each in entries:
            if each.name in _UNREAD or (not for_tests and denying(each.path, denied) is not None):
                yield each.path
            elif each.is_dir(follow_symlinks=False) and not _is_environment(each.path):
                waiting.append((Path(each.path), for_tests or each.name in _FIXTURES))


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
