"""The journal's SQLite file: bounded, its owner's alone, shared by processes, and never in the way."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.database import Database
from tests.support.journal_processes import WRITER, python, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEGABYTE = 1 << 20
SECRET = b"the words of an answer that stands nowhere else"

FULL_DISK = """
import resource, sys
from pathlib import Path
from rightsize.journal.database import Database
from tests.support.journal_processes import WRITER, python, told

database = Database(Path(sys.argv[1]), 1 << 24)
database.put("answer", "small", b"it fits")
resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
database.put("answer", "large", b"x" * 1_000_000)
print(database.get("answer", "small"), database.get("answer", "large"))
"""
"""Puts what the limit on a file's size does not let in, as a full disk does not."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return a database in a folder that is made with its first entry."""
    opened = Database(tmp_path / "state", MEGABYTE)
    yield opened
    opened.close()


def everything_in(folder: Path) -> bytes:
    """Return the bytes of every file in a folder."""
    return b"".join(each.read_bytes() for each in sorted(folder.iterdir()))


def test_what_was_put_is_there_for_the_next(database: Database) -> None:
    """Another process, or this one after a restart, finds it; the last one under a key counts."""
    database.put("answer", "k", b"one")
    database.put("answer", "k", b"two")
    database.close()

    assert Database(database.path.parent, MEGABYTE).get("answer", "k") == b"two"
    assert database.get("finding", "k") is None
    database.drop("answer", "k")
    assert database.get("answer", "k") is None


def test_only_the_owner_can_read(database: Database) -> None:
    """Answers quote code: the file and what SQLite writes beside it are nobody else's business."""
    previous = os.umask(0)
    try:
        database.put("answer", "k", b"one")
    finally:
        os.umask(previous)

    names = sorted(each.name for each in database.path.parent.iterdir())
    assert names == ["journal.sqlite3", "journal.sqlite3-shm", "journal.sqlite3-wal", "ledger.lock"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in database.path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(database.path.parent.stat().st_mode) == 0o700


def test_what_was_not_used_for_longest_makes_room(database: Database) -> None:
    """The file keeps to its size, and what is asked for again and again stays."""
    database.put("answer", "often", b"used each time")
    for number in range(400):
        database.put("answer", str(number), os.urandom(10_000))
        assert database.get("answer", "often") == b"used each time"
    database.close()

    assert database.path.stat().st_size <= MEGABYTE
    assert database.get("answer", "399") is not None
    assert database.get("answer", "0") is None
    assert 50 < database.usage().entries["answer"] < 105


def test_what_is_too_large_is_not_kept(database: Database) -> None:
    """One answer does not push out all the others."""
    database.put("answer", "small", b"stays")
    database.put("answer", "large", b"x" * (MEGABYTE // 2))

    assert database.get("answer", "large") is None
    assert database.get("answer", "small") == b"stays"


def test_clear_leaves_nothing_on_the_disk(database: Database) -> None:
    """Not in the file, and not in what SQLite writes beside it."""
    for number in range(50):
        database.put("answer", str(number), SECRET * 40)
    assert SECRET in everything_in(database.path.parent)

    assert database.clear()
    assert SECRET not in everything_in(database.path.parent)
    assert database.usage().entries == {}


def test_what_goes_is_overwritten(database: Database) -> None:
    """What made room for others can no more be read from the file than what was cleared."""
    database.put("answer", "first", SECRET * 100)
    database.drop("answer", "first")
    database.close()

    assert SECRET not in everything_in(database.path.parent)


def test_several_processes_at_once(tmp_path: Path) -> None:
    """Each finds what it put, whoever else writes."""
    writers = [python(WRITER, tmp_path, name, 150) for name in ("server", "terminal", "other")]
    ended = [(*writer.communicate(), writer.returncode) for writer in writers]

    assert ended == [("", "", 0)] * 3
    database = Database(tmp_path, MEGABYTE)
    assert database.usage().entries == {"answer": 450}
    database.close()


def test_a_folder_that_cannot_be(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file stands in its way: nothing is kept, nothing is raised, and that is said once."""
    (tmp_path / "file").write_text("no folder")
    database = Database(tmp_path / "file" / "rightsize", MEGABYTE)

    database.put("answer", "k", b"one")
    assert database.get("answer", "k") is None
    assert database.usage().entries == {}
    assert len(told(caplog)) == 1
    assert "Work goes on without a cache." in told(caplog)[0]


def test_a_full_disk(tmp_path: Path) -> None:
    """What does not fit is not kept; what is there stays readable, and nothing is raised."""
    process = python(FULL_DISK, tmp_path)
    output, said = process.communicate()

    assert (process.returncode, output) == (0, "b'it fits' None\n")
    assert said.count("Work goes on without a cache.") == 1


def test_looking_makes_no_file(database: Database) -> None:
    """Who asks what is kept where nothing is leaves nothing behind."""
    assert database.usage().size == 0
    assert database.clear()
    assert not database.path.parent.exists()
