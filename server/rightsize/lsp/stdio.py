"""Standard input and output as a connection, out of reach of whoever prints.

Reading and writing block, so each has a thread of its own: neither a client that does not read, nor one that holds our
input open for ever, can stall the event loop or keep the process alive.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = 65536
_AHEAD = 64
"""Chunks that are read ahead of the event loop; then the client waits."""


def take_stdio() -> tuple[int, int]:
    """Return private descriptors of input and output; from now on prints go to standard error and reads end at once."""
    source, sink = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    try:
        os.fstat(2)
    except OSError:
        os.dup2(null, 2)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    if sys.platform == "win32":
        import msvcrt

        for each in (source, sink):
            msvcrt.setmode(each, os.O_BINARY)
    sys.stdout = sys.stderr
    return source, sink


class PipeReader:
    """Reads a descriptor in a thread; `read` gives what came, and empty bytes at the end."""

    def __init__(self, descriptor: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._chunks: asyncio.Queue[bytes] = asyncio.Queue()
        self._room = threading.Semaphore(_AHEAD)
        threading.Thread(target=self._run, args=(descriptor,), name="stdin", daemon=True).start()

    async def read(self) -> bytes:
        """Return the next bytes, or none when the client is gone."""
        data = await self._chunks.get()
        self._room.release()
        return data

    def _run(self, descriptor: int) -> None:
        data = b"-"
        while data:
            self._room.acquire()
            try:
                data = os.read(descriptor, _CHUNK)
            except OSError:
                data = b""
            # The loop may be closed already when the server ends before its client.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._chunks.put_nowait, data)


class PipeWriter:
    """Writes to a descriptor in a thread, in order; after a broken pipe it drops what it is given."""

    def __init__(self, descriptor: int, on_broken: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._on_broken = on_broken
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, args=(descriptor,), name="stdout", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Queue a message."""
        self._waiting.put(data)

    def close(self) -> None:
        """Let what is queued be written, for as long as a client that reads would need."""
        self._waiting.put(None)
        self._thread.join(timeout=1.0)

    def _run(self, descriptor: int) -> None:
        broken = False
        while (data := self._waiting.get()) is not None:
            if broken:
                continue
            try:
                _write_all(descriptor, data)
            except OSError:
                broken = True
                with contextlib.suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(self._on_broken)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
