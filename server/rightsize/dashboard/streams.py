"""Answers that come in pieces: server-sent events, and work that stops when its caller goes away."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.responses import Response

from rightsize.dashboard.problems import written

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping

    from starlette.types import Receive, Scope, Send

    Told = Callable[[str], None]
    Work = Callable[[Told], Coroutine[Any, Any, None]]

T = TypeVar("T")

ALIVE_SECONDS = 15.0
"""After which a line is sent that says nothing, so that nobody in between takes the connection for dead."""

_ALIVE = ": alive\n\n"


def event(name: str, data: Any) -> str:
    """Return one event with a name; its JSON has no line ends."""
    return f"event: {name}\ndata: {written(data)}\n\n"


class GoneError(Exception):
    """The caller has gone; nobody hears an answer."""


async def while_there(receive: Receive, work: Awaitable[T]) -> T:
    """Return what the work gives; it is stopped when the caller goes away.

    Raises:
        GoneError: the caller has gone.
    """
    doing, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({doing, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise GoneError
        return doing.result()
    finally:
        for each in (doing, gone):
            each.cancel()
        await asyncio.gather(doing, gone, return_exceptions=True)


class Stream(Response):
    """An answer of server-sent events, written while the work tells of them."""

    media_type = "text/event-stream"

    def __init__(self, work: Work, headers: Mapping[str, str] | None = None) -> None:
        """Take work that is told how to send; it begins when the answer does and ends with it."""
        super().__init__(headers={"cache-control": "no-store", **(headers or {})})
        del self.headers["content-length"]
        self._work = work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        """Send the head, then every event as it comes; a caller that goes away stops the work."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        with suppress(GoneError):
            await while_there(receive, self._write(send))

    async def _write(self, send: Send) -> None:
        told: asyncio.Queue[str | None] = asyncio.Queue()
        working = asyncio.ensure_future(self._work(told.put_nowait))
        working.add_done_callback(lambda _: told.put_nowait(None))
        try:
            while (text := await _next(told)) is not None:
                await send({"type": "http.response.body", "body": text.encode("ascii"), "more_body": True})
            await working
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _next(told: asyncio.Queue[str | None]) -> str | None:
    """Return all that waits to be sent as one text, a sign of life where nothing does, or None at the end."""
    first = asyncio.ensure_future(told.get())
    try:
        # `asyncio.wait_for` swallowed a cancel before 3.12 that came with what it waited for.
        await asyncio.wait({first}, timeout=ALIVE_SECONDS)
        if not first.done():
            return _ALIVE
        parts = [first.result()]
    finally:
        first.cancel()
    if parts[0] is None:
        return None
    while not told.empty():
        following = told.get_nowait()
        if following is None:
            told.put_nowait(None)
            break
        parts.append(following)
    return "".join(each for each in parts if each is not None)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
