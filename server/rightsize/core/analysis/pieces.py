"""Cut a file between statements into pieces that can be read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures, QueryFile
    from rightsize.core.analysis.query_text import Pattern

PIECE = 6_000
"""Bytes; a query takes a few milliseconds over this much."""

_DEEPEST = 12


def pieces(root: Node) -> tuple[tuple[int, int], ...]:
    """Return byte ranges that cover the file, each of about `PIECE` bytes, none of which begins inside a statement.

    A larger statement, as a class, is cut between the statements in it.
    """
    starts = [0]
    for start in _statements(root):
        if start - starts[-1] >= PIECE:
            starts.append(start)
    return tuple(zip(starts, [*starts[1:], root.end_byte + 1], strict=True))


def matches_in(query: QueryFile, root: Node, piece: tuple[int, int]) -> list[tuple[Pattern, Captures]]:
    """Return the matches that belong to a piece: those whose last node starts in it."""
    start, end = piece
    if start == 0 and end > root.end_byte:
        return list(query.matches(root))
    found = query.matches(root, touching=piece)
    return [each for each in found if start <= _last_start(each[1]) < end]


def _last_start(captures: Captures) -> int:
    """Return where the last captured node starts: in the piece that could see all of the match."""
    return max(nodes[-1].start_byte for nodes in captures.values())


def _statements(root: Node) -> Iterator[int]:
    """Yield where statements start, those in large ones too, in the order of the text."""
    cursor = root.walk()
    depth = 0
    descending = True
    while True:
        node = cursor.node
        if descending and node is not None:
            yield node.start_byte
            large = node.end_byte - node.start_byte > PIECE and depth < _DEEPEST
            if large and cursor.goto_first_child():
                depth += 1
                continue
        if cursor.goto_next_sibling():
            descending = True
            continue
        if not cursor.goto_parent():
            return
        depth -= 1
        descending = False
