"""The parent's side of the model worker: starts it on the first call, shares it, ends it when it is idle or hangs."""

from __future__ import annotations

import asyncio
import contextlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.children import kill_child, start_child
from rightsize.engine.deadline import deadline
from rightsize.gateway import wire
from rightsize.gateway.inbox import Inbox

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

_WORKER = "rightsize.gateway.worker"
_LOOPBACK = "localhost,127.0.0.1,::1"


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Seconds after which the worker is ended.

    Attributes:
        start: from its start to its first frame; importing LiteLLM takes three to five, on a cold disk or beside other
            heavy work ten times that.
        cancel: for obeying a cancel, or a request to end.
        idle: without a call.
    """

    start: float = 180.0
    cancel: float = 1.0
    idle: float = 600.0


class WorkerStartError(Exception):
    """The worker cannot be started; the text says why."""


@dataclass(slots=True, eq=False)
class _Run:
    """One process of the worker with the calls that are open in it."""

    process: asyncio.subprocess.Process
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    version: str = ""
    fatal: str = ""
    calls: dict[str, Inbox] = field(default_factory=dict)
    reader: asyncio.Task[None] | None = None


class Child:
    """The worker, started when a call needs it and replaced when it died."""

    def __init__(self, limits: ChildLimits, configuration: Mapping[str, Any]) -> None:
        """Start nothing yet; `configuration` is what each worker is told first."""
        self._limits = limits
        self._configuration = configuration
        self._run: _Run | None = None
        self._starting = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._run.process.pid if self._run else None

    async def version(self) -> str:
        """Return LiteLLM's version, as a worker that runs tells it.

        Raises:
            WorkerStartError: the worker does not start.
        """
        run = await self._ready_run()
        self._end_when_idle(run)
        return run.version

    async def open(self, call_id: str, **fields: Any) -> Inbox:
        """Send a call, starting the worker when it does not run, and return where its frames arrive.

        The last of them is `end`, `error`, `cancelled`, or `lost` when the worker died.

        Raises:
            WorkerStartError: the worker does not start.
        """
        run = await self._ready_run()
        inbox = run.calls[call_id] = Inbox()
        try:
            await _send(run, "call", id=call_id, **fields)
        except asyncio.CancelledError:
            self.close_call(call_id)
            raise
        return inbox

    def close_call(self, call_id: str) -> None:
        """End a call: note that it is over, or cancel it; returns at once.

        A worker that does not obey in time is killed, and whatever else it was doing is lost.
        """
        run = self._run
        inbox = run.calls.get(call_id) if run else None
        if run is None or inbox is None:
            return
        if inbox.over.is_set():
            self._forget(run, call_id)
        else:
            self._spawn(self._see_it_obey(run, call_id, inbox))

    async def close(self) -> None:
        """End the worker and every call; none is started any more."""
        self._closed = True
        self._stop_idle_timer()
        if self._run is not None:
            await self._end(self._run)
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _ready_run(self) -> _Run:
        self._stop_idle_timer()
        if self._closed:
            raise WorkerStartError("it was closed")
        async with self._starting:
            run = self._run or await self._start()
        try:
            async with deadline(self._limits.start):
                await run.ready.wait()
        except asyncio.CancelledError:
            self._end_when_idle(run)
            raise
        except asyncio.TimeoutError:
            await self._end(run)
            raise WorkerStartError(f"it did not answer within {self._limits.start:.0f} seconds") from None
        if run is not self._run:
            raise WorkerStartError(run.fatal)
        return run

    async def _start(self) -> _Run:
        try:
            process = await start_child(_WORKER, environment=_environment())
        except OSError as error:
            raise WorkerStartError(str(error)) from error
        run = self._run = _Run(process)
        run.reader = asyncio.get_running_loop().create_task(self._read(run))
        await _send(run, "configure", **self._configuration)
        return run

    async def _read(self, run: _Run) -> None:
        """Hand each frame to its call until the worker is gone, then tell every call that is left."""
        stdout = run.process.stdout
        with contextlib.suppress(ValueError, OSError):
            while stdout is not None and (line := await stdout.readline()):
                frame = wire.decode(line)
                if frame is None:
                    continue
                if frame["type"] == "hello":
                    run.version = str(frame["version"])
                    run.ready.set()
                elif frame["type"] == "fatal":
                    run.fatal = str(frame["text"])
                elif inbox := run.calls.get(frame.get("id", "")):
                    inbox.put(frame)
        self._retire(run)
        await self._gone(run)
        run.fatal = run.fatal or f"it ended with code {run.process.returncode}"
        run.ready.set()
        for inbox in run.calls.values():
            inbox.put({"type": "lost", "text": run.fatal})

    def _retire(self, run: _Run) -> None:
        if self._run is run:
            self._run = None

    async def _see_it_obey(self, run: _Run, call_id: str, inbox: Inbox) -> None:
        """Cancel a call, and kill a worker that goes on with it."""
        await _send(run, "cancel", id=call_id)
        try:
            async with deadline(self._limits.cancel):
                await inbox.over.wait()
        except asyncio.TimeoutError:
            self._retire(run)
            kill_child(run.process)
        finally:
            self._forget(run, call_id)

    def _forget(self, run: _Run, call_id: str) -> None:
        run.calls.pop(call_id, None)
        self._end_when_idle(run)

    def _end_when_idle(self, run: _Run) -> None:
        if not run.calls and run is self._run:
            self._stop_idle_timer()
            loop = asyncio.get_running_loop()
            self._idle = loop.call_later(self._limits.idle, lambda: self._spawn(self._end(run)))

    def _stop_idle_timer(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def _end(self, run: _Run) -> None:
        """Close stdin, which ends an honest worker."""
        self._retire(run)
        if run.process.stdin is not None:
            run.process.stdin.close()
        await self._gone(run)
        if run.reader is not None:
            await run.reader

    async def _gone(self, run: _Run) -> None:
        """Wait for the process to end, and kill it when it takes its time."""
        try:
            async with deadline(self._limits.cancel):
                await run.process.wait()
        except asyncio.TimeoutError:
            kill_child(run.process)
            await run.process.wait()
        except asyncio.CancelledError:  # Whoever waited has no more patience, and nothing may be left behind.
            kill_child(run.process)
            raise

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something that nobody waits for, and keep it from being collected."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _send(run: _Run, kind: str, **fields: Any) -> None:
    """Write a frame to the worker; that it is gone is told by the reader."""
    stdin = run.process.stdin
    if stdin is not None:
        with contextlib.suppress(ConnectionError, RuntimeError):
            stdin.write(wire.encode(kind, **fields))
            await stdin.drain()


def _environment() -> dict[str, str]:
    """Return the parent's environment, with loopback kept away from any proxy."""
    environment = dict(os.environ)
    for name in ("NO_PROXY", "no_proxy"):
        environment[name] = ",".join(filter(None, (environment.get(name), _LOOPBACK)))
    return environment
