"""What Generate asks before it does it: to put code in where a preview is wanted, and to run examples."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_generate import CLAMP, FILLED, RIGHT, WRONG, clamping, ended, generate, options, told
from tests.support.lsp_profiles import NEOVIM, VSCODE
from tests.support.ollama_models import Reply, ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

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
    """The models that know how."""
    with clamping() as server:
        yield server


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
            assert refused or ending.endswith("Checked: examples. 1 example ran and holds.")
            assert (editor.texts[uri].text == FILLED) != refused


async def test_until_somebody_answered_nothing_is_run(models: OllamaSimulator, tmp_path: Path) -> None:
    """The code goes in with what was checked, and that the examples were not run is said."""
    async with running(options=options(models, tmp_path)) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        assert await ended(editor) == (
            "`clamp` written by Llama 3.2. Checked: static, 1 not sure. "
            "1 example was not run (you have not allowed it)."
        )
        hover = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"]
        assert "Not sure: The examples were not run: you have not allowed it." in hover


def filled(editor: Editor, uri: str) -> bool:
    """Tell whether the code is in."""
    return editor.texts[uri].text == FILLED


async def test_an_answer_is_for_the_folder_that_the_file_lies_in(models: OllamaSimulator, tmp_path: Path) -> None:
    """Each folder is asked about once, a file outside of them all too, and then why nothing ran is said."""
    places = [tmp_path / name for name in ("one/a.py", "one/b.py", "two/a.py", "elsewhere/a.py")]
    async with running(shake_hands=False) as editor:
        folders = [{"uri": (tmp_path / name).as_uri(), "name": name} for name in ("one", "two")]
        hello = {"capabilities": editor.profile.capabilities, "workspaceFolders": folders}
        sent = {**hello, "initializationOptions": options(models, tmp_path / "state")}
        await editor.server.ask("initialize", sent)
        editor.server.notify("initialized", {})
        editor.choose = "Not now"
        asked, trials = [], []
        for place in places:
            place.parent.mkdir(exist_ok=True)
            place.write_text(CLAMP)
            uri = editor.open(CLAMP, uri=place.as_uri())
            await generate(editor, uri, CLAMP.index("clamp"))
            await editor.server.until(partial(filled, editor, uri))
            asked.append(len(editor.server.said("window/showMessageRequest")))
            hover = (await editor.hover(uri, CLAMP.index("clamp")))["contents"]["value"]
            trials.append(next(each for each in hover.splitlines() if "1 example was not run" in each))
    assert asked == [1, 1, 2, 3]
    again = "- 1 example was not run (you said “not now” in this session; `generate.runExamples` = `always` runs them)."
    assert [each == again for each in trials] == [False, True, False, False]


async def test_a_hover_asks_nothing(models: OllamaSimulator, tmp_path: Path) -> None:
    """What was put off is asked again by no hover, wherever it is: neither the leave to run nor anything else."""
    file = tmp_path / "shop.py"
    file.write_text(CLAMP)
    async with running(options=options(models, tmp_path / "state")) as editor:
        editor.choose = "Not now"
        uri = editor.open(CLAMP, uri=file.as_uri())
        await generate(editor, uri, CLAMP.index("clamp"))
        await editor.server.until(partial(filled, editor, uri))
        for at in (FILLED.index("clamp"), FILLED.index("max"), FILLED.index("bare"), FILLED.index("full")) * 2:
            await editor.hover(uri, at)
        await editor.actions(uri, FILLED.index("clamp"))
        assert len(editor.server.said("window/showMessageRequest")) == 1


@pytest.mark.parametrize("goes_on", [True, False])
async def test_a_cancel_while_the_question_stands(models: OllamaSimulator, tmp_path: Path, goes_on: bool) -> None:
    """Nothing is written and nothing taken as answered: a late answer is ignored, and the next use asks anew."""
    file = tmp_path / "shop.py"
    file.write_text(CLAMP)
    async with running(options=options(models, tmp_path / "state")) as editor:
        editor.deaf.add("window/showMessageRequest")
        uri = editor.open(CLAMP, uri=file.as_uri())
        await generate(editor, uri, CLAMP.index("clamp"))
        await editor.server.until(lambda: bool(editor.server.said("window/showMessageRequest")))
        if goes_on:
            token = editor.server.said("$/progress")[0]["token"]
            editor.server.notify("window/workDoneProgress/cancel", {"token": token})
            assert await ended(editor) == "cancelled"
            (question,) = [each for each in editor.server.seen if each.get("method") == "window/showMessageRequest"]
            editor.server.send({"jsonrpc": "2.0", "id": question["id"], "result": question["params"]["actions"][0]})
            assert (editor.texts[uri].text, told(editor)) == (CLAMP, [])
            editor.deaf.clear()
            editor.choose = "Not now"
            await generate(editor, uri, CLAMP.index("clamp"))
            await editor.server.until(partial(filled, editor, uri))
            assert len(editor.server.said("window/showMessageRequest")) == 2
        assert await editor.quit() == 0
        assert (editor.texts[uri].text == FILLED) == goes_on
