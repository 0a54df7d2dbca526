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
        (
            "refactor, test and document the scheduler",
            ["refactor\nthe scheduler", "test\nthe scheduler", "document the scheduler"],
        ),
        (
            "Fix the crash in `cart.js`, add tests and write the commit message.",
            [
                "Fix the crash in `cart.js`",
                "> Fix the crash in `cart.js`\n\nadd tests",
                "> Fix the crash in `cart.js`\n\n> add tests\n\nwrite the commit message.",
            ],
        ),
        ("Review auth.py and fix what you find.", ["Review auth.py", "> Review auth.py\n\nfix what you find."]),
        (
            "Write a parser and write docs for the CLI, all in English.",
            ["Write a parser\nall in English.", "write docs for the CLI, all in English."],
        ),
        (
            "Port the tool to Go, then add an index to the table. Both must keep the names.",
            [
                "Port the tool to Go\n\nBoth must keep the names.",
                "add an index to the table.\n\nBoth must keep the names.",
            ],
        ),
        (
            "bug: the loader crashes on empty input. please fix and add a regression test",
            [
                "please fix\n\nbug: the loader crashes on empty input.",
                "> please fix\n\nadd a regression test\n\nbug: the loader crashes on empty input.",
            ],
        ),
        ("- fix the footer\n- write the docs\n- add tests", ["fix the footer", "write the docs", "add tests"]),
    ],
)
def test_what_each_task_is_given(text: str, expected: list[str]) -> None:
    """An object, or a bound, that stands once is that of all; what names nothing is about the task before it."""
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
