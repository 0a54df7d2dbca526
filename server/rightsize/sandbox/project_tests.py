"""The project's own tests that name a function, found by the names of files and folders that pytest looks at."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.python_tree import module_tree
from rightsize.settings.places import project_root

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDERS = ("tests", "test")
_FORMS = ("test_*.py", "*_test.py", "tests.py")
_MOST_LOOKED_AT = 400
_MOST_TAKEN = 4
_MOST_TESTS = 60
_LONGEST = 300_000


def tests_of(path: Path, name: str) -> list[dict[str, Any]]:
    """Return the files of tests that name a function of a file, the likeliest first, each with its tests that do."""
    if not name or not path.parent.is_dir():
        return []
    word = re.compile(rf"\b{re.escape(name)}\b")
    module = re.compile(rf"\b{re.escape(path.stem if path.stem != '__init__' else path.parent.name)}\b")
    found: list[tuple[bool, str, str]] = []
    for number, each in enumerate(_files(path)):
        if number == _MOST_LOOKED_AT:
            break
        text = _text(each)
        if word.search(text) and module.search(text):
            found.append((path.stem not in each.stem, str(each), text))
    taken = [(place, text, list(_labels(text, word))) for _, place, text in sorted(found)[:_MOST_TAKEN]]
    names = [Path(place).name for place, _, _ in taken]
    top = project_root(path) or path.parent
    return [
        {
            "path": place,
            "name": name if names.count(name) == 1 else os.path.relpath(place, top),
            "source": text,
            "labels": labels[:_MOST_TESTS],
            "conftests": _conftests(Path(place), top),
        }
        for name, (place, text, labels) in zip(names, taken, strict=True)
        if labels
    ]


def _labels(source: str, word: re.Pattern[str]) -> Iterator[str]:
    """Yield the tests of a text that have a word in them, those of a class with its name."""
    tree = module_tree(source)
    if tree is None:
        return
    found: dict[str, str] = {}
    for owner in ast.walk(tree):
        if isinstance(owner, ast.Module | ast.ClassDef):
            prefix = f"{owner.name}." if isinstance(owner, ast.ClassDef) else ""
            for each in owner.body:
                if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and each.name.startswith("test"):
                    found[f"{prefix}{each.name}"] = ast.get_source_segment(source, each) or ""
    yield from (label for label, text in found.items() if word.search(text))


def _conftests(path: Path, top: Path) -> list[dict[str, str]]:
    """Return the files of fixtures that a file of tests may use, the one that is furthest off first."""
    places = [each / "conftest.py" for each in reversed(path.parents) if each.is_relative_to(top)]
    texts = {str(each): _text(each) for each in places if each.is_file()}
    return [{"path": place, "source": text} for place, text in texts.items() if module_tree(text) is not None]


def _files(path: Path) -> Iterator[Path]:
    root = project_root(path) or path.parent
    seen = {path}
    places = [(path.parent, False), *((folder / name, True) for folder in (path.parent, root) for name in _FOLDERS)]
    for folder, deep in places:
        for form in _FORMS:
            for each in sorted(folder.rglob(form) if deep else folder.glob(form)):
                if each not in seen and each.is_file():
                    seen.add(each)
                    yield each


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text if len(text) <= _LONGEST else ""
