"""From content to the one edit that puts it into the file.

The edit only inserts a doc, or replaces the bytes of an existing one: what stands before and behind is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.coverage import has_doc
from rightsize.core.documentation.reasons import Reason
from rightsize.core.documentation.render import render
from rightsize.core.documentation.update import updated
from rightsize.core.text import Edit, Span, decode, encode, newline_of, start_of_line

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.style import DocStyle
    from rightsize.core.tasks.content import DocContent

Edited = tuple["Edit | None", tuple[str, ...]]
"""The edit, or None, and what a person should know of it."""


def documentation_edit(
    parsed: Parsed, symbol: Symbol, content: DocContent, style: DocStyle, mode: str, width: int
) -> Edited:
    """Return the edit that documents `symbol` with `content`.

    The mode `missing` only writes where there is no doc, `update` adds what the doc lacks, `regenerate` writes it anew.
    Lines are at most `width` columns, the indent included.
    """
    newline = decode(newline_of(parsed.data))
    if symbol.doc is None:
        return _inserted(symbol, render(content, symbol, style, width, newline))
    if not symbol.doc.editable:
        return None, (Reason.DOC_NOT_EDITABLE.clause,)
    if mode == "missing" and has_doc(symbol):
        return None, (Reason.HAS_DOC.clause,)
    if mode == "update" and has_doc(symbol):
        text, problems = updated(parsed, symbol, content, style, width)
        return (None if text is None else _replaced(symbol.doc.span, text)), problems
    indent = indent_at(parsed.data, symbol.doc.span.start)
    return _replaced(symbol.doc.span, render(content, symbol, style, width, newline, indent)), ()


def indent_at(data: bytes, offset: int) -> str:
    """Return the white space that the line of `offset` starts with."""
    line = data[start_of_line(data, offset) : offset]
    return decode(line[: len(line) - len(line.lstrip(b" \t\f"))])


def _inserted(symbol: Symbol, text: str) -> Edited:
    place = symbol.insertion
    if place is None:
        return None, (Reason.NO_PLACE.clause,)
    return Edit(Span(place.offset, place.offset), encode(place.before + text + place.after)), ()


def _replaced(span: Span, text: str) -> Edit:
    return Edit(span, encode(text))
