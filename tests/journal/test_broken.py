"""A file of the journal that is damaged, not ours, or kept by another process."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.broken import MOST_ASIDE
from rightsize.journal.database import PAUSE_SECONDS, Database
from tests.support.journal_processes import WRITER, python, told

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1 << 20

HOLDER = """
import sys
from pathlib import Path
from rightsize.journal.months import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
"""Keeps the folder's lock until it is told to let go, as a process does that moves a damaged file aside."""


@pytest.mark.parametrize(
    "damage",
    [
        b"this is no database, and never was one" * 100,
        b"SQLite format 3\0" + b"\xff" * 8000,
    ],
    ids=["foreign", "broken"],
)
def test_a_damaged_file_is_begun_anew(damage: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """That is said once, and the next answer is kept."""
    database = Database(tmp_path, MEGABYTE)
    database.path.write_bytes(damage)

    assert database.get("answer", "k") is None
    database.put("answer", "k", b"one")
    assert database.get("answer", "k") == b"one"
    database.close()
    aside = database.path.with_name("journal.sqlite3.damaged-1")
    assert told(caplog) == [
        f"{database.path} was damaged and has been begun anew; what was kept in it lies in {aside}."
    ]
    assert aside.read_bytes() == damage
    assert database.aside() == (aside,)


def test_a_disk_that_damages_every_file_fills_no_folder(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nine lie there; then nothing is kept, nothing is lost, and that is said."""
    database = Database(tmp_path, MEGABYTE)
    for _ in range(MOST_ASIDE + 2):
        database.path.write_bytes(b"no database" * 1000)
        database.put("answer", "k", b"one")
        database.close()

    assert len(database.aside()) == MOST_ASIDE
    assert database.path.read_bytes() == b"no database" * 1000
    assert told(caplog)[-1] == (
        f"{database.path} is damaged, and 9 damaged ones were put aside before (journal.sqlite3.damaged-1 to -9): "
        "the disk may be failing; look at it, then delete those 9 files.  Work goes on without a cache."
    )
    for each in database.aside():
        each.unlink()
    database.put("answer", "k", b"one")
    assert database.get("answer", "k") == b"one"


def test_damage_in_the_middle_is_met_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The head of the file is whole, and a page behind it is not."""
    database = Database(tmp_path, MEGABYTE)
    for number in range(60):
        database.put("answer", str(number), b"x" * 4000)
    database.close()
    data = bytearray(database.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    database.path.write_bytes(data)

    assert [database.get("answer", str(number)) for number in range(60)] == [None] * 60
    database.put("answer", "k", b"one")
    assert database.get("answer", "k") == b"one"
    assert len(told(caplog)) == 1


@pytest.mark.parametrize(
    ("script", "what"),
    [
        (
            "CREATE TABLE entries (old TEXT); PRAGMA user_version = 99;",
            "is of version 99, and this Rightsize reads version 1",
        ),
        ("CREATE TABLE songs (title TEXT);", "is of another program"),
    ],
)
def test_a_file_that_is_not_ours_stays(
    script: str, what: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not a byte of it changes; this version has a file of its own beside it, and that is said when it is made."""
    theirs = tmp_path / "journal.sqlite3"
    with closing(sqlite3.connect(theirs)) as other:
        other.executescript(script)
    before = theirs.read_bytes()

    for _ in range(2):
        database = Database(tmp_path, MEGABYTE)
        database.put("answer", "k", b"one")
        assert database.get("answer", "k") == b"one"
        assert database.aside() == (theirs,)
        database.close()

    assert theirs.read_bytes() == before
    assert told(caplog) == [
        f"{theirs} {what}; it stays as it is, and {tmp_path / 'journal-v1.sqlite3'} is used instead."
    ]


def test_a_locked_file_is_waited_for_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who has waited in vain leaves it alone for a minute, and says so; then it is tried again."""
    now = [0.0]
    database = Database(tmp_path, MEGABYTE, lambda: now[0], busy=0.01)
    database.put("answer", "before", b"one")
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        database.put("answer", "meanwhile", b"one")
        other.execute("COMMIT")
    now[0] = PAUSE_SECONDS - 1
    database.put("answer", "soon after", b"one")
    assert database.get("answer", "before") is None
    now[0] = PAUSE_SECONDS + 1
    database.put("answer", "later", b"one")

    kept = [key for key in ("before", "meanwhile", "soon after", "later") if database.get("answer", key)]
    database.close()
    assert kept == ["before", "later"]
    assert len(told(caplog)) == 1
    assert "is in use by another process; close the editor" in told(caplog)[0]


def test_another_process_does_without_what_one_rebuilds(tmp_path: Path) -> None:
    """Two that meet the damage together both go on with one new file."""
    Database(tmp_path, MEGABYTE).path.write_bytes(b"no database" * 1000)
    writers = [python(WRITER, tmp_path, name, 20) for name in ("server", "terminal")]
    codes = [writer.wait() for writer in writers]
    said = "".join(writer.communicate()[1] for writer in writers)

    assert codes == [0, 0]
    assert said.count("has been begun anew") == 1


def test_nothing_is_made_while_another_process_moves_a_damaged_file_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies beside the new file would go with the old one; who cannot wait does without, and makes it later."""
    monkeypatch.setattr("rightsize.journal.months.LOCK_SECONDS", 0.01)
    now = [0.0]
    database = Database(tmp_path, MEGABYTE, lambda: now[0])
    with python(HOLDER, tmp_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        database.put("answer", "k", b"one")
        assert not database.path.exists()
        assert "is in use by another process" in database.trouble
        holder.communicate("release\n")
    now[0] = PAUSE_SECONDS + 1
    database.put("answer", "k", b"one")
    assert database.get("answer", "k") == b"one"
    database.close()
