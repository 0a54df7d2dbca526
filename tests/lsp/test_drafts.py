"""What happens without a model server: titles that say so, one question, and no second one."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.lsp_editor import Editor, running
from tests.support.lsp_profiles import VSCODE
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import simulator

pytestmark = pytest.mark.stdio

NOBODY = {"gateway": {"host": "http://127.0.0.1:9"}}
SOURCE = (
    "import os\n\n\ndef area(width, height):\n    return width * height\n\n\ndef twice(value):\n    return value * 2\n"
)


async def order(editor: Editor, name: str) -> None:
    """Run the first action on a function."""
    uri = "file:///work/sample.py"
    if uri not in editor.texts:
        editor.open(SOURCE)
    await editor.run((await editor.actions(uri, editor.texts[uri].text.index(name)))[0])


async def test_the_first_use_asks_once_and_drafts_are_made_when_wanted() -> None:
    """After the answer nobody is asked again."""
    async with running(VSCODE, NOBODY) as editor:
        editor.choose = "Draft from code"
        await order(editor, "area")
        await editor.server.until(lambda: editor.texts["file:///work/sample.py"].version == 1)
        await order(editor, "twice")
        await editor.server.until(lambda: editor.texts["file:///work/sample.py"].version == 2)
        [question] = editor.server.said("window/showMessageRequest")
        assert [each["title"] for each in question["actions"]] == ["Draft from code", "How to set up", "Not now"]


async def test_two_orders_at_once_ask_one_question() -> None:
    """The second waits for the answer to the first one's question."""
    async with running(VSCODE, NOBODY) as editor:
        editor.choose = "Draft from code"
        both_ordered = asyncio.Event()
        answer = editor.server.on_request
        assert answer is not None

        async def answer_late(message: dict[str, Any]) -> Any:
            if message["method"] == "window/showMessageRequest":
                await both_ordered.wait()
            return await answer(message)

        editor.server.on_request = answer_late
        await order(editor, "area")
        await order(editor, "twice")
        await editor.server.until(lambda: len(editor.server.said("window/workDoneProgress/create")) == 2)
        both_ordered.set()
        await editor.server.until(lambda: editor.texts["file:///work/sample.py"].text.count('"""') == 4)
        assert len(editor.server.said("window/showMessageRequest")) == 1
        assert not editor.server.said("window/showMessage")


@pytest.mark.parametrize(
    ("choice", "said"),
    [("How to set up", "To set up a model: "), ("Not now", None), (None, None)],
)
async def test_without_consent_nothing_is_drafted(choice: str | None, said: str | None) -> None:
    """The next use says in one sentence how things stand instead of asking again."""
    async with running(VSCODE, NOBODY) as editor:
        editor.choose = choice
        await order(editor, "area")
        await editor.server.until(
            lambda: [each for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]
        )
        messages = [each["message"] for each in editor.server.said("window/showMessage")]
        assert [each[: len(said or "")] for each in messages] == ([said] if said else [])
        await order(editor, "area")
        await editor.server.until(
            lambda: [
                each
                for each in editor.server.said("window/showMessage")
                if each["message"].startswith("No local model")
            ]
        )
        assert len(editor.server.said("window/showMessageRequest")) == 1
        assert editor.texts["file:///work/sample.py"].text == SOURCE


async def test_titles_say_that_it_will_be_a_draft_once_that_is_known() -> None:
    """The first list does not wait for a look at the server; a later one knows."""
    async with running(VSCODE, NOBODY) as editor:
        uri = editor.open(SOURCE)
        titles: list[str] = []
        while "Document `area` (draft, no model)" not in titles:
            titles = [each["title"] for each in await editor.actions(uri, SOURCE.index("area"))]
            assert titles[0] in ("Document `area`", "Document `area` (draft, no model)")
            assert titles[1] == "Review `area` for security"


async def test_with_a_model_nothing_speaks_of_drafts() -> None:
    """Neither before nor after the first look at the server."""
    with simulator([ScriptedModel("granite4.1:3b")]) as ollama:
        async with running(VSCODE, {"gateway": {"host": ollama.url}}) as editor:
            uri = editor.open(SOURCE)
            await editor.actions(uri, SOURCE.index("area"))
            for _ in range(3):
                hover = await editor.hover(uri, SOURCE.index("area"))
                assert "draft" not in hover["contents"]["value"]
                [found, *_others] = await editor.actions(uri, SOURCE.index("area"))
                assert (found["title"], found["tags"]) == ("Document `area`", [1])
