"""Findings over a restart of the server: shown again at once in the same text, and in a changed one where they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.lsp_editor import Editor

pytestmark = pytest.mark.stdio

HOST, NAME = 'os.system("ping " + host)', 'os.system("cat " + name)'
WRONG = "return a / 0"
TWO = f"import os\n\n\ndef ping(host):\n    {HOST}\n\n\ndef show(name):\n    {NAME}\n"


def shown(editor: Editor, uri: str) -> list[int]:
    """Return the lines of the diagnostics of a document as they were told last."""
    told = editor.server.said("textDocument/publishDiagnostics")
    mine = [each["diagnostics"] for each in told if each["uri"] == uri]
    return [each["range"]["start"]["line"] for each in mine[-1]] if mine else []


async def review(editor: Editor, uri: str, **given: Any) -> None:
    """Review a whole file, and wait until what was found in it is shown and kept."""
    order = {"uri": uri, "scope": "file", **given}
    before = json.dumps(editor.server.said("$/progress")).count('"kind": "end"')
    await editor.run({"command": {"command": "rightsize.review", "arguments": [order]}})
    await editor.server.until(lambda: json.dumps(editor.server.said("$/progress")).count('"kind": "end"') > before)


async def reviewed(text: str) -> list[int]:
    """Review a text in an editor that then quits, and return the lines of what was found."""
    async with running() as editor:
        uri = editor.open(text)
        await review(editor, uri)
        lines = shown(editor, uri)
        assert await editor.quit() == 0
    return lines


async def test_they_are_there_when_the_file_is_opened_again() -> None:
    """No model and no rule is asked: nothing but the opening brings them back, with all that was known of them."""
    assert await reviewed(TWO) == [4, 8]
    async with running() as editor:
        uri = editor.open(TWO)
        await editor.server.until(lambda: shown(editor, uri) == [4, 8])
        said = (await editor.hover(uri, TWO.index(HOST)))["contents"]["value"]
        assert "Shell command built from values (high)" in said
        assert editor.server.said("$/progress") == []
        assert editor.server.said("window/showMessage") == []


CHANGED: dict[str, tuple[str, list[int]]] = {
    "moved down": (f"# one\n# two\n{TWO}", [6, 10]),
    "one is mended": (TWO.replace(HOST, "pass"), [8]),
    "one stands twice now": (TWO + f"\n\ndef again(host):\n    {HOST}\n", [8]),
}


@pytest.mark.parametrize(("text", "lines"), CHANGED.values(), ids=CHANGED)
async def test_in_a_changed_text_only_what_has_a_clear_place(text: str, lines: list[int]) -> None:
    """The quoted code must stand there, once; everything else waits for the next review."""
    await reviewed(TWO)
    async with running() as editor:
        uri = editor.open(text)
        await editor.server.until(lambda: shown(editor, uri) == lines)


async def test_saving_keeps_what_is_true_then() -> None:
    """What was mended before the save is gone for good, and what moved is kept where it stands."""
    async with running() as editor:
        uri = editor.open(TWO)
        await review(editor, uri)
        editor.type(uri, TWO.index(HOST), "pass", remove=len(HOST))
        editor.type(uri, 0, "# one\n")
        editor.save(uri)
        await editor.server.until(lambda: shown(editor, uri) == [9])
        text = editor.texts[uri].text
        assert await editor.quit() == 0
    async with running() as editor:
        uri = editor.open(text)
        await editor.server.until(lambda: shown(editor, uri) == [9])
        # Brought back by hand, it is as unknown as any other code.
        editor.type(uri, text.index("pass"), HOST, remove=len("pass"))
        editor.save(uri)
        assert await editor.quit() == 0


async def test_who_passes_over_them_is_asked_anew() -> None:
    """A comment that came in the meantime counts, and so does one that went."""
    ignored = TWO.replace(HOST, f"{HOST}  # rightsize: ignore[CWE-78] a constant")
    assert await reviewed(ignored) == [8]
    async with running() as editor:
        uri = editor.open(TWO)
        await editor.server.until(lambda: shown(editor, uri) == [4, 8])
        assert await editor.quit() == 0
    await reviewed(TWO)
    async with running() as editor:
        uri = editor.open(ignored)
        await editor.server.until(lambda: shown(editor, uri) == [8])


async def test_a_review_that_failed_says_nothing_when_the_file_is_opened() -> None:
    """What nobody read is not clean: there is no word of a review, neither good nor bad, until one is asked for."""
    harmless = "def add(one, other):\n    return one + other\n"
    other = "file:///work/other.py"
    async with running() as editor:
        uri = editor.open(harmless)
        await review(editor, uri)
        assert "No model has read this" in str(editor.server.said("window/showMessage"))
        await review(editor, editor.open(TWO, other))
        assert await editor.quit() == 0
    async with running() as editor:
        uri = editor.open(harmless)
        editor.open(TWO, other)
        await editor.server.until(lambda: shown(editor, other) == [4, 8])
        told: list[Any] = editor.server.said("textDocument/publishDiagnostics")
        assert [each["uri"] for each in told] == [other]
        assert editor.server.said("window/showMessage") == []


async def test_the_models_findings_come_back_as_the_models(tmp_path: Path) -> None:
    """Who said it, how sure, and that a second pass confirmed it; the server of the model is not asked."""
    finding = {
        "title": "Shell injection",
        "cwe": "CWE-78",
        "severity": "high",
        "confidence": "medium",
        "quote": HOST,
        "explanation": "A host with a semicolon runs another command.",
        "remedy": "Pass a list of arguments.",
    }
    answers = [
        {"examined": [{"symbol": "show", "quote": NAME}], "findings": [finding, {**finding, "quote": NAME}]},
        {"real": True, "reason": "It comes from outside."},
    ]
    replies = [Reply(text=json.dumps(each)) for each in answers]
    heavy = ScriptedModel("mistral-small3.2", replies=replies, parameters=24_000_000_000, parameter_size="24B")
    with simulator([heavy]) as server:
        environment = {"OLLAMA_HOST": server.url}
        async with running(options={}, environment=environment) as editor:
            await review(editor, editor.open(TWO))
            assert await editor.quit() == 0
        calls = len(server.asked("/api/chat"))
        async with running(options={}, environment=environment) as editor:
            uri = editor.open(TWO)
            await editor.server.until(lambda: shown(editor, uri) == [4, 8])
            said = (await editor.hover(uri, TWO.index(HOST)))["contents"]["value"]
            assert "rules and Mistral Small 3.2" in said
            assert "confirmed by a second pass" in said
            assert len(server.asked("/api/chat")) == calls


async def test_a_review_that_failed_takes_no_finding_of_a_model() -> None:
    """The server fails, in the same session and after a restart: an error is told, and what was found stays."""
    text = f"{TWO}\n\ndef wrong(a):\n    {WRONG}\n"
    claim = {"title": "Division by zero", "cwe": "CWE-369", "severity": "low", "confidence": "high", "quote": WRONG}
    claim |= {"explanation": "Every call ends the program.", "remedy": "Do not divide by zero."}
    answer = {"examined": [{"symbol": "ping", "quote": HOST}, {"symbol": "show", "quote": NAME}], "findings": [claim]}
    found = Reply(text=json.dumps(answer))
    heavy = ScriptedModel("mistral-small3.2", replies=[found], parameters=24_000_000_000, parameter_size="24B")
    with simulator([heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(text)
            await review(editor, uri)
            assert shown(editor, uri) == [4, 8, 12]
            assert await editor.quit() == 0
    for _ in range(2):
        async with running() as editor:
            uri = editor.open(text)
            await review(editor, uri)
            assert "No model has read this" in str(editor.server.said("window/showMessage"))
            assert shown(editor, uri) == [4, 8, 12]
            assert await editor.quit() == 0


async def test_a_second_pass_that_failed_takes_no_confirmation() -> None:
    """The model answers no more whether it is real: what was confirmed stays so, and the failure is told."""
    text = f"def wrong(a):\n    {WRONG}\n"
    claim = {"title": "Division by zero", "cwe": "CWE-369", "severity": "high", "confidence": "high", "quote": WRONG}
    claim |= {"explanation": "Every call ends the program.", "remedy": "Do not divide by zero."}
    found = Reply(text=json.dumps({"examined": [], "findings": [claim]}))
    real = Reply(text=json.dumps({"real": True, "reason": "It is."}))
    replies = [found, real, found, *[Reply(text="I cannot say.")] * 4]
    heavy = ScriptedModel("mistral-small3.2", replies=replies, parameters=24_000_000_000, parameter_size="24B")
    with simulator([heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(text)
            for _ in range(2):
                await review(editor, uri, cache=False)
                assert "confirmed by a second pass" in str(await editor.hover(uri, text.index(WRONG)))
            assert "the second pass about 1 finding failed" in str(editor.server.said("window/showMessage"))
            assert await editor.quit() == 0


async def test_switched_off_nothing_is_kept() -> None:
    """With `cache.enabled` off, the next start knows nothing: the file that would hold it is not there."""
    off = {"engine": "embedded", "cache": {"enabled": False}}
    async with running(options=off) as editor:
        await review(editor, editor.open(TWO))
        assert await editor.quit() == 0
    other = "file:///work/other.py"
    async with running() as editor:
        uri = editor.open(TWO)
        await review(editor, editor.open(TWO, other))
        assert shown(editor, uri) == []
