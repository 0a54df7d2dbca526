"""Ask in the editor: a symbol explained, a question about a selection, shown as each client can show it."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from rightsize.core.asks.split import split
from rightsize.core.tasks.task import TaskKind
from rightsize.lsp.ask import QUESTIONS
from tests.support.cli_process import PATIENCE
from tests.support.lsp_editor import running
from tests.support.lsp_profiles import EMACS, HELIX, NEOVIM, VSCODE
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator
from tests.support.unsure import split_reply, unsure_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.lsp_editor import Editor
    from tests.support.lsp_profiles import Profile
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

CLAMP = (
    'def clamp(value, low, high):\n    """Keep a value between two bounds."""\n    return max(low, min(value, high))\n'
)
ANSWER = "It returns the value, or the bound that the value is beyond."


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """A small model that answers what it is asked."""
    with simulator([ScriptedModel("granite4.1:3b", replies=[Reply(ANSWER)]), ScriptedModel("llama3.2")]) as server:
        yield server


def options(models: OllamaSimulator) -> dict[str, Any]:
    """Return the settings of an editor that asks these models."""
    return {"gateway": {"host": models.url}}


def opening(editor: Editor, opened: list[dict[str, Any]]) -> None:
    """Let the editor open documents, and note which."""
    plain = editor.server.on_request

    async def answer(message: dict[str, Any]) -> Any:
        if message["method"] == "window/showDocument":
            opened.append(message["params"])
            return {"success": True}
        assert plain is not None
        return await plain(message)

    editor.server.on_request = answer


async def ended(editor: Editor) -> str:
    """Wait for the end of the job and return what its progress bar says."""
    ends = await editor.server.until(
        lambda: [each["value"] for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]
    )
    return str(ends[-1].get("message", ""))


@pytest.mark.parametrize("profile", [VSCODE, EMACS], ids=lambda each: each.name)
async def test_explain_opens_a_document_to_read(profile: Profile, models: OllamaSimulator, tmp_path: Path) -> None:
    """Where the client opens documents: a Markdown file that nobody but the user reads, and nobody writes in."""
    opened: list[dict[str, Any]] = []
    async with running(
        profile, options(models), environment={"RIGHTSIZE_STATE_FOLDER": str(tmp_path / "state")}
    ) as editor:
        opening(editor, opened)
        uri = editor.open(CLAMP)
        (action,) = await editor.actions(uri, CLAMP.index("clamp"), only=["refactor.rightsize.explain"])
        assert action["title"] == "Explain `clamp`"
        assert await editor.run(action) is None
        assert await ended(editor) == "answered"
        (shown,) = opened
        path = Path(urlsplit(shown["uri"]).path)
        title, head, body = path.read_text().split("\n\n")
        assert title == "# Explain what `clamp` does."
        assert head.startswith("## 1. Question: Granite 4.1 3B (IBM Granite), ")
        assert body == f"{ANSWER}\n"
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
        assert shown["takeFocus"] is False, "what a person types meanwhile must not go into the answer"
        said = models.asked("/api/chat")[-1].body["messages"][-1]["content"]
        assert "Data, `clamp` in sample.py:" in said
        assert said.endswith("Explain what `clamp` does.")


@pytest.mark.parametrize("profile", [NEOVIM, HELIX], ids=lambda each: each.name)
async def test_explain_shows_a_message_elsewhere(profile: Profile, models: OllamaSimulator) -> None:
    """All lines of it, as the client says nothing of documents."""
    async with running(profile, options(models)) as editor:
        uri = editor.open(CLAMP)
        (action,) = await editor.actions(uri, CLAMP.index("clamp"), only=["refactor.rightsize.explain"])
        await editor.run(action)
        assert await ended(editor) == "answered"
        (message,) = [each["message"] for each in editor.server.said("window/showMessage")]
        assert message.startswith("## 1. Question: Granite 4.1 3B (IBM Granite), ")
        assert message.endswith(f"ms\n\n{ANSWER}")


@pytest.mark.parametrize("question", [question for _, question in QUESTIONS])
def test_what_can_be_chosen_is_one_question(question: str) -> None:
    """None of them is taken for a review, which only tier 4 may answer."""
    (task,) = split(question, code=True)

    assert task.kind in (TaskKind.QA_SIMPLE, TaskKind.REASONING)


async def test_a_question_about_a_selection(models: OllamaSimulator) -> None:
    """The person chooses what to ask; only the lines of the selection are shown to the model."""
    async with running(NEOVIM, options(models)) as editor:
        editor.choose = "What does it do with edge cases?"
        uri = editor.open(CLAMP + "\n\nSECRET_PLACE = 1\n")
        start = CLAMP.index("    return")
        (action,) = await editor.actions(uri, start, len(CLAMP), only=["refactor.rightsize.ask"])
        assert action["title"] == "Ask about the selection"
        await editor.run(action)
        assert await ended(editor) == "answered"
        said = models.asked("/api/chat")[-1].body["messages"][-1]["content"]
        assert said.startswith("Data, sample.py:3:\n")
        assert said.endswith("Explain what this code does with edge cases.")
        assert "SECRET_PLACE" not in said
        assert "def clamp" not in said


async def test_nothing_is_asked_that_nobody_chose(models: OllamaSimulator) -> None:
    """A question that is put away ends the job, and no model is asked."""
    async with running(VSCODE, options(models)) as editor:
        uri = editor.open(CLAMP)
        (action,) = await editor.actions(uri, 0, len(CLAMP), only=["refactor.rightsize.ask"])
        await editor.run(action)
        assert await ended(editor) == "nothing was asked"
        assert models.asked("/api/chat") == []


async def test_a_question_of_the_users_own(models: OllamaSimulator) -> None:
    """Editors that let people type send the question with the command; several tasks are several sections."""
    async with running(NEOVIM, options(models)) as editor:
        uri = editor.open(CLAMP)
        question = "Explain what this does and summarise it in one sentence"
        await editor.server.ask(
            "workspace/executeCommand",
            {"command": "rightsize.ask", "arguments": [{"uri": uri, "scope": "file", "question": question}]},
        )
        assert await ended(editor) == "answered"
        (message,) = [each["message"] for each in editor.server.said("window/showMessage")]
        assert "## 1. Question: Granite" in message
        assert "\n\n---\n\n## 2. Summarisation: Granite" in message


async def test_a_model_may_split_it(models: OllamaSimulator) -> None:
    """Where the user wants that and the rules are unsure; the sections are the tasks that it named; it says so."""
    request = unsure_request(code=True)
    split = split_reply((request.first, "qa_simple"), (request.second, "summarisation"))
    replies = [Reply(split, when="Which tasks does this request ask for?"), Reply(ANSWER)]
    models.serve(ScriptedModel("granite4.1:3b", replies=replies), ScriptedModel("llama3.2", replies=[Reply(ANSWER)]))
    wanted = {**options(models), "ask": {"split": "tier1", "splitSeconds": PATIENCE}}
    async with running(NEOVIM, wanted) as editor:
        order = {"uri": editor.open(CLAMP), "scope": "file", "question": request.text}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.ask", "arguments": [order]})
        assert await ended(editor) == "answered"
        (message,) = [each["message"] for each in editor.server.said("window/showMessage")]
        heads = [line.partition(":")[0] for line in message.splitlines() if line.startswith("## ")]
        assert heads == ["## 1. Question", "## 2. Summarisation"]
        assert message.startswith("> Split by Granite 4.1 3B, since the rules were unsure.\n\n## 1. ")
        assert CLAMP not in models.asked("/api/chat")[0].body["messages"][-1]["content"]


async def test_why_the_split_of_a_model_does_not_stand_is_said(models: OllamaSimulator) -> None:
    """In the document, above what was answered instead."""
    replies = [Reply("No idea.", when="Which tasks does this request ask for?"), Reply(ANSWER)]
    models.serve(ScriptedModel("granite4.1:3b", replies=replies), ScriptedModel("llama3.2", replies=[Reply(ANSWER)]))
    wanted = {**options(models), "ask": {"split": "tier1", "splitSeconds": PATIENCE}}
    opened: list[dict[str, Any]] = []
    async with running(VSCODE, wanted) as editor:
        opening(editor, opened)
        order = {"uri": editor.open(CLAMP), "scope": "file", "question": unsure_request(code=True).text}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.ask", "arguments": [order]})
        await ended(editor)
        text = Path(urlsplit(opened[0]["uri"]).path).read_text(encoding="utf-8")
        title, _, said, *_ = text.splitlines()
        assert title.startswith("# ")
        assert said.startswith("> The rules were unsure, and their split stands: ")


async def test_what_fails_is_an_error(models: OllamaSimulator) -> None:
    """One sentence with the next step, and nothing is opened."""
    models.serve(ScriptedModel("granite4.1:3b", replies=[Reply(status=500, error="the weights are damaged")]))
    async with running(VSCODE, options(models)) as editor:
        uri = editor.open(CLAMP)
        (action,) = await editor.actions(uri, CLAMP.index("clamp"), only=["refactor.rightsize.explain"])
        await editor.run(action)
        assert await ended(editor) == "not answered"
        (message,) = [each["message"] for each in editor.server.said("window/showMessage")]
        assert message.startswith("Not answered: No answer passed. Granite 4.1 3B (tier 1): ")


async def test_more_tasks_than_are_answered_at_once(models: OllamaSimulator) -> None:
    """One message, and no model is asked."""
    async with running(NEOVIM, options(models)) as editor:
        uri = editor.open(CLAMP)
        order = {"uri": uri, "scope": "file", "question": "- write a parser\n" * 33}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.ask", "arguments": [order]})
        await ended(editor)
        (message,) = [each["message"] for each in editor.server.said("window/showMessage")]
        assert message == "the request asks for 33 things, more than the 32 that are answered at once; send it in parts"
        assert models.asked("/api/chat") == []


async def test_a_question_that_is_too_long_is_refused_in_words_of_an_editor() -> None:
    """Nothing is said of a command line."""
    async with running(NEOVIM) as editor:
        order = {"uri": editor.open(CLAMP), "scope": "file", "question": "x" * 100_001}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.ask", "arguments": [order]})
        (message,) = await editor.server.until(
            lambda: [each["message"] for each in editor.server.said("window/showMessage")]
        )
        assert message.startswith("A question may have 100,000 characters; ask a shorter one")


async def test_cancelling_stops_the_model(models: OllamaSimulator) -> None:
    """The server is left, and nothing is shown."""
    models.serve(ScriptedModel("granite4.1:3b", replies=[Reply(ANSWER, ends="hang", after=2)]))
    async with running(VSCODE, options(models)) as editor:
        uri = editor.open(CLAMP)
        (action,) = await editor.actions(uri, CLAMP.index("clamp"), only=["refactor.rightsize.explain"])
        await editor.run(action)
        (begun, *_) = await editor.server.until(
            lambda: [each for each in editor.server.said("$/progress") if "words so far" in str(each["value"])]
        )
        editor.server.notify("window/workDoneProgress/cancel", {"token": begun["token"]})
        assert await ended(editor) == "cancelled"
        assert editor.server.said("window/showMessage") == []


async def test_questions_stand_beside_three_actions(models: OllamaSimulator) -> None:
    """They take the place of none; without a model they are not offered, but where they are asked for."""
    async with running(VSCODE, options(models)) as editor:
        uri = editor.open(CLAMP)
        titles = [each["title"] for each in await editor.actions(uri, CLAMP.index("clamp"))]
        assert titles == [
            "Update doc of `clamp`",
            "Review `clamp` for security",
            "Tests for `clamp`",
            "Explain `clamp`",
        ]
    async with running(VSCODE) as editor:
        uri = editor.open(CLAMP)
        assert not any("Explain" in each["title"] for each in await editor.actions(uri, CLAMP.index("clamp")))
        (action,) = await editor.actions(uri, CLAMP.index("clamp"), only=["refactor.rightsize.explain"])
        assert action["disabled"]["reason"] == "No local model answers, and without one no question is."
