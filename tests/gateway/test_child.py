"""The worker process under a LiteLLM that prints, hangs and dies; the process, its pipes and our worker are real."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.gateway.child import Child, ChildLimits, WorkerStartError
from tests.support.cli_process import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rightsize.gateway.inbox import Inbox

STUBS = Path(__file__).parent / "stubs"
QUICK = ChildLimits(start=PATIENCE, cancel=0.3, idle=60)


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-in where the worker finds it first."""
    monkeypatch.syspath_prepend(str(STUBS / "worker"))


@asynccontextmanager
async def started(limits: ChildLimits = QUICK) -> AsyncIterator[Child]:
    """A worker that is ended with the test."""
    child = Child(limits, {"connect_seconds": 0.5})
    try:
        yield child
    finally:
        await child.close()


async def call(child: Child, does: str, call_id: str = "1") -> Inbox:
    """Open a call that does what is said."""
    fields: dict[str, Any] = {
        "model": f"stub/{does}",
        "messages": [],
        "schema": None,
        "max_tokens": 5,
        "temperature": 0.0,
    }
    return await child.open(call_id, **fields, num_ctx=4096, context=4096, api_base=None, api_key_env=None)


async def read(inbox: Inbox) -> tuple[str, str]:
    """Return the text of a call, and the type of its last frame."""
    text = ""
    while (frame := await inbox.get(PATIENCE)) is not None:
        if frame["type"] not in {"delta", "tick"}:
            return text, frame["type"]
        text += frame.get("text", "")
    return text, "silence"


async def gone(pid: int) -> bool:
    """Wait until a process has ended, whether or not anybody has reaped it."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(descriptor, over.set)
    try:
        return await asyncio.wait_for(over.wait(), PATIENCE)
    finally:
        loop.remove_reader(descriptor)
        os.close(descriptor)


async def test_nothing_that_is_printed_gets_among_the_frames() -> None:
    """Prints at import, in mid-reply, past Python, and lines that look like frames: the text is the reply alone."""
    async with started() as child:
        assert await read(await call(child, "print")) == ("one two", "end")


async def test_a_line_of_megabytes_is_one_frame() -> None:
    """The pipe has no limit that a reply could reach; the one on replies is the worker's own."""
    async with started() as child:
        text, last = await read(await call(child, "long"))

    assert (len(text), last) == (3_000_004, "error")


@pytest.mark.parametrize("does", ["die", "killed"])
async def test_a_call_is_told_that_its_worker_died_and_the_next_one_gets_a_new_worker(does: str) -> None:
    """A crash costs what was running, and no more."""
    async with started() as child:
        beside = await call(child, "wait", "beside")
        assert await read(await call(child, does)) == ("one ", "lost")
        assert await read(beside) == ("one ", "lost")
        assert child.pid is None

        assert await read(await call(child, "answer", "2")) == ("one two", "end")


async def test_a_cancel_ends_the_call_and_nothing_else() -> None:
    """The worker goes on with other calls."""
    async with started() as child:
        first, second = await call(child, "wait", "1"), await call(child, "wait", "2")
        pid = child.pid

        child.close_call("1")

        assert (await read(first))[1] == "cancelled"
        assert not second.over.is_set()
        assert child.pid == pid


async def test_a_worker_that_does_not_obey_a_cancel_is_killed() -> None:
    """It may hang in code that holds its loop; after a moment it is ended from outside."""
    async with started() as child:
        inbox = await call(child, "hang")
        assert (await inbox.get(PATIENCE) or {})["text"] == "one "
        pid = child.pid
        assert pid is not None

        child.close_call("1")

        assert await gone(pid)
        assert await read(await call(child, "answer", "2")) == ("one two", "end")


async def test_a_worker_that_never_says_hello_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that hangs does not hang the caller."""
    monkeypatch.syspath_prepend(str(STUBS / "hanging"))
    async with started(ChildLimits(start=0.5, cancel=0.2)) as child:
        with pytest.raises(WorkerStartError, match="did not answer within"):
            await call(child, "answer")

        assert child.pid is None


async def test_a_worker_that_cannot_import_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is named, for `doctor` and for the log."""
    monkeypatch.syspath_prepend(str(STUBS / "broken"))
    async with started() as child:
        with pytest.raises(WorkerStartError, match="No module named 'tiktoken'"):
            await call(child, "answer")


async def test_an_idle_worker_ends_and_comes_back() -> None:
    """After the idle time its memory is free again; a call later there is a new one."""
    async with started(ChildLimits(start=PATIENCE, cancel=5, idle=0.05)) as child:
        assert (await read(await call(child, "answer")))[1] == "end"
        first = child.pid
        assert first is not None

        child.close_call("1")

        assert await gone(first)
        assert await read(await call(child, "answer", "2")) == ("one two", "end")


async def test_calls_at_once_start_one_worker() -> None:
    """Ten callers, one process, each with its own reply."""
    async with started() as child:
        inboxes = await asyncio.gather(*(call(child, "answer", str(number)) for number in range(10)))

        assert [await read(inbox) for inbox in inboxes] == [("one two", "end")] * 10


async def test_closing_ends_even_a_worker_that_hangs() -> None:
    """The server's shutdown waits for nobody."""
    async with started() as child:
        await call(child, "hang")
        pid = child.pid
        assert pid is not None

    assert await gone(pid)


async def test_a_closed_worker_stays_closed() -> None:
    """A call that was running is told, and nobody starts another worker behind the back of a shutdown."""
    async with started() as child:
        inbox = await call(child, "wait")
        await child.close()

        assert (await read(inbox))[1] == "lost"
        with pytest.raises(WorkerStartError, match="closed"):
            await call(child, "answer", "2")


async def test_a_cancel_while_the_worker_starts_leaves_it_to_the_idle_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody uses it, so it must not stay for ever."""
    async with started(ChildLimits(start=PATIENCE, cancel=0.5, idle=0.05)) as child:
        starting = asyncio.create_task(call(child, "answer"))
        while (pid := child.pid) is None:  # noqa: ASYNC110 - a start that goes on tells nobody
            await asyncio.sleep(0)

        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting

        assert await gone(pid)


PARENT = """
import asyncio, sys
from rightsize.gateway.child import Child, ChildLimits

async def main():
    child = Child(ChildLimits(), {"connect_seconds": 0.5})
    fields = dict(messages=[], schema=None, max_tokens=5, temperature=0.0, num_ctx=1, context=1)
    await child.open("1", model="stub/" + sys.argv[1], api_base=None, api_key_env=None, **fields)
    print(child.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.parametrize("does", ["wait", "hang"])
async def test_the_worker_dies_with_its_parent(does: str, tmp_path: Path) -> None:
    """Even when the parent is killed, and even while the worker hangs, nothing is left that holds a model busy."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", PARENT, does]
    parent = await asyncio.to_thread(subprocess.Popen, command, stdout=subprocess.PIPE, cwd=tmp_path, env=environment)
    with parent:
        assert parent.stdout is not None
        pid = int(await asyncio.to_thread(parent.stdout.readline))
        parent.send_signal(signal.SIGKILL)

        assert await gone(pid)


async def test_a_workspace_cannot_slip_code_into_the_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The working folder is not on the worker's import path, whatever lies there."""
    (tmp_path / "litellm.py").write_text("raise SystemExit('hostile')")
    (tmp_path / "json.py").write_text("raise SystemExit('hostile')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    async with started() as child:
        assert await read(await call(child, "answer")) == ("one two", "end")
