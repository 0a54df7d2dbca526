"""Time limits for what others do: they swallow no cancel, and do not count time in which this process had no turn.

`asyncio.wait_for` swallowed a cancel before 3.12 when both came at the same moment.  And on a busy machine a loop that
stood still finds what it waited for and the end of the time in one turn: whoever answered long ago would be late.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

TURNS = 10
"""Parts of a limit that the loop must see pass one by one; a longer pause of the loop counts as one of them."""


@asynccontextmanager
async def deadline(seconds: float) -> AsyncIterator[None]:
    """Bound the body; asyncio.TimeoutError is raised when it takes longer."""
    if sys.version_info >= (3, 11):
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(None) as limit:
            with _after(seconds, lambda: limit.reschedule(loop.time())):
                yield
        return
    task = asyncio.current_task()
    if task is None:  # There is always one in a coroutine.
        yield
        return
    expired = False

    def expire() -> None:
        nonlocal expired
        expired = True
        task.cancel()

    try:
        with _after(seconds, expire):
            yield
    except asyncio.CancelledError:
        if expired:
            raise asyncio.TimeoutError from None
        raise


@contextmanager
def _after(seconds: float, act: Callable[[], None]) -> Iterator[None]:
    """Act once so much time has passed in turns of the loop, unless the body has ended before."""
    loop = asyncio.get_running_loop()
    timers: list[asyncio.TimerHandle] = []

    def pass_on(left: int) -> None:
        if left:
            timers[:] = [loop.call_later(seconds / TURNS, pass_on, left - 1)]
        else:
            act()

    pass_on(TURNS)
    try:
        yield
    finally:
        for each in timers:
            each.cancel()
