"""Doc coverage: how many of the symbols that want a doc have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.symbol import Symbol


_WITHOUT = frozenset({"override", "test"})
"""Modifiers of what nobody expects a doc on: it has the doc of what it overrides, or is a test."""


def wants_doc(symbol: Symbol) -> bool:
    """Tell whether a doc is expected: the symbol is public, and has one or is of a kind and at a place that want it."""
    wanted = symbol.insertion is not None and symbol.modifiers.isdisjoint(_WITHOUT)
    return symbol.public and (symbol.doc is not None or wanted)


def coverage(symbols: Iterable[Symbol]) -> tuple[int, int]:
    """Return how many of the public symbols are documented, and how many there are."""
    wanted = [each for each in symbols if wants_doc(each)]
    return sum(has_doc(each) for each in wanted), len(wanted)


def has_doc(symbol: Symbol) -> bool:
    """Tell whether the symbol has a doc that says something."""
    return symbol.doc is not None and bool(symbol.doc.text.strip())
