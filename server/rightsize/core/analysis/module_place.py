"""Where the doc of a whole file stands or would go: a few strategies, of which a language's row names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.placement import (
    BLANK_LINE,
    LINE_END,
    Place,
    byte_order_mark,
    comment_doc,
    docstring_at,
    first_statement,
    place_above,
    place_of,
    touches,
)
from rightsize.core.analysis.symbol import Insertion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.details import Details
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed

    Strategy = Callable[[Parsed, Details, Outline | None], Place]


def module_place_of(parsed: Parsed, details: Details, first: Outline | None) -> Place:
    """Return where the doc of the file stands, or where one would go; `first` is the file's first definition."""
    return MODULE_PLACEMENTS[parsed.language.module_placement](parsed, details, first)


def _none(_parsed: Parsed, _details: Details, _first: Outline | None) -> Place:
    return Place(None, None, 0)


def _docstring(parsed: Parsed, details: Details, _first: Outline | None) -> Place:
    """Take the first statement for the doc where it is a string; else put one below the header."""
    statement = first_statement(parsed, parsed.root)
    doc = docstring_at(parsed, statement, details) if statement is not None else None
    if doc is not None:
        return Place(doc, Insertion(doc.span.start, ""), doc.span.start)
    return Place(None, _below_header(parsed), 0)


def _header_comment(parsed: Parsed, details: Details, first: Outline | None) -> Place:
    """Take a doc comment above the first statement that is not the first definition's for the doc."""
    taken = place_of(parsed, first, details).doc if first is not None else None
    return _leading_comment(parsed, parsed.language.doc_comment, taken.span.start if taken else None)


def _inner_comment(parsed: Parsed, _details: Details, _first: Outline | None) -> Place:
    """Take the comments that document what they stand in, such as `//!`, for the doc."""
    return _leading_comment(parsed, parsed.language.inner_comment, None)


def _above_anchor(parsed: Parsed, details: Details, _first: Outline | None) -> Place:
    """Put the doc above the node that names the file, such as Go's package clause."""
    anchor = details.module.get("module")
    return place_above(parsed, anchor[0], runs=True) if anchor else Place(None, None, 0)


def _leading_comment(parsed: Parsed, opening: str, taken: int | None) -> Place:
    is_doc, is_license = pattern_of(opening), pattern_of(parsed.language.header)
    run: list[Node] = []
    for node in _leading(parsed):
        text = parsed.text_of(node)
        if is_doc.match(text) and not is_license.search(text) and node.start_byte != taken:
            run.append(node)
        elif run:
            break
    if not run:
        return Place(None, _below_header(parsed), 0)
    doc = comment_doc(parsed, run[::-1] if parsed.language.inner_comment else run[:1])
    return Place(doc, Insertion(doc.span.start, ""), doc.span.start)


def _leading(parsed: Parsed) -> Iterator[Node]:
    """Yield the comments that the file begins with."""
    kinds = frozenset({*parsed.language.comments, *parsed.language.first_lines})
    for index in range(parsed.root.child_count):
        node = parsed.root.child(index)
        if node.type not in kinds:
            return
        yield node


def _below_header(parsed: Parsed) -> Insertion:
    """Put the doc below what must stay first in the file: what starts a script, an encoding, a license."""
    data = parsed.data
    newline = parsed.newline
    end = _header_end(parsed)
    if end is None:
        offset = byte_order_mark(data)
        return Insertion(offset, "", after=_apart(data, offset, newline))
    found = LINE_END.search(data, max(end - 1, 0))
    if found is None:
        return Insertion(len(data), "", before=newline, after=newline)
    offset = found.end()
    blank = BLANK_LINE.match(data, offset)
    if blank and blank.end() > offset:
        offset = blank.end()
    return Insertion(offset, "", after=_apart(data, offset, newline))


def _apart(data: bytes, offset: int, newline: str) -> str:
    """Return the line ends that keep what follows a blank line away."""
    return newline if BLANK_LINE.match(data, offset) else newline * 2


def _header_end(parsed: Parsed) -> int | None:
    """Return the end of the comments that stay above the doc, or None where there are none.

    These are the first comments with a blank line below, and of those right above code the ones that must stay first.
    """
    is_doc, must_lead = pattern_of(parsed.language.doc_comment), pattern_of(parsed.language.header)
    last: int | None = None
    stays = False
    for node in _leading(parsed):
        text = parsed.text_of(node)
        if last is not None and not touches(parsed.data, last, node.start_byte):
            return last
        leads = must_lead.search(text) is not None or node.type in parsed.language.first_lines
        if is_doc.match(text) and not leads:
            return last if stays else None
        last = node.end_byte
        stays = stays or leads
    if last is None:
        return None
    below = BLANK_LINE.match(parsed.data, _next_line(parsed.data, last))
    return last if below or stays else None


def _next_line(data: bytes, offset: int) -> int:
    found = LINE_END.search(data, max(offset - 1, 0))
    return found.end() if found else len(data)


MODULE_PLACEMENTS: dict[str, Strategy] = {
    "above_anchor": _above_anchor,
    "docstring": _docstring,
    "header_comment": _header_comment,
    "inner_comment": _inner_comment,
    "none": _none,
}
