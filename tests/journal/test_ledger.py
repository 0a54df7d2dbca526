"""The ledger as the engine uses it: in order, off the loop, and never in the way."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.ledger import Ledger
from rightsize.journal.months import locked, month_file
from tests.support.ledger_records import call, outcome

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MAY = "2026-05-01T00:00:00.000Z"


@pytest.fixture
async def ledger(tmp_path: Path) -> AsyncIterator[Ledger]:
    """Return a ledger in a folder that is made with its first line."""
    opened = Ledger(tmp_path / "state")
    yield opened
    await opened.close()


@pytest.fixture
async def unwritable(tmp_path: Path) -> AsyncIterator[Ledger]:
    """Return a ledger whose folder cannot be: a file stands in its way, which stops root too."""
    (tmp_path / "file").write_text("no folder")
    opened = Ledger(tmp_path / "file" / "rightsize")
    yield opened
    await opened.close()


async def test_lines_stand_in_the_order_they_were_given(ledger: Ledger, tmp_path: Path) -> None:
    """Calls that end at once do not overtake one another."""
    await asyncio.gather(*(ledger.append(call(id=f"c{number}")) for number in range(50)))

    lines = month_file(tmp_path / "state", MAY).read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [f"c{number}" for number in range(50)]


async def test_a_cancelled_caller_leaves_its_line(ledger: Ledger) -> None:
    """The model was called and paid, whatever became of the task that asked."""
    with locked(ledger.folder):
        first, second = (asyncio.ensure_future(ledger.append(call(id=each))) for each in "ab")
        await asyncio.sleep(0)
        first.cancel()
        second.cancel()
        ended = await asyncio.gather(first, second, return_exceptions=True)

    assert [type(each) for each in ended] == [asyncio.CancelledError] * 2
    assert (await ledger.figures())["total_calls"] == 2


async def test_the_loop_runs_on_while_another_process_holds_the_lock(ledger: Ledger) -> None:
    """Waiting for the lock is the ledger's thread's business."""
    with locked(ledger.folder):
        waiting = asyncio.ensure_future(ledger.append(call()))
        for _ in range(100):
            await asyncio.sleep(0)
        assert not waiting.done()
    await waiting

    assert (await ledger.figures())["total_calls"] == 1


async def test_the_loop_runs_on_while_the_key_is_made(ledger: Ledger) -> None:
    """Somebody may hold the lock for that, too; once it is open, a hash asks the disk for nothing."""
    with locked(ledger.folder):
        waiting = asyncio.ensure_future(ledger.open())
        for _ in range(100):
            await asyncio.sleep(0)
        assert not waiting.done()
    await waiting
    (ledger.folder / "ledger.key").unlink()

    assert ledger.keyed_hash("a") == ledger.keyed_hash("a")
    assert not (ledger.folder / "ledger.key").exists()


async def test_figures_follow_the_lines(ledger: Ledger) -> None:
    """A call, then what became of it."""
    await ledger.append(call())
    before = await ledger.figures()
    await ledger.append(outcome("c1", "undone"))
    after = await ledger.figures()

    assert (before["avg_quality"], after["avg_quality"]) == (1.0, 0.0)


async def test_a_draft_is_known_by_its_hash_in_the_next_session(ledger: Ledger, tmp_path: Path) -> None:
    """Words that the embedded engine wrote are known as long as nobody changes them, whoever asks."""
    await ledger.append(call(engine="embedded", doc=ledger.keyed_hash("Return the sum.")))
    later = Ledger(tmp_path / "state")

    assert await later.is_draft(later.keyed_hash("Return the sum."))
    assert not await later.is_draft(later.keyed_hash("Return the whole sum."))
    await later.close()


async def test_what_stops_the_ledger_is_told_once(unwritable: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    """Thirty calls with no place to write give one line in the log, and every call goes on."""
    for _ in range(30):
        await unwritable.append(call())
    hashes = {unwritable.keyed_hash("a"), unwritable.keyed_hash("a")}

    assert len(hashes) == 1
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "Not a directory.  Work goes on without a record." in caplog.text


async def test_a_record_that_is_no_json_is_not_written(ledger: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    """A cost that is no number is a fault of ours; it costs the line and not the work."""
    await ledger.append(call(cost_units=float("nan")))

    assert (await ledger.figures())["total_calls"] == 0
    assert len(caplog.records) == 1


async def test_doctor_asks_whether_lines_can_be_written(ledger: Ledger, unwritable: Ledger) -> None:
    """A ledger that can be written has no sentence; the other says why."""
    assert await ledger.check() is None
    assert "cannot be written: Not a directory." in str(await unwritable.check())


FULL_DISK = """
import asyncio, resource, sys
from pathlib import Path
from rightsize.journal.ledger import Ledger

ledger = Ledger(Path(sys.argv[1]))
print(asyncio.run(ledger.check()))
resource.setrlimit(resource.RLIMIT_FSIZE, (25, 25))
print(asyncio.run(ledger.check()))
"""


def test_a_full_disk_is_found_before_the_first_line(tmp_path: Path) -> None:
    """The lock could still be made, and a line would not fit; nothing is left behind."""
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={"PYTHONPATH": "server"})

    assert ran.stdout.splitlines() == ["None", f"The ledger in {tmp_path} cannot be written: File too large."]
    assert [each.name for each in tmp_path.iterdir() if each.name != "ledger.lock"] == []
