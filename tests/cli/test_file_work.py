"""A file into which several pieces of code go, of which some bring imports at its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.cli.diff import line_edits
from rightsize.cli.file_work import FileWork
from rightsize.cli.opened import open_file
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.targets import body_target
from rightsize.core.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.tasks.generation import Target

SOURCE = b"import a from 'a';\n\nfunction one() {}\n\nfunction two() {}\n\nfunction three() {}\n"


@pytest.fixture
def work(tmp_path: Path) -> FileWork:
    """A module with three stand-ins."""
    (tmp_path / "shop.js").write_bytes(SOURCE)
    opened = open_file(tmp_path / "shop.js")
    return FileWork(opened, opened.snapshot)


def target_of(work: FileWork, name: str) -> Target:
    """Return where the body of a function stood in the file as it was read."""
    parsed = work.opened.snapshot.parsed
    found = body_target(parsed, next(each for each in symbols_in(parsed) if each.name == name))
    assert found is not None
    return found


def write(work: FileWork, name: str, body: bytes, head: bytes = b"") -> None:
    """Put a body into a function, and a line to the head of the file, in one edit from there to the body."""
    target = work.moved(target_of(work, name))
    assert target is not None
    data = work.now.parsed.data
    if not head:
        work.put(Edit(target.span, body))
        return
    work.put(Edit(Span(0, target.span.end), head + data[: target.span.start] + body))


def test_imports_of_several_pieces_meet_at_the_head(work: FileWork) -> None:
    """The code between the head and a body is in the edit, and is neither changed by it nor taken for changed."""
    write(work, "one", b" b(); ", b"import b from 'b';\n")
    write(work, "three", b" c(); ", b"import c from 'c';\n")
    write(work, "two", b" d(); ", b"import d from 'd';\n")
    expected = b"""\
import d from 'd';
import c from 'c';
import b from 'b';
import a from 'a';

function one() { b(); }

function two() { d(); }

function three() { c(); }
"""
    assert work.now.parsed.data == expected
    text = [str(each) for each in work.diff()]
    assert [line for line in text if line.startswith("-") and not line.startswith("---")] == [
        "-function one() {}\n",
        "-function two() {}\n",
        "-function three() {}\n",
    ]
    assert work.moved(target_of(work, "one")) is None, "it was written"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"", b"", []),
        (b"a\n", b"a\n", []),
        (b"a\nb\n", b"a\nx\nb\n", [Edit(Span(2, 2), b"x\n")]),
        (b"f() {}\n", b"f() { g(); }\n", [Edit(Span(5, 5), b" g(); ")]),
        (b"a\nb\nc", b"b\nc\nd", [Edit(Span(0, 2), b""), Edit(Span(5, 5), b"\nd")]),
    ],
)
def test_edits_between_two_texts(old: bytes, new: bytes, expected: list[Edit]) -> None:
    """They hold no more than what differs, and lead from one to the other."""
    found = line_edits(old, new)
    assert apply_edits(old, found) == new
    assert found == expected
