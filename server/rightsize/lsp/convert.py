"""Every conversion between the protocol's values and ours: positions in UTF-8, UTF-16 or UTF-32 units, edits, URIs.

The rest of Rightsize counts bytes.  A column beyond its line means the line's end, and one inside a character means the
character's start, whatever a client sends; lone surrogates are counted and survive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from rightsize.core.text import Edit, LineIndex, Span, apply_edits, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rightsize.lsp.capabilities import Encoding

_ASTRAL = 0xFFFF
_FEW_CHANGES = 8
_CONTINUATION = 0x80, 0xC0


def offset_of(lines: LineIndex, position: types.Position, encoding: Encoding) -> int:
    """Return the byte offset of a position, clamped into the text."""
    if position.line >= len(lines.starts):
        return len(lines.data)
    span = lines.span_of(position.line)
    if position.character >= len(span):
        # A line has at least as many bytes as units in any of the encodings.
        return span.end
    line = span.of(lines.data)
    return span.start + _COLUMNS_TO_BYTES[encoding](line, position.character)


def position_of(lines: LineIndex, offset: int, encoding: Encoding) -> types.Position:
    """Return the position of a byte offset."""
    number, column = lines.position_of(offset)
    start = lines.starts[number]
    return types.Position(line=number, character=_units(lines.data[start : start + column], encoding))


def span_of(lines: LineIndex, given: types.Range, encoding: Encoding) -> Span:
    """Return the byte span of a range; a reversed one is turned round."""
    ends = (offset_of(lines, given.start, encoding), offset_of(lines, given.end, encoding))
    return Span(min(ends), max(ends))


def range_of(lines: LineIndex, span: Span, encoding: Encoding) -> types.Range:
    """Return the range of a byte span."""
    return types.Range(start=position_of(lines, span.start, encoding), end=position_of(lines, span.end, encoding))


def text_edits(lines: LineIndex, edits: Iterable[Edit], encoding: Encoding) -> list[types.TextEdit]:
    """Return the protocol's form of edits against one text."""
    return [types.TextEdit(range=range_of(lines, each.span, encoding), new_text=decode(each.new)) for each in edits]


def applied_changes(
    lines: LineIndex, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: Encoding
) -> tuple[bytes, tuple[Edit, ...] | None]:
    """Return the text after a client's changes, and the edits that led there, each against the text before it.

    The edits are None where the client sent the whole text, or so many changes that parsing anew is quicker.
    """
    whole = [at for at, each in enumerate(changes) if isinstance(each, types.TextDocumentContentChangeWholeDocument)]
    if whole:
        text = encode(changes[whole[-1]].text)
        return applied_changes(LineIndex(text), changes[whole[-1] + 1 :], encoding)[0], None
    partial = [each for each in changes if isinstance(each, types.TextDocumentContentChangePartial)]
    if len(partial) > _FEW_CHANGES:
        return _line_by_line(lines.data, partial, encoding), None
    edits: list[Edit] = []
    for change in partial:
        edit = Edit(span_of(lines, change.range, encoding), encode(change.text))
        lines = LineIndex(apply_edits(lines.data, [edit]))
        edits.append(edit)
    return lines.data, tuple(edits)


def path_of(uri: str) -> str:
    """Return the file path that a URI names, for its extension and for messages; never for reading a file."""
    path = unquote(urlsplit(uri).path)
    is_drive = len(path) > 2 and path[0] == "/" and path[2] == ":"  # noqa: PLR2004 - `/c:`
    return path[1:] if is_drive else path


def name_of(uri: str) -> str:
    """Return the last part of a URI's path, as people name the file."""
    return path_of(uri).rpartition("/")[2] or uri


def _line_by_line(data: bytes, changes: Sequence[types.TextDocumentContentChangePartial], encoding: Encoding) -> bytes:
    """Apply many changes without counting the lines of the whole text for each."""
    rows = _rows(data)
    for change in changes:
        ends = sorted((each.line, each.character) for each in (change.range.start, change.range.end))
        (first, column), (last, last_column) = (_clamped(rows, each, encoding) for each in ends)
        # A line feed at the start of a row may belong to a carriage return at the end of the row before.
        begin = first - 1 if first and not column else first
        head = b"".join([*rows[begin:first], rows[first][:column]])
        rows[begin : last + 1] = _rows(
            head + encode(change.text) + rows[last][last_column:], complete=last + 1 == len(rows)
        )
    return b"".join(rows)


def _rows(data: bytes, *, complete: bool = True) -> list[bytes]:
    """Return the lines of a text with their ends; the empty one behind the last end only where the text is complete."""
    rows = data.splitlines(keepends=True)
    return [*rows, b""] if complete and (not rows or rows[-1].endswith((b"\n", b"\r"))) else rows


def _clamped(rows: list[bytes], position: tuple[int, int], encoding: Encoding) -> tuple[int, int]:
    """Return row and byte column of a position, clamped into the text."""
    row, column = position
    if row >= len(rows):
        return len(rows) - 1, len(rows[-1])
    line = rows[row].rstrip(b"\r\n")
    return row, len(line) if column >= len(line) else _COLUMNS_TO_BYTES[encoding](line, column)


def _units(text: bytes, encoding: Encoding) -> int:
    """Return how many units of an encoding some UTF-8 bytes make."""
    if encoding == "utf-8" or text.isascii():
        return len(text)
    characters = text.decode("utf-8", "surrogatepass")
    if encoding == "utf-32":
        return len(characters)
    return len(characters) + sum(ord(each) > _ASTRAL for each in characters)


def _utf8_column(line: bytes, column: int) -> int:
    first, last = _CONTINUATION
    while column and first <= line[column] < last:
        column -= 1
    return column


def _utf16_column(line: bytes, column: int) -> int:
    if line.isascii():
        return min(column, len(line))
    done = 0
    for character in line.decode("utf-8", "surrogatepass"):
        column -= 2 if ord(character) > _ASTRAL else 1
        if column < 0:
            break
        done += len(character.encode("utf-8", "surrogatepass"))
    return done


def _utf32_column(line: bytes, column: int) -> int:
    return len(line.decode("utf-8", "surrogatepass")[:column].encode("utf-8", "surrogatepass"))


_COLUMNS_TO_BYTES: dict[Encoding, Callable[[bytes, int], int]] = {
    "utf-8": _utf8_column,
    "utf-16": _utf16_column,
    "utf-32": _utf32_column,
}
