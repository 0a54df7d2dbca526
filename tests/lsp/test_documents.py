"""The store of open texts: whatever was typed since the last parse, the tree is that of the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.text import Edit, LineIndex, Span, apply_edits
from rightsize.lsp.convert import Change, Changes
from rightsize.lsp.documents import Document, Documents

SOURCE = b"class A:\n    def f(self, x):\n        return x\n\n\ndef g(y):\n    return y + 1\n"
pieces = st.sampled_from([b"", b"x", b"\n", b"def h():\n    pass\n", b"    ", b'"""', b"(", "é".encode()])


def opened() -> Document:
    """Return a document with a tree."""
    document = Document("file:///a.py", packaged().for_path("a.py"), 0, LineIndex(SOURCE))
    assert document.snapshot() is not None
    return document


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 10), pieces), min_size=1, max_size=6))
def test_the_tree_is_that_of_the_text_after_any_edits(typed: list[tuple[int, int, bytes]]) -> None:
    """Several edits between two parses are joined to one region, which is read again."""
    document = opened()
    for version, (start, length, new) in enumerate(typed, 1):
        data = document.data
        span = Span(min(start, len(data)), min(start + length, len(data)))
        document.change(LineIndex(apply_edits(data, [Edit(span, new)])), [Edit(span, new)], version)
    snapshot = document.snapshot()
    assert snapshot is not None
    assert snapshot.version == len(typed)
    assert snapshot.parsed.data == document.data
    assert str(snapshot.parsed.root) == str(parse(snapshot.parsed.language, document.data).root)


def test_a_snapshot_does_not_change_when_the_text_does() -> None:
    """Work goes on against what was read."""
    document = opened()
    before = document.snapshot()
    assert before is not None
    shape = str(before.parsed.root)
    document.change(LineIndex(b"x = 1\n"), [Edit(Span(0, len(SOURCE)), b"x = 1\n")], 1)
    assert document.snapshot() is not None
    assert (before.parsed.data, str(before.parsed.root)) == (SOURCE, shape)


def test_changes_of_a_text_that_is_not_open_are_not_ours() -> None:
    """They neither open it nor fail."""
    documents = Documents()
    documents.change(Changes("file:///a.py", 1, [Change("x")]), "utf-16")
    assert documents.get("file:///a.py") is None


def test_a_text_that_is_too_large_is_kept_and_not_parsed() -> None:
    """Fifty megabytes cost their bytes and no more."""
    documents = Documents()
    text = "x = 1\n" * 9_000_000
    documents.open(types.TextDocumentItem(uri="file:///a.py", language_id="python", version=0, text=text))
    document = documents.get("file:///a.py")
    assert document is not None
    assert document.snapshot() is None
