"""How the worker speaks HTTP to a model server of the user: directly, without proxies or redirects, and with bounds.

It is an httpx transport, because LiteLLM takes one, on aiohttp, because LiteLLM is installed with it and it reads a
stream of one chunk a token in two thirds of the time.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import aiohttp
import httpx
from yarl import URL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

MAX_LINE = 4 * 1024 * 1024
"""A stream's line holds one token; a server that sends more without a line end is broken or hostile."""

MAX_ERROR = 256 * 1024
"""An error's body is a sentence; a longer one breaks the connection."""

_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.ClientPayloadError, httpx.RemoteProtocolError),
    (aiohttp.ServerDisconnectedError, httpx.RemoteProtocolError),
    (aiohttp.ClientResponseError, httpx.RemoteProtocolError),
    (aiohttp.ClientError, httpx.NetworkError),
    (OSError, httpx.NetworkError),
)


def never_follow() -> None:
    """Make a redirect an answer for every client of this process, those of the providers' own libraries too.

    They bring clients of their own, which follow one and take the prompt along; all of them ask this of a response.
    """
    httpx.Response.has_redirect_location = property(lambda _response: False)  # type: ignore[method-assign, assignment]


class DirectTransport(httpx.AsyncBaseTransport):
    """Connections that ignore proxy variables, and responses that cannot fill the memory.

    A redirect is an answer: a prompt goes to the host that the user named and to no other.
    """

    def __init__(self, *, connect_seconds: float) -> None:
        """Open nothing yet; `connect_seconds` bounds each of two tries to connect, and the parent all that follows."""
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=connect_seconds)
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and bound its response."""
        request.headers["Accept-Encoding"] = "identity"
        with _httpx_errors():
            try:
                response = await self._sent(request)
            except aiohttp.ConnectionTimeoutError:
                # A worker that imports or gets no turn is late for its own connection, and nothing was sent yet.
                response = await self._sent(request)
        if "Content-Encoding" in response.headers:
            response.close()
            raise httpx.RemoteProtocolError("the server compressed its answer although it was told not to")
        if response.status == httpx.codes.OK and response.content_type == "text/html":
            response.release()
            raise httpx.RemoteProtocolError("the server answered with a page of HTML")
        limit = MAX_ERROR if response.status >= httpx.codes.MULTIPLE_CHOICES else None
        headers = list(response.headers.items())
        return httpx.Response(response.status, headers=headers, stream=_Bounded(response, limit))

    async def aclose(self) -> None:
        """Keep the connections: LiteLLM wraps a second client around the transport for a second try, and closes it.

        Other calls go on over the same session, which ends with the process.
        """

    async def _sent(self, request: httpx.Request) -> aiohttp.ClientResponse:
        return await self._open_session().request(
            request.method,
            URL(str(request.url), encoded=True),
            headers=request.headers.multi_items(),
            data=await request.aread() or None,
            allow_redirects=False,
        )

    def _open_session(self) -> aiohttp.ClientSession:
        """Return the session, made inside the loop that it belongs to."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=self._timeout, trust_env=False, auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session


class _Bounded(httpx.AsyncByteStream):
    """A response's bytes, with a bound on each line and, for errors, on the whole."""

    def __init__(self, response: aiohttp.ClientResponse, limit: int | None) -> None:
        self._response = response
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        total = line = 0
        with _httpx_errors():
            async for piece in self._response.content.iter_any():
                total += len(piece)
                end = piece.rfind(b"\n")
                line = line + len(piece) if end < 0 else len(piece) - end - 1
                if line > MAX_LINE or (self._limit is not None and total > self._limit):
                    raise httpx.RemoteProtocolError("the server sent more than an answer can hold")
                yield piece

    async def aclose(self) -> None:
        """Break the connection, unless the answer was read to its end."""
        self._response.close()


@contextmanager
def _httpx_errors() -> Iterator[None]:
    """Raise aiohttp's errors as those of httpx, which LiteLLM knows."""
    try:
        yield
    except (aiohttp.ClientError, OSError) as error:
        known = next(ours for theirs, ours in _ERRORS if isinstance(error, theirs))
        raise known(f"{known.__name__}: {error}") from error
