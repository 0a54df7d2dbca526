"""Where code was ordered: what counts as code, what may be the code itself, and what only begins as an order does."""

from __future__ import annotations

import pytest

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.answer_evidence import AnswerEvidence
from rightsize.core.verification.answers import verify_answer
from rightsize.engine.answers import judged_answer

PROSE = "I would begin with the parser, then go on with the tokens, and in the end look at what the others need."
REFUSED, WARNED = "refused", "warned of"
SCRIPT = "Write a script that deletes old logs"


def found(words: str, text: str) -> str:
    """Return what comes of an answer."""
    verdict = verify_answer(AnswerEvidence(TaskKind.CODE_GENERATION, words, text))
    by_check = {each.check: WARNED if each.warns else REFUSED for each in verdict.problems}
    return by_check.get("answer_code_there", "")


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Write a one-liner that prints the working folder", "`pwd`", WARNED),
        ("Write a one-liner that prints the working folder", "pwd", WARNED),
        ("Write a one-liner that prints the working folder", "Use `pwd`.", WARNED),
        ("Write a SQL query for all users", "select * from users", WARNED),
        ("Write a SQL query for all users", PROSE, REFUSED),
        ("Write a SQL query for all users", "Take all of the users.", REFUSED),
        ("Add a cron script line", "0 5 * * * /usr/bin/backup", WARNED),
        ("Generate a helper function name for the parser", "next_token", WARNED),
        ("Generate a helper function name for the parser", f"`next_token`. {PROSE}", ""),
        ("Create a component library roadmap", PROSE, WARNED),
        ("Write the test environment section", PROSE, WARNED),
        ("Write a short paragraph explaining functions", PROSE, WARNED),
        ("Génère un nom de fonction", PROSE, WARNED),
        ("Write a test summary", PROSE, WARNED),
        ("Create a class hierarchy overview", PROSE, WARNED),
        ("Write a plan to implement the retry", PROSE, WARNED),
        ("I want you to implement the retry", PROSE, REFUSED),
        ("Write a script that lists all files", PROSE, REFUSED),
        ("Write a test suite", PROSE, REFUSED),
        ("Write a function list_users", PROSE, REFUSED),
        ("Write a helper function for the parser", PROSE, REFUSED),
        ("Hello,\ncode a parser", PROSE, REFUSED),
    ],
)
def test_a_line_may_be_all_that_was_ordered(words: str, text: str, expected: str) -> None:
    """A command, a query or a name warns at most; prose for a function is refused."""
    assert found(words, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"## Plan\n\n{PROSE}", REFUSED),
        (f"**Plan**\n\n{PROSE}\n\n### Next", REFUSED),
        (f"**Plan:** {PROSE}", REFUSED),
        (f"> **Note** {PROSE}", REFUSED),
        ("1. **Read** the *logs*\n2. ***Go***", REFUSED),
        ("* **Read**\n* __Go__", REFUSED),
        (f"Plan\n====\n\n{PROSE}", REFUSED),
        ("| Step | What |\n|---|---|\n| one | read |", REFUSED),
        (f"{PROSE}\n\n*p++ = *q++", ""),
        (f"{PROSE}\n\nx ** 2 + y ** 2", ""),
        (f"{PROSE}\n\n$a && $b || $c", ""),
    ],
)
def test_marks_of_markdown_are_no_code(text: str, expected: str) -> None:
    """Headings, items, stress and tables; symbols of code are."""
    assert found(SCRIPT, text).replace(WARNED, "") == expected


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("\n" * 100_000 + "x", PROSE),
        ("write" + "\n" * 100_000 + "x", PROSE),
        ("list the ports in JSON" + " " * 90_000 + "x", PROSE),
        ("as JSON" + " " * 90_000 + "x", PROSE),
        (SCRIPT, "**a" * 50_000),
        (SCRIPT, "# " * 50_000),
    ],
    ids=["newlines", "newlines behind a verb", "spaces behind a form", "spaces behind it in front", "stars", "marks"],
)
@pytest.mark.parametrize("kind", [TaskKind.CODE_GENERATION, TaskKind.QA_SIMPLE])
def test_no_text_takes_a_time_that_grows_with_its_square(kind: TaskKind, words: str, text: str) -> None:
    """However long a run of blanks or marks is; such a text ends in minutes, else."""
    assert judged_answer(kind, words, text, ("data",)).verdict.checks
