"""Move an edit to a newer version of the document, or drop it when the symbol itself has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import reparse, syntax_problems
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_named
from rightsize.core.text import Edit, Span, apply_edits, start_of_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.results import EditResult, GenerationResult
    from rightsize.engine.snapshot import Snapshot


_ENDS = (b"", b"\n", b"\r")
_LINE = re.compile(rb"\s*[^\r\n]*")
"""White space, and what stands on the first line that is not blank."""


def reanchor(result: EditResult, old: Snapshot, new: Snapshot) -> Edit | None:
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


def reanchor_code(result: GenerationResult, old: Snapshot, new: Snapshot) -> Edit | None:
    """Return the edit of generated code against `new`, or None where what it was made for is gone, doubled or changed.

    At the top of a file the lines themselves are looked for.  The text must read no worse with the code than without.
    """
    if result.edit is None or old.parsed.data == new.parsed.data:
        return result.edit
    at_top = result.symbol.kind is SymbolKind.MODULE
    edit = _by_lines(result.edit, old, new) if at_top else reanchor(result, old, new)
    if edit is None:
        return None
    after = reparse(new.parsed, apply_edits(new.parsed.data, (edit,)), (edit,))
    return edit if len(syntax_problems(after)) <= len(syntax_problems(new.parsed)) else None


def _by_lines(edit: Edit, old: Snapshot, new: Snapshot) -> Edit | None:
    """Move an edit with the lines that it replaces, or the one that it follows, where they stand once and no more."""
    before, after = old.parsed.data, new.parsed.data
    start = start_of_line(before, edit.span.start)
    seen = before[start : edit.span.end]
    places = [
        at
        for at in _places(after, seen)
        if start_of_line(after, at) == at and after[at + len(seen) : at + len(seen) + 1] in _ENDS
    ]
    return _shifted(edit, places[0] - start) if len(places) == 1 and seen.strip() else None


def _places(data: bytes, seen: bytes) -> Iterator[int]:
    at = data.find(seen)
    while at >= 0:
        yield at
        at = data.find(seen, at + 1)


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
