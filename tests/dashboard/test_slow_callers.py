"""Callers that never end what they send."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from rightsize.dashboard.guard import Guard
from rightsize.dashboard.keys import Keys


async def test_a_body_without_end_holds_no_connection() -> None:
    """Neither the open address nor any other waits for it; what is refused ends the connection."""
    sent: list[Any] = []

    async def never() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    async def unasked(*_: Any) -> None:
        pytest.fail("nobody is asked before the body is whole")

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/health",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:7747")],
    }
    await Guard(unasked, Keys(7747), patience=0.01)(scope, never, send)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]
    assert b"the body was not whole after 0.01 s; send it at once" in sent[1]["body"]
