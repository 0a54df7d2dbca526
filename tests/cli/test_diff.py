"""Diffs made from edits."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.cli.diff import NO_LINE_END, unified
from rightsize.core.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rightsize.cli.diff import DiffLine


def diff_of(data: bytes, *edits: tuple[int, int, bytes], name: str = "app.py") -> str:
    """Return the diff as text."""
    lines = unified(name, data, [Edit(Span(start, end), new) for start, end, new in edits])
    return "".join(f"{each.mark}{each.text.decode()}" for each in lines)


def test_an_inserted_doc_is_shown_with_three_lines_around_it() -> None:
    """The heading counts lines from one and the marks are those of every diff."""
    data = b"a\nb\nc\nd\ndef f():\n    return 1\ng\nh\ni\nj\n"
    at = data.index(b"return")
    assert diff_of(data, (at, at, b'"""Return one."""\n    ')) == snapshot(
        '''\
--- a/app.py
+++ b/app.py
@@ -3,6 +3,7 @@
 c
 d
 def f():
+    """Return one."""
     return 1
 g
 h
'''
    )


def test_nothing_changed_is_no_diff() -> None:
    """An edit that writes what stood there is not shown."""
    assert diff_of(b"a\n", (0, 1, b"a")) == ""


def test_far_changes_are_two_hunks_and_near_ones_are_one() -> None:
    """Contexts that meet are joined."""
    data = b"".join(b"%d\n" % number for number in range(20))
    assert diff_of(data, (0, 0, b"x\n"), (48, 48, b"y\n")).count("@@ -") == 2
    assert diff_of(data, (0, 0, b"x\n"), (12, 12, b"y\n")).count("@@ -") == 1


def test_a_missing_line_end_is_said() -> None:
    """As `diff` and `git` say it."""
    assert diff_of(b"a\nb", (2, 2, b"x\n")) == snapshot(
        """\
--- a/app.py
+++ b/app.py
@@ -1,2 +1,3 @@
 a
+x
 b
\\ No newline at end of file
"""
    )


def test_a_name_with_a_blank_ends_in_a_tab() -> None:
    """Without it, patch reads the name up to the blank."""
    assert diff_of(b"a\n", (0, 0, b"b\n"), name="my app.py").startswith("--- a/my app.py\t\n")


PIECES = st.lists(st.sampled_from([b"a", b"b", b"\n", b"\r\n", b"\r", b"  "]), max_size=30).map(b"".join)


@st.composite
def edited(draw: st.DrawFn) -> tuple[bytes, Sequence[Edit]]:
    """Draw a text and edits that do not overlap."""
    data = draw(PIECES.filter(bool))
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), min_size=2, max_size=6)))
    return data, [Edit(Span(*pair), draw(PIECES)) for pair in zip(cuts[::2], cuts[1::2], strict=False)]


def patched(data: bytes, diff: Sequence[DiffLine]) -> bytes:
    """Apply a diff line by line, every context and every removed line compared."""
    old = [line + b"\n" for line in data.split(b"\n")]
    old[-1] = old[-1][:-1]
    new: list[bytes] = []
    at = 0
    for index, line in enumerate(diff[2:], 2):
        if line.text == NO_LINE_END:
            continue
        ended = index + 1 < len(diff) and diff[index + 1].text == NO_LINE_END
        text = line.text[:-1] if ended else line.text
        if not line.mark:
            start, length = map(int, (line.text.split()[1][1:] + b",1").split(b",")[:2])
            begin = start - 1 if length else start
            new += old[at:begin]
            at = begin
        if line.mark in {"-", " "}:
            assert old[at] == text
            at += 1
        if line.mark in {"+", " "}:
            new.append(text)
    return b"".join(new + old[at:])


@given(edited())
def test_applying_the_diff_makes_the_edits(case: tuple[bytes, Sequence[Edit]]) -> None:
    """Whatever the edits cut through: line ends of every kind, and files without a last one."""
    data, edits = case
    assert patched(data, unified("app.py", data, edits)) == apply_edits(data, edits)


@pytest.mark.parametrize(
    "data",
    [b"def f():\n    pass\n", b"def f():\r\n    pass\r\n", b"x\n\n\ndef f():\n    pass"],
    ids=["lf", "crlf", "no line end"],
)
def test_git_applies_the_diff(tmp_path: Path, data: bytes) -> None:
    """What is piped to `git apply` makes the edit, byte for byte."""
    file = tmp_path / "app.py"
    file.write_bytes(data)
    at = data.index(b"pass")
    edit = Edit(Span(at, at), b'"""Do nothing."""\n    ')
    patch = b"".join(each.mark.encode() + each.text for each in unified("app.py", data, [edit]))
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], cwd=tmp_path, input=patch, check=True)
    assert file.read_bytes() == apply_edits(data, [edit])
