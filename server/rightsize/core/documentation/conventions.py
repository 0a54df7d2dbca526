"""What a language itself says that a method of a certain name does, as Python's `__len__` or Java's `hashCode`.

The sayings are data: a `conventions.toml` in the language's query folders.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.tables import read_table

if TYPE_CHECKING:
    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.symbol import Symbol


def convention_for(language: Language, symbol: Symbol) -> str | None:
    """Return what a method does by its name, verb first, where the language settles that.

    `{0}` and `{1}` stand for the parameters, `{owner}` for the class; a method with fewer does not follow it.
    """
    if symbol.kind is not SymbolKind.METHOD:
        return None
    said = _sayings(language).get("methods", {}).get(symbol.name)
    names = [f"`{each.name}`" for each in symbol.documented_parameters]
    try:
        return None if said is None else str(said).format(*names, owner=f"`{_owner(symbol)}`")
    except IndexError:
        return None


def base_saying(language: Language, base: str) -> str | None:
    """Return what a class is that extends `base`, as "enumeration", where the language settles that."""
    said = _sayings(language).get("bases", {}).get(base.rsplit(".", 1)[-1])
    return None if said is None else str(said)


def _owner(symbol: Symbol) -> str:
    outer = symbol.qualified_name.rsplit(".", 2)
    return outer[-2] if len(outer) > 1 else symbol.name


@cache
def _sayings(language: Language) -> dict[str, dict[str, Any]]:
    """Return the sayings of the language's folders, the later ones over the earlier."""
    merged: dict[str, dict[str, Any]] = {}
    for folder in language.query_folders:
        path = folder.joinpath("conventions.toml")
        if path.is_file():
            for table, rows in read_table(path).items():
                merged.setdefault(table, {}).update(rows)
    return merged
