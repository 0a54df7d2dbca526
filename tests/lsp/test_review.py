"""Reviews in the editor: findings are diagnostics that move with the text, and what was not read is an error."""

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

PING = 'import os\n\n\ndef ping(host):\n    os.system("ping " + host)\n'
ADD = "def add(one, other):\n    return one + other\n"
CLEAN = json.dumps({"examined": [{"symbol": "add", "quote": "return one + other"}], "findings": []})


def shown(editor: Editor, uri: str) -> list[dict[str, Any]]:
    """Return the diagnostics of a document as they were told last."""
    told = editor.server.said("textDocument/publishDiagnostics")
    mine = [each["diagnostics"] for each in told if each["uri"] == uri]
    return mine[-1] if mine else []


def messages(editor: Editor) -> list[tuple[int, str]]:
    """Return the kinds and texts of what was put before the user."""
    return [(each["type"], each["message"]) for each in editor.server.said("window/showMessage")]


async def review(editor: Editor, uri: str, at: int) -> None:
    """Run the review of the symbol at a character."""
    action = next(each for each in await editor.actions(uri, at) if each["title"].startswith("Review `"))
    assert await editor.run(action) is None


async def test_without_a_model_it_is_an_error_with_the_rules_beside_it() -> None:
    """The rules' finding is a diagnostic, labelled; that nobody read the code is said as an error."""
    async with running() as editor:
        uri = editor.open(PING)
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(messages(editor)))
        (found,) = shown(editor, uri)
        assert (found["code"], found["source"], found["severity"]) == ("CWE-78", "rightsize", 1)
        assert found["codeDescription"]["href"] == "https://cwe.mitre.org/data/definitions/78.html"
        assert found["range"]["start"] == {"line": 4, "character": 4}
        assert "rules only" in found["message"]
        ((kind, text),) = messages(editor)
        assert kind == 1
        assert text.lower().count("no model has read this") == 1
        assert "Rules only: 1 finding." in text
        assert "No findings" not in text


async def test_selected_lines_are_reviewed_alone() -> None:
    """Outside of all symbols there is no name to ask about; a function that the lines touch is read as a whole."""
    source = f"import os\n\nos.system(os.environ['RUN'])\nos.system(os.environ['ALSO'])\n\n{PING[11:]}"
    async with running() as editor:
        uri = editor.open(source)
        start = source.index("os.system")
        actions = await editor.actions(uri, start, source.index("\n", start))
        assert [each["title"] for each in actions] == ["Review the selected lines for security"]
        await editor.run(actions[0])
        await editor.server.until(lambda: bool(shown(editor, uri)))
        assert [each["range"]["start"]["line"] for each in shown(editor, uri)] == [2]
        where = {"start": {"line": 3, "character": 0}, "end": {"line": 7, "character": 6}}
        order = {"uri": uri, "scope": "selection", "range": where}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.review", "arguments": [order]})
        await editor.server.until(lambda: len(shown(editor, uri)) == 3)


async def test_findings_move_and_vanish_with_the_code() -> None:
    """Lines typed above move a finding; when the quoted code goes, the finding goes."""
    async with running() as editor:
        uri = editor.open(PING)
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        editor.type(uri, 0, "# one\n# two\n")
        await editor.server.until(lambda: shown(editor, uri)[0]["range"]["start"]["line"] == 6)
        at = editor.texts[uri].text.index("os.system")
        editor.type(uri, at, "pass", remove=len('os.system("ping " + host)'))
        await editor.server.until(lambda: shown(editor, uri) == [])


