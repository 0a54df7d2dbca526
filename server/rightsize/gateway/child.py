"""The parent's side of the model worker: starts it on the first call, shares it among calls, and ends it when it is idle, hung or mute."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.gateway import wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rightsize.gateway.wire import Frame

BOOT = "import sys; sys.path[:] = sys.argv[1:]; import runpy; runpy.run_module('rightsize.gateway.worker', run_name='__main__')"
"""Runs the worker on the parent's own import path: isolated mode keeps out the working folder, `PYTHONPATH` and the user's start-up files."""

LOOPBACK_NAMES = "localhost,127.0.0.1,::1"


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Times after which the child is ended, in seconds.

    Attributes:
        start: from its start to its first frame; importing LiteLLM takes three to five, on a cold disk far longer.
        cancel: for obeying a cancel.
        idle: without a call.
    """

    start: float = 60.0
    cancel: float = 1.0
    idle: float = 600.0


@dataclass(slots=True)
class _Process:
    """One run of the worker."""

    process: asyncio.subprocess.Process
    ready: asyncio.Future[None]
    calls: dict[str, asyncio.Queue[Frame]] = field(default_factory=dict)
    reader: asyncio.Task[None] | None = None


class ChildDiedError(Exception):
    """The worker could not be started; the text says what it said."""


class Child:
    """The worker process, started when it is needed."""

    def __init__(self, limits: ChildLimits, configuration: Mapping[str, Any]) -> None:
        """Start nothing yet; `configuration` is the first frame that each worker gets."""
        self._limits = limits
        self._configuration = configuration
        self._running: _Process | None = None
        self._starting = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None
        self._watchdogs: set[asyncio.Task[None]] = set()

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._running.process.pid if self._running else None

    @contextlib.contextmanager
    def _busy(self) -> Iterator[None]:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        yield

    async def open(self, call_id: str, **fields: Any) -> asyncio.Queue[Frame]:
        """Send a call, starting the worker when it does not run, and return the queue of its frames.

        The last frame is `end`, `error`, `cancelled`, or `lost` when the worker died.

        Raises:
            ChildDiedError: the worker does not start.
        """
        self._stop_idle_timer()
        running = await self._ensure()
        queue: asyncio.Queue[Frame] = asyncio.Queue()
        running.calls[call_id] = queue
        await _send(running, wire.encode("call", id=call_id, **fields))
        return queue

    def forget(self, call_id: str) -> None:
        """Take note that a call's frames have all been read."""
        running = self._running
        if running is not None:
            running.calls.pop(call_id, None)
            if not running.calls:
                self._start_idle_timer(running)

    def cancel(self, call_id: str) -> None:
        """Tell the worker to stop a call, and kill it when it has not obeyed in time; returns at once."""
        running = self._running
        queue = running.calls.get(call_id) if running else None
        if running is None or queue is None:
            return
        watchdog = asyncio.get_running_loop().create_task(self._see_it_obey(running, call_id, queue))
        self._watchdogs.add(watchdog)
        watchdog.add_done_callback(self._watchdogs.discard)

    async def close(self) -> None:
        """End the worker and every call."""
        self._stop_idle_timer()
        if self._running is not None:
            await self._end(self._running)

    async def _ensure(self) -> _Process:
        async with self._starting:
            if self._running is None:
                self._running = await self._start()
            running = self._running
        try:
            await asyncio.wait_for(asyncio.shield(running.ready), self._limits.start)
        except asyncio.TimeoutError:
            await self._end(running)
            message = f"it did not start within {self._limits.start:.0f} seconds"
            raise ChildDiedError(message) from None
        return running

    async def _start(self) -> _Process:
        paths = [path for path in sys.path if path]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            "-c",
            BOOT,
            *paths,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).parent,
            env=_environment(),
            limit=wire.MAX_FRAME,
        )
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        running = _Process(process, ready)
        running.reader = asyncio.get_running_loop().create_task(self._read(running))
        await _send(running, wire.encode("configure", **self._configuration))
        return running

    async def _read(self, running: _Process) -> None:
        """Hand each frame to its call until the worker is gone, then tell every call that is left."""
        reason = ""
        assert running.process.stdout is not None  # noqa: S101 - it was asked for as a pipe
        with contextlib.suppress(ValueError, OSError):
            async for line in running.process.stdout:
                frame = wire.decode(line)
                if frame is None:
                    continue
                if frame["type"] == "hello" and not running.ready.done():
                    running.ready.set_result(None)
                elif frame["type"] == "fatal":
                    reason = str(frame["text"])
                elif queue := running.calls.get(frame.get("id", "")):
                    queue.put_nowait(frame)
        if self._running is running:
            self._running = None
        _kill(running)
        code = await running.process.wait()
        if not running.ready.done():
            running.ready.set_exception(ChildDiedError(reason or f"it ended with code {code}"))
            running.ready.exception()
        for queue in running.calls.values():
            queue.put_nowait({"type": "lost", "text": reason or f"it ended with code {code}"})

    async def _see_it_obey(self, running: _Process, call_id: str, queue: asyncio.Queue[Frame]) -> None:
        await _send(running, wire.encode("cancel", id=call_id))
        try:
            await asyncio.wait_for(_last_frame(queue), self._limits.cancel)
        except asyncio.TimeoutError:
            _kill(running)
        finally:
            self.forget(call_id)

    async def _end(self, running: _Process) -> None:
        """Close stdin, which ends an honest worker, then kill what is left."""
        if self._running is running:
            self._running = None
        if running.process.stdin is not None:
            running.process.stdin.close()
        try:
            await asyncio.wait_for(running.process.wait(), self._limits.cancel)
        except asyncio.TimeoutError:
            _kill(running)
        if running.reader is not None:
            await running.reader

    def _start_idle_timer(self, running: _Process) -> None:
        self._stop_idle_timer()
        self._idle = asyncio.get_running_loop().call_later(self._limits.idle, self._end_idle, running)

    def _stop_idle_timer(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _end_idle(self, running: _Process) -> None:
        if self._running is running and not running.calls:
            task = asyncio.get_running_loop().create_task(self._end(running))
            self._watchdogs.add(task)
            task.add_done_callback(self._watchdogs.discard)


async def _send(running: _Process, data: bytes) -> None:
    """Write to the worker; that it is gone is told by the reader."""
    if running.process.stdin is not None:
        with contextlib.suppress(ConnectionError, RuntimeError):
            running.process.stdin.write(data)
            await running.process.stdin.drain()


async def _last_frame(queue: asyncio.Queue[Frame]) -> None:
    while (await queue.get())["type"] not in {"end", "error", "cancelled", "lost"}:
        pass


def _kill(running: _Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        running.process.kill()


def _environment() -> dict[str, str]:
    """Return the parent's environment with proxies kept away from loopback."""
    environment = dict(os.environ)
    for name in ("NO_PROXY", "no_proxy"):
        environment[name] = ",".join(filter(None, (environment.get(name), LOOPBACK_NAMES)))
    return environment
