"""The engine behind the API, by itself."""

from __future__ import annotations

import asyncio

import pytest

from rightsize.dashboard.bodies import ChatBody
from rightsize.dashboard.chat import streamed
from rightsize.dashboard.desk import Desk
from rightsize.dashboard.faults import StoppedError, UnaskedError, WithdrawnError
from tests.support.engine_world import runtime_with


async def test_a_desk_that_is_closed_begins_nothing() -> None:
    """Who asks late gets the last look, and leaves none behind that nobody stops."""
    runtime = runtime_with()
    desk = Desk(runtime)
    await desk.close()
    assert await desk.runtime(patience=0) is runtime
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_work_is_stopped_by_its_name_alone() -> None:
    """Whoever waits for it is told whether somebody wanted that or the server ends."""
    desk = Desk(runtime_with())
    first, second = (asyncio.ensure_future(desk.run(asyncio.Event().wait(), name)) for name in ("first", "second"))
    await asyncio.sleep(0)
    assert [desk.stop(name) for name in ("nobody", "first")] == [False, True]
    with pytest.raises(WithdrawnError):
        await first
    assert (desk.stop("first"), second.done()) == (False, False)
    await desk.close()
    with pytest.raises(StoppedError):
        await second


async def test_all_work_of_a_name_is_stopped() -> None:
    """Nobody is kept from sending two requests with one; what ends by itself leaves the other one stoppable."""
    desk, free = Desk(runtime_with()), asyncio.Event()
    waits = (asyncio.Event().wait(), free.wait(), asyncio.Event().wait())
    first, second, third = (asyncio.ensure_future(desk.run(each, "one")) for each in waits)
    await asyncio.sleep(0)
    free.set()
    assert await second
    assert desk.stop("one")
    for each in (first, third):
        with pytest.raises(WithdrawnError):
            await each
    assert not desk.stop("one")


async def test_nobody_is_said_to_have_stopped_what_cancelled_itself() -> None:
    """That is a fault of ours, also while others are being stopped."""

    async def cancelled_within() -> None:
        raise asyncio.CancelledError

    desk = Desk(runtime_with())
    with pytest.raises(UnaskedError):
        await desk.run(cancelled_within(), "one")


@pytest.mark.parametrize("prompt", ["What is a mutex?", "What is a mutex? " * 5_000], ids=["short", "long"])
async def test_a_request_can_be_stopped_as_soon_as_it_is_there(prompt: str) -> None:
    """Before anybody has looked at the model servers, or for secrets in it."""
    desk, sent = Desk(runtime_with()), list[str]()
    asking = asyncio.ensure_future(streamed(desk, ChatBody(prompt=prompt, id="one"), sent.append))
    await asyncio.sleep(0)
    assert desk.stop("one")
    await asking
    (last,) = sent
    assert last.startswith("event: end\n")
    assert '"interrupted": true' in last
    await desk.close()
