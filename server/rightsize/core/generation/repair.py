"""Where code is mended: the body of the function around it, or the statements that hold it where no body does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at
from rightsize.core.generation.targets import body_target, lines_target
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

LARGEST = 6_000
"""Bytes of a body that one answer can hold; of a larger one only the statements around the place are mended."""

_LARGEST_REGION = 2_400
_HOLDS_STATEMENTS = ("block", "body", "module", "program", "file", "statement_list", "declaration_list")
"""Ends of the names that grammars give to what holds one statement after the other."""


def repair_target(parsed: Parsed, place: Span) -> Target | None:
    """Return what may be replaced to mend the code at a place, or None where no whole statement holds it."""
    symbol = symbol_at(parsed, place.start)
    if symbol is not None:
        body = body_target(parsed, symbol)
        if body is not None and body.span.encloses(place) and len(body.span) <= LARGEST:
            return body
    node = _statement(parsed, place, symbol)
    return lines_target(parsed, Span(*node.byte_range)) if node is not None else None


def _statement(parsed: Parsed, place: Span, symbol: Symbol | None) -> Node | None:
    """Return the largest statement around a place that is small enough to be written anew: at most one function."""
    around = list(_statements(parsed, place))
    small = [each for each in around if _is_small(each) and _within(symbol, each.byte_range)]
    return small[-1] if small else next(iter(around), None)


def _is_small(node: Node) -> bool:
    return node.end_byte - node.start_byte <= _LARGEST_REGION


def _within(symbol: Symbol | None, extent: tuple[int, int]) -> bool:
    """Tell whether an extent is a function at most, and a part of a class."""
    if symbol is None:
        return True
    whole = Span(*extent)
    return not whole.encloses(symbol.span) if symbol.kind is SymbolKind.CLASS else symbol.span.encloses(whole)


def _statements(parsed: Parsed, place: Span) -> Iterator[Node]:
    """Yield the statements around a place, the innermost first."""
    node = parsed.root.descendant_for_byte_range(place.start, max(place.start, place.end - 1))
    while node is not None and node.parent is not None:
        if node.is_named and node.parent.type.endswith(_HOLDS_STATEMENTS):
            yield node
        node = node.parent
