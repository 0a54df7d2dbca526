"""What tasks of one sentence share is given to each of them, and nothing else of each other."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("refactor and document the scheduler", ["refactor\nthe scheduler", "document the scheduler"]),
        ("docstrings + unit tests for cart.py", ["docstrings\nfor cart.py", "unit tests for cart.py"]),
        (
            "a README and integration tests for the payments service",
            ["a README\nfor the payments service", "integration tests for the payments service"],
        ),
        ("fix the login bug and write tests for the parser", ["fix the login bug", "write tests for the parser"]),
        ("changelog for users and a runbook for the team", ["changelog for users", "a runbook for the team"]),
    ],
)
def test_what_each_task_is_given(text: str, expected: list[str]) -> None:
    """An object that stands once, behind the last of them, is that of all that have none."""
    assert [each.text for each in split(text)] == expected


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Would a native app be better for a timetable? Secondly: what does it cost to publish one?", "Secondly"),
        ("Rename the job. Finally: draft the commit message.", "Finally"),
    ],
)
def test_a_word_that_counts_bounds_nothing(text: str, unsaid: str) -> None:
    """It stands before one task and is no condition of another."""
    first, second = split(text)

    assert unsaid not in first.text
    assert second.text.count(unsaid) == 1
