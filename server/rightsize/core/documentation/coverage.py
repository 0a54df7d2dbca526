"""Doc coverage: how many of the symbols that want a doc have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.symbol import Symbol


def wants_doc(symbol: Symbol) -> bool:
    """Tell whether a doc is expected: the symbol is public and the language gives its doc a place."""
    return symbol.public and (symbol.doc is not None or symbol.insertion is not None)


def coverage(symbols: Iterable[Symbol]) -> tuple[int, int]:
    """Return how many of the public symbols are documented, and how many there are."""
    wanted = [each for each in symbols if wants_doc(each)]
    return sum(has_doc(each) for each in wanted), len(wanted)


def has_doc(symbol: Symbol) -> bool:
    """Tell whether the symbol has a doc that says something."""
    return symbol.doc is not None and bool(symbol.doc.text.strip())
