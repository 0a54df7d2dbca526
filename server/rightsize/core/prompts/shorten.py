"""Source for a prompt: a symbol's own text, cut down to a budget where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import Span, decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_HEAD_LINES = 12
_LONGEST_LINE = 300


def source_for(parsed: Parsed, symbol: Symbol, budget: int) -> str:
    """Return the symbol's source without its doc, at most about `budget` characters.

    Where something is left out, a line says how much.
    """
    span = Span(symbol.span.start, symbol.span.end)
    text = decode(span.of(parsed.data))
    if len(text) <= budget and symbol.kind in {SymbolKind.FUNCTION, SymbolKind.METHOD}:
        return _without_doc(parsed, symbol)
    if len(text) <= budget // 2:
        return _without_doc(parsed, symbol)
    return _picked(parsed, symbol, budget)


def _without_doc(parsed: Parsed, symbol: Symbol) -> str:
    doc = symbol.doc.span if symbol.doc and symbol.span.encloses(symbol.doc.span) else None
    if doc is None:
        return decode(symbol.span.of(parsed.data))
    before = parsed.data[symbol.span.start : doc.start].rstrip()
    return decode(before + b"\n" + parsed.data[doc.end : symbol.span.end].lstrip(b"\r\n"))


def _picked(parsed: Parsed, symbol: Symbol, budget: int) -> str:
    """Return the lines that tell most: the head, then those that return, yield, raise or define a member."""
    first, last = (
        parsed.lines.line_of(symbol.span.start),
        parsed.lines.line_of(max(symbol.span.start, symbol.span.end - 1)),
    )
    head = range(first, min(last + 1, first + _HEAD_LINES))
    telling = sorted({parsed.lines.line_of(offset) for offset in _telling(parsed, symbol)})
    chosen: set[int] = set()
    room = budget
    for line in [*head, *telling]:
        size = min(len(parsed.lines.span_of(line)), _LONGEST_LINE) + 1
        if line not in chosen and first <= line <= last and size <= room:
            chosen.add(line)
            room -= size
    return "\n".join(_shown(parsed, range(first, last + 1), chosen))


def _shown(parsed: Parsed, lines: range, chosen: set[int]) -> Iterable[str]:
    left_out = 0
    for line in lines:
        if line not in chosen:
            left_out += 1
            continue
        if left_out:
            yield f"[… {left_out} lines left out …]"
            left_out = 0
        text = decode(parsed.lines.span_of(line).of(parsed.data))
        yield text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE]} […]"
    if left_out:
        yield f"[… {left_out} lines left out …]"


def _telling(parsed: Parsed, symbol: Symbol) -> Iterable[int]:
    yield symbol.signature_span.start
    for group in (symbol.returns, symbol.yields, symbol.raises):
        for each in group:
            yield each.span.start
    if symbol.members:
        names = set(symbol.members)
        for member in symbols_in(parsed):
            if member.qualified_name in names and symbol.span.encloses(member.span):
                yield member.signature_span.start
