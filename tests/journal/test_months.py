"""The ledger's files: whole lines, one month a file, whatever happens to other writers and to the disk."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.months import append_line, month_file, month_files

if TYPE_CHECKING:
    from pathlib import Path

MAY = "2026-05-31T23:59:59.999Z"
JUNE = "2026-06-01T00:00:00.000Z"

WRITER = """
import sys
from pathlib import Path
from rightsize.journal.months import append_line

folder, writer, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    append_line(folder, "2026-05-01T00:00:00.000Z", f'{{"writer": "{writer}", "number": {number}}}\\n'.encode())
"""
"""Writes numbered lines, as a server or a terminal would."""

FULL_DISK = """
import resource, sys
from pathlib import Path
from rightsize.journal.months import append_line

resource.setrlimit(resource.RLIMIT_FSIZE, (25, 25))
append_line(Path(sys.argv[1]), "2026-05-01T00:00:00.000Z", b'{"first": 1}\\n')
try:
    append_line(Path(sys.argv[1]), "2026-05-01T00:00:00.000Z", b'{"second": "cut short"}\\n')
except OSError as error:
    print(type(error).__name__)
"""
"""Writes a second line that the limit on a file's size cuts in two, as a full disk does."""


def python(source: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another process on a piece of source."""
    command = [sys.executable, "-c", source, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": "server"})


@pytest.mark.parametrize(
    ("timestamp", "name"),
    [
        (MAY, "ledger-2026-05.jsonl"),
        (JUNE, "ledger-2026-06.jsonl"),
        ("", "ledger-undated.jsonl"),
        ("../../etc/passwd", "ledger-undated.jsonl"),
    ],
)
def test_a_line_goes_to_its_month(tmp_path: Path, timestamp: str, name: str) -> None:
    """The time on the line names the file, and nothing on the line can lead out of the folder."""
    assert month_file(tmp_path, timestamp) == tmp_path / name


def test_the_month_changes_between_two_lines(tmp_path: Path) -> None:
    """A millisecond later another file begins; they are listed in the order of the months, and nothing else is."""
    for timestamp, line in ((JUNE, b"3\n"), (MAY, b"1\n"), (MAY, b"2\n")):
        append_line(tmp_path, timestamp, line)
    (tmp_path / "ledger-2026-07.jsonl.bak").touch()

    assert [path.read_bytes() for path in month_files(tmp_path)] == [b"1\n2\n", b"3\n"]


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    """Before the first line there is nothing to read, which is no error."""
    assert month_files(tmp_path / "state") == ()


def test_only_the_owner_can_read(tmp_path: Path) -> None:
    """What somebody works on is nobody else's business."""
    folder = tmp_path / "state" / "rightsize"
    append_line(folder, MAY, b"1\n")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(month_file(folder, MAY).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"new\n"),
        (b"old\n", b"old\nnew\n"),
        (b'old\n{"half": ', b'old\n{"half": \nnew\n'),
        (b"\n", b"\nnew\n"),
    ],
)
def test_half_a_line_is_left_behind(tmp_path: Path, before: bytes, after: bytes) -> None:
    """A process that died in mid-write costs its own line and not the next one."""
    month_file(tmp_path, MAY).write_bytes(before)
    append_line(tmp_path, MAY, b"new\n")

    assert month_file(tmp_path, MAY).read_bytes() == after


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    """Every line of both is there, whole, and each process's own lines stand in order."""
    writers = [python(WRITER, tmp_path, name, 200) for name in ("server", "terminal")]
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        writer.communicate()

    lines = [json.loads(line) for line in month_file(tmp_path, MAY).read_bytes().splitlines()]
    for name in ("server", "terminal"):
        assert [line["number"] for line in lines if line["writer"] == name] == list(range(200))
    assert len(lines) == 400


def test_a_full_disk_leaves_no_half_line(tmp_path: Path) -> None:
    """What did not fit is taken back, so the file still ends with a whole line."""
    output, _ = python(FULL_DISK, tmp_path).communicate()

    assert output == "OSError\n"
    assert month_file(tmp_path, MAY).read_bytes() == b'{"first": 1}\n'
