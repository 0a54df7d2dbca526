"""What goes wrong in the middle of a review: it is told, what was found stays, and nothing is ever called clean."""

from __future__ import annotations

import asyncio
import json
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.lsp.test_review import messages, shown
from tests.lsp.test_review_course import FOUND, LONG, file_review, heavy
from tests.support.lsp_connection import PATIENCE
from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

IN_CHUNKS = {"review": {"chunkBytes": 2_000}, "ladder": {"max_attempts": 2}}
SHORT = "def first(a):\n    return a / 0\n"
CLEAN = json.dumps({"examined": [{"symbol": "first", "quote": "return a / 0"}], "findings": []})

TROUBLE = {
    "it fails at the second part": (Reply(status=500, error="boom"), "failed at work on mistral-small3.2"),
    "it breaks off in the second part": (
        Reply(text="x " * 50, ends="cut", after=3),
        "broke the connection in mid-reply",
    ),
    "its runner dies in the second part": (Reply(text="x " * 50, ends="error", after=3), "died"),
    "it speaks nonsense of the second part": (Reply(text="All is well."), "not in the form that was asked for"),
    "it says nothing of the second part": (Reply(text=""), "not in the form that was asked for"),
    "it sends the second part on": (
        Reply(raw=b"HTTP/1.1 307 X\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"),
        "sends the request on to http://127.0.0.1:9/",
    ),
}


async def asked(server: OllamaSimulator, times: int) -> None:
    """Wait until the model was asked so often."""
    await asyncio.to_thread(server.wait_until, lambda: len(server.asked("/api/chat")) == times, PATIENCE)


def told(editor: Editor) -> str:
    """Return everything that was put before the user."""
    return " ".join(text for _, text in messages(editor))


@pytest.mark.parametrize("what", TROUBLE)
async def test_what_was_found_before_stays(what: str) -> None:
    """The first part's finding is shown, and the part that nobody read is named with the reason."""
    reply, reason = TROUBLE[what]
    with simulator([heavy(Reply(text=FOUND), reply)]) as server:
        async with running(options=IN_CHUNKS, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(LONG)
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await editor.server.until(lambda: bool(messages(editor)))
            ((_, text),) = messages(editor)
            assert text.startswith("Not reviewed: ")
            assert "Only that was not read: second." in text
            assert reason.lower() in text.lower()
            assert "1 finding by" in text
            assert "o findings" not in text
            assert [each["code"] for each in shown(editor, uri)] == ["CWE-369"]


async def test_a_server_that_dies_between_the_passes_leaves_no_clean_bill() -> None:
    """One model's word is not enough where two were asked for."""
    with ExitStack() as stack:
        server = stack.enter_context(simulator([heavy(Reply(text=CLEAN), Reply(ends="hang"))]))
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(SHORT)
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await asked(server, 2)
            stack.close()
            await editor.server.until(lambda: bool(messages(editor)))
            assert told(editor).startswith("Not reviewed: ")
            assert "o findings" not in told(editor)
            assert shown(editor, uri) == []


async def test_what_is_edited_meanwhile_loses_its_finding() -> None:
    """The part that was read first is changed while the second one is read: its finding is about no line any more."""
    with simulator([heavy(Reply(text=FOUND), Reply(text="x " * 500, delay=0.05))]) as server:
        async with running(options=IN_CHUNKS, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(LONG)
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await asked(server, 2)
            editor.type(uri, LONG.index("a / 0"), "a / 1", remove=len("a / 0"))
            await editor.server.ask("workspace/executeCommand", {"command": "rightsize.cancel"})
            await editor.server.until(lambda: bool(messages(editor)))
            assert shown(editor, uri) == []
            assert "o findings" not in told(editor)


async def test_what_is_closed_meanwhile_shows_nothing_any_more() -> None:
    """The review ends or is stopped, and a document that nobody looks at has no diagnostics."""
    with simulator([heavy(Reply(text=FOUND), Reply(text="x " * 500, delay=0.05))]) as server:
        async with running(options=IN_CHUNKS, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(LONG)
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await asked(server, 2)
            editor.close(uri)
            await editor.server.ask("workspace/executeCommand", {"command": "rightsize.cancel"})
            assert await asyncio.to_thread(
                server.wait_until, lambda: server.asked("/api/chat")[1].disconnected_at is not None, PATIENCE
            )
            await editor.server.until(
                lambda: any(each["value"]["kind"] == "end" for each in editor.server.said("$/progress"))
            )
            assert shown(editor, uri) == []
            assert "o findings" not in told(editor)
