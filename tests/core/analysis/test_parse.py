"""Parsing, whole and edit by edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.analysis.parse import Parsed, parse, reparse, syntax_problems, unread_starts
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import Edit, Span, apply_edits
from tests.support.analysis_source import language_named, parsed

SOURCE = b"""\
# \xc3\xa4 note
class A:
\tdef f(self, x):
\t\tif x:
\t\t\treturn '\xf0\x9f\x8e\x89'\r
\t\treturn x

def g(): pass
"""

NEWS = (b"", b"x", b"\n", b"\r\n", b"    y = 1\n", b"(", b'"""', "ü😀".encode(), b"\tdef h(): pass\n")


def shape(read: Parsed) -> list[tuple[str, int, int, tuple[int, ...]]]:
    """Return every node of a tree in order, with its place in bytes and its row and column."""
    cursor, nodes = read.root.walk(), []
    while cursor.node is not None:
        nodes.append((cursor.node.type, cursor.node.start_byte, cursor.node.end_byte, tuple(cursor.node.start_point)))
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return nodes
    return nodes


@st.composite
def edits_of(draw: st.DrawFn, data: bytes) -> list[Edit]:
    """Draw up to three edits that do not overlap, at whole characters."""
    text = data.decode()
    starts = [len(text[:index].encode()) for index in range(len(text) + 1)]
    cuts = sorted(draw(st.lists(st.sampled_from(starts), min_size=2, max_size=6, unique=True)))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return [Edit(span, draw(st.sampled_from(NEWS))) for span in spans]


@given(edits_of(SOURCE))
def test_an_edit_read_again_gives_the_tree_of_the_new_text(edits: list[Edit]) -> None:
    """Whatever was edited, the tree is the one that a whole parse gives, and the old one is as it was."""
    old = parse(language_named("python"), SOURCE)
    before = shape(old)
    new_data = apply_edits(SOURCE, edits)
    again, whole = reparse(old, new_data, edits), parse(old.language, new_data)
    assert shape(again) == shape(whole)
    assert symbols_in(again) == symbols_in(whole)
    assert shape(old) == before


PROBLEMS = {
    "sound": ("python", "def f(): pass\n", []),
    "unreadable": ("javascript", "x = 1;\n) ] y;\n", ["cannot read `) ]`"]),
    "missing": ("java", "class C { int x }\n", ["expected ;"]),
    "empty": ("go", "", []),
}


@pytest.mark.parametrize(("language", "source", "expected"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_what_cannot_be_read_is_named(language: str, source: str, expected: list[str]) -> None:
    """Each place is a problem, with what stands there or what should."""
    assert [each.message for each in syntax_problems(parsed(language, source))] == expected


GIVEN_UP = """\
class A:
    def f(self):
        return (1, g(x)

    def g(self):
        x = 1
        return (2, g(x)
"""


def test_what_is_given_up_on_is_unread_where_its_fault_is() -> None:
    """The parser's fault is the whole file, from its first line; what cannot stand there is behind the open bracket."""
    read = parsed("python", GIVEN_UP)
    (fault,) = syntax_problems(read)
    assert fault.span.start == 0
    starts = unread_starts(read, Span(0, len(read.data)))
    assert [read.lines.line_of(each) + 1 for each in starts] == [5, 7]
    assert unread_starts(parsed("python", "x = 1\n"), Span(0, 6)) == ()


def test_only_the_problems_in_a_span_are_named() -> None:
    """A sound definition in a broken file has none."""
    read = parsed("java", "class A { int x }\nclass B { }\n")
    assert len(syntax_problems(read)) == 1
    assert not syntax_problems(read, Span(19, 29))


def test_broken_code_gives_the_symbols_that_can_be_read() -> None:
    """What follows a fault is found all the same, and what holds one says so."""
    source = "def f(x):\n    return 1 +\n\n\ndef g():\n    pass\n\n\nclass A:\n    x = = 1\n    def m(self): pass\n"
    found = {each.qualified_name: each.error_inside for each in symbols_in(parsed("python", source))[1:]}
    assert (found["g"], found["A"], found["A.m"]) == (False, True, False)
