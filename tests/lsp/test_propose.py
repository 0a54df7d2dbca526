"""Propose examples in the editor: offered where none are, asked about one by one, written when called right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

CLAMP = 'def clamp(value, low, high):\n    """Keep a value between two bounds."""\n    pass\n'
ANSWER = json.dumps({"examples": ["clamp(5, 1, 3) -> 3", "clamp(2, 1, 3) -> 9", "clamp(0, 1, 3) -> 1"]})
WRITTEN = CLAMP.replace(
    'bounds."""', 'bounds.\n\n    >>> clamp(5, 1, 3)\n    3\n    >>> clamp(0, 1, 3)\n    1\n    """'
)


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """A small model that proposes, one of its examples being wrong."""
    with simulator([ScriptedModel("granite4.1:3b", replies=[Reply(ANSWER)]), ScriptedModel("llama3.2")]) as server:
        yield server


def questions(editor: Editor) -> list[str]:
    """Return what the user was asked."""
    return [each["message"] for each in editor.server.said("window/showMessageRequest")]


async def propose(editor: Editor, uri: str) -> None:
    """Run the action on the stand-in."""
    actions = await editor.actions(uri, CLAMP.index("clamp"))
    assert [each["title"] for each in actions][:2] == ["Generate `clamp`", "Propose examples for `clamp`"]
    assert await editor.run(actions[1]) is None


async def ended(editor: Editor) -> str:
    """Wait for the end of the job and return what its progress bar says."""
    ends = await editor.server.until(
        lambda: [each["value"] for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]
    )
    return str(ends[-1].get("message", ""))


async def test_what_is_called_right_becomes_a_doctest(models: OllamaSimulator) -> None:
    """Each is asked about; what is called wrong is left out, and with examples there the offer is gone."""
    answers = iter(["Right", "Wrong", "Right"])
    async with running(options={"gateway": {"host": models.url}}) as editor:
        plain = editor.server.on_request

        async def answer(message: dict[str, Any]) -> Any:
            if message["method"] == "window/showMessageRequest":
                return {"title": next(answers)}
            assert plain is not None
            return await plain(message)

        editor.server.on_request = answer
        uri = editor.open(CLAMP)
        await propose(editor, uri)
        assert await ended(editor) == "2 examples written; they count from now on"
        assert questions(editor)[0] == "Is this right for `clamp`? (1 of 3)  clamp(5, 1, 3) -> 3"
        assert editor.texts[uri].text == WRITTEN
        titles = [each["title"] for each in await editor.actions(uri, CLAMP.index("clamp"))]
        assert not any(each.startswith("Propose") for each in titles)


async def test_nothing_is_written_that_nobody_called_right(models: OllamaSimulator) -> None:
    """The first "Enough" ends the questions."""
    async with running(options={"gateway": {"host": models.url}}) as editor:
        editor.choose = "Enough"
        uri = editor.open(CLAMP)
        await propose(editor, uri)
        assert await ended(editor) == "no example was called right"
        assert len(questions(editor)) == 1
        assert editor.texts[uri].text == CLAMP
