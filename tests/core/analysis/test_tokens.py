"""The tokens and comments that an edit of docs must leave as they are."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.analysis.tokens import code_tokens, comments_in
from rightsize.core.text import Edit, Span, apply_edits
from tests.support.analysis_source import LANGUAGES, parsed


def tokens(language: str, source: str) -> list[str]:
    """Return the tokens of a whole source as text; the bounds of blocks by name."""
    read = parsed(language, source)
    return [data.decode() or kind for kind, data in code_tokens(read, Span(0, len(read.data)))]


def comments(language: str, source: str) -> list[tuple[str, str, bool]]:
    """Return the comments of a whole source, with what each is attached to and whether it is a doc."""
    read = parsed(language, source)
    return [(each.text, each.attached_to, each.is_doc) for each in comments_in(read, Span(0, len(read.data)))]


TOKENS = {
    "python": (
        "python",
        '"""Doc."""\nclass A:\n    """Doc."""\n    # note\n    x = "a\\n b"\n',
        ["class", "A", ":", "block begins", "x", "=", '"a\\n b"', "block ends"],
    ),
    "an f-string is one token": ("python", "f'{x} a'\n", ["f'{x} a'"]),
    "a string that is no doc": ("python", "x = 1\n'''x'''\n", ["x", "=", "1", "'''x'''"]),
    "javascript": ("javascript", "/** Doc. */\nf(`a ${b} c`); // d\n", ["f", "(", "`a ${b} c`", ")", ";"]),
    "go": ("go", "// p\npackage p\n", ["package", "p"]),
    "rust": (
        "rust",
        '/// Doc.\n#[a]\nfn f() { "x  y" }\n',
        ["#", "[", "a", "]", "fn", "f", "(", ")", "{", '"x  y"', "}"],
    ),
    "java": ("java", "/** Doc. */ class C { /* a */ }\n", ["class", "C", "{", "}"]),
    "what cannot be read is a token": ("python", "x = ?\n", ["x", "=", "?"]),
}


@pytest.mark.parametrize(("language", "source", "expected"), TOKENS.values(), ids=TOKENS.keys())
def test_docs_and_comments_are_no_tokens(language: str, source: str, expected: list[str]) -> None:
    """Strings are one token each, whatever they hold; where layout is syntax, a block has bounds."""
    assert tokens(language, source) == expected


def test_a_statement_that_leaves_its_block_changes_the_tokens() -> None:
    """In Python, the same words with another indent are other code."""
    assert tokens("python", "if x:\n    a()\n    b()\n") != tokens("python", "if x:\n    a()\nb()\n")


def test_comments_know_what_they_stand_beside() -> None:
    """On the line of a token they are attached to that, else to the next one."""
    source = "# first\nx = 1  # behind\n# before\ny = 2\n# last\n"
    expected = [
        ("# first", "before 0", False),
        ("# behind", "behind 2", False),
        ("# before", "before 3", False),
        ("# last", "before 6", False),
    ]
    assert comments("python", source) == expected


def test_docs_among_comments_are_marked() -> None:
    """So that whoever compares can leave them out."""
    source = "/** @file A. */\n\n/** F. */\n// note\nfunction f() {}\n"
    marks = [(text, is_doc) for text, _, is_doc in comments("javascript", source)]
    assert marks == [("/** @file A. */", True), ("/** F. */", True), ("// note", False)]


def test_only_what_lies_in_the_span_counts() -> None:
    """A symbol's tokens are those of the same text alone."""
    read = parsed("python", "class A:\n    def f(self):\n        return 1\n\n    def g(self): pass\n")
    symbol = symbols_in(read)[2]
    assert b"".join(data for _, data in code_tokens(read, symbol.span)) == b"deff(self):return1"


BODIES = {
    "python": "# a\ndef f(x):  # b\n    # c\n    return 'd'  # e\n",
    "javascript": "// a\nfunction f(x) { // b\n  return 'd'; /* e */\n}\n",
    "typescript": "// a\nfunction f(x: T) { // b\n  return 'd'; /* e */\n}\n",
    "tsx": "// a\nfunction f(x: T) { // b\n  return <b>d</b>; /* e */\n}\n",
    "go": "package p\n\n// a\n\nfunc f(x T) { // b\n\treturn `d` /* e */\n}\n",
    "rust": "// a\nfn f(x: T) { // b\n  'd' /* e */\n}\n",
    "java": "// a\nclass f { // b\n  char d() { return 'd'; /* e */ }\n}\n",
}
DOCS = {"python": '"""Doc."""', "go": "// Doc.", "rust": "/// Doc."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_doc_changes_neither_tokens_nor_other_comments(language: str) -> None:
    """What verification compares stays the same when a doc is put in its place."""
    read = parsed(language, BODIES[language])
    (symbol,) = [each for each in symbols_in(read) if each.qualified_name == "f"]
    assert symbol.insertion is not None
    place = symbol.insertion
    text = f"{place.before}{DOCS.get(language, '/** Doc. */')}{place.after}"
    after = parsed(language, apply_edits(read.data, [Edit(Span(place.offset, place.offset), text.encode())]))
    whole, new_whole = Span(0, len(read.data)), Span(0, len(after.data))
    assert code_tokens(read, whole) == code_tokens(after, new_whole)
    before, behind = (
        [(each.text, each.attached_to) for each in comments_in(*of) if not each.is_doc]
        for of in ((read, whole), (after, new_whole))
    )
    assert before == behind
    assert len(before) == sum(BODIES[language].count(mark) for mark in ("// ", "# ", "/* "))
