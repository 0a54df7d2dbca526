"""The button that appoints a smaller model for reviews: only the user's answer does it, and all names it so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.lsp_editor import Editor

pytestmark = pytest.mark.stdio

ADD = "def add(one, other):\n    return one + other\n"
CLEAN = json.dumps({"examined": [{"symbol": "add", "quote": "return one + other"}], "findings": []})
MIDDLE = "qwen2.5-coder:7b"


def middle() -> ScriptedModel:
    """A model of tier 3 that reviews."""
    return ScriptedModel(
        MIDDLE, replies=[Reply(text=CLEAN)], parameters=7_620_000_000, parameter_size="7.6B", context=32_768
    )


async def ask_for_review(editor: Editor, uri: str) -> str:
    """Choose the review of the function and return the action's title."""
    action = next(each for each in await editor.actions(uri, ADD.index("add")) if each["title"].startswith("Review `"))
    assert await editor.run(action) is None
    return str(action["title"])


def told(editor: Editor) -> list[str]:
    """Return what was put before the user."""
    return [each["message"] for each in editor.server.said("window/showMessage")]


async def test_one_press_appoints_and_reviews_once_more(tmp_path: Path) -> None:
    """The error is the question; the answer stands in the user's file, and the next title names the model."""
    file = tmp_path / "config.toml"
    file.write_text("# mine\n")
    with simulator([middle()]) as server:
        world = {"OLLAMA_HOST": server.url, "RIGHTSIZE_CONFIG": str(file)}
        async with running(options={}, environment=world) as editor:
            editor.choose = f"Appoint {MIDDLE}"
            uri = editor.open(ADD)
            await ask_for_review(editor, uri)
            await editor.server.until(lambda: len(told(editor)) == 2)
            [question] = editor.server.said("window/showMessageRequest")
            assert question["type"] == 1
            assert question["actions"] == [{"title": f"Appoint {MIDDLE}"}]
            assert question["message"].startswith("Not reviewed: No tier 4 model can do this review: ")
            assert f"run `rightsize models --appoint {MIDDLE}`. Rules only, no model" in question["message"]
            appointed, reviewed = told(editor)
            assert appointed.startswith(
                f"{MIDDLE} reviews from now on where no tier 4 model can; every result names it"
            )
            assert reviewed == (
                f"`add`: No findings by {MIDDLE} (appointed by you, below the recommended size) "
                "(2 passes, 1 symbol examined)"
            )
            assert await ask_for_review(editor, uri) == f"Review `add` for security ({MIDDLE}, appointed by you)"
    assert file.read_text() == f'# mine\n\n[routing]\nreview_model = "{MIDDLE}"\n'


async def test_without_the_press_nothing_is_appointed(tmp_path: Path) -> None:
    """The question closed is a no; the model was asked nothing."""
    file = tmp_path / "config.toml"
    with simulator([middle()]) as server:
        world = {"OLLAMA_HOST": server.url, "RIGHTSIZE_CONFIG": str(file)}
        async with running(options={}, environment=world) as editor:
            uri = editor.open(ADD)
            title = await ask_for_review(editor, uri)
            await editor.server.until(lambda: bool(editor.server.said("window/showMessageRequest")))
            assert await ask_for_review(editor, uri) == title == "Review `add` for security"
            await editor.server.until(lambda: len(editor.server.said("window/showMessageRequest")) == 2)
            assert not told(editor)
            assert not server.asked("/api/chat")
    assert not file.exists()
