"""JSON-RPC over the pipes of a server, as an editor speaks it; every message is remembered."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

PATIENCE = 180.0
"""Seconds until a test gives up: a busy machine starts server and child in a minute.  Nothing is measured by it."""

SILENCE = object()
"""What a handler returns to leave a request of the server unanswered."""


class ServerGone(Exception):  # noqa: N818 - it is no error of the test
    """The server ended while an answer was awaited."""


class Connection:
    """JSON-RPC over the pipes of a server process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.on_request: Callable[[dict[str, Any]], Awaitable[Any]] | None = None
        self.seen: list[dict[str, Any]] = []
        self._changed = asyncio.Condition()
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._last = 0
        self._work: set[asyncio.Task[None]] = set()
        self.reading = asyncio.ensure_future(self._read())

    def send_bytes(self, data: bytes) -> None:
        """Write anything at all."""
        assert self.process.stdin is not None
        self.process.stdin.write(data)

    def send(self, message: Mapping[str, Any]) -> None:
        """Write one message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        self.send({"method": method, "params": params})

    def begin(self, method: str, params: Any = None) -> tuple[int, asyncio.Future[dict[str, Any]]]:
        """Send a request and return its id and what will be the answer."""
        self._last += 1
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[self._last] = future
        self.send({"id": self._last, "method": method, "params": params})
        return self._last, future

    @property
    def last_id(self) -> int:
        """The id of the last request."""
        return self._last

    async def ask(self, method: str, params: Any = None) -> Any:
        """Send a request and return its result; an error answer is returned as it is."""
        answer = await asyncio.wait_for(self.begin(method, params)[1], PATIENCE)
        return answer["error"] if "error" in answer else answer["result"]

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something that messages bring about is true, and return it."""

        async def wait() -> Any:
            async with self._changed:
                while not (found := holds()):
                    if self.reading.done() and not holds():
                        raise ServerGone
                    await self._changed.wait()
                return found

        return await asyncio.wait_for(wait(), PATIENCE)

    def said(self, method: str) -> list[Any]:
        """Return the parameters of every message of a kind that the server sent."""
        return [each["params"] for each in self.seen if each.get("method") == method]

    async def _read(self) -> None:
        assert self.process.stdout is not None
        try:
            while True:
                header = await self.process.stdout.readuntil(b"\r\n\r\n")
                length = int(header.lower().split(b"content-length:")[1].split()[0])
                message = json.loads(await self.process.stdout.readexactly(length))
                await self._take(message)
        except (asyncio.IncompleteReadError, ConnectionError):
            for each in self._answers.values():
                if not each.done():
                    each.set_exception(ServerGone())
                    each.exception()
        finally:
            async with self._changed:
                self._changed.notify_all()

    async def _take(self, message: dict[str, Any]) -> None:
        self.seen.append(message)
        if "method" not in message:
            future = self._answers.pop(message["id"], None) if isinstance(message["id"], int) else None
            if future is not None and not future.done():
                future.set_result(message)
        elif "id" in message and self.on_request is not None:
            task = asyncio.ensure_future(self._answer(message, self.on_request))
            self._work.add(task)
            task.add_done_callback(self._work.discard)
        async with self._changed:
            self._changed.notify_all()

    async def _answer(self, message: dict[str, Any], handler: Callable[[dict[str, Any]], Awaitable[Any]]) -> None:
        result = await handler(message)
        if result is not SILENCE:
            self.send({"id": message["id"], "result": result})
        async with self._changed:
            self._changed.notify_all()
