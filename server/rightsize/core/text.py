"""Spans, edits and line positions over the UTF-8 bytes of a source text.

Everything in the core speaks in byte offsets: tree-sitter does, and bytes are what must come back unchanged.  Editors'
UTF-16 and UTF-32 columns are converted in `lsp/convert.py` and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of byte offsets, `start` included and `end` not."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of bytes that the span covers."""
        return self.end - self.start

    def contains(self, offset: int) -> bool:
        """Tell whether `offset` lies in the span or right behind it, as a cursor would."""
        return self.start <= offset <= self.end

    def encloses(self, other: Span) -> bool:
        """Tell whether `other` lies wholly in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a byte."""
        return self.start < other.end and other.start < self.end

    def of(self, data: bytes) -> bytes:
        """Return the bytes of `data` under the span."""
        return data[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes under `span` by `new`; an empty span inserts."""

    span: Span
    new: bytes


def encode(text: str) -> bytes:
    """Return the UTF-8 bytes of `text`; lone surrogates, which a JSON client may send, survive the round trip."""
    return text.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes that `encode` made, or that a file held."""
    return data.decode("utf-8", "surrogatepass")


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Apply edits that do not overlap, each against the original offsets; insertions at one place keep their order.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    pieces: list[bytes] = []
    done = 0
    for edit in sorted(edits, key=_place):
        if edit.span.start < done or edit.span.end > len(data):
            message = f"edit at {edit.span.start}..{edit.span.end} overlaps another or lies outside the text"
            raise ValueError(message)
        pieces += [data[done : edit.span.start], edit.new]
        done = edit.span.end
    return b"".join([*pieces, data[done:]])


def _place(edit: Edit) -> Span:
    """Order edits by place alone: the sort is stable, so two insertions at one offset stay as they were given."""
    return edit.span


def start_of_line(data: bytes, offset: int) -> int:
    """Return where the line of `offset` begins."""
    start = data.rfind(b"\n", 0, offset) + 1
    # Looked for in the line alone: most files hold no carriage return, and all of it would be searched.
    return max(start, data.rfind(b"\r", start, offset) + 1)


def newline_of(data: bytes) -> bytes:
    """Return the line end that `data` uses: that of its first line, or a line feed."""
    found = _LINE_END.search(data)
    return found.group() if found else b"\n"


@dataclass(frozen=True)
class LineIndex:
    """Where the lines of a text begin; a line ends at CRLF, LF or CR, as the language server protocol says."""

    data: bytes

    @cached_property
    def starts(self) -> list[int]:
        """Byte offsets of the first byte of every line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.data))]

    def line_of(self, offset: int) -> int:
        """Return the line, from zero, that holds the byte at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def position_of(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset`, both from zero, the column in bytes."""
        line = self.line_of(offset)
        return line, offset - self.starts[line]

    def span_of(self, line: int) -> Span:
        """Return the span of a line from zero, its line end left out."""
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.data)
        return Span(start, start + len(self.data[start:end].rstrip(b"\r\n")))


def is_blank(text: str) -> bool:
    """Tell whether a reader sees nothing of a text: spaces, control characters, and those without width alone."""
    return not any(each.isprintable() and not each.isspace() for each in text)
