"""HTTP as Go's net/http and gin write it, byte for byte: heads, chunk framing, JSON with Go's escapes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable

REASONS = {
    200: "OK",
    204: "No Content",
    301: "Moved Permanently",
    307: "Temporary Redirect",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
}
JSON = "application/json; charset=utf-8"
BARE_JSON = "application/json"
NDJSON = "application/x-ndjson"
PLAIN = "text/plain"
CHUNKED_FROM = 2048
"""Bodies longer than Go's write buffer leave in one chunk; shorter ones get a Content-Length."""


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request as it came, with its header names in lower case."""

    method: str
    target: str
    version: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A whole response.

    Attributes:
        chunked: force chunk framing; by default it depends on the body's length.
        headers: those that Go sorts before and after `Content-Type`.
    """

    status: int
    body: bytes = b""
    content_type: str | None = JSON
    headers: tuple[tuple[str, str], ...] = field(default=())
    chunked: bool = False
    no_length: bool = False


def go_json(value: Any) -> bytes:
    """Encode as Go's encoding/json does: compact, UTF-8, `<`, `>` and `&` escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _SMALL_FLOAT.sub(lambda found: f"{float(found[0]):.12f}".rstrip("0"), text)
    for plain, escaped in (
        ("&", "\\u0026"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(plain, escaped)
    return text.encode()


def error(status: int, message: str, **more: Any) -> HttpResponse:
    """Return gin's `{"error": …}`, found before a model was touched."""
    return HttpResponse(status, go_json({"error": message, **more}))


def late_error(status: int, message: str, *, stream: bool) -> HttpResponse:
    """Return an error of the model, which a streamed request gets chunked and without a charset."""
    if not stream:
        return error(status, message)
    return HttpResponse(status, go_json({"error": message}), BARE_JSON, chunked=True)


def go_time(nanoseconds: int) -> str:
    """Return RFC 3339 with nanoseconds, trailing zeros dropped, as Go prints a time in UTC."""
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    whole = datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    fraction = f"{rest:09d}".rstrip("0")
    return f"{whole}.{fraction}Z" if fraction else f"{whole}Z"


def head(
    status: int, content_type: str | None, *, headers: Iterable[tuple[str, str]] = (), version: str = "HTTP/1.1"
) -> bytes:
    """Return the status line and headers, Go's own sorted by name with `Date` after them."""
    own = sorted([*headers, *([("Content-Type", content_type)] if content_type else [])], key=lambda each: each[0])
    lines = [
        f"{version} {status} {REASONS[status]}",
        *(f"{name}: {value}" for name, value in own),
        f"Date: {formatdate(usegmt=True)}",
    ]
    return "\r\n".join(lines).encode()


def whole(response: HttpResponse, *, method: str = "GET", version: str = "HTTP/1.1") -> bytes:
    """Return the bytes of a response that is written at once."""
    start = head(response.status, response.content_type, headers=response.headers, version=version)
    if version == "HTTP/1.0":
        return start + b"\r\n\r\n" + response.body
    if response.no_length or response.status == 204:
        return start + b"\r\n\r\n"
    if response.chunked or len(response.body) > CHUNKED_FROM:
        if method == "HEAD":
            return start + b"\r\n\r\n"
        return start + b"\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(response.body) + LAST_CHUNK
    framed = b"" if method == "HEAD" else response.body
    return start + f"\r\nContent-Length: {len(response.body)}\r\n\r\n".encode() + framed


_SMALL_FLOAT = re.compile(r"(?<=[:,\[])-?\d(?:\.\d+)?e-0[56](?=[,\]}])")
"""Python turns to exponents at 1e-05, Go only at 1e-07."""

LAST_CHUNK = b"0\r\n\r\n"


def chunk(data: bytes) -> bytes:
    """Frame one chunk."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


async def read_request(reader: asyncio.StreamReader, already: bytes = b"") -> HttpRequest | None:
    """Read one request, or return None at the end of the connection."""
    data = already
    while b"\r\n\r\n" not in data:
        more = await reader.read(65536)
        if not more:
            return None
        data += more
    raw_head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = raw_head.decode("latin-1").split("\r\n")
    method, target, version = first.split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        more = await reader.read(65536)
        if not more:
            return None
        body += more
    return HttpRequest(method, target, version, headers, body[:length])
