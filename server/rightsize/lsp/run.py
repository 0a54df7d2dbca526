"""Runs the server on a connection until the client says goodbye, closes its end, or dies."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Protocol

from rightsize import __version__
from rightsize.core.errors import where
from rightsize.lsp.framing import Body, Frames
from rightsize.lsp.server import Server, quiet_library_logs
from rightsize.lsp.stdio import PipeReader, PipeWriter, take_stdio

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)

_GRACE_SECONDS = 8.0
_SWITCH_SECONDS = 0.0005
_COLLECT = (2000, 10, 100_000)
"""A look at the oldest objects, the trees of large files among them, would hold up everything for 0.3 s; few die."""
_LOOPBACK = "127.0.0.1"


class Reader(Protocol):
    """Where messages come from."""

    def read(self) -> Awaitable[bytes]:
        """Return the next bytes, or none at the end."""
        ...


class Writer(Protocol):
    """Where messages go."""

    def write(self, data: bytes) -> None:
        """Send bytes, soon."""
        ...

    def close(self) -> None:
        """Send what waits and close."""
        ...


def run_stdio() -> int:
    """Serve the process's own input and output; whatever prints from now on goes to standard error."""
    source, sink = take_stdio()

    async def serve() -> int:
        server = _server()
        writer = PipeWriter(sink, lambda: server.end(1))
        return await _serve(server, PipeReader(source), writer)

    return _run(serve)


def run_tcp(port: int) -> int:
    """Serve the first client that connects to a port of this machine."""

    async def serve() -> int:
        connected: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Future()

        def on_connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if connected.done():
                writer.close()
            else:
                connected.set_result((reader, writer))

        listener = await asyncio.start_server(on_connect, _LOOPBACK, port)
        sys.stderr.write(f"listening on {_LOOPBACK}:{listener.sockets[0].getsockname()[1]}\n")
        sys.stderr.flush()
        reader, writer = await connected
        listener.close()
        return await _serve(_server(), _Stream(reader), writer)

    return _run(serve)


class _Stream:
    """A socket as a reader."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    async def read(self) -> bytes:
        """Return the next bytes, or none when the client is gone."""
        try:
            return await self._reader.read(65536)
        except OSError:
            return b""


def _server() -> Server:
    quiet_library_logs()
    # A message passes two threads; beside a thread that imports, each would wait the usual 5 ms for the interpreter.
    sys.setswitchinterval(_SWITCH_SECONDS)
    server = Server(__version__)
    # What was imported stays for good: the collector need never look at it again.
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    return server


def _run(serve: Callable[[], Awaitable[int]]) -> int:
    async def main() -> int:
        return await serve()

    code = asyncio.run(main())
    logging.shutdown()
    return code


async def _serve(server: Server, reader: Reader, writer: Writer) -> int:
    server.protocol.set_writer(writer)
    server.session.on_client_gone = lambda: server.end(1)
    _end_on_signals(server)
    reading = asyncio.ensure_future(_read(server, reader))
    await server.ended.wait()
    _die_in_the_end(server.exit_code)
    reading.cancel()
    with contextlib.suppress(Exception):
        await server.session.close()
    writer.close()
    return server.exit_code


async def _read(server: Server, reader: Reader) -> None:
    """Hand on one message after the other; a handler gets as far as its first wait before the next message is read."""
    frames = Frames()
    while data := await reader.read():
        for found in frames.feed(data):
            if isinstance(found, Body):
                _receive(server, found.data)
            else:
                _log.warning("not a message: %s", found.reason)
            await asyncio.sleep(0)
            if server.ended.is_set():
                return
    server.end(0 if server.protocol.was_shut_down else 1)


def _receive(server: Server, data: bytes) -> None:
    """Hand on one message; one that breaks its handling is lost, and those after it are not."""
    try:
        server.protocol.receive(data)
    except Exception as error:  # noqa: BLE001 - nothing that a client sends ends the reading
        _log.error("a message could not be handled: %s", where(error))


def _end_on_signals(server: Server) -> None:
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(each, server.end, 0)


def _die_in_the_end(code: int) -> None:
    """End the process even where a thread or a library will not let it go."""
    last = threading.Timer(_GRACE_SECONDS, os._exit, args=(code,))
    last.daemon = True
    last.start()
