"""Reading the ledger: past damage, and each line once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.ledger.lines import line_of
from rightsize.journal.months import append_line, month_file
from rightsize.journal.reading import CHUNK, Reader, read_stats
from tests.support.ledger_records import call, outcome

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.ledger.lines import Record

MAY = "2026-05-01T00:00:00.000Z"
JUNE = "2026-06-01T00:00:00.000Z"


def write(folder: Path, *records: Record, timestamp: str = MAY) -> None:
    """Append records as the ledger does."""
    for record in records:
        append_line(folder, timestamp, line_of(record))


def test_no_ledger_is_all_zero(tmp_path: Path) -> None:
    """`rightsize stats` on a new machine."""
    assert read_stats(tmp_path / "nowhere").total_calls == 0


def test_damaged_lines_are_counted_and_passed_over(tmp_path: Path) -> None:
    """Half a line, bytes that are no text, and blank lines between two calls."""
    write(tmp_path, call(id="a"))
    with month_file(tmp_path, MAY).open("ab") as file:
        file.write(b'{"event": "call", "id": \n\xff\x00\xfe\n\n  \n')
    write(tmp_path, call(id="b"))

    stats = read_stats(tmp_path)
    assert (stats.total_calls, stats.unreadable) == (2, 2)


def test_months_are_one_ledger(tmp_path: Path) -> None:
    """An answer of May that was undone in June counts as undone."""
    write(tmp_path, outcome("c1", "undone"), timestamp=JUNE)
    write(tmp_path, call())

    assert read_stats(tmp_path).avg_quality == 0.0


def test_each_line_is_read_once(tmp_path: Path) -> None:
    """A second look adds what came since, in old files and new ones."""
    reader = Reader(tmp_path)
    counts = []
    for timestamp in (MAY, MAY, JUNE):
        write(tmp_path, call(), timestamp=timestamp)
        counts += [reader.stats().total_calls, reader.stats().total_calls]

    assert counts == [1, 1, 2, 2, 3, 3]


def test_all_that_is_counted_comes_from_one_reading(tmp_path: Path) -> None:
    """Whatever was asked for before has what is new; what is asked for first has all; old lines are not read again."""
    reader = Reader(tmp_path)
    write(tmp_path, call(id="a", task_id="a", engine="embedded", doc="d1"))
    assert reader.stats().total_calls == 1
    write(tmp_path, call(id="b", task_id="b"))
    assert (reader.figures()["economy"]["tasks"], reader.drafts().holds("d1")) == (2, True)
    reader.learned()

    ledger = month_file(tmp_path, MAY)
    ledger.write_bytes(b"x" * (ledger.stat().st_size - 1) + b"\n")
    write(tmp_path, call(id="c", task_id="c"))
    figures = reader.figures()
    assert (figures["total_calls"], figures["economy"]["tasks"], reader.stats().unreadable) == (3, 3, 0)
    assert [each.judged for each in reader.learned().values()] == [2]


def test_a_line_that_is_being_written_is_read_when_it_is_whole(tmp_path: Path) -> None:
    """Its first half is neither counted as damaged nor lost."""
    line = line_of(call())
    reader = Reader(tmp_path)
    seen = []
    for part in (line[:50], line[50:]):
        with month_file(tmp_path, MAY).open("ab") as file:
            file.write(part)
        stats = reader.stats()
        seen.append((stats.total_calls, stats.unreadable))

    assert seen == [(0, 0), (1, 0)]


def test_lines_across_chunks_are_whole(tmp_path: Path) -> None:
    """A ledger larger than what is read at a time."""
    line = line_of(call())
    count = 3 * CHUNK // len(line)
    month_file(tmp_path, MAY).write_bytes(line * count)

    stats = read_stats(tmp_path)
    assert (stats.total_calls, stats.unreadable) == (count, 0)


def test_a_folder_in_place_of_a_file_is_passed_over(tmp_path: Path) -> None:
    """Whatever stands under the name of a month, the other months are read."""
    month_file(tmp_path, MAY).mkdir()
    write(tmp_path, call(), timestamp=JUNE)

    assert read_stats(tmp_path).total_calls == 1
