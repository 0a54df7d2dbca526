"""Comments about a symbol in a person's words: those right above it, and those at the head of its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.documentation.prose import (
    Remark,
    comment_lines,
    is_about_step,
    is_aside,
    opens_with_verb,
    remark_in,
)
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_GAP = re.compile(r"[ \t]*\r?\n[ \t]*\r?\n")
_SHORT_BODY = 3


def remark_above(parsed: Parsed, symbol: Symbol) -> Remark | None:
    """Return what the comment right above a symbol says, where that reads as prose; its doc is no such comment."""
    found = [each for each in _comments_above(parsed, symbol) if not _is_doc(each, symbol)]
    remark = remark_in(_lines(parsed, found))
    return None if remark is None or is_aside(remark.summary) else remark


def remark_inside(parsed: Parsed, symbol: Symbol) -> Remark | None:
    """Return what the comment at the head of a body says, where it speaks of more than the next statement."""
    if symbol.body_span is None:
        return None
    head = list(_comments_at_head(parsed, symbol))
    remark = remark_in(_lines(parsed, head))
    if remark is None or is_about_step(remark.summary) or not opens_with_verb(remark.summary):
        return None
    body = parsed.root.descendant_for_byte_range(symbol.body_span.start, symbol.body_span.end) or parsed.root
    # A body with comments further down has one a step, the first of them included; so has one that leaves no gap.
    after = parsed.text(head[-1].end_byte, symbol.body_span.end)
    apart = _GAP.match(after) or after.count("\n") <= _SHORT_BODY
    return None if not apart or _holds_comment(parsed, body, head[-1].end_byte) else remark


def remark_of_file(parsed: Parsed, symbols: Iterable[Symbol]) -> Remark | None:
    """Return what the comment at the head of a file says, where that is no licence and no doc."""
    symbols = tuple(symbols)
    groups: list[list[Node]] = []
    for node in parsed.root.children:
        if node.type not in parsed.language.comments:
            break
        if any(_is_doc(node, each) for each in symbols):
            groups.append([])
            continue
        if groups and groups[-1] and node.start_point[0] - groups[-1][-1].end_point[0] <= 1:
            groups[-1].append(node)
        else:
            groups.append([node])
    for group in groups:
        remark = remark_in(_lines(parsed, group), whole=True)
        if remark and not is_aside(remark.summary):
            return remark
    return None


def _is_doc(node: Node, symbol: Symbol) -> bool:
    return symbol.doc is not None and symbol.doc.span.contains(node.start_byte)


def _holds_comment(parsed: Parsed, node: Node, start: int) -> bool:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current.end_byte <= start:
            continue
        if current.type in parsed.language.comments:
            return True
        waiting += current.children
    return False


def _definition(parsed: Parsed, symbol: Symbol) -> Node:
    node = parsed.root.descendant_for_byte_range(symbol.span.start, symbol.span.end) or parsed.root
    while node.parent is not None and node.parent.parent is not None and node.parent.byte_range == node.byte_range:
        node = node.parent
    return node


def _comments_above(parsed: Parsed, symbol: Symbol) -> Iterator[Node]:
    """Yield the comments whose lines lead down to the symbol without a gap, in the order of the file."""
    node = _definition(parsed, symbol)
    found: list[Node] = []
    row = node.start_point[0]
    before = node.prev_sibling
    while before is not None and before.type in parsed.language.comments and row - _last_row(before) <= 1:
        if before.prev_sibling is not None and before.prev_sibling.end_point[0] == before.start_point[0]:
            break
        found.append(before)
        row, before = before.start_point[0], before.prev_sibling
    yield from reversed(found)


def _last_row(node: Node) -> int:
    row, column = node.end_point
    return row if column else row - 1


def _comments_at_head(parsed: Parsed, symbol: Symbol) -> Iterator[Node]:
    """Yield the comments between the signature and the first statement."""
    if symbol.body_span is None:
        return
    start = (
        symbol.doc.span.end if symbol.doc and symbol.body_span.encloses(symbol.doc.span) else symbol.signature_span.end
    )
    node = _definition(parsed, symbol)
    waiting = [node]
    last: int | None = None
    while waiting:
        current = waiting.pop(0)
        inside = symbol.body_span.encloses(Span(*current.byte_range))
        for child in current.children:
            if child.end_byte <= start or child.start_byte >= symbol.body_span.end:
                continue
            if child.type in parsed.language.comments:
                if last is not None and child.start_point[0] - last > 1:
                    return
                last = _last_row(child)
                yield child
            elif child.is_named and last is None and not inside and child.start_byte <= symbol.body_span.start:
                waiting.append(child)
            elif child.is_named:
                return


def _lines(parsed: Parsed, nodes: Sequence[Node]) -> list[str]:
    return [line for node in nodes for line in comment_lines(parsed.text_of(node).replace("\r\n", "\n"))]
