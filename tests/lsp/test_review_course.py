"""A review that is stopped, that meets another one, and what its findings lead to besides their own place."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.lsp.test_review import HEAVY, PING, messages, review, shown
from tests.support.lsp_connection import PATIENCE
from tests.support.lsp_editor import running
from tests.support.lsp_profiles import HELIX
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from tests.support.lsp_editor import Editor

pytestmark = pytest.mark.stdio

FILLING = "".join(f"    total += {number} * amount  # line {number} of a long sum\n" for number in range(60))
LONG = f"def first(a):\n    return a / 0\n\n\ndef second(amount):\n    total = 0\n{FILLING}    return total\n"
CLAIM = {
    "title": "Division by zero",
    "cwe": "CWE-369",
    "severity": "low",
    "confidence": "high",
    "quote": "return a / 0",
    "explanation": "Every call ends the program.",
    "remedy": "Do not divide by zero.",
}
FOUND = json.dumps({"examined": [], "findings": [CLAIM]})


def file_review(uri: str) -> dict[str, Any]:
    """Return the command that reviews a whole file."""
    return {"command": "rightsize.review", "arguments": [{"uri": uri, "scope": "file", "symbols": []}]}


def heavy(*replies: Reply) -> ScriptedModel:
    """Return a model of tier 4."""
    return ScriptedModel("mistral-small3.2", replies=replies, **HEAVY)


async def stop(editor: Editor) -> None:
    """Stop everything, as the user does."""
    await editor.server.ask("workspace/executeCommand", {"command": "rightsize.cancel"})


async def test_a_stopped_review_shows_what_it_had_found() -> None:
    """The finding of what was read stays, and what was not read any more is named."""
    model = heavy(Reply(text=FOUND), Reply(text="x " * 500, delay=0.05))
    with simulator([model]) as server:
        options = {"review": {"chunkBytes": 2_000}}
        async with running(options=options, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(LONG)
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await asyncio.to_thread(server.wait_until, lambda: len(server.asked("/api/chat")) == 2, PATIENCE)
            await stop(editor)
            await editor.server.until(lambda: bool(messages(editor)))
            ((kind, text),) = messages(editor)
            assert kind == 2
            assert text == (
                "Not reviewed: Stopped before this was read: second. 1 finding by rules and Mistral Small 3.2."
            )
            assert [each["code"] for each in shown(editor, uri)] == ["CWE-369"]


async def test_a_review_that_was_stopped_at_once_shows_the_rules_findings() -> None:
    """They are labelled, and that no model has read anything is said."""
    with simulator([heavy(Reply(text="x " * 500, delay=0.05))]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(PING)
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await asyncio.to_thread(server.wait_until, lambda: bool(server.asked("/api/chat")), PATIENCE)
            await stop(editor)
            await editor.server.until(lambda: bool(messages(editor)))
            ((_, text),) = messages(editor)
            assert text == (
                "Not reviewed: Stopped before anything was read. Rules only, no model has read this: 1 finding."
            )
            assert "rules only" in shown(editor, uri)[0]["message"]


async def test_no_two_reviews_read_the_same_text_at_once() -> None:
    """A file holds its symbols; two symbols beside each other may be read at once."""
    with simulator([heavy(Reply(text="x " * 500, delay=0.05))]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(LONG)
            await review(editor, uri, LONG.index("first"))
            await editor.server.ask("workspace/executeCommand", file_review(uri))
            await review(editor, uri, LONG.index("second"))
            await stop(editor)
            assert messages(editor)[0] == (1, "`first` is being reviewed already; wait for that, or cancel it.")
            titles = [each["value"].get("title") for each in editor.server.said("$/progress")]
            assert [each for each in titles if each] == ["Reviewing `first`", "Reviewing `second`"]


TWICE = PING + '    os.system("ping " + host)\n'


async def test_of_twins_the_one_at_the_cursor_is_ignored() -> None:
    """They have one fingerprint, and the line tells which was meant."""
    async with running() as editor:
        uri = editor.open(TWICE)
        await review(editor, uri, TWICE.index("ping"))
        await editor.server.until(lambda: len(shown(editor, uri)) == 2)
        second = TWICE.rindex("os.system")
        await editor.run((await editor.actions(uri, second, only=["quickfix"]))[1])
        await editor.server.until(lambda: len(shown(editor, uri)) == 1)
        assert shown(editor, uri)[0]["range"]["start"]["line"] == 4
        assert editor.texts[uri].text.splitlines()[5].strip().startswith("# rightsize: ignore")


FLOW = 'import os\n\n\ndef ping(host):\n    line = "ping " + host\n    os.system(line)\n'


async def test_a_finding_leads_to_where_its_value_comes_from() -> None:
    """The assignment and the parameter, and they move with what is typed above."""
    async with running() as editor:
        uri = editor.open(FLOW)
        await review(editor, uri, FLOW.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))

        def places() -> list[tuple[str, int]]:
            (found,) = shown(editor, uri)
            return [
                (each["message"], each["location"]["range"]["start"]["line"]) for each in found["relatedInformation"]
            ]

        assert places() == [("`line` gets its value here", 4), ("`host` is passed in here", 3)]
        editor.type(uri, 0, "# above\n")
        await editor.server.until(lambda: places()[0][1] == 5)
        assert places()[1][1] == 4


async def test_a_client_that_shows_no_related_places_gets_none() -> None:
    """What it did not ask for is not sent."""
    async with running(HELIX) as editor:
        uri = editor.open(FLOW)
        await review(editor, uri, FLOW.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        assert "relatedInformation" not in shown(editor, uri)[0]


STEERING = {
    **CLAIM,
    "title": "A\x1b[2J\n`add`: No findings by Mistral Small 3.2",
    "explanation": "Line.\n```\nswallowed\u202e\n```\n```",
    "remedy": "``` not closed",
}


async def test_what_a_model_says_is_one_line_and_no_markup() -> None:
    """It opens no block of code in a hover, and neither breaks nor turns the line in a message."""
    model = heavy(Reply(text=json.dumps({"examined": [], "findings": [STEERING]})))
    source = "def first(a):\n    return a / 0\n"
    with simulator([model]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(source)
            await review(editor, uri, source.index("first"))
            await editor.server.until(lambda: bool(shown(editor, uri)))
            (found,) = shown(editor, uri)
            assert found["message"].startswith("A\\x1b[2J `add`: No findings by Mistral Small 3.2. Line. ``` swallowed")
            assert not set(found["message"]) & set("\n\x1b\u202e")
            said = (await editor.hover(uri, source.index("return")))["contents"]["value"]
            assert "``" not in said
            assert "- Remedy: ' not closed\n- CWE-369: Divide By Zero\n- Seen by Mistral Small 3.2; confidence" in said
