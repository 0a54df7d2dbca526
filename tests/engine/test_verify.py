"""A reply from anywhere comes to a verdict: read, placed and checked, or refused where one of these fails."""

from __future__ import annotations

import json

import pytest

from rightsize.engine.results import Mode
from rightsize.engine.snapshot import Snapshot
from rightsize.engine.verify import check_reply, manner_of
from tests.support.verification_replies import at_cursor

SOURCE = "def $0join(left, right):\n    return left + right\n"
RIGHT = {
    "summary": "Put one text behind another.",
    "parameters": [
        {"name": "left", "description": "What comes first."},
        {"name": "right", "description": "What comes behind it."},
    ],
    "returns": "Both as one.",
}
ONCE_MORE = {**RIGHT, "parameters": [*RIGHT["parameters"], RIGHT["parameters"][0]]}


def checked(source: str, reply: object) -> tuple[bool, list[str], bool]:
    """Return whether a reply passes, what is said of it and whether there is an edit."""
    parsed, symbol = at_cursor(source)
    snapshot = Snapshot("join.py", parsed)
    text = reply if isinstance(reply, str) else json.dumps(reply)
    found = check_reply(snapshot, symbol, text, manner_of(snapshot, None, None), Mode.REGENERATE)
    refused = [f"{each.check}: {each.message}" for each in found.verdict.problems if not each.warns]
    return found.verdict.passed, refused, found.edit is not None


def test_a_right_reply_passes() -> None:
    """With the edit that it would make."""
    assert checked(SOURCE, RIGHT) == (True, [], True)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("", "The reply is empty; answer with one JSON object."),
        ("It joins two texts.", "The reply holds no JSON object; answer with one JSON object and nothing else."),
        (
            json.dumps(RIGHT)[:-30],
            "The reply ends in the middle of its JSON object; answer with one complete, shorter object.",
        ),
    ],
)
def test_what_is_no_content_is_refused(reply: str, problem: str) -> None:
    """Before anything is rendered."""
    assert checked(SOURCE, reply) == (False, [f"reply_read: {problem}"], False)


def test_a_doc_without_a_place_is_refused() -> None:
    """A docstring that is no plain string cannot be edited."""
    source = 'def $0join(left, right):\n    """One.""" """Two."""\n    return left + right\n'
    passed, refused, edited = checked(source, RIGHT)

    assert not passed
    assert [each.partition(":")[0] for each in refused] == ["doc_placed"]
    assert not edited


def test_a_parameter_that_is_described_twice_in_the_same_words_is_refused() -> None:
    """The reader keeps both for the check to see."""
    assert checked(SOURCE, ONCE_MORE) == (False, ["parameters_once: The parameter left is described twice."], True)
