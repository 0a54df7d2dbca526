"""Text in a language that we have no grammar for: its lines are known, and what in them is said and not done.

Its tree is empty, so that whatever reads trees finds nothing in it and claims nothing of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import tree_sitter

from rightsize.core.analysis.grammar import grammar_of
from rightsize.core.analysis.languages import Language, packaged
from rightsize.core.analysis.parse import Parsed
from rightsize.core.text import LineIndex, Span, newline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = "text"
_NOTHING = tree_sitter.Range((0, 0), (0, 0), 0, 0)
_MEMO = "plain.said"

_SAID = re.compile(
    rb"(?P<comment>/\*.*?(?:\*/|\Z)|<!--.*?(?:-->|\Z)|^[ \t]*(?:\#|//|--|;|%|(?:REM|rem)\b)[^\n]*"
    rb"|(?<=[ \t;{}])(?:\#|//|--)[ \t][^\n]*)"
    rb"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')",
    re.DOTALL | re.MULTILINE,
)
"""What most languages write comments and strings as.  Where one does not, less of its code shows that it was read."""

_TOKEN = re.compile(rb"[\w\x80-\xff]+|[^\s\w\x80-\xff]+")


class Said(NamedTuple):
    """A comment or a string."""

    span: Span
    is_comment: bool


def plain(name: str, data: bytes) -> Parsed:
    """Return a text that no grammar of ours reads.

    Parameters:
        name: what its language is called, as far as that is known.
    """
    language = _language(name)
    grammar = grammar_of(language)
    tree = tree_sitter.Parser(grammar.grammar, included_ranges=[_NOTHING]).parse(data)
    return Parsed(language, data, tree, LineIndex(data), grammar, newline_of(data).decode())


def said_in(parsed: Parsed) -> tuple[Said, ...]:
    """Return the comments and strings of such a text, in order."""
    if _MEMO not in parsed.memo:
        found = (Said(Span(*each.span()), each.lastgroup == "comment") for each in _SAID.finditer(parsed.data))
        parsed.memo[_MEMO] = tuple(found)
    said: tuple[Said, ...] = parsed.memo[_MEMO]
    return said


def tokens_in(parsed: Parsed, span: Span) -> Iterator[tuple[Span, Said | None]]:
    """Yield the words and signs of a part of such a text in order, each with the comment or string that holds it."""
    said, at = said_in(parsed), 0
    for token in _TOKEN.finditer(parsed.data, span.start, span.end):
        while at < len(said) and said[at].span.end <= token.start():
            at += 1
        inside = at < len(said) and said[at].span.start <= token.start()
        yield Span(*token.span()), said[at] if inside else None


@lru_cache(maxsize=64)
def _language(name: str) -> Language:
    """Return the row of a language of which the name alone is known; the grammar is borrowed and reads nothing."""
    return Language(
        id=_ID,
        name=name,
        extensions=(),
        lsp_ids=(),
        grammar=packaged().rows[0].grammar,
        query_folders=(),
        doc_styles=(),
        default_style="",
        placement="none",
        comments=(),
        is_read=False,
    )
