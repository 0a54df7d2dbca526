"""The distributions that a Python project's own files list, and the names by which these are imported."""

from __future__ import annotations

import ast
import re
from configparser import Error, RawConfigParser
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from rightsize.core.tables import packaged_table, parsed_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_REQUIREMENT = re.compile(rf"\s*({_NAME.pattern})\s*(?:\[[^\]]*\]\s*)?(?:[<>=!~;@(].*)?", re.DOTALL)
_EGG = re.compile(rf"[#&]egg=({_NAME.pattern})")
_LISTED = re.compile(rf"^\s*-\s*[\"']?(?:[\w-]+::)?({_NAME.pattern})", re.MULTILINE)
_PROJECT_LISTS = re.compile(r"(?:^|-)(?:dependencies|requires|dependency-groups)$")
_PIPFILE_LISTS = re.compile(r"^(?:dev-)?packages$")
"""Keys below which distributions are listed."""

_NO_PACKAGES = frozenset({"python"})
"""Listed for its version, and not to be imported."""

_LONGEST = 400_000


def plain_name(name: str) -> str:
    """Return a distribution's name as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def manifests(folder: Path) -> list[Path]:
    """Return the files of a folder that list a Python project's dependencies."""
    return [each for pattern in _READERS for each in folder.glob(pattern) if each.is_file()]


def distributions_in(path: Path) -> frozenset[str]:
    """Return the names of the distributions that a dependency file lists, as written; none where it cannot be read."""
    try:
        return _listed_in(path, path.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@lru_cache(maxsize=64)
def _listed_in(path: Path, _changed: int) -> frozenset[str]:
    """Return what a file lists, read again when it has changed."""
    text = path.read_text(encoding="utf-8", errors="replace")[:_LONGEST]
    read = next((read for pattern, read in _READERS.items() if path.match(pattern)), _lines)
    return frozenset(read(text)) - _NO_PACKAGES


@lru_cache(maxsize=1024)
def imported_as(distribution: str) -> frozenset[str]:
    """Return the names by which a distribution may be imported, as far as its name and a packaged table tell."""
    told, plain = _told(), plain_name(distribution)
    names = {plain, distribution}
    names |= {plain.removeprefix(each) for each in told.prefixes}
    names |= {name.removesuffix(each) for each in told.suffixes for name in tuple(names)}
    shared = {each for each in told.shared if plain.startswith(f"{each}-")}
    return frozenset({re.sub(r"[-.]+", "_", each) for each in names} | shared | set(told.names.get(plain, ())))


class _Told(NamedTuple):
    """What the packaged table says of names."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    shared: tuple[str, ...]
    names: dict[str, list[str]]


@cache
def _told() -> _Told:
    table = packaged_table(__package__, "import_names.toml")
    return _Told(tuple(table["prefixes"]), tuple(table["suffixes"]), tuple(table["shared"]), table["names"])


def _required(texts: Iterable[object]) -> Iterator[str]:
    """Yield the names of those texts that are requirements."""
    for each in texts:
        found = _REQUIREMENT.fullmatch(each) if isinstance(each, str) else None
        if found is not None:
            yield found[1]


def _toml(text: str, lists: re.Pattern[str]) -> Iterator[str]:
    try:
        table = parsed_table(text)
    except ValueError:
        return
    tools = table.get("tool")
    for value in (table.get("project"), tools.get("poetry") if isinstance(tools, dict) else None):
        if isinstance(value, dict):
            yield from _required([value.get("name")])
    yield from _listed(table, lists)


def _listed(table: dict[str, Any], lists: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands below the keys that list distributions.

    An array there holds requirements, whatever the group is called that it is; of all else the key is the name.
    """
    for key, value in table.items():
        if lists.search(key) is None:
            yield from _listed(value, lists) if isinstance(value, dict) else ()
        elif isinstance(value, list):
            yield from _required(value)
        elif isinstance(value, dict):
            for name, given in value.items():
                yield from _required(given if isinstance(given, list) and not _has_versions(given) else [name])


def _has_versions(given: list[Any]) -> bool:
    """Tell whether an array holds the versions of one distribution, as Poetry has them for several Pythons."""
    return any(isinstance(each, dict) and "version" in each for each in given)


def _ini(text: str) -> Iterator[str]:
    read = RawConfigParser(strict=False)
    try:
        read.read_string(text)
    except Error:
        return
    for section in read.sections():
        for key, value in read.items(section):
            if (
                key.endswith("_requires")
                or section == "options.extras_require"
                or (section, key) == ("metadata", "name")
            ):
                yield from _lines(value)


def _setup(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    yield from _required(each.value for each in ast.walk(tree) if isinstance(each, ast.Constant))


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _required([re.sub(r"(?:^|\s)#.*|\s--.*|\\$", "", line)])
        yield from _EGG.findall(line)


def _yaml(text: str) -> Iterator[str]:
    return iter(_LISTED.findall(text))


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "pyproject.toml": partial(_toml, lists=_PROJECT_LISTS),
    "Pipfile": partial(_toml, lists=_PIPFILE_LISTS),
    "setup.cfg": _ini,
    "setup.py": _setup,
    "environment.yml": _yaml,
    "environment.yaml": _yaml,
    "requirements*.txt": _lines,
    "requirements*.in": _lines,
    "requirements/*.txt": _lines,
    "requirements/*.in": _lines,
}
