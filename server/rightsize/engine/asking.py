"""Ask a model: the one place where a request meets the gateway, and where a reply without end or bounds is refused."""

from __future__ import annotations

import asyncio
import math
from contextlib import aclosing, nullcontext
from typing import TYPE_CHECKING

from rightsize.engine.broken import CUT, ENDLESS, OUT_OF_TIME
from rightsize.engine.deadline import deadline
from rightsize.engine.ports import Delta, End, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.engine.ports import Gateway, Request
    from rightsize.engine.veil import Outgoing

LONGEST_REPLY = 200_000
"""Characters; a reply that grows past this has long left any budget, and the stream is closed."""


async def asked(
    gateway: Gateway,
    sent: Outgoing,
    show: Callable[[str], None],
    seconds: float,
    tell: Callable[[str], None],
) -> tuple[str, End]:
    """Return one reply, whole; when the seconds are over the stream is closed, and the server stops.

    Parameters:
        tell: told of each piece as it comes.

    Raises:
        ModelFailure: the gateway's, or that the reply outgrew every budget, has no end, or took too long.
    """
    try:
        async with nullcontext() if math.isinf(seconds) else deadline(seconds):
            return await _collected(gateway, sent.request, show, tell)
    except asyncio.TimeoutError:
        raise OUT_OF_TIME.failure(sent.request.model.ollama_model) from None


async def _collected(
    gateway: Gateway, request: Request, show: Callable[[str], None], tell: Callable[[str], None]
) -> tuple[str, End]:
    pieces: list[str] = []
    length = 0
    async with aclosing(gateway.complete(request)) as events:
        async for event in events:
            if isinstance(event, Progress):
                show(event.sentence)
            elif isinstance(event, Delta):
                pieces.append(event.text)
                length += len(event.text)
                if length > LONGEST_REPLY:
                    raise ENDLESS.failure(request.model.ollama_model)
                tell(event.text)
            else:
                return "".join(pieces), event
    raise CUT.failure(request.model.ollama_model)
