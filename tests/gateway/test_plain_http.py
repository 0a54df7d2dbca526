"""Our own small HTTP against servers that do everything wrong."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from rightsize.gateway.hosts import Address, address_of
from rightsize.gateway.plain_http import Answer, Limits, MovedError, NotHttpError, RefusedError, SilentError, ask

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

QUICK = Limits(connect=0.5, total=0.5)


@asynccontextmanager
async def saying(answer: bytes, *, stay: bool = False) -> AsyncIterator[Address]:
    """A server that says one thing to whoever comes, and hangs up unless it is to stay."""
    handling: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handling.add(asyncio.current_task())
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        try:
            await writer.drain()
            if stay:
                await reader.read()
        except ConnectionError:
            pass
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = address_of(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    assert address is not None
    try:
        yield address
    finally:
        server.close()
        await asyncio.gather(*filter(None, handling))


GOOD = {
    "with a length": b'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{"a":1}',
    "in chunks": b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\n{"a"\r\n3\r\n:1}\r\n0\r\n\r\n',
    "until the end": b'HTTP/1.0 200 OK\r\n\r\n{"a":1}',
}


@pytest.mark.parametrize("how", GOOD)
async def test_an_answer_in_each_framing(how: str) -> None:
    """Ollama uses the first two, HTTP/1.0 the third."""
    async with saying(GOOD[how]) as address:
        assert await ask(address, "GET", "/", limits=QUICK) == Answer(200, {"a": 1})


NO_JSON = {
    "a page": b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
    "half a list": b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n["',
    "nothing": b"HTTP/1.1 204 No Content\r\n\r\n",
    "too deep": b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 200_000,
}


@pytest.mark.parametrize("what", NO_JSON)
async def test_a_body_that_is_no_json_is_none(what: str) -> None:
    """The status still counts."""
    async with saying(NO_JSON[what]) as address:
        assert (await ask(address, "GET", "/", limits=QUICK)).value is None


async def test_who_is_sent_on_does_not_go() -> None:
    """But knows where to."""
    answer = b"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
    async with saying(answer) as address:
        with pytest.raises(MovedError, match=r"^http://127\.0\.0\.1:9/$"):
            await ask(address, "GET", "/", limits=QUICK)


async def test_a_server_that_speaks_no_tls_is_told_apart() -> None:
    """It is there, so nobody should be told to start it."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    async with server:
        address = address_of(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        assert address is not None
        with pytest.raises(RefusedError, match=r"\[SSL"):
            await ask(address, "GET", "/", limits=Limits(connect=30.0))


BAD = {
    "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n",
    "nothing at all": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-",
    "a status in words": b"HTTP/1.1 OK\r\n\r\n",
    "a length in words": b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
    "a negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "a length of terabytes": b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999999\r\n\r\n",
    "a body that breaks off": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
    "a chunk of terabytes": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
    "a chunk size in words": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n",
    "headers without end": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000,
    "a header without end": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
    "a body without end": b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 3_000_000,
}


@pytest.mark.parametrize("what", BAD)
async def test_what_is_no_http_is_told_so(what: str) -> None:
    """Always the same exception, never a hang, never much memory."""
    async with saying(BAD[what]) as address:
        with pytest.raises(NotHttpError):
            await ask(address, "GET", "/", limits=QUICK)


SLOW = {
    "silence": b"",
    "half a head": b"HTTP/1.1 200 OK\r\n",
    "half a body": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
}


@pytest.mark.parametrize("what", SLOW)
async def test_a_server_that_stops_talking_is_left(what: str) -> None:
    """One limit for the whole exchange, so a byte now and then buys no time."""
    async with saying(SLOW[what], stay=True) as address:
        with pytest.raises(SilentError):
            await ask(address, "GET", "/", limits=QUICK)


async def test_nobody_there_is_refused() -> None:
    """A closed port answers at once."""
    address = address_of("http://127.0.0.1:9")
    assert address is not None
    with pytest.raises(RefusedError):
        await ask(address, "GET", "/", limits=QUICK)
