"""The engine behind the API, by itself."""

from __future__ import annotations

import asyncio

from rightsize.dashboard.desk import Desk
from tests.support.engine_world import runtime_with


async def test_a_desk_that_is_closed_begins_nothing() -> None:
    """Who asks late gets the last look, and leaves none behind that nobody stops."""
    runtime = runtime_with()
    desk = Desk(runtime)
    await desk.close()
    assert await desk.runtime(patience=0) is runtime
    assert asyncio.all_tasks() == {asyncio.current_task()}
