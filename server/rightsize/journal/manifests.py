"""The dependencies that a project's files list, in languages other than Python, and the words of files beside one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOST_PARENTS = 12
_MIRRORS = {"test": "main", "tests": "src"}
_MOST_BYTES = 2_000_000
_LONGEST = 400_000
_WORD = re.compile(r"[^\W\d]\w*")
_GO = re.compile(r"(?m)^\s*(?:module|require)?\s*([\w.-]+\.[\w.-]+/\S+|[\w.-]+(?:/\S+)?)\s*(?:v\d\S*.*)?$")
_CARGO_TABLE = re.compile(r"(?m)^\s*\[([^\]\n]+)\]\s*$")
_CARGO_KEY = re.compile(r"(?m)^\s*([\w-]+)\s*(?:\.\w+\s*)?=")
_CARGO_NAME = re.compile(r"(?m)^\s*name\s*=\s*\"([\w-]+)\"")
_GROUP = re.compile(
    r"<groupId>\s*([\w.-]+)\s*</groupId>|[\"']([\w-]+(?:\.[\w-]+)+):[\w.-]+[:\"']"
    r"|group\s*[:=]\s*[\"']([\w.-]+)"
)
_NODE_TABLES = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "bundledDependencies")


def declared_in(folder: Path) -> tuple[frozenset[str], bool]:
    """Return the names of dependencies in the nearest files that list some, and whether there was any such file."""
    named: set[str] = set()
    found = False
    for each in (folder, *folder.parents[:_MOST_PARENTS]):
        for pattern, read in _MANIFESTS:
            for path in each.glob(pattern):
                found = True
                named.update(read(_text(path)))
        if (each / ".git").exists():
            break
    return frozenset(named), found


def installed_beside(folder: Path) -> frozenset[str]:
    """Return the packages of Node that are installed for a folder."""
    for each in (folder, *folder.parents[:_MOST_PARENTS]):
        modules = each / "node_modules"
        if modules.is_dir():
            scoped = (f"{inner.parent.name}/{inner.name}" for inner in modules.glob("@*/*"))
            return frozenset({*(inner.name for inner in modules.iterdir()), *scoped})
    return frozenset()


def words_beside(path: Path) -> frozenset[str] | None:
    """Return the words of the files of a kind in a file's folder but its own; None where these are too large.

    A folder of tests that mirrors one of sources has the names of that one too.
    """
    words: set[str] = set()
    size = 0
    mirrored = [Path(*(_MIRRORS.get(part, part) for part in path.parent.parts))]
    folders = dict.fromkeys([path.parent, *mirrored])
    for each in (file for folder in folders for file in sorted(folder.glob(f"*{path.suffix}")) if folder.is_dir()):
        if each == path:
            continue
        words.add(each.stem)
        text = _text(each)
        size += len(text)
        if size > _MOST_BYTES:
            return None
        words.update(_WORD.findall(text))
    return frozenset(words)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:_LONGEST]
    except OSError:
        return ""


def _node(text: str) -> Iterable[str]:
    try:
        value: Any = json.loads(text)
    except ValueError:
        return ()
    if not isinstance(value, dict):
        return ()
    tables = [value.get(name) for name in _NODE_TABLES]
    named = [name for table in tables if isinstance(table, dict) for name in table]
    # The types of a package come apart from it, and who lists these has it.
    typed = [name.removeprefix("@types/").replace("__", "/") for name in named]
    return [*named, *typed, str(value.get("name", ""))]


def _go(text: str) -> Iterable[str]:
    return _GO.findall(re.sub(r"//.*", "", text))


def _cargo(text: str) -> Iterable[str]:
    parts = _CARGO_TABLE.split(text)
    for table, body in zip(parts[1::2], parts[2::2]):  # noqa: B905 - a table without a body is its own
        if table.endswith("dependencies"):
            yield from (name.replace("-", "_") for name in _CARGO_KEY.findall(body))
        elif "dependencies." in table:
            yield table.rpartition(".")[2].replace("-", "_")
        elif table in {"package", "lib"}:
            yield from (name.replace("-", "_") for name in _CARGO_NAME.findall(body))


def _groups(text: str) -> Iterable[str]:
    for names in _GROUP.findall(text):
        for name in filter(None, names):
            yield name
            yield ".".join(name.split(".")[:2])


_MANIFESTS: tuple[tuple[str, Callable[[str], Iterable[str]]], ...] = (
    ("package.json", _node),
    ("go.mod", _go),
    ("Cargo.toml", _cargo),
    ("pom.xml", _groups),
    ("build.gradle", _groups),
    ("build.gradle.kts", _groups),
)
