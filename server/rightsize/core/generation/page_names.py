"""Which names of a block of code in a page mean one function or class of a project, and which mean another."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FROM = re.compile(r"^from[ \t]+([\w.]+)[ \t]+import[ \t]+(?:\(([^)]{0,2000})\)|([^\n#(]+))", re.MULTILINE)
_IMPORT = re.compile(r"^import[ \t]+([^\n#]+)", re.MULTILINE)
_ENTRY = re.compile(r"([\w.*]+)(?:[ \t]+as[ \t]+(\w+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a function or class is defined, and whether its name is another one's too.

    Attributes:
        name: its own, without any owner.
        modules: the dotted names by which its file may be imported, the fullest first.
        alone: no other file of the project defines the name.
    """

    name: str
    modules: tuple[str, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """What a block calls it: by its bare name, and behind which dotted names; and the imports of the standard library.

    Attributes:
        library: by the name that each binds, the statement.
        alias: another name that an import gives it, or nothing.
    """

    bare: bool
    behind: frozenset[str]
    library: dict[str, str]
    alias: str = ""


def bound_in(code: str, place: Place) -> Bound | None:
    """Return what a block calls a function or class, or None where the block means or defines another of the name."""
    if re.search(rf"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{place.name}\b|^{place.name}[ \t]*=", code, re.MULTILINE):
        return None
    bare, behind, library, other = place.alone, set[str](), dict[str, str](), ""
    if place.alone:
        behind |= {part for each in place.modules for part in (each, each.rpartition(".")[2])}
    for module, name, alias in _imports(code):
        if module.partition(".")[0] in sys.stdlib_module_names:
            library[alias.partition(".")[0]] = _statement(module, name, alias)
        ours = module in place.modules or (place.alone and _is_above(module, place))
        if name in {place.name, "*"}:
            if name == place.name and not ours:
                return None
            other = alias if name == place.name and alias != place.name else other
            bare = bare or ours
        elif (not name and ours) or f"{module}.{name}" in place.modules:
            behind.add(alias)
    return Bound(bare, frozenset(behind), library, other)


def _is_above(module: str, place: Place) -> bool:
    """Tell whether a module is a package around the file, which may hand its names on."""
    return any(each.startswith(f"{module}.") for each in place.modules)


def _imports(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield the module, the name taken from it or nothing, and what the block calls that."""
    for found in _FROM.finditer(code):
        for name, alias in _ENTRY.findall(found.group(2) or found.group(3)):
            yield found.group(1), name, alias or name
    for found in _IMPORT.finditer(code):
        for module, alias in _ENTRY.findall(found.group(1)):
            yield module, "", alias or module


def _statement(module: str, name: str, alias: str) -> str:
    if not name:
        return f"import {module}" + (f" as {alias}" if alias != module else "")
    return f"from {module} import {name}" + (f" as {alias}" if alias != name else "")
