"""The engine behind the API, by itself."""

from __future__ import annotations

import asyncio

import pytest

from rightsize.dashboard.desk import Desk
from rightsize.dashboard.faults import StoppedError, WithdrawnError
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
