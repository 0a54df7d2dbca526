"""Positions, ranges and changes in the three encodings, on texts that editors really hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from rightsize.core.text import Edit, LineIndex, Span, apply_edits, decode, encode
from rightsize.lsp.convert import (
    Change,
    applied_changes,
    changes_of,
    name_of,
    offset_of,
    path_of,
    position_of,
    span_of,
    text_edits,
)

if TYPE_CHECKING:
    from rightsize.lsp.capabilities import Encoding

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
MIXED = 'x = "é😀ß"\r\n\tcafé\u0301 = 1\r\rend\n'
texts = st.text(st.sampled_from("ab é😀\u0301\ud800\udc00\n\r\t\u2028\x0c"), max_size=40)


def at(line: int, character: int) -> types.Position:
    """Return a position."""
    return types.Position(line=line, character=character)


@pytest.mark.parametrize(
    ("encoding", "column", "expected"),
    [
        ("utf-8", 11, "ß"),
        ("utf-16", 8, "ß"),
        ("utf-32", 7, "ß"),
        ("utf-16", 7, "😀"),
        ("utf-8", 8, "😀"),
        ("utf-8", 6, "é"),
    ],
)
def test_columns_are_counted_in_the_units_that_were_agreed(encoding: Encoding, column: int, expected: str) -> None:
    """A column inside a character means the character's start."""
    lines = LineIndex(encode(MIXED))
    offset = offset_of(lines, at(0, column), encoding)
    assert decode(lines.data[offset:]).startswith(expected)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("line", "column", "expected"), [(0, 999, 14), (1, 0, 16), (2, 5, 29), (99, 0, 34), (4, 0, 34)]
)
def test_positions_outside_the_text_are_clamped(encoding: Encoding, line: int, column: int, expected: int) -> None:
    """Columns behind a line's end mean its end, lines behind the text its end."""
    assert offset_of(LineIndex(encode(MIXED)), at(line, column), encoding) == expected


@given(texts, st.sampled_from(ENCODINGS), st.data())
def test_an_offset_survives_the_way_to_the_client_and_back(text: str, encoding: Encoding, data: st.DataObject) -> None:
    """Every boundary between characters has one position, lone surrogates included."""
    lines = LineIndex(encode(text))
    index = data.draw(st.integers(0, len(text)))
    offset = len(encode(text[:index]))
    if text[max(0, index - 1) : index + 1] == "\r\n":
        # Between the two characters of one line end there is no position.
        return
    assert offset_of(lines, position_of(lines, offset, encoding), encoding) == offset


@given(texts, st.sampled_from(ENCODINGS), st.integers(0, 9), st.integers(0, 99))
def test_any_position_gives_an_offset_between_characters(text: str, encoding: Encoding, line: int, column: int) -> None:
    """A client may ask about any line and column."""
    lines = LineIndex(encode(text))
    offset = offset_of(lines, at(line, column), encoding)
    assert encode(decode(lines.data[:offset])) + encode(decode(lines.data[offset:])) == lines.data


def test_a_reversed_range_is_turned_round() -> None:
    """Some clients send the end of a selection first."""
    lines = LineIndex(b"one\ntwo\n")
    assert span_of(lines, types.Range(start=at(1, 1), end=at(0, 2)), "utf-16") == Span(2, 5)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_edits_keep_their_text_whatever_it_is(encoding: Encoding) -> None:
    """What goes out is the text of the edit at the range of its span."""
    [edit] = text_edits(LineIndex("é = 1\n".encode()), [Edit(Span(3, 3), encode(" 😀\ud800"))], encoding)
    column = {"line": 0, "character": 3 if encoding == "utf-8" else 2}
    assert edit == {"range": {"start": column, "end": column}, "newText": " 😀\ud800"}


@given(
    texts,
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 5), st.integers(0, 9), texts), max_size=12),
)
def test_few_and_many_changes_lead_to_the_same_text(
    text: str, given_changes: list[tuple[int, int, int, int, str]]
) -> None:
    """A long list of changes takes a quicker way to the same text, and short ones tell what they changed."""
    changes = [Change(new, (a, b), (c, d)) for a, b, c, d, new in given_changes]
    expected = encode(text)
    for change in changes:
        expected = applied_changes(LineIndex(expected), [change], "utf-16")[0]
    got, edits = applied_changes(LineIndex(encode(text)), changes, "utf-16")
    assert got == expected
    if edits is not None:
        data = encode(text)
        for edit in edits:
            data = apply_edits(data, [edit])
        assert data == expected


def test_a_whole_text_replaces_what_came_before_it() -> None:
    """Changes may mix whole texts and parts; what stands before the last whole text is void."""
    part = Change("X", (0, 0), (0, 1))
    assert applied_changes(LineIndex(b"old"), [part, Change("new"), part], "utf-16") == (b"Xew", None)


@given(
    texts,
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), texts), min_size=9, max_size=12, unique_by=lambda each: each[0]
    ),
)
def test_changes_from_the_end_to_the_start_lead_to_the_same_text(text: str, places: list[tuple[int, int, str]]) -> None:
    """That is the order in which editors tell of many edits, and it has the quickest way."""
    changes = [Change(new, (line, column), (line, column + 1)) for line, column, new in sorted(places, reverse=True)]
    expected = encode(text)
    for change in changes:
        expected = applied_changes(LineIndex(expected), [change], "utf-16")[0]
    assert applied_changes(LineIndex(encode(text)), changes, "utf-16") == (expected, None)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [None],
        [{}],
        [{"text": 1}],
        [{"text": "", "range": []}],
        [{"text": "", "range": {"start": {"line": 0, "character": 0}}}],
        [{"text": "", "range": {"start": {"line": 0, "character": -1}, "end": {"line": 0, "character": 0}}}],
        [{"text": "", "range": {"start": {"line": 0, "character": 0}, "end": {"line": True, "character": 0}}}],
    ],
)
def test_changes_without_their_form_are_refused(sent: object) -> None:
    """A change that is misread would put every later doc in the wrong place."""
    with pytest.raises(ValueError, match="change"):
        changes_of(sent)


@pytest.mark.parametrize(
    ("uri", "path", "name"),
    [
        ("file:///work/a%20b.py", "/work/a b.py", "a b.py"),
        ("file:///c%3A/work/a.py", "c:/work/a.py", "a.py"),
        ("untitled:Untitled-1", "Untitled-1", "Untitled-1"),
        ("vscode-notebook-cell:/work/n.ipynb#W0", "/work/n.ipynb", "n.ipynb"),
        ("", "", ""),
    ],
)
def test_uris_are_read_for_their_names(uri: str, path: str, name: str) -> None:
    """Files have names for people; documents without a file too."""
    assert (path_of(uri), name_of(uri)) == (path, name)
