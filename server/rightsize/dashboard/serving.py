"""The server: a port on this machine alone, a secret, and an orderly end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from typing import TYPE_CHECKING

import uvicorn

from rightsize.core.errors import UsageError
from rightsize.dashboard.app import application
from rightsize.dashboard.connections import Bounds, protocol_within
from rightsize.dashboard.desk import Desk
from rightsize.dashboard.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rightsize.engine.runtime import Runtime

LOOPBACK = "127.0.0.1"

USUAL_PORT = 7747
"""Taken where it is free: a browser keeps the page's history by port."""

USUAL_BOUNDS = Bounds()

_END_SECONDS = 2
_IDLE_SECONDS = 75
"""After which a connection that says nothing is closed; a client that sends just then gets no answer."""

_QUEUE = 1024
"""Connections that may wait to be taken."""


async def serve(
    runtime: Runtime, port: int | None, told: Callable[[Keys], None], bounds: Bounds = USUAL_BOUNDS
) -> None:
    """Serve until the task is cancelled; whatever runs then is stopped.

    Parameters:
        port: None for the usual one or, where that is taken, a free one.
        told: called with the address once the server listens.
        bounds: what callers may take.

    Raises:
        UsageError: the port is not to be had.
    """
    with _listening(port) as listener:
        keys = Keys(listener.getsockname()[1])
        desk = Desk(runtime)
        server = _Server(
            uvicorn.Config(
                application(desk, keys, bounds),
                lifespan="off",
                loop="asyncio",
                http=protocol_within(bounds),
                ws="none",
                log_config=None,
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=_END_SECONDS,
            )
        )
        await desk.warm_up()
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        try:
            told(keys)
            await asyncio.shield(serving)
        finally:
            await desk.close()
            server.should_exit = True
            await asyncio.gather(serving, return_exceptions=True)


class _Server(uvicorn.Server):
    """Uvicorn, which leaves signals to the command that started it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal."""
        yield


def address_use(system: str) -> str:
    """Return the socket option by which nobody else has our port and a new start may have it at once.

    `SO_REUSEADDR` lets a second program listen on the same port on Windows.
    """
    return "SO_EXCLUSIVEADDRUSE" if system == "nt" else "SO_REUSEADDR"


@contextlib.contextmanager
def _listening(port: int | None) -> Iterator[socket.socket]:
    """Listen on this machine alone."""
    wanted = (USUAL_PORT, 0) if port is None else (port,)
    # With the protocol named, asyncio sends small pieces at once; without, each waits 40 ms for the one before it.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, getattr(socket, address_use(os.name)), 1)
    with listener:
        for each in wanted:
            try:
                listener.bind((LOOPBACK, each))
                break
            except OSError:
                if each == wanted[-1]:
                    raise UsageError(
                        f"port {each} cannot be had, perhaps since another program has it; "
                        "name another one with --port, or leave --port out"
                    ) from None
        listener.listen(_QUEUE)
        yield listener
