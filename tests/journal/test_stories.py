"""Single tasks looked up in the ledger's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.ledger.lines import line_of
from rightsize.journal.months import append_line, month_file, unreadable
from rightsize.journal.stories import has_lines, last_tasks, stories_of, tasks_named
from tests.support.ledger_records import call, outcome, task

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.ledger.lines import Record

MAY, JUNE = "2026-05-31T23:59:59.000Z", "2026-06-01T00:00:01.000Z"


def write(folder: Path, *records: Record, timestamp: str = MAY) -> None:
    """Append lines as the ledger does."""
    for record in records:
        append_line(folder, timestamp, line_of(record))


def test_a_task_is_found_whole_wherever_its_lines_stand(tmp_path: Path) -> None:
    """Over the end of a month, among the lines of another task, and beside a damaged one."""
    write(tmp_path, task(), call(id="a1", final=False, verdict="rejected"), call(id="b1", task_id="t2"))
    with month_file(tmp_path, MAY).open("ab") as file:
        file.write(b"{half a line\n")
    write(tmp_path, call(id="a2", attempt=2, tier=2), outcome("a2", "kept"), outcome("b1", "undone"), timestamp=JUNE)

    [story] = stories_of(tmp_path, tasks_named(tmp_path, "a2"))

    assert story.task == task()
    assert [each.id for each in story.calls] == ["a1", "a2"]
    assert story.outcome == "kept"


def test_the_tasks_that_ended_last(tmp_path: Path) -> None:
    """In the order in which they ended; one that is not over is not among them."""
    write(tmp_path, *(call(id=f"c{number}", task_id=f"t{number}") for number in range(4)))
    write(tmp_path, call(id="c9", task_id="t9", final=False, verdict="rejected"))

    assert last_tasks(tmp_path, 2) == ("t2", "t3")
    assert last_tasks(tmp_path / "nowhere", 2) == ()


def test_a_review_is_named_once(tmp_path: Path) -> None:
    """Its questions end one after the other, and it stands where the last of them ended."""
    for number, name in enumerate(("a", "b", "a")):
        record = call(id=f"c{number}", task_id=name, turn=number + 1)
        append_line(tmp_path, record.timestamp, line_of(record))
    assert last_tasks(tmp_path, 20) == ("b", "a")


def test_a_task_is_named_by_its_start(tmp_path: Path) -> None:
    """Or by that of one of its attempts; whoever gives too little gets them all."""
    write(tmp_path, call(id="c1", task_id="3f2a"), call(id="c2", task_id="3f9b"))

    assert tasks_named(tmp_path, "3f") == ("3f2a", "3f9b")
    assert tasks_named(tmp_path, "c2") == ("3f9b",)
    assert tasks_named(tmp_path, "x") == ()


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A month, and the folder itself; where there is no folder, nothing is missing."""
    write(tmp_path, call(id="c1", task_id="t1"))
    month_file(tmp_path, JUNE).mkdir()

    assert last_tasks(tmp_path, 2) == ("t1",)
    (problem,) = unreadable(tmp_path)
    assert problem.startswith(f"{month_file(tmp_path, JUNE)} cannot be read (")
    (problem,) = unreadable(month_file(tmp_path, MAY))
    assert problem.startswith(f"{month_file(tmp_path, MAY)} cannot be read (")
    assert unreadable(tmp_path / "nowhere") == ()


def test_a_task_that_has_not_ended_is_a_line(tmp_path: Path) -> None:
    """So that the ledger is not said to be empty."""
    assert not has_lines(tmp_path)
    write(tmp_path, call(final=False, verdict="rejected"))

    assert (has_lines(tmp_path), last_tasks(tmp_path, 2)) == (True, ())
