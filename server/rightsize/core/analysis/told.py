"""Definitions as a few words, for a sentence that says what a text holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.symbol import Symbol

_MOST_NAMED = 3


def named_things(symbols: Iterable[Symbol]) -> str:
    """Return definitions as a few words, as "the class B and the function g"; empty where there are none."""
    words = [
        f"the {'class' if each.kind is SymbolKind.CLASS else 'function'} `{each.name}`"
        for each in symbols
        if "." not in each.qualified_name and each.name
    ]
    more = [f"{len(words) - _MOST_NAMED} more"] if len(words) > _MOST_NAMED else []
    *first, last = [*words[:_MOST_NAMED], *more] or [""]
    return f"{', '.join(first)} and {last}" if first else last
