"""Callers that go away before they are answered."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from starlette.requests import Request

from rightsize.dashboard.bodies import ChatBody
from rightsize.dashboard.desk import Desk
from rightsize.dashboard.endpoints import ask
from rightsize.dashboard.streams import GoneError
from rightsize.settings.resolved import defaults
from tests.support.engine_world import runtime_with

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Explain what a mutex is. " * 2_000


async def test_a_dry_run_that_waits_for_its_turn_is_dropped(tmp_path: Path) -> None:
    """All threads are taken; nobody waits for one in the name of who has gone."""
    desk = Desk(replace(runtime_with(), settings=defaults(tmp_path)))
    app = SimpleNamespace(state=SimpleNamespace(desk=desk))
    free = Event()

    async def gone() -> Any:
        return {"type": "http.disconnect"}

    with ThreadPoolExecutor(1) as threads:
        asyncio.get_running_loop().set_default_executor(threads)
        threads.submit(free.wait)
        with pytest.raises(GoneError):
            await ask(Request({"type": "http", "app": app}, gone), ChatBody(prompt=LONG, dry_run=True))
        free.set()
        await desk.close()
