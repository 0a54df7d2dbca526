"""One request to a model: what stops it, stops it."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.engine.asking import asked
from rightsize.engine.ports import Delta, End
from rightsize.engine.veil import Outgoing
from rightsize.gateway.fake import FakeGateway
from tests.support.ollama_requests import request

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.engine.ports import Event, Request


class Held(FakeGateway):
    """Answers once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()

    async def complete(self, _request: Request) -> AsyncGenerator[Event, None]:
        """Wait, then give all of a reply."""
        await self.go.wait()
        yield Delta("done")
        yield End("stop", 1, 1, 0.0, None)


@pytest.mark.parametrize("seconds", [10.0, math.inf])
@pytest.mark.parametrize("turns", range(6))
async def test_a_cancel_that_comes_with_the_last_piece_is_not_swallowed(turns: int, seconds: float) -> None:
    """Who is told that the cancel was taken sees it; who came too late has the reply."""
    gateway = Held()
    work = asyncio.ensure_future(asked(gateway, Outgoing(request()), lambda _: None, seconds, lambda _: None))
    await asyncio.sleep(0)
    gateway.go.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    taken = work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    assert work.cancelled() is taken


async def test_what_takes_too_long_is_a_failure() -> None:
    """The sentence names the model."""
    with pytest.raises(ModelFailure, match="llama"):
        await asked(Held(), Outgoing(request()), lambda _: None, 0.001, lambda _: None)
