"""Every way to stop a job reaches the model server, applies nothing, and offers what is finished."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from tests.support.lsp_connection import PATIENCE
from tests.support.lsp_editor import Editor, running
from tests.support.lsp_profiles import VSCODE
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.stdio, pytest.mark.slow]

URI = "file:///work/sample.py"
TWO = "def split(text):\n    return text.split('0')\n\n\ndef join(parts):\n    return '0'.join(parts)\n"
SPLIT = json.dumps(
    {
        "summary": "Split the text at each zero.",
        "parameters": [{"name": "text", "description": "The text to split."}],
        "returns": "The parts of the text.",
        "raises": [],
    }
)
ENDLESS = Reply(tokens=tuple(f'"w{number}", ' for number in range(3000)), delay=0.02)


@pytest.fixture
def ollama() -> Iterator[OllamaSimulator]:
    """A model that documents the first function at once and never comes to an end with the second."""
    replies = (Reply(text=SPLIT), ENDLESS)
    with simulator([ScriptedModel("granite4.1:3b", replies=replies)]) as server:
        yield server


async def seen(server: OllamaSimulator, condition: Callable[[], bool]) -> None:
    """Wait until the model server has seen something."""
    assert await asyncio.to_thread(server.wait_until, condition, PATIENCE)


async def stuck(editor: Editor, server: OllamaSimulator) -> None:
    """Begin to document both functions, and wait until the model is busy with the second."""
    editor.open(TWO)
    await editor.run((await editor.actions(URI, 0, len(TWO)))[0])
    await seen(server, lambda: [each.tokens > 2 for each in server.asked("/api/chat")] == [True, True])


def left(server: OllamaSimulator) -> bool:
    """Tell whether the model server has seen the client go."""
    return any(each.disconnected_at is not None for each in list(server.requests))


def token_of(editor: Editor) -> str:
    """Return the progress token of the job."""
    token: str = editor.server.said("$/progress")[0]["token"]
    return token


async def test_the_cancel_button_stops_the_model_and_offers_what_is_done(ollama: OllamaSimulator) -> None:
    """One of two was finished; it is applied because the user says so."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        editor.choose = "Apply"
        await stuck(editor, ollama)
        editor.server.notify("window/workDoneProgress/cancel", {"token": token_of(editor)})
        await seen(ollama, lambda: left(ollama))
        [asked] = await editor.server.until(lambda: editor.server.said("window/showMessageRequest"))
        assert asked["message"] == "Cancelled. Apply the finished doc?"
        await editor.server.until(lambda: editor.texts[URI].version)
        assert "Split the text at each zero." in editor.texts[URI].text
        assert not any(each.after_disconnect for each in ollama.requests)


async def test_what_is_done_is_dropped_unless_it_is_wanted(ollama: OllamaSimulator) -> None:
    """Cancel applies nothing."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        editor.choose = "Discard"
        await stuck(editor, ollama)
        editor.server.notify("window/workDoneProgress/cancel", {"token": token_of(editor)})
        await editor.server.until(
            lambda: [each for each in editor.server.seen if each.get("method") == "window/showMessageRequest"]
        )
        assert await editor.quit() == 0
        assert editor.texts[URI].text == TWO
        assert not editor.server.said("workspace/applyEdit")


async def test_cancelling_the_request_stops_what_it_began(ollama: OllamaSimulator) -> None:
    """The request was answered long ago; its id still names the work."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        await stuck(editor, ollama)
        command = editor.server.last_id
        editor.server.notify("$/cancelRequest", {"id": command})
        await seen(ollama, lambda: left(ollama))


async def test_the_command_to_cancel_stops_everything(ollama: OllamaSimulator) -> None:
    """For editors that show no button."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        await stuck(editor, ollama)
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.cancel"})
        await seen(ollama, lambda: left(ollama))


async def test_closing_the_document_stops_the_model(ollama: OllamaSimulator) -> None:
    """Nothing is offered for a document that is no longer there."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        await stuck(editor, ollama)
        editor.close(URI)
        await seen(ollama, lambda: left(ollama))
        assert await editor.quit() == 0
        assert not editor.server.said("window/showMessageRequest")


async def test_shutdown_stops_the_model_and_is_answered(ollama: OllamaSimulator) -> None:
    """Work in hand is no error of shutdown."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        await stuck(editor, ollama)
        assert await editor.quit() == 0
        await seen(ollama, lambda: left(ollama))


async def test_a_client_that_dies_stops_the_model(ollama: OllamaSimulator) -> None:
    """Helix may quit in the middle of a command without a word; server and child end."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        await stuck(editor, ollama)
        assert editor.server.process.stdin is not None
        editor.server.process.stdin.close()
        await seen(ollama, lambda: left(ollama))
        assert await asyncio.wait_for(editor.server.process.wait(), PATIENCE) == 1


async def test_the_token_of_the_command_still_cancels(ollama: OllamaSimulator) -> None:
    """Progress is not shown under it; a client that knows no other may name it all the same."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        editor.open(TWO)
        command = (await editor.actions(URI, 0, len(TWO)))[0]["command"]
        params = {"command": command["command"], "arguments": command["arguments"], "workDoneToken": "mine"}
        await editor.server.ask("workspace/executeCommand", params)
        await seen(ollama, lambda: [each.tokens > 2 for each in ollama.asked("/api/chat")] == [True, True])
        editor.server.notify("window/workDoneProgress/cancel", {"token": "mine"})
        await seen(ollama, lambda: left(ollama))


async def test_a_second_order_for_the_file_is_told_that_the_first_one_runs() -> None:
    """Each time: somebody chose the action and waits for something to happen."""
    with simulator([ScriptedModel("granite4.1:3b", replies=(ENDLESS,))]) as server:
        async with running(VSCODE, {"gateway": {"host": server.url}}) as editor:
            editor.open(TWO)
            action = (await editor.actions(URI, 0, only=["source"]))[0]
            await editor.run(action)
            await seen(server, lambda: any(each.tokens > 2 for each in server.asked("/api/chat")))
            said = "`sample.py` is being documented already."
            await editor.run(action)
            await editor.server.until(lambda: editor.server.said("window/showMessage"))
            await editor.run(action)
            messages = await editor.server.until(lambda: editor.server.said("window/showMessage")[1:])
            assert [each["message"] for each in messages] == [said]
            assert len(server.asked("/api/chat")) == 1


async def test_progress_says_how_far_the_work_is(ollama: OllamaSimulator) -> None:
    """A person reads a count, the tier and where there is one an estimate."""
    async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
        await stuck(editor, ollama)
        begin, *reports = [each["value"] for each in editor.server.said("$/progress")]
        assert begin["title"] == "Documenting 2 symbols"
        assert any("of 2, " in each["message"] and "tier 1" in each["message"] for each in reports)
        assert all(0 <= each["percentage"] <= 100 for each in reports)
