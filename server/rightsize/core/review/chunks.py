"""Cutting a file into chunks for review, along the borders of its symbols, with the signatures that they call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.review.limits import CHUNK_BYTES, CONTEXT_BYTES
from rightsize.core.text import Span, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_BLANK = re.compile(rb"\n[ \t\r]*(?=\n)")
"""A blank line, behind which a text is cut that no grammar reads."""

_DEFINED = frozenset({SymbolKind.FUNCTION, SymbolKind.METHOD, SymbolKind.CLASS})


@dataclass(frozen=True, slots=True)
class SourceChunk:
    """A piece of a file: its span, the symbols that begin in it, and the signatures of what they call elsewhere."""

    span: Span
    symbols: tuple[Symbol, ...]
    context: str


def chunks_of(
    parsed: Parsed, within: Span | None = None, size: int = CHUNK_BYTES, context: int = CONTEXT_BYTES
) -> tuple[SourceChunk, ...]:
    """Return the chunks that cover a span of the file, whole lines, in order.

    A chunk ends where a top-level definition ends, a class that is too long is cut between its methods, and a function
    that is too long stays whole: half of it could not be judged.  What no grammar reads is cut at its blank lines.
    """
    wanted = within or Span(0, len(parsed.data))
    symbols = [each for each in symbols_in(parsed) if each.kind in _DEFINED]
    pieces = [each for each in _pieces(parsed, symbols, size) if each.overlaps(wanted)]
    spans = [Span(max(each.start, wanted.start), min(each.end, wanted.end)) for each in _packed(pieces, size)]
    return tuple(_chunk(parsed, each, symbols, context) for each in spans if each.of(parsed.data).strip())


def _pieces(parsed: Parsed, symbols: Sequence[Symbol], size: int) -> Iterator[Span]:
    """Yield spans that cover the file, each ending behind a definition, the deepest where one is too long."""
    done = 0
    ends = _ends(symbols, size) if parsed.language.is_read else (each.end() for each in _BLANK.finditer(parsed.data))
    for cut in sorted({_line_end(parsed, each) for each in ends}):
        if cut > done:
            yield Span(done, cut)
            done = cut
    if done < len(parsed.data):
        yield Span(done, len(parsed.data))


def _ends(symbols: Sequence[Symbol], size: int) -> Iterator[int]:
    """Yield where the outer definitions end, and in a class that is too long the methods too."""
    outer_end = 0
    cut_inside = False
    for symbol in sorted(symbols, key=lambda each: (each.span.start, -each.span.end)):
        if symbol.span.start >= outer_end:
            outer_end = symbol.span.end
            cut_inside = symbol.kind is SymbolKind.CLASS and len(symbol.span) > size
            yield outer_end
        elif cut_inside and symbol.kind is SymbolKind.METHOD:
            yield symbol.span.end


def _line_end(parsed: Parsed, offset: int) -> int:
    found = parsed.data.find(b"\n", offset)
    return len(parsed.data) if found < 0 else found + 1


def _packed(pieces: Iterable[Span], size: int) -> Iterator[Span]:
    """Yield pieces joined with their neighbours as long as they stay below the size."""
    current: Span | None = None
    for piece in pieces:
        if current is None:
            current = piece
        elif piece.end - current.start <= size:
            current = Span(current.start, piece.end)
        else:
            yield current
            current = piece
    if current is not None:
        yield current


def _chunk(parsed: Parsed, span: Span, symbols: Sequence[Symbol], most: int) -> SourceChunk:
    inside = tuple(each for each in symbols if span.start <= each.name_span.start < span.end)
    called = {call.rpartition(".")[2].rpartition("::")[2] for each in inside for call in each.calls}
    elsewhere = [each for each in symbols if each.name in called and not span.start <= each.name_span.start < span.end]
    signatures = [
        " ".join(parsed.text(each.signature_span.start, each.signature_span.end).split()) for each in elsewhere
    ]
    return SourceChunk(span, inside, "\n".join(_fitting(dict.fromkeys(signatures), most)))


def _fitting(lines: Iterable[str], most: int) -> Iterator[str]:
    """Yield whole lines as long as they fit: half a signature tells what is not so."""
    for line in lines:
        most -= len(encode(line)) + 1
        if most < 0:
            return
        yield line