async def test_a_clean_review_is_worded_as_what_it_is() -> None:
    """Who read it, how often and how much; and only then are there no findings."""
    heavy = ScriptedModel(
        "mistral-small3.2", replies=[Reply(text=CLEAN)], parameters=24_000_000_000, parameter_size="24B"
    )
    with simulator([heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(ADD)
            await review(editor, uri, ADD.index("add"))
            await editor.server.until(lambda: bool(messages(editor)))
            ((kind, text),) = messages(editor)
            assert kind == 3
            assert text == "`add`: No findings by Mistral Small 3.2 (2 passes, 1 symbol examined)"
            assert shown(editor, uri) == []


async def test_closing_takes_the_diagnostics_back() -> None:
    """A closed document shows nothing."""
    async with running() as editor:
        uri = editor.open(PING)
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        editor.close(uri)
        await editor.server.until(lambda: shown(editor, uri) == [])


async def test_a_finding_says_who_saw_it_when_asked() -> None:
    """The hover on a finding names the weakness, who saw it and how sure that is."""
    async with running() as editor:
        uri = editor.open(PING)
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        said = (await editor.hover(uri, PING.index("os.system")))["contents"]["value"]
        assert "Shell command built from values (high)" in said
        assert "OS Command Injection" in said
        assert "Seen by rules, and no model; confidence high" in said


async def test_a_finding_is_ignored_here_by_a_comment() -> None:
    """The quick fix writes the comment, and the diagnostic goes; a new review asks for the reason, and no more."""
    async with running() as editor:
        uri = editor.open(PING)
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        actions = await editor.actions(uri, PING.index("os.system"), only=["quickfix"])
        titles = [each["title"] for each in actions]
        assert titles == ["Fix CWE-78", "Ignore CWE-78 here", "Ignore CWE-78 in this project"]
        await editor.run(actions[1])
        await editor.server.until(lambda: shown(editor, uri) == [])
        assert "    # rightsize: ignore[python.shell-command] say why\n    os.system" in editor.texts[uri].text
        await review(editor, uri, editor.texts[uri].text.index("ping"))
        await editor.server.until(lambda: len(messages(editor)) == 2)
        ((kind, told),) = [(each["severity"], each["message"]) for each in shown(editor, uri)]
        assert (kind, told) == (
            4,
            (
                "Passed over without a reason: Shell command built from values "
                "(rightsize: ignore[python.shell-command] say why). Say why there."
            ),
        )
        assert "1 passed over (1 without a reason)" in messages(editor)[1][1]
        said = editor.texts[uri].text
        editor.type(uri, said.index("say why"), "only we call it", remove=len("say why"))
        await review(editor, uri, editor.texts[uri].text.index("ping"))
        await editor.server.until(lambda: len(messages(editor)) == 3)
        assert shown(editor, uri) == []


TWICE = PING + '    os.system("ping " + host)\n'
HEAVY: dict[str, Any] = {"parameters": 24_000_000_000, "parameter_size": "24B"}


async def test_of_twins_only_one_is_ignored_here() -> None:
    """The same code may stand twice in a function, and a comment is about one of them."""
    async with running() as editor:
        uri = editor.open(TWICE)
        await review(editor, uri, TWICE.index("ping"))
        await editor.server.until(lambda: len(shown(editor, uri)) == 2)
        actions = await editor.actions(uri, TWICE.index("os.system"), only=["quickfix"])
        await editor.run(actions[1])
        await editor.server.until(lambda: len(shown(editor, uri)) == 1)
        (left,) = shown(editor, uri)
        assert left["range"]["start"]["line"] == 6


async def test_what_the_project_lives_with_is_passed_over(tmp_path: Path) -> None:
    """What was written to the baseline of its own folder does not come back with the next review, which says so."""
    async with running(shake_hands=False) as editor:
        folders = [{"uri": each.as_uri(), "name": each.name} for each in (tmp_path / "another", tmp_path)]
        hello = {"capabilities": editor.profile.capabilities, "workspaceFolders": folders}
        await editor.server.ask("initialize", {**hello, "initializationOptions": {"engine": "embedded"}})
        editor.server.notify("initialized", {})
        uri = editor.open(PING, (tmp_path / "src" / "weak.py").as_uri())
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        actions = await editor.actions(uri, PING.index("os.system"), only=["quickfix"])
        await editor.run(actions[2])
        await editor.server.until(lambda: shown(editor, uri) == [])
        (entry,) = json.loads((tmp_path / ".rightsize-baseline.json").read_text())["findings"]
        assert entry["path"] == "src/weak.py"
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: len(messages(editor)) == 2)
        assert [each["severity"] for each in shown(editor, uri)] == [4]
        assert "1 passed over (1 without a reason)" in messages(editor)[1][1]


async def test_a_finding_that_a_comment_hides_is_not_no_finding() -> None:
    """A model that reported something did not find nothing, whoever wrote a comment beside the code."""
    source = ADD.replace("other\n", "other  # nosec\n")
    claim = {"title": "Overflow", "cwe": "CWE-190", "severity": "high", "confidence": "high"}
    claim |= {"quote": "return one + other", "explanation": "It may wrap.", "remedy": "Check."}
    replies = [{"examined": [], "findings": [claim]}, {"real": True, "reason": "It may."}]
    heavy = ScriptedModel("mistral-small3.2", replies=[Reply(text=json.dumps(each)) for each in replies], **HEAVY)
    with simulator([heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(source)
            await review(editor, uri, source.index("add"))
            await editor.server.until(lambda: bool(messages(editor)))
            ((_, text),) = messages(editor)
            assert text == "`add`: 0 findings by rules and Mistral Small 3.2, 1 passed over"


async def test_where_there_is_no_code_nobody_finds_nothing() -> None:
    """An empty file was read by nobody, and nothing is said of findings."""
    with simulator([ScriptedModel("mistral-small3.2", replies=[], **HEAVY)]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open("\n\n")
            argument = {"uri": uri, "scope": "file", "symbols": []}
            order = {"command": "rightsize.review", "arguments": [argument]}
            await editor.server.ask("workspace/executeCommand", order)
            await editor.server.until(lambda: bool(messages(editor)))
            assert messages(editor) == [(3, "`sample.py`: there is no code to review here")]


async def test_what_was_typed_meanwhile_was_not_read() -> None:
    """A clean result is about the text that was read, and says so where another stands there now."""
    heavy = ScriptedModel("mistral-small3.2", replies=[Reply(text=CLEAN, first_delay=0.5)], **HEAVY)
    with simulator([heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(ADD)
            await review(editor, uri, ADD.index("add"))
            editor.type(uri, 0, "import os\n")
            await editor.server.until(lambda: bool(messages(editor)))
            assert messages(editor)[0][1].endswith("1 symbol examined); the text has changed since")
