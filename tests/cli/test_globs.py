"""Globs match what git would match, and no pattern takes its time."""

from __future__ import annotations

import time
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from rightsize.cli.globs import compile_globs

LONG = "a" * 250
DEEP = "a/" * 90

HOSTILE = {
    "stars": ("*a*a*a*a*a*a*a*a*a*a*a*b", LONG),
    "stars and choices": ("[a-z]*" * 20 + "Z", LONG),
    "stars and marks": ("?*" * 20 + "b", LONG),
    "stars in a row": ("*" * 200 + "b", LONG),
    "folders": ("**/a/**/a/**/b", DEEP + "x"),
    "many folders": ("a/**/" * 30 + "b", DEEP + "x"),
    "all of it": ("**/*a*a*a*a*b/**/*a*a*a*a*c", DEEP + LONG),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_no_pattern_takes_its_time(what: str) -> None:
    """A repository's `.gitignore` is anybody's; this took hours, and takes milliseconds of the processor."""
    pattern, name = HOSTILE[what]
    began = time.process_time()
    assert compile_globs([pattern]).check_file(name).include is None
    assert time.process_time() - began < 5


PIECES = st.sampled_from(["*", "**", "**/", "/", "?", "a", "b", ".", "[ab]", "[]a]", "[a-c]", "\\*", "\\!"])
NAMES = st.text("ab/.*", min_size=1, max_size=10).map(lambda text: text.strip("/")).filter(bool)


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join), st.lists(NAMES, min_size=1, max_size=8))
def test_the_same_is_matched_as_by_the_library(pattern: str, names: list[str]) -> None:
    """Only the way is another."""
    try:
        plain = GitIgnoreSpec.from_lines([pattern], backend="simple")
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            compile_globs([pattern])
        return
    quick = compile_globs([pattern])
    if quick.patterns:
        assert [quick.check_file(each).include for each in names] == [plain.check_file(each).include for each in names]


@pytest.mark.parametrize(
    ("pattern", "name", "matches"),
    [
        ("*a*b*", "xaxbx", True),
        ("*a*b*c", "abcabx", None),
        ("*_pb2*.py", "pkg/a_pb2_x_pb2.py", True),
        ("test_*_*/x*y", "test_a_b/xay", True),
        ("!*a*.py", "banana.py", False),
        ("a[!b]c", "a/c", None),
        ("[!a]*[!b]*c", "xyc", True),
    ],
)
def test_examples(pattern: str, name: str, matches: bool | None) -> None:
    """As git reads them: a choice takes no slash."""
    assert compile_globs([pattern]).check_file(name).include is matches


def test_an_odd_choice_warns_nobody() -> None:
    """`re` has doubts about `[[:alpha:]]`, which a terminal need not show."""
    with warnings.catch_warnings(record=True) as told:
        compile_globs(["x[[:alpha:]]*y*z"])
    assert told == []
