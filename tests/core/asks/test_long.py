"""Long texts: what reading them takes grows with their length, not with its square."""

from __future__ import annotations

from contextlib import suppress

import pytest

from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.split import split
from rightsize.core.asks.units import units_of
from rightsize.core.errors import UsageError
from tests.support.effort import MOST, calls_made

SIZE = 2_000


def split_or_refuse(text: str) -> None:
    """Read a text, which may ask for too much."""
    with suppress(UsageError):
        split(text)


@pytest.mark.parametrize(
    ("why", "piece"),
    [
        ("sentences that say nothing", "...  "),
        ("lines that look like settings and are headings", "Tests:\n"),
        ("lists in lists", "- a\n  - b\n"),
        ("labels with a line each", "output:\nfoo bar\n"),
        ("blocks with a line above each", "do this:\n```\nx\n```\n"),
        ("one who speaks to nobody", "Ann: hello there you all and more words that go on\n"),
        ("a sentence that does not end", "a: b; "),
        ("rows of a table", "a|b\n"),
        ("names in quotes", "`x`, "),
    ],
)
def test_twice_the_text_is_twice_the_work(why: str, piece: str) -> None:
    """Counted in calls, so that it is the same on every machine."""
    once, twice = (piece * (size // len(piece)) for size in (SIZE, 2 * SIZE))
    split_or_refuse(once)
    assert calls_made(lambda: split_or_refuse(twice)) < MOST * calls_made(lambda: split_or_refuse(once)), why


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("letters and figures without a blank", "explain " + "a1" * 20_000),
        ("quotations that do not end", "«a\n" * 10_000),
        (
            "addresses without a blank above a frame",
            "fix\n  RuntimeError: " + "http://" * 60_000 + "\n    at f (a.js:1)",
        ),
        ("a heading with a hole in it", "# a" + " " * 60_000 + "b"),
    ],
)
def test_no_pattern_looks_at_the_same_text_again_and_again(why: str, text: str) -> None:
    """It is read at once; where a pattern tried it from every character on, this would not end for minutes."""
    assert len(split(text)) == 1, why


def test_a_sentence_without_end_is_read_in_parts() -> None:
    """Between words, and all of it."""
    text = "the parser that reads the words " * 100
    parts = units_of(text, ())
    assert len(parts) > 1
    assert "".join(text[each.start : each.end] for each in parts) == text
    assert all(text[each.end - 1].isspace() for each in parts)


def test_what_is_quoted_in_a_long_sentence_stays_whole() -> None:
    """No part of it is taken for what is asked."""
    quoted = "`" + "write a parser and " * 80 + "`"
    (found,) = split(f"explain {quoted}")
    assert found.words == f"explain {quoted}"


def test_a_long_row_of_names_is_read_in_parts() -> None:
    """A sentence may be parted before what is quoted as well, and never within."""
    text = "`the name`, " * 200
    parts = [text[each.start : each.end] for each in units_of(text, pasted_in(text))]
    assert len(parts) > 1
    assert all(part.count("`") % 2 == 0 for part in parts)


def test_a_long_sentence_keeps_its_requests() -> None:
    """What is asked at its beginning and at its end is found."""
    text = "explain what a mutex is, " + "which is held by a thread of ours " * 40 + ", and write a parser"
    kinds = [each.kind.value for each in split(text)]
    assert (kinds[0], kinds[-1]) == ("qa_simple", "code_generation")
