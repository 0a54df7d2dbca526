"""The attempts of the ledger, in pages from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.ledger.lines import line_of
from rightsize.journal.attempts import is_cursor, ledger_page
from rightsize.journal.months import append_line, month_file
from rightsize.journal.reading import CHUNK
from tests.support.ledger_records import call, task

if TYPE_CHECKING:
    from pathlib import Path

MONTHS = ("2026-04-01T00:00:00.000Z", "2026-05-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z")


def fill(folder: Path, count: int) -> list[str]:
    """Write so many calls over three months, decisions and a damaged line among them; return their identifiers."""
    names = [f"c{number:05}" for number in range(count)]
    for number, name in enumerate(names):
        month = MONTHS[number * len(MONTHS) // count]
        path = month_file(folder, month)
        with path.open("ab") as file:
            file.write(line_of(task(task_id=name, timestamp=month)))
            file.write(line_of(call(id=name, task_id=name, timestamp=month)))
            file.write(b"{damaged\r\n\n" if number % 7 == 0 else b"")
    return names


@pytest.mark.parametrize(("count", "most"), [(1, 1), (7, 3), (50, 7), (2000, 200)])
def test_pages_hold_every_attempt_once_the_newest_first(tmp_path: Path, count: int, most: int) -> None:
    """Across months, and where a file is larger than what is read at a time."""
    names = fill(tmp_path, count)
    found: list[str] = []
    before = ""
    while True:
        page = ledger_page(tmp_path, before, most)
        assert len(page.calls) <= most
        found += [each.id for each in page.calls]
        if not page.following:
            break
        assert is_cursor(page.following)
        before = page.following

    assert found == names[::-1]


def test_a_file_larger_than_what_is_read_at_a_time_is_among_them(tmp_path: Path) -> None:
    """So that the test above is about that."""
    fill(tmp_path, 2000)

    assert month_file(tmp_path, MONTHS[0]).stat().st_size > CHUNK


def test_a_line_that_is_still_written_waits(tmp_path: Path) -> None:
    """Its end is missing; the lines before it are there."""
    append_line(tmp_path, MONTHS[0], line_of(call(id="whole")))
    with month_file(tmp_path, MONTHS[0]).open("ab") as file:
        file.write(line_of(call(id="half"))[:-1])

    assert [each.id for each in ledger_page(tmp_path, "", 10).calls] == ["whole"]


def test_what_is_written_meanwhile_moves_no_page(tmp_path: Path) -> None:
    """A cursor names a place from the start."""
    fill(tmp_path, 6)
    first = ledger_page(tmp_path, "", 2)
    append_line(tmp_path, MONTHS[2], line_of(call(id="new")))

    assert [each.id for each in ledger_page(tmp_path, first.following, 2).calls] == ["c00003", "c00002"]


@pytest.mark.parametrize("cursor", ["", "ledger-2026-04.jsonl", "../ledger-2026-04.jsonl:7", "ledger-2026-04.jsonl:-1"])
def test_what_is_no_cursor_is_told_apart(cursor: str) -> None:
    """Nobody names a path with it."""
    assert not is_cursor(cursor)


@pytest.mark.parametrize("length", [CHUNK - 1, CHUNK, 3 * CHUNK + 7])
def test_a_damaged_line_of_any_length_is_passed_over(tmp_path: Path, length: int) -> None:
    """It begins chunks before it ends, and what stands on both sides is there."""
    append_line(tmp_path, MONTHS[0], line_of(call(id="before")))
    with month_file(tmp_path, MONTHS[0]).open("ab") as file:
        file.write(b"x" * length + b"\n")
    append_line(tmp_path, MONTHS[0], line_of(call(id="after")))

    first = ledger_page(tmp_path, "", 1)
    assert [each.id for each in first.calls] == ["after"]
    assert [each.id for each in ledger_page(tmp_path, first.following, 9).calls] == ["before"]


def test_no_ledger_is_an_empty_page(tmp_path: Path) -> None:
    """On a new machine."""
    assert ledger_page(tmp_path / "nowhere", "", 10).as_json() == {"entries": [], "next": None}
