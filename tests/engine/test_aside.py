"""Work of the processor beside an event loop: small pieces in turn, large ones in a thread."""

from __future__ import annotations

import asyncio
import threading

import pytest

from rightsize.engine.aside import LARGE, aside


@pytest.mark.parametrize(("size", "elsewhere"), [(0, False), (LARGE - 1, False), (LARGE, True)])
async def test_large_work_is_done_in_a_thread(size: int, elsewhere: bool) -> None:
    """A hop costs more than small work, and less than the loop's other guests would wait for large work."""
    worker = await aside(size, threading.current_thread)
    assert (worker is not threading.current_thread()) is elsewhere


async def test_others_have_their_turn_before_small_work() -> None:
    """Whoever waits already is not passed by, however many pieces of work follow each other."""
    seen: list[str] = []
    asyncio.get_running_loop().call_soon(seen.append, "other")
    await aside(0, lambda: seen.append("work"))
    assert seen == ["other", "work"]


@pytest.mark.parametrize("size", [0, LARGE])
async def test_what_fails_fails_here(size: int) -> None:
    """A thread is no place for errors to get lost."""

    def fail() -> None:
        raise ValueError("no tree")

    with pytest.raises(ValueError, match="no tree"):
        await aside(size, fail)
