"""Move an edit to a newer version of the document, or drop it when the symbol itself has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_named
from rightsize.core.text import Edit, Span, start_of_line

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.results import SymbolResult
    from rightsize.engine.snapshot import Snapshot


_LINE = re.compile(rb"\s*[^\r\n]*")
"""White space, and what stands on the first line that is not blank."""


def reanchor(result: SymbolResult, old: Snapshot, new: Snapshot) -> Edit | None:
    """Return the edit of `result` against `new`, or None when the symbol is gone, doubled or changed.

    Every byte that the edit was verified against must stand in `new` as it stood in `old`: the symbol with its doc, and
    the white space before it on its first line, which carries the indent.  The doc of a whole file is kept to its place
    by the file's head alone: people type elsewhere while it is written.
    """
    edit = result.edit
    if edit is None:
        return None
    if old.parsed.data == new.parsed.data:
        return edit
    symbol = result.symbol
    if symbol.kind is SymbolKind.MODULE:
        return edit if _head(old, edit) == _head(new, edit) else None
    seen = _region(symbol, edit, old)
    fitting = [
        shifted
        for candidate in symbols_named(new.parsed, symbol.qualified_name)
        if candidate.kind is symbol.kind
        for shifted in (_shifted(edit, candidate.span.start - symbol.span.start),)
        if _region(candidate, shifted, new) == seen
    ]
    return fitting[0] if len(fitting) == 1 else None


def _head(snapshot: Snapshot, edit: Edit) -> bytes:
    """Return what places the doc of a file: all that stands before it, and the first line behind it."""
    data = snapshot.parsed.data
    following = _LINE.match(data, edit.span.end)
    return data[: following.end() if following else len(data)]


def _shifted(edit: Edit, by: int) -> Edit:
    return Edit(Span(edit.span.start + by, edit.span.end + by), edit.new)


def _region(symbol: Symbol, edit: Edit, snapshot: Snapshot) -> bytes:
    """Return the bytes that the edit depends on: symbol and edited span, from the start of their first line."""
    data = snapshot.parsed.data
    start = min(symbol.span.start, edit.span.start)
    return data[start_of_line(data, start) : max(symbol.span.end, edit.span.end)]
