"""How the worker speaks HTTP to a model server of the user: directly, without proxies or redirects, and with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MAX_LINE = 4 * 1024 * 1024
"""A stream's line holds one token; a server that sends more without a line end is broken or hostile."""

MAX_ERROR = 256 * 1024
"""An error's body is a sentence; a longer one breaks the connection."""


class DirectTransport(httpx.AsyncBaseTransport):
    """Connections that ignore proxy variables, and responses that cannot fill the memory.

    Redirects are the client's to follow, and the worker's client follows none: a prompt goes to the host that the user
    named and to no other.
    """

    def __init__(self, *, connect_seconds: float) -> None:
        """Open nothing yet; `connect_seconds` bounds each connect, and the parent bounds everything after it."""
        self._inner = httpx.AsyncHTTPTransport(trust_env=False, retries=0)
        self._timeout = {"connect": connect_seconds, "read": None, "write": None, "pool": None}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and bound its response."""
        request.headers["Accept-Encoding"] = "identity"
        request.extensions["timeout"] = self._timeout
        response = await self._inner.handle_async_request(request)
        if "content-encoding" in response.headers:
            await response.aclose()
            raise httpx.RemoteProtocolError("the server compressed its answer although it was told not to")
        limit = MAX_ERROR if response.status_code >= httpx.codes.MULTIPLE_CHOICES else None
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=_Bounded(response, limit),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close the pooled connections."""
        await self._inner.aclose()


class _Bounded(httpx.AsyncByteStream):
    """A response's bytes, with a bound on each line and, for errors, on the whole."""

    def __init__(self, response: httpx.Response, limit: int | None) -> None:
        self._response = response
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        total = line = 0
        async for piece in self._response.aiter_raw():
            total += len(piece)
            end = piece.rfind(b"\n")
            line = line + len(piece) if end < 0 else len(piece) - end - 1
            if line > MAX_LINE or (self._limit is not None and total > self._limit):
                raise httpx.RemoteProtocolError("the server sent more than an answer can hold")
            yield piece

    async def aclose(self) -> None:
        await self._response.aclose()
