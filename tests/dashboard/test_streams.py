"""Answers that come in pieces, and callers that go away meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.dashboard.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("turns", range(-4, 5))
async def test_a_caller_that_goes_just_as_a_piece_comes_stops_the_work(turns: int) -> None:
    """However many turns of the loop lie between the two; negative: the caller goes first."""
    gone, stopped = asyncio.Event(), asyncio.Event()

    async def work(tell: Callable[[str], None]) -> None:
        steps = [lambda: tell("a piece"), gone.set]
        try:
            for step in steps if turns >= 0 else reversed(steps):
                step()
                for _ in range(abs(turns)):
                    await asyncio.sleep(0)
            await asyncio.Event().wait()
        finally:
            stopped.set()

    async def receive() -> dict[str, Any]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None:
        """Take what is sent."""

    await asyncio.wait_for(Stream(work)({"type": "http"}, receive, send), 10)

    assert stopped.is_set()
