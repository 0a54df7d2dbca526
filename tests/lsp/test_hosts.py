"""Two model servers behind one editor: where one dies the other answers, and a cancel reaches the one that writes."""

from __future__ import annotations

import asyncio
import json
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.first_minutes import SOURCE, good_answer, models
from tests.support.lsp_connection import PATIENCE
from tests.support.lsp_editor import running
from tests.support.lsp_profiles import VSCODE
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.stdio, pytest.mark.slow]

GRANITE = "granite4.1:3b"
ENDLESS = Reply(tokens=tuple(f'"w{number}", ' for number in range(3000)), delay=0.02)


@contextmanager
def two(answer: Callable[[Any], Reply]) -> Iterator[tuple[OllamaSimulator, OllamaSimulator, dict[str, Any]]]:
    """Serve one model at two hosts, the first of which answers as told; the third value is an editor's settings."""
    with simulator(models(GRANITE, answer=answer)) as first, simulator(models(GRANITE)) as second:
        yield first, second, {"gateway": {"hosts": [first.url, {"host": second.url, "atOnce": 2}]}}


def calls(state: Path) -> list[tuple[str, str | None, bool]]:
    """Return host, failure and whether it was the last one, of every call in the ledger."""
    lines = [json.loads(line) for file in state.rglob("ledger-*.jsonl") for line in file.read_text().splitlines()]
    return [(each["host"], each["failure"], each["final"]) for each in lines if each["event"] == "call"]


async def test_a_host_that_dies_in_mid_stream_costs_nobody_anything(tmp_path: Path) -> None:
    """The doc lands once, from the other host, nobody is told of anything, and the ledger has both attempts."""
    world = {"RIGHTSIZE_STATE_FOLDER": str(tmp_path)}
    with two(lambda body: replace(good_answer(body), ends="cut", after=3)) as (first, second, settings):
        async with running(VSCODE, settings, environment=world) as editor:
            uri = editor.open(SOURCE)
            text = await editor.document(uri, SOURCE.index("add"))
            assert text.count("Return the sum of two values.") == 1
            assert editor.texts[uri].version == 1
            assert not editor.server.said("window/showMessage")
            assert await editor.quit() == 0
        assert calls(tmp_path) == [(first.url, "disconnected", False), (second.url, None, True)]


async def test_a_host_that_is_not_there_is_never_missed(tmp_path: Path) -> None:
    """A dead first host is found out by the look, and the task's first attempt goes to the other one."""
    world = {"RIGHTSIZE_STATE_FOLDER": str(tmp_path)}
    with simulator(models(GRANITE)) as living:
        settings = {"gateway": {"hosts": ["http://127.0.0.1:9", living.url]}}
        async with running(VSCODE, settings, environment=world) as editor:
            uri = editor.open(SOURCE)
            assert "Return the sum" in await editor.document(uri, SOURCE.index("add"))
            assert not editor.server.said("window/showMessage")
            assert await editor.quit() == 0
        assert calls(tmp_path) == [(living.url, None, True)]


async def test_a_cancel_reaches_the_host_that_writes(tmp_path: Path) -> None:
    """The server sees the connection closed and stops; the other host was asked for nothing."""
    with two(lambda _: ENDLESS) as (first, second, settings):
        async with running(VSCODE, settings, environment={"RIGHTSIZE_STATE_FOLDER": str(tmp_path)}) as editor:
            uri = editor.open(SOURCE)
            await editor.run((await editor.actions(uri, SOURCE.index("add")))[0])

            def writes() -> bool:
                return any(each.tokens > 2 for each in first.asked("/api/chat"))

            assert await asyncio.to_thread(first.wait_until, writes, PATIENCE)
            (begun,) = [each for each in editor.server.said("$/progress") if each["value"]["kind"] == "begin"]
            editor.server.notify("window/workDoneProgress/cancel", {"token": begun["token"]})
            (chat,) = first.asked("/api/chat")
            assert await asyncio.to_thread(first.wait_until, lambda: chat.disconnected_at is not None, PATIENCE)
            assert chat.after_disconnect <= 1
            assert not second.asked("/api/chat")
