"""The part of a file that an edit of a doc can touch: its top-level statements, cut out and parsed by themselves.

Everything outside keeps its bytes and, since the cut is between statements of the file, its tokens: so a verdict costs
as much as the definition around the doc, whatever the size of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse, reparse
from rightsize.core.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_NEIGHBOURS = 2
"""Top-level statements that are kept in front of the edit and behind it, for comments and headers beside a doc."""


@dataclass(frozen=True, slots=True)
class Region:
    """The statements around an edit, parsed before and after it; `edit` counts from the region's first byte."""

    before: Parsed
    after: Parsed
    edit: Edit


def region_of(parsed: Parsed, edit: Edit) -> Region:
    """Cut out what `edit` can touch and apply it there."""
    span = _bounds(parsed, edit.span)
    before = _cut(parsed, span.start, span.end)
    moved = Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.new)
    return Region(before, reparse(before, apply_edits(before.data, (moved,)), (moved,)), moved)


def _bounds(parsed: Parsed, touched: Span) -> Span:
    """Return the whole lines of the top-level statements at `touched` and of their neighbours."""
    first = _statement_at(parsed.root, touched.start)
    last = _statement_at(parsed.root, touched.end)
    if first is None or last is None:
        return Span(0, len(parsed.data))
    comments = parsed.language.comments
    first = _moved(first, attrgetter("prev_sibling"), comments)
    last = _moved(last, attrgetter("next_sibling"), comments)
    data = parsed.data
    start = 0 if first.prev_sibling is None else data.rfind(b"\n", 0, first.start_byte) + 1
    line_end = data.find(b"\n", last.end_byte)
    end = len(data) if last.next_sibling is None or line_end < 0 else line_end + 1
    return Span(min(start, touched.start), max(end, touched.end))


def _moved(node: Node, step: Callable[[Node], Node | None], comments: Iterable[str]) -> Node:
    """Return the last of a few statements beside `node`; comments between them come along and do not count."""
    left = _NEIGHBOURS
    while left and (beside := step(node)) is not None:
        node = beside
        left -= node.type not in comments
    return node


def _statement_at(root: Node, offset: int) -> Node | None:
    """Return the first child of the file that ends behind `offset`, or its last one."""
    cursor = root.walk()
    if cursor.goto_first_child_for_byte(offset) is not None or cursor.goto_last_child():
        return cursor.node
    return None


@lru_cache(maxsize=4)
def _cut(parsed: Parsed, start: int, end: int) -> Parsed:
    """Parse a part of a file; the methods of one class follow each other, so the last parts are kept."""
    if start == 0 and end == len(parsed.data):
        return parsed
    return parse(parsed.language, parsed.data[start:end])
