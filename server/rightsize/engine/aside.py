"""Work of the processor that must not hold up whoever else is served: small pieces in turn, large ones in a thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LARGE = 20_000
"""Bytes of code from which on reading it, or checking a doc of it, takes over ten milliseconds."""


async def aside(size: int, work: Callable[[], T]) -> T:
    """Return what `work` on so many bytes of code returns, after others have had their turn.

    A thread shares the interpreter with the loop, which takes it back within a millisecond: that is enough, because
    nothing here keeps the interpreter for long in one call.
    """
    if size >= LARGE:
        return await asyncio.to_thread(work)
    await asyncio.sleep(0)
    return work()
