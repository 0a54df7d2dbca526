"""Generate in the editor: where it is offered, what lands, what is asked first, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import NEOVIM, VSCODE
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

CLAMP = '''\
def clamp(value, low, high):
    """Keep a value between two bounds.

    >>> clamp(5, 1, 3)
    3
    """
    pass


def bare(values):
    pass


def full(values):
    # TODO: sort them by size
    return values
'''
RIGHT = "```python\ndef clamp(value, low, high):\n    return max(low, min(value, high))\n```"
WRONG = "```python\ndef clamp(value, low, high):\n    return min(low, max(value, high))\n```"
FILLED = CLAMP.replace('3\n    """\n    pass', '3\n    """\n    return max(low, min(value, high))')
SORTED = "```python\nvalues = sorted(values)\n```"

PREVIEW = replace(
    VSCODE,
    capabilities={
        **VSCODE.capabilities,
        "workspace": {
            **VSCODE.capabilities["workspace"],
            "workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {"groupsOnLabel": True}},
        },
    },
)


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """A model of tier 2 and one of tier 3 that both know how."""
    replies = [Reply(RIGHT, when="`clamp`"), Reply(SORTED, when="by size")]
    with simulator([ScriptedModel("llama3.2", replies=replies), ScriptedModel("gemma3:4b", replies=replies)]) as server:
        yield server


def options(models: OllamaSimulator, state: Path, **generate: Any) -> dict[str, Any]:
    """Return settings of a user whose models these are."""
    return {"gateway": {"host": models.url}, "stateFolder": str(state), "generate": generate}


def titles(actions: list[Any]) -> list[str]:
    """Return what a menu would show."""
    return [each["title"] for each in actions]


def told(editor: Editor) -> list[str]:
    """Return what was put before the user."""
    return [each["message"] for each in editor.server.said("window/showMessage")]


async def ended(editor: Editor, jobs: int = 1) -> str:
    """Wait for the end of so many jobs and return what the last progress bar says."""

    def ends() -> list[Any]:
        return [each["value"] for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]

    await editor.server.until(lambda: len(ends()) == jobs)
    return str(ends()[-1].get("message", ""))


async def generate(editor: Editor, uri: str, at: int, title: str = "Generate") -> None:
    """Run the action at a place."""
    action = next(each for each in await editor.actions(uri, at) if each["title"].startswith(title))
    assert await editor.run(action) is None


async def test_a_body_lands_in_one_step_and_the_hover_says_whose_it_is(models: OllamaSimulator, tmp_path: Path) -> None:
    """What passed goes in at once; one undo takes it back; the ledger knows how far the checks reached."""
    async with running(options=options(models, tmp_path, runExamples="never")) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        await editor.server.until(lambda: editor.texts[uri].version)
        assert editor.texts[uri].text == FILLED
        assert await ended(editor) == "`clamp` written by Llama 3.2. Checked: static."
        hover = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"]
        assert "**Code of `clamp`**" in hover
        assert "Attempt 1: Llama 3.2 (tier 2) passed" in hover
        assert "Checked (static)" in hover
        assert "1 example was not run" in hover
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
        ]
        assert titles(await editor.actions(uri, at["bare"])) == [
            "Generate `bare`",
            "Document `bare`",
            "Review `bare` for security",
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
            "`clamp` could not be generated: No answer passed. Llama 3.2 (tier 2): refused by no_stub; "
            "no dearer model can take it. The last answer: Nothing is written: the body still only stands in for one."
        )
        assert editor.texts[uri].version == 0


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
        assert actions[-1]["disabled"]["reason"] == "No local model answers, and without one no code is written."
        assert "command" not in actions[-1]


@pytest.mark.parametrize("wanted", [True, False])
async def test_a_preview_is_the_client_s_own_where_it_has_one(
    models: OllamaSimulator, tmp_path: Path, wanted: bool
) -> None:
    """The annotation says how much, by whom, how far it was checked and what is not sure; a no changes nothing."""
    async with running(PREVIEW, options(models, tmp_path, apply="preview", runExamples="never")) as editor:
        editor.refuse = None if wanted else ""
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        ending = await ended(editor)
        (sent,) = editor.server.said("workspace/applyEdit")
        ((identifier, annotation),) = sent["edit"]["changeAnnotations"].items()
        assert annotation["needsConfirmation"] is True
        assert annotation["label"] == "`clamp`: 1 line by Llama 3.2, checked: static"
        assert [each["annotationId"] for each in sent["edit"]["documentChanges"][0]["edits"]] == [identifier]
        assert (editor.texts[uri].text == FILLED) == wanted
        assert wanted or ending == "`clamp` was not written: you discarded it."
        assert not told(editor)


@pytest.mark.parametrize("choice", ["Apply", "Discard"])
async def test_elsewhere_the_code_is_shown_in_a_question(models: OllamaSimulator, tmp_path: Path, choice: str) -> None:
    """Whoever is asked sees what would be put in."""
    async with running(NEOVIM, options(models, tmp_path, apply="preview", runExamples="never")) as editor:
        editor.choose = choice
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        await ended(editor)
        (asked,) = editor.server.said("window/showMessageRequest")
        assert asked["message"].startswith("`clamp`: 1 line by Llama 3.2, checked: static\n")
        assert "return max(low, min(value, high))" in asked["message"]
        assert (editor.texts[uri].text == FILLED) == (choice == "Apply")


async def test_examples_run_once_the_user_said_so_and_the_answer_is_kept(
    models: OllamaSimulator, tmp_path: Path
) -> None:
    """The question comes when the first example could be run; another session does not ask again."""
    models.serve(ScriptedModel("llama3.2", replies=[Reply(WRONG)]), ScriptedModel("gemma3:4b", replies=[Reply(RIGHT)]))
    file = tmp_path / "shop.py"
    file.write_text(CLAMP)
    for session in (1, 2):
        async with running(options=options(models, tmp_path / "state")) as editor:
            editor.choose = "Run them in this project"
            uri = editor.open(CLAMP, uri=file.as_uri())
            await generate(editor, uri, CLAMP.index("clamp"))
            ending = await ended(editor)
            assert len(editor.server.said("window/showMessageRequest")) == (1 if session == 1 else 0)
            refused = "not sure" in ending
            assert ending.startswith(f"`clamp` written by {'Llama 3.2' if refused else 'Gemma 3 4B'}")
            assert refused or ending.endswith("Checked: examples.")
            assert (editor.texts[uri].text == FILLED) != refused


async def test_until_somebody_answered_nothing_is_run(models: OllamaSimulator, tmp_path: Path) -> None:
    """The code goes in with what was checked, and that the examples were not run is said."""
    async with running(options=options(models, tmp_path)) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        assert await ended(editor) == "`clamp` written by Llama 3.2. Checked: static, 1 not sure."
        hover = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"]
        assert "Not sure: The examples were not run: you have not allowed it." in hover


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
                assert lands or "0 of 1 written" in ending


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
