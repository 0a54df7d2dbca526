"""Finding a quote in a source: word for word, or with other white space, and in which of several places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.text import Span, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 3
_MOST_WORDS = 120
"""A finding quotes a few lines; looking for more of a source in the source costs words times bytes."""
_MOST_LOOSE = 40
_MARKS = re.compile(r"^\s*(?:```\w*\s*\n)?(.*?)(?:\n\s*```)?\s*$", re.DOTALL)
_NUMBERED = re.compile(r"(?m)^\s*\d+\s*[:|]\s?")


def places_of(data: bytes, quote: str, within: Span) -> tuple[Span, ...]:
    """Return where a quote stands in a span of the source, in order; white space may differ, nothing else.

    A quote of fewer than three characters that are not white space, or of more than 120 words, stands nowhere.
    """
    for text in _readings(quote):
        words = text.split()
        if sum(map(len, words)) < _SHORTEST or len(words) > _MOST_WORDS:
            continue
        found = tuple(_matches(data, words, within))
        if found:
            return found
    return ()


def _readings(quote: str) -> Iterator[str]:
    """Yield the quote as it is, then without a fence or backticks around it and line numbers before it."""
    yield quote
    bare = _MARKS.sub(r"\1", quote)
    yield bare
    yield bare.strip("`")
    yield _NUMBERED.sub("", bare)


def _matches(data: bytes, words: list[str], within: Span) -> Iterator[Span]:
    # Between two words there was white space; within a word there may be none in one of the two texts, as in `f( x )`.
    pattern = rb"\s+".join(re.escape(encode(each)) for each in words)
    found = [Span(*each.span()) for each in re.compile(pattern).finditer(data, within.start, within.end)]
    if not found and len(words) <= _MOST_LOOSE:
        loose = rb"\s*".join(re.escape(encode(each)) for word in words for each in re.findall(r"\w+|\W", word))
        found = [Span(*each.span()) for each in re.compile(loose).finditer(data, within.start, within.end)]
    yield from found
