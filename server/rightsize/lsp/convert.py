"""Every conversion between the protocol's values and ours: positions in UTF-8, UTF-16 or UTF-32 units, edits, URIs.

The rest of Rightsize counts bytes.  A column beyond its line means the line's end, and one inside a character means the
character's start, whatever a client sends; lone surrogates are counted and survive.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from rightsize.core.foreign import one_line
from rightsize.core.text import Edit, LineIndex, Span, apply_edits, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rightsize.lsp.capabilities import Encoding

_ASTRAL = 0xFFFF
_FEW_CHANGES = 8
_CONTINUATION = 0x80, 0xC0


class Change(NamedTuple):
    """One change of a text; without a range it is the whole new text."""

    text: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What `textDocument/didChange` tells: changes, each of the text as the one before it left it."""

    uri: str
    version: int
    changes: Sequence[Change]


def changes_of(sent: Any) -> list[Change]:
    """Read the changes of a notification from its JSON: with thousands of them the library takes ten times as long.

    Raises:
        ValueError: they have not the form that the protocol gives them.
    """
    if not isinstance(sent, list):
        raise ValueError("the changes are no list")  # noqa: TRY004 - what a client sends is a value
    return [_change_of(each) for each in sent]


def offset_of(lines: LineIndex, position: types.Position, encoding: Encoding) -> int:
    """Return the byte offset of a position, clamped into the text."""
    return _offset(lines, position.line, position.character, encoding)


def _offset(lines: LineIndex, number: int, column: int, encoding: Encoding) -> int:
    starts, data = lines.starts, lines.data
    if number >= len(starts):
        return len(data)
    start = starts[number]
    line = data[start : starts[number + 1] if number + 1 < len(starts) else len(data)].rstrip(b"\r\n")
    # A line has at least as many bytes as units in any of the encodings.
    return start + (len(line) if column >= len(line) else _COLUMNS_TO_BYTES[encoding](line, column))


def position_of(lines: LineIndex, offset: int, encoding: Encoding) -> types.Position:
    """Return the position of a byte offset."""
    number, character = _position(lines, offset, encoding)
    return types.Position(line=number, character=character)


def _position(lines: LineIndex, offset: int, encoding: Encoding) -> tuple[int, int]:
    number, column = lines.position_of(offset)
    start = lines.starts[number]
    return number, _units(lines.data[start : start + column], encoding)


def span_of(lines: LineIndex, given: types.Range, encoding: Encoding) -> Span:
    """Return the byte span of a range; a reversed one is turned round."""
    ends = (offset_of(lines, given.start, encoding), offset_of(lines, given.end, encoding))
    return Span(min(ends), max(ends))


def _span(lines: LineIndex, change: Change, encoding: Encoding) -> Span:
    """Return the byte span of what a change replaces."""
    start = _offset(lines, *change.start, encoding) if change.start else 0
    end = _offset(lines, *change.end, encoding) if change.end and change.end != change.start else start
    return Span(min(start, end), max(start, end))


def range_of(lines: LineIndex, span: Span, encoding: Encoding) -> types.Range:
    """Return the range of a byte span."""
    return types.Range(start=position_of(lines, span.start, encoding), end=position_of(lines, span.end, encoding))


def text_edits(lines: LineIndex, edits: Iterable[Edit], encoding: Encoding) -> list[dict[str, Any]]:
    """Return edits against one text as the JSON that the protocol gives them, which is quick for thousands too."""
    return [{"range": _json_range(lines, each.span, encoding), "newText": decode(each.new)} for each in edits]


def applied_changes(
    lines: LineIndex, changes: Sequence[Change], encoding: Encoding
) -> tuple[bytes, tuple[Edit, ...] | None]:
    """Return the text after a client's changes, and the edits that led there, each against the text before it.

    The edits are None where the client sent the whole text, or so many changes that parsing anew is quicker.
    """
    whole = [at for at, each in enumerate(changes) if each.start is None]
    if whole:
        text = encode(changes[whole[-1]].text)
        return applied_changes(LineIndex(text), changes[whole[-1] + 1 :], encoding)[0], None
    if len(changes) > _FEW_CHANGES:
        if _from_the_end(lines, changes):
            return _end_to_start(lines, changes, encoding), None
        return _line_by_line(lines.data, changes, encoding), None
    edits: list[Edit] = []
    for change in changes:
        edit = Edit(_span(lines, change, encoding), encode(change.text))
        lines = LineIndex(apply_edits(lines.data, [edit]))
        edits.append(edit)
    return lines.data, tuple(edits)


def path_of(uri: str) -> str:
    """Return the file path that a URI names, for its extension and for messages; never for reading a file."""
    path = unquote(urlsplit(uri).path)
    is_drive = len(path) > 2 and path[0] == "/" and path[2] == ":"  # noqa: PLR2004 - `/c:`
    return path[1:] if is_drive else path


def in_file(uri: str) -> bool:
    """Tell whether a text lies in a file, as one that was never saved does not."""
    return uri.startswith("file:")


def name_of(uri: str) -> str:
    """Return the last part of a URI's path, as people name the file."""
    return one_line(path_of(uri).rpartition("/")[2] or uri)


def _change_of(sent: Any) -> Change:
    """Read one change; what is wrong in any way is one kind of error."""
    try:
        text, given = sent["text"], sent.get("range")
        ends = [] if given is None else [_end_of(given["start"]), _end_of(given["end"])]
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("a change has not the form of one") from error
    if type(text) is not str:
        raise ValueError("a change has not the form of one")
    return Change(text, *ends)


def _end_of(sent: Any) -> tuple[int, int]:
    line, column = sent["line"], sent["character"]
    if type(line) is not int or type(column) is not int or line < 0 or column < 0:
        raise ValueError("a change has not the form of one")
    return line, column


def _json_range(lines: LineIndex, span: Span, encoding: Encoding) -> dict[str, Any]:
    line, character = _position(lines, span.start, encoding)
    start = {"line": line, "character": character}
    if not len(span):
        return {"start": start, "end": start}
    line, character = _position(lines, span.end, encoding)
    return {"start": start, "end": {"line": line, "character": character}}


def _from_the_end(lines: LineIndex, changes: Sequence[Change]) -> bool:
    """Tell whether each change ends on a line above the one before it, so that no change moves another's place."""
    rows = [(min(each.start, each.end)[0], max(each.start, each.end)[0]) for each in changes if each.start and each.end]
    in_the_text = rows[0][1] < len(lines.starts)
    return in_the_text and all(last < first for (first, _last), (_first, last) in pairwise(rows))


def _end_to_start(lines: LineIndex, changes: Sequence[Change], encoding: Encoding) -> bytes:
    """Apply changes of which each ends before the one before it begins."""
    data, pieces, done = lines.data, [], len(lines.data)
    for change in changes:
        span = _span(lines, change, encoding)
        pieces += [data[span.end : done], encode(change.text)]
        done = span.start
    return b"".join([data[:done], *reversed(pieces)])


def _line_by_line(data: bytes, changes: Sequence[Change], encoding: Encoding) -> bytes:
    """Apply many changes without counting the lines of the whole text for each."""
    rows = _rows(data)
    for change in changes:
        ends = sorted(each for each in (change.start, change.end) if each)
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
