"""A request and its JSON answer over a connection of our own, for looking at a model server without LiteLLM.

It knows no proxies, redirects, cookies or compression, and nothing that a server sends makes it wait or grow for ever.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.engine.deadline import deadline

if TYPE_CHECKING:
    from rightsize.gateway.hosts import Address

MAX_BODY = 2 * 1024 * 1024
"""A list of a thousand models is half of this; more would also hold up the loop while it is parsed."""
_MAX_HEADERS = 100
_BODILESS = frozenset({204, 304})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for connecting and for the whole exchange."""

    connect: float = 0.5
    total: float = 5.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its status and its JSON, or None where the body is none."""

    status: int
    value: Any


class RefusedError(Exception):
    """Nobody listens there."""


class SilentError(Exception):
    """Somebody listens there and does not answer in time."""


class MovedError(Exception):
    """The server sends whoever asks on to another place, to which nobody follows; its text is that address."""


class NotHttpError(Exception):
    """What answers there does not speak HTTP, or sends more than any answer can hold."""


async def ask(address: Address, method: str, path: str, body: Any = None, *, limits: Limits) -> Answer:
    """Send one request and read its answer.

    Raises:
        RefusedError, SilentError, MovedError, NotHttpError: whatever else can happen.
    """
    reader, writer = await _connect(address, limits.connect)
    try:
        async with deadline(limits.total):
            return await _exchange(reader, writer, _request(address, method, path, body))
    except (asyncio.TimeoutError, TimeoutError):
        raise SilentError from None
    except (ValueError, EOFError, OSError) as error:
        raise NotHttpError(str(error)) from None
    finally:
        writer.transport.abort()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def knock(address: Address, *, limits: Limits) -> None:
    """Find out whether anybody takes connections there.

    Raises:
        RefusedError: nobody does.
    """
    _, writer = await _connect(address, limits.connect)
    writer.transport.abort()


async def _connect(address: Address, seconds: float) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    secure = None
    if address.secure:
        import ssl

        secure = ssl.create_default_context()
    try:
        async with deadline(seconds):
            return await asyncio.open_connection(address.host, address.port, ssl=secure)
    except (OSError, asyncio.TimeoutError) as error:
        raise RefusedError(str(error)) from None


def _request(address: Address, method: str, path: str, body: Any) -> bytes:
    data = b"" if body is None else json.dumps(body).encode()
    host = f"[{address.host}]" if ":" in address.host else address.host
    lines = [
        f"{method} {address.path}{path} HTTP/1.1",
        f"Host: {host}:{address.port}",
        "User-Agent: rightsize",
        "Accept: application/json",
        "Connection: close",
    ]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(data)}"]
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + data


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> Answer:
    writer.write(request)
    await writer.drain()
    status, headers = await _read_head(reader)
    if status in _MOVED and "location" in headers:
        raise MovedError(headers["location"])
    raw = b"" if status in _BODILESS else await _read_body(reader, headers)
    try:
        return Answer(status, json.loads(raw))
    except (ValueError, RecursionError):
        return Answer(status, None)


async def _line(reader: asyncio.StreamReader) -> bytes:
    line = await reader.readline()
    if not line.endswith(b"\n"):
        raise EOFError("the answer breaks off")
    return line


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    first = (await _line(reader)).split(None, 2)
    if len(first) < 2 or not (first[0].startswith(b"HTTP/1.") and first[1].isdigit()):  # noqa: PLR2004 - two words
        raise ValueError("the answer is no HTTP")
    headers: dict[str, str] = {}
    for _ in range(_MAX_HEADERS):
        line = (await _line(reader)).strip()
        if not line:
            return int(first[1]), headers
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    raise ValueError("the answer has too many headers")


async def _read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return await _read_chunks(reader)
    if "content-length" in headers:
        return await reader.readexactly(_bounded(int(headers["content-length"])))
    parts: list[bytes] = []
    size = 0
    while part := await reader.read(65_536):
        size = _bounded(size + len(part))
        parts.append(part)
    return b"".join(parts)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        length = int((await _line(reader)).partition(b";")[0], 16)
        if length == 0:
            return b"".join(parts)
        size = _bounded(size + length)
        parts.append(await reader.readexactly(length))
        await reader.readexactly(2)


def _bounded(size: int) -> int:
    if not 0 <= size <= MAX_BODY:
        raise ValueError("the answer is larger than any list of models")
    return size
