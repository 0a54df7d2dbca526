"""Whatever goes wrong with a review is an error everywhere, with the rules' findings beside it, and never clean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.review_failures import FAILURES
from tests.support.review_world import HEAD, observed

if TYPE_CHECKING:
    from tests.support.review_failures import Failure
    from tests.support.review_world import Shown

PAGE = Path(__file__).parents[2] / "docs" / "review.md"


def _rows() -> list[str]:
    return PAGE.read_text(encoding="utf-8").partition(HEAD)[2].split("\n\n")[0].splitlines()


def _cells(row: str) -> tuple[str, ...]:
    """Return what a row says of a failure besides the sentence, whose words may be bettered."""
    name, _, *rest = row.split(" | ")
    return (name, *rest)


def faults(failure: Failure, shown: Shown) -> list[str]:
    """Return what is wrong with how a failure is shown."""
    clean = re.compile(r"(?i)\bno findings\b|\bsecure\b|\bis safe\b")
    wanted = {
        f"{failure.says!r} is said": failure.says in shown.sentence,
        "a sentence is said": len(shown.sentence) > len("error"),
        "the editor tells of an error": shown.editor.startswith("warning" if failure.stopped else "error"),
        "the exit code is that of a failure": shown.terminal.startswith("exit 130" if failure.stopped else "exit 3;"),
        "the editor shows what was found": shown.editor.endswith(failure.findings),
        "the terminal shows what was found": shown.terminal.endswith(failure.findings),
        "JSON has the error and nothing clean": shown.as_json == "1 error, not clean",
        "SARIF has a run that failed": shown.sarif == "executionSuccessful false",
        "nobody calls it clean": not any(clean.search(each) for each in shown.texts),
        "docs/review.md shows it so": _cells(shown.row(failure.name)) in map(_cells, _rows()),
    }
    return [f"{failure.name}: {name}: {shown}" for name, holds in wanted.items() if not holds]


@pytest.mark.stdio
@pytest.mark.slow
async def test_nothing_that_fails_is_called_clean() -> None:
    """Each failure, over the real server, the real child and a model server that fails so."""
    told = [fault async for failure, shown in observed() for fault in faults(failure, shown)]
    assert told == []


def test_the_page_names_every_failure_and_no_other() -> None:
    """Whoever reads the table reads all of it."""
    named = [_cells(each)[0].removeprefix("| ") for each in _rows()]
    assert sorted(named) == sorted(each.name for each in FAILURES)
