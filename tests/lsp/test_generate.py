"""Generate in the editor: where it is offered, what lands, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_generate import CLAMP, FILLED, RIGHT, clamping, ended, generate, options, titles, told
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """The models that know how."""
    with clamping() as server:
        yield server


async def test_a_body_lands_in_one_step_and_the_hover_says_whose_it_is(models: OllamaSimulator, tmp_path: Path) -> None:
    """What passed goes in at once; one undo takes it back; the ledger knows how far the checks reached."""
    async with running(options=options(models, tmp_path, runExamples="never")) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        await editor.server.until(lambda: editor.texts[uri].version)
        assert editor.texts[uri].text == FILLED
        said = "`clamp` written by Llama 3.2. Checked: static. 1 example was not run "
        assert await ended(editor) == f"{said}(the setting `generate.runExamples` is `never`)."
        hover = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"]
        assert "**Code of `clamp`**" in hover
        assert "Attempt 1: Llama 3.2 (tier 2) passed" in hover
        assert "Checked (static)" in hover
        assert "1 example was not run (" in hover
        assert len(editor.texts[uri].undo) == 1
        editor.undo(uri)
        assert editor.texts[uri].text == CLAMP
        editor.save(uri)
        assert await editor.quit() == 0
    records = [json.loads(line) for each in tmp_path.glob("ledger-*.jsonl") for line in each.read_text().splitlines()]
    assert [(each["task_type"], each["reach"]) for each in records if each["event"] == "call"] == [
        ("code_generation", "static")
    ]
    assert [each["outcome"] for each in records if each["event"] == "outcome"] == ["undone"]


async def test_it_is_offered_where_something_waits_and_nowhere_else(models: OllamaSimulator, tmp_path: Path) -> None:
    """A stand-in, a comment that asks; three actions at most, and that one first."""
    async with running(options=options(models, tmp_path)) as editor:
        uri = editor.open(CLAMP)
        at = {word: CLAMP.index(word) for word in ("clamp", "bare", "full", "TODO", "return")}
        assert titles(await editor.actions(uri, at["clamp"])) == [
            "Generate `clamp`",
            "Update doc of `clamp`",
            "Rewrite doc of `clamp`",
            "Explain `clamp`",
        ]
        assert titles(await editor.actions(uri, at["bare"])) == [
            "Generate `bare`",
            "Document `bare`",
            "Review `bare` for security",
            "Explain `bare`",
        ]
        assert titles(await editor.actions(uri, at["full"]))[0] == "Document `full`"
        assert titles(await editor.actions(uri, at["return"]))[0] == "Document `full`"
        assert titles(await editor.actions(uri, at["TODO"]))[0] == "Generate what the comment asks for"
        selection = await editor.actions(uri, at["TODO"], len(CLAMP) - 1)
        assert titles(selection)[0] == "Rewrite the selection as its comment asks"
        only = await editor.actions(uri, at["bare"], only=["refactor.rewrite.rightsize.generate"])
        assert titles(only) == ["Generate `bare`"]


async def test_a_comment_is_answered_below_it(models: OllamaSimulator, tmp_path: Path) -> None:
    """The comment stays, and the function around it."""
    async with running(options=options(models, tmp_path)) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("TODO"))
        await editor.server.until(lambda: editor.texts[uri].version)
        assert editor.texts[uri].text == CLAMP.replace("by size\n", "by size\n    values = sorted(values)\n")


async def test_a_selection_with_an_instruction_is_written_anew(models: OllamaSimulator, tmp_path: Path) -> None:
    """As a key bound to the command sends it."""
    models.serve(ScriptedModel("llama3.2", replies=[Reply("```python\nreturn sorted(values)\n```")]))
    async with running(options=options(models, tmp_path)) as editor:
        uri = editor.open(CLAMP)
        last = CLAMP.count("\n") - 1
        where = {"start": {"line": last - 1, "character": 4}, "end": {"line": last + 1, "character": 0}}
        argument = {"uri": uri, "scope": "selection", "range": where, "instruction": "Sort them, in one line."}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.generate", "arguments": [argument]})
        await editor.server.until(lambda: editor.texts[uri].version)
        assert editor.texts[uri].text.endswith("def full(values):\n    return sorted(values)\n")
        assert "Sort them, in one line." in str(models.asked("/api/chat")[-1].body)


async def test_what_no_answer_passes_changes_nothing(models: OllamaSimulator, tmp_path: Path) -> None:
    """The message says which checks refused whom, and what was wrong."""
    models.serve(ScriptedModel("llama3.2", replies=[Reply("```python\ndef clamp(value, low, high):\n    pass\n```")]))
    async with running(options=options(models, tmp_path)) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        (message,) = await editor.server.until(lambda: told(editor))
        assert message == (
            "`clamp` could not be generated: No answer passed. Llama 3.2 (tier 2): refused for a body "
            "that still only stands in for one (no_stub); no dearer model can take it. "
            "Gemma 3 4B (tier 3) is not installed: ollama pull gemma3:4b. "
            "The last answer: Nothing is written: the body still only stands in for one."
        )
        assert editor.texts[uri].version == 0
        hover = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"].splitlines()
        assert hover[0] == "**No code for `clamp`**"
        assert "Attempt 1: Llama 3.2 (tier 2) refused for a body that still only stands" in hover[3]
        assert hover[4] == "- Nothing is written: the body still only stands in for one."
        assert any(line.startswith("- In all: ") and "cost units" in line for line in hover)
        editor.type(uri, CLAMP.index("pass"), "# later")
        changed = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"]
        assert "No code for" not in changed


async def test_without_a_model_it_is_disabled_with_the_reason() -> None:
    """Drafts are docs; the action is shown last, and cannot be run."""
    async with running() as editor:
        uri = editor.open(CLAMP)
        actions = await editor.actions(uri, CLAMP.index("bare"))
        assert titles(actions) == [
            "Document `bare` (draft, no model)",
            "Review `bare` for security",
            "Generate `bare`",
        ]
        assert (
            actions[-1]["disabled"]["reason"] == "The embedded engine writes no code; leave the setting `engine` away."
        )
        assert "command" not in actions[-1]


async def test_who_takes_code_back_gets_another_answer(models: OllamaSimulator, tmp_path: Path) -> None:
    """The answer that was kept is not given again."""
    async with running(options=options(models, tmp_path, runExamples="never")) as editor:
        uri = editor.open(CLAMP)
        for asked in (1, 2):
            await generate(editor, uri, CLAMP.index("clamp"))
            await ended(editor, asked)
            assert editor.texts[uri].text == FILLED
            assert len(models.asked("/api/chat")) == asked
            editor.undo(uri)


async def test_a_cancel_stops_the_model_and_changes_nothing(tmp_path: Path) -> None:
    """The server sees the client go; there is nothing half written to be offered."""
    with simulator([ScriptedModel("llama3.2", replies=[Reply("word " * 1000, delay=0.05)])]) as server:
        async with running(options=options(server, tmp_path)) as editor:
            uri = editor.open(CLAMP)
            await generate(editor, uri, CLAMP.index("clamp"))
            await editor.server.until(lambda: any(each.tokens for each in server.asked("/api/chat")))
            token = editor.server.said("$/progress")[0]["token"]
            editor.server.notify("window/workDoneProgress/cancel", {"token": token})
            assert await ended(editor) == "cancelled"
            assert server.wait_until(lambda: server.asked("/api/chat")[0].disconnected_at is not None)
            assert editor.texts[uri].version == 0
            assert not editor.server.said("window/showMessageRequest")


async def test_what_was_typed_meanwhile_moves_the_code_along(tmp_path: Path) -> None:
    """A line above the function does not hinder; the function changed, and nothing is put in."""
    slow = ScriptedModel("llama3.2", replies=[Reply(RIGHT, delay=0.05)])
    for typed, lands in (("import os\n", True), (" " * 4, False)):
        with simulator([slow]) as server:
            async with running(options=options(server, tmp_path / str(lands), runExamples="never")) as editor:
                uri = editor.open(CLAMP)
                await generate(editor, uri, CLAMP.index("clamp"))
                await editor.server.until(lambda: bool(server.asked("/api/chat")))
                editor.type(uri, 0 if lands else CLAMP.index("pass"), typed)
                ending = await ended(editor)
                assert (editor.texts[uri].text == f"{typed}{FILLED}") == lands
                assert lands or ending == "`clamp` was not written."


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ({"position": {"line": 900}}, "Nothing can be generated there"),
        ({"position": {"line": 15}}, "`full` has a body already; give the command an `instruction`"),
        ({"symbols": [{"name": "nobody", "line": 0}]}, "Nothing can be generated there"),
        ({"position": {"line": 0}, "version": 7}, "The text has changed since."),
    ],
)
async def test_a_place_that_waits_for_nothing_is_said(argument: dict[str, Any], said: str) -> None:
    """One sentence, and the next step."""
    async with running() as editor:
        uri = editor.open(CLAMP)
        request = {"command": "rightsize.generate", "arguments": [{"uri": uri, **argument}]}
        assert await editor.server.ask("workspace/executeCommand", request) is None
        (message,) = await editor.server.until(lambda: told(editor))
        assert message.startswith(said)
