"""The cache in the editor: the same question is answered without a request, and an unhappy user gets another answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

ADD = "def add(one, other):\n    return one + other\n"
CLEAN = json.dumps({"examined": [{"symbol": "add", "quote": "return one + other"}], "findings": []})
FIRST, SECOND = "Return the sum of two numbers.", "Compute what two numbers come to."


def doc(summary: str) -> Reply:
    """Return a reply with this summary."""
    content = {
        "summary": summary,
        "details": None,
        "parameters": [
            {"name": "one", "description": "The first number."},
            {"name": "other", "description": "The number that is put to it."},
        ],
        "returns": "The sum of both.",
        "yields": None,
        "raises": [],
        "example": None,
    }
    return Reply(text=json.dumps(content))


def light() -> ScriptedModel:
    """Return a model for docs that says one thing first and another thing from then on."""
    return ScriptedModel("granite4.1:3b", replies=[doc(FIRST), doc(SECOND)])


def heavy() -> ScriptedModel:
    """Return a model for reviews."""
    return ScriptedModel(
        "mistral-small3.2", replies=[Reply(text=CLEAN)], parameters=24_000_000_000, parameter_size="24B"
    )


def environment(server: OllamaSimulator) -> dict[str, Any]:
    """Return what an editor on this model server is started with."""
    return {"options": {}, "environment": {"OLLAMA_HOST": server.url}}


async def review(editor: Editor, uri: str) -> str:
    """Review the function, and return the words that the user gets."""
    before = len(editor.server.said("window/showMessage"))
    action = next(each for each in await editor.actions(uri, ADD.index("add")) if each["title"].startswith("Review `"))
    await editor.run(action)
    await editor.server.until(lambda: len(editor.server.said("window/showMessage")) > before)
    return str(editor.server.said("window/showMessage")[-1]["message"])


async def test_the_second_call_sends_no_request() -> None:
    """After a restart of the server, the doc is there at once; hover and progress say where it came from."""
    with simulator([light()]) as server:
        async with running(**environment(server)) as editor:
            written = await editor.document(editor.open(ADD), ADD.index("add"))
            assert await editor.quit() == 0
        assert len(server.asked("/api/chat")) == 1
        async with running(**environment(server)) as editor:
            uri = editor.open(ADD)
            assert await editor.document(uri, ADD.index("add")) == written
            assert len(server.asked("/api/chat")) == 1
            said = (await editor.hover(uri, ADD.index("add")))["contents"]["value"]
            assert "from the cache, 0 tokens" in said
            await editor.server.until(lambda: "from the cache, 0 tokens" in str(editor.server.said("$/progress")))
            assert await editor.quit() == 0


async def test_after_an_undo_the_model_is_asked_anew() -> None:
    """Who takes a doc back and asks again wants another one, and that one is what is kept."""
    with simulator([light()]) as server:
        async with running(**environment(server)) as editor:
            uri = editor.open(ADD)
            assert FIRST in await editor.document(uri, ADD.index("add"))
            await editor.server.until(lambda: '"kind": "end"' in json.dumps(editor.server.said("$/progress")))
            editor.undo(uri)
            assert SECOND in await editor.document(uri, ADD.index("add"))
            assert len(server.asked("/api/chat")) == 2
            assert await editor.quit() == 0
        async with running(**environment(server)) as editor:
            assert SECOND in await editor.document(editor.open(ADD), ADD.index("add"))
            assert len(server.asked("/api/chat")) == 2


async def test_written_anew_is_not_from_the_cache() -> None:
    """The mode `regenerate` asks the model."""
    with simulator([light()]) as server:
        async with running(**environment(server)) as editor:
            uri = editor.open(ADD)
            assert FIRST in await editor.document(uri, ADD.index("add"))
        async with running(**environment(server)) as editor:
            uri = editor.open(ADD)
            order = {"uri": uri, "mode": "regenerate", "symbols": [{"name": "add", "line": 0}]}
            await editor.run({"command": {"command": "rightsize.document", "arguments": [order]}})
            await editor.server.until(lambda: editor.texts[uri].version > 0)
            assert SECOND in editor.texts[uri].text


async def test_a_review_is_answered_at_once() -> None:
    """It still counts as read twice by the model that read it, and says that it was before; on request it is anew."""
    with simulator([heavy()]) as server:
        async with running(**environment(server)) as editor:
            words = await review(editor, editor.open(ADD))
            assert words == "`add`: No findings by Mistral Small 3.2 (2 passes, 1 symbol examined)"
        async with running(**environment(server)) as editor:
            uri = editor.open(ADD)
            assert await review(editor, uri) == f"{words}, from the cache, 0 tokens"
            assert len(server.asked("/api/chat")) == 2
            order = {"uri": uri, "cache": False, "symbols": [{"name": "add", "line": 0}]}
            await editor.run({"command": {"command": "rightsize.review", "arguments": [order]}})
            await editor.server.until(lambda: len(server.asked("/api/chat")) == 4)


async def test_a_model_that_was_pulled_anew_is_asked() -> None:
    """Its digest is another one."""
    with simulator([light()]) as server:
        async with running(**environment(server)) as editor:
            await editor.document(editor.open(ADD), ADD.index("add"))
        newer = ScriptedModel("granite4.1:3b", replies=[doc(SECOND)], digest="f" * 64)
        server.serve(newer)
        async with running(**environment(server)) as editor:
            assert SECOND in await editor.document(editor.open(ADD), ADD.index("add"))


async def test_switched_off_it_keeps_nothing() -> None:
    """Neither is anything read."""
    with simulator([light()]) as server:
        off = {"cache": {"enabled": False}}
        for words in (FIRST, SECOND):
            async with running(**{**environment(server), "options": off}) as editor:
                assert words in await editor.document(editor.open(ADD), ADD.index("add"))
