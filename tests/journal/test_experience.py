"""What the ledger teaches, kept on the disk between commands."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from rightsize.core.ledger.lines import line_of
from rightsize.core.tasks.trials import TrialKey, Trials
from rightsize.journal.experience import FILE, WORTH_KEEPING
from rightsize.journal.months import append_line, month_file
from rightsize.journal.reading import Reader, read_learned
from tests.support.ledger_records import call, outcome

if TYPE_CHECKING:
    from pathlib import Path

MAY = "2026-05-01T00:00:00.000Z"
KEY = TrialKey("documentation", "granite4.1:3b", 0)


def write(folder: Path, first: int, count: int) -> None:
    """Append calls that passed."""
    for number in range(first, first + count):
        append_line(folder, MAY, line_of(call(id=f"c{number}")))


def test_no_ledger_teaches_nothing(tmp_path: Path) -> None:
    """And leaves no file."""
    assert read_learned(tmp_path / "nowhere") == {}
    assert not (tmp_path / "nowhere").exists()


def test_a_later_process_reads_what_is_new(tmp_path: Path) -> None:
    """Lines that were counted are not read again: they may even be unreadable by now."""
    write(tmp_path, 0, WORTH_KEEPING)
    assert read_learned(tmp_path) == {KEY: Trials(WORTH_KEEPING / 2, WORTH_KEEPING)}
    ledger = month_file(tmp_path, MAY)
    ledger.write_bytes(b"x" * (ledger.stat().st_size - 1) + b"\n")
    append_line(tmp_path, MAY, line_of(outcome("c0", "kept")))
    write(tmp_path, WORTH_KEEPING, 1)

    assert read_learned(tmp_path) == {KEY: Trials(WORTH_KEEPING / 2 + 1, WORTH_KEEPING + 1)}


def test_nobody_else_reads_what_is_kept(tmp_path: Path) -> None:
    """As the ledger that it was counted from; and nothing is left of how it was written, or of a try that died."""
    (tmp_path / f"{FILE}.{os.getpid()}").write_text("half of")
    write(tmp_path, 0, WORTH_KEEPING)
    read_learned(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob(f"{FILE}*")] == [FILE]


def test_a_reader_counts_each_line_once(tmp_path: Path) -> None:
    """However often it is asked."""
    reader = Reader(tmp_path)
    write(tmp_path, 0, 2)
    assert [reader.learned(), reader.learned()] == [{KEY: Trials(1.0, 2)}] * 2
    write(tmp_path, 2, 1)
    assert reader.learned() == {KEY: Trials(1.5, 3)}


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "no JSON",
        "[]",
        '{"version": 1}',
        '{"version": 99, "read": {}, "counts": [["documentation", "x", 0, 1, 1]], "calls": []}',
        '{"version": 1, "read": {"ledger-2026-05.jsonl": 99999999}, "counts": [], "calls": []}',
        '{"version": 1, "read": {"ledger-1999-01.jsonl": 1}, "counts": [["qa_simple", "x", 0, 1, 1]], "calls": []}',
        '{"version": 1, "read": {}, "counts": [[1]], "calls": []}',
        '{"version": 1, "read": {}, "counts": "x", "calls": {}}',
    ],
)
def test_a_file_that_does_not_fit_is_counted_anew(tmp_path: Path, kept: str) -> None:
    """Damage, another version, a ledger that was deleted or cut since."""
    write(tmp_path, 0, 2)
    (tmp_path / FILE).write_text(kept)

    assert read_learned(tmp_path) == {KEY: Trials(1.0, 2)}
