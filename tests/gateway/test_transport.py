"""The worker's own connections: a try that came too late for want of a turn is made once more."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from rightsize.gateway.transport import DirectTransport
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator


class LateLoop(asyncio.SelectorEventLoop):
    """A loop that stands still for a minute while it connects, as often as it is told."""

    lost = 0.0
    late = 0

    def time(self) -> float:
        """Return the loop's time, what was lost included."""
        return super().time() + self.lost

    async def sock_connect(self, sock: socket.socket, address: Any) -> None:
        """Connect, perhaps late."""
        await super().sock_connect(sock, address)
        if self.late:
            self.late -= 1
            self.lost += 60
            await asyncio.sleep(0)


@contextmanager
def late_loop(times: int) -> Iterator[LateLoop]:
    """Give a loop that is late so often, and close it."""
    loop = LateLoop()
    loop.late = times
    try:
        yield loop
    finally:
        loop.close()


async def _status(url: str) -> int:
    """Return the status of one answer."""
    transport = DirectTransport(connect_seconds=0.5)
    try:
        response = await transport.handle_async_request(httpx.Request("GET", f"{url}/api/version"))
        await response.aclose()
        return response.status_code
    finally:
        await transport._open_session().close()


def test_one_late_connection_is_made_again() -> None:
    """The request is sent once."""
    with simulator([]) as server, late_loop(1) as loop:
        assert loop.run_until_complete(_status(server.url)) == 200
        assert len(server.asked("/api/version")) == 1


def test_a_host_that_takes_none_is_given_up() -> None:
    """After the second one that is a failure to connect; the next request tries anew."""
    with simulator([]) as server, late_loop(2) as loop:
        with pytest.raises(httpx.ConnectTimeout):
            loop.run_until_complete(_status(server.url))
        assert loop.run_until_complete(_status(server.url)) == 200
