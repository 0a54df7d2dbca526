"""Callers that never end what they send, and many at once: each loses its connection, and nobody else does."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from rightsize.dashboard.connections import Bounds
from rightsize.dashboard.serving import serve
from tests.support.engine_world import runtime_with

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rightsize.dashboard.keys import Keys

LONG = 3600.0
SHORT = 0.05


class Slow(NamedTuple):
    """What is sent and never ended; `HOST` and `KEY` stand for the server's own headers.

    Attributes:
        statuses: what it is answered before its connection ends.
        bounds: only what ends this caller is short, so that nothing else can.
    """

    why: str
    sent: str
    statuses: list[int]
    bounds: Bounds


HEAD, BODY, NEITHER = Bounds(head=SHORT, body=LONG), Bounds(head=LONG, body=SHORT), Bounds(head=LONG, body=LONG)
JSON = "Content-Type: application/json\r\n"
ENDLESS = f"{JSON}Transfer-Encoding: chunked\r\n\r\n" + "5\r\n[[[[[\r\n" * 40

SLOW = [
    Slow("nothing at all", "", [], HEAD),
    Slow("half of a head", "POST /api/chat HTTP/1.1\r\nHost: 127", [], HEAD),
    Slow("half of a head after a request", "GET /health HTTP/1.1\r\nHOST\r\nGET /hea", [200], HEAD),
    Slow("the body of what takes none", "GET /health HTTP/1.1\r\nHOSTContent-Length: 9\r\n\r\n{", [200], HEAD),
    Slow("half of a body", f"POST /api/chat HTTP/1.1\r\nHOSTKEY{JSON}Content-Length: 9\r\n\r\n{{", [408], BODY),
    Slow("chunks without end", f"POST /api/chat HTTP/1.1\r\nHOSTKEY{ENDLESS}", [408], BODY),
    Slow("the same without the secret", f"POST /api/chat HTTP/1.1\r\nHOST{ENDLESS}", [401], NEITHER),
    Slow("the same for another host", f"POST /api/chat HTTP/1.1\r\nHost: evil.example\r\n{ENDLESS}", [403], NEITHER),
    Slow("the same as a form", f"POST /api/chat HTTP/1.1\r\nHOSTKEY{ENDLESS}".replace("json", "x"), [415], NEITHER),
    Slow("more than fits", f"POST /api/chat HTTP/1.1\r\nHOSTKEY{ENDLESS}1E8481\r\n" + " " * 2_000_001, [413], NEITHER),
    Slow("two hosts", f"POST /api/chat HTTP/1.1\r\nHOSTHost: evil.example\r\nKEY{ENDLESS}", [400], NEITHER),
]


@asynccontextmanager
async def serving(bounds: Bounds) -> AsyncIterator[Keys]:
    """Run the server in this process."""
    listens: asyncio.Future[Keys] = asyncio.get_running_loop().create_future()
    server = asyncio.ensure_future(serve(runtime_with(), None, listens.set_result, bounds))
    try:
        yield await listens
    finally:
        server.cancel()
        await asyncio.gather(server, return_exceptions=True)


@pytest.mark.parametrize("slow", SLOW, ids=lambda each: each.why)
async def test_who_never_ends_holds_no_connection(slow: Slow) -> None:
    """Its connection is closed, after the reason where there is a request to answer."""
    async with serving(slow.bounds) as keys:
        host, key = f"Host: 127.0.0.1:{keys.port}\r\n", f"Authorization: Bearer {keys.secret}\r\n"
        reader, writer = await asyncio.open_connection("127.0.0.1", keys.port)
        writer.write(slow.sent.replace("HOST", host).replace("KEY", key).encode())
        answers = (await reader.read()).split(b"HTTP/1.1 ")[1:]
        writer.close()

    assert [int(each[:3]) for each in answers] == slow.statuses
    assert [each for each in answers if not each.startswith(b"200") and b"connection: close" not in each.lower()] == []


async def test_of_too_many_the_one_that_waits_longest_makes_room() -> None:
    """Who asks is served, and those that came later wait on."""
    async with serving(Bounds(head=LONG, connections=3)) as keys:
        silent = [await asyncio.open_connection("127.0.0.1", keys.port) for _ in range(3)]
        reader, writer = await asyncio.open_connection("127.0.0.1", keys.port)
        for each in (writer, silent[2][1]):
            each.write(f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{keys.port}\r\n\r\n".encode())
        answers = [await each.readline() for each in (reader, silent[2][0], silent[0][0])]
        for _, each in (*silent, (reader, writer)):
            each.close()

    assert answers == [b"HTTP/1.1 200 OK\r\n"] * 2 + [b""]
