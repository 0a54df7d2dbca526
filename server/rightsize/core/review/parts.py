"""Which part of a file is reviewed where that is not all of it: lines, with the functions that they are part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.analysis.parse import Parsed

_WHOLE = (SymbolKind.FUNCTION, SymbolKind.METHOD)


def parts_of(parsed: Parsed, lines: Iterable[range]) -> tuple[Span, ...]:
    """Return runs of lines, counted from one, each with the whole of the functions that it touches.

    Half of a function cannot be judged.  Lines behind the end of the file are taken for its last.
    """
    last = len(parsed.lines.starts) - 1
    functions = [each.span for each in symbols_in(parsed) if each.kind in _WHOLE]
    spans: list[Span] = []
    for each in lines:
        first, end = min(each.start - 1, last), min(each.stop - 2, last)
        named = Span(parsed.lines.starts[first], parsed.lines.span_of(end).end)
        around = [named, *(function for function in functions if function.overlaps(named))]
        start = parsed.lines.starts[parsed.lines.line_of(min(one.start for one in around))]
        spans.append(Span(start, max(one.end for one in around)))
    return joined(parsed, spans)


def joined(parsed: Parsed, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans that cover the same, with something between each and the next, in the order of the text."""
    found: list[Span] = []
    for each in sorted(spans):
        if found and not parsed.data[found[-1].end : each.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def shared(parsed: Parsed, spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Return what lies both in one of some spans and in one of others, in the order of the text."""
    both = (
        Span(max(one.start, other.start), min(one.end, other.end))
        for one in spans
        for other in others
        if one.overlaps(other)
    )
    return joined(parsed, both)
