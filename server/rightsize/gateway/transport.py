"""How the worker speaks HTTP to a model server of the user: directly, without proxies or redirects, and with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MAX_LINE = 4 * 1024 * 1024
"""A stream's line holds a token; a server that sends more without a line end is broken or hostile."""

MAX_ERROR = 256 * 1024
"""An error's body is a sentence; more is cut off by closing the connection."""


class DirectTransport(httpx.AsyncBaseTransport):
    """Connections that ignore proxy variables, and responses that cannot fill the memory.

    Redirects are the client's to follow; the worker's client does not, because a prompt goes to the host that the user named and to no other.
    """

    def __init__(self, *, connect_seconds: float) -> None:
        """Open nothing yet; `connect_seconds` bounds each connect, whatever the call's own timeout says."""
        self._inner = httpx.AsyncHTTPTransport(trust_env=False, retries=0)
        self._connect_seconds = connect_seconds

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and bound its response."""
        request.headers["Accept-Encoding"] = "identity"
        request.extensions["timeout"] = {"connect": self._connect_seconds, "read": None, "write": None, "pool": None}
        response = await self._inner.handle_async_request(request)
        if "content-encoding" in response.headers:
            await response.aclose()
            message = "the server compressed its answer although it was told not to"
            raise httpx.RemoteProtocolError(message, request=request)
        limit = MAX_ERROR if response.status_code >= httpx.codes.MULTIPLE_CHOICES else None
        stream = _Bounded(response.stream, limit, request)
        return httpx.Response(response.status_code, headers=response.headers, stream=stream, extensions=response.extensions)

    async def aclose(self) -> None:
        """Close the pooled connections."""
        await self._inner.aclose()


class _Bounded(httpx.AsyncByteStream):
    """A response's bytes, with a bound on each line and, for errors, on the whole."""

    def __init__(self, inner: httpx.AsyncByteStream | httpx.SyncByteStream | object, limit: int | None, request: httpx.Request) -> None:
        self._inner = inner
        self._limit = limit
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        total = line = 0
        async for piece in self._inner:  # type: ignore[attr-defined]
            total += len(piece)
            line = len(piece) - piece.rfind(b"\n") - 1 if b"\n" in piece else line + len(piece)
            if line > MAX_LINE or (self._limit is not None and total > self._limit):
                message = "the server sent more than an answer can hold"
                raise httpx.RemoteProtocolError(message, request=self._request)
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()  # type: ignore[attr-defined]
