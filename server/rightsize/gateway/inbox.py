"""The frames of one call on their way from the worker to whoever reads its reply."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.gateway.wire import Frame

LAST_FRAMES = frozenset({"end", "error", "cancelled", "lost"})
"""After one of these, nothing more comes for a call."""


class Inbox:
    """A queue with one reader who waits no longer than it wants to."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._frames: deque[Frame] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self.over = asyncio.Event()
        """Set with the last frame, read or not."""

    def put(self, frame: Frame) -> None:
        """Add a frame; those after the last one are dropped."""
        if self.over.is_set():
            return
        self._frames.append(frame)
        if frame["type"] in LAST_FRAMES:
            self.over.set()
        self._wake()

    async def get(self, seconds: float) -> Frame | None:
        """Return the next frame, or None when none came in time."""
        if not self._frames:
            loop = asyncio.get_running_loop()
            self._waiter = loop.create_future()
            timer = loop.call_later(seconds, self._wake)
            try:
                await self._waiter
            finally:
                timer.cancel()
                self._waiter = None
        return self._frames.popleft() if self._frames else None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
