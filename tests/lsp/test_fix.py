"""Fix in the editor: where it is offered, what lands and what goes with it, what is asked first, what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.lsp.test_review import HEAVY, messages, review, shown
from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from tests.support.lsp_editor import Editor

pytestmark = pytest.mark.stdio

PING = 'import os\nimport subprocess\n\n\ndef ping(host):\n    return os.system("ping " + host)\n'
MENDED = '```python\ndef ping(host):\n    return subprocess.run(["ping", "--", host], check=False).returncode\n```'
HIDDEN = '```python\ndef ping(host):\n    return os.system(f"ping {host}")\n```'
PAY = "def pay(order, user):\n    order.charge()\n    return order.total\n"
PAID = (
    "```python\ndef pay(order, user):\n    if order.owner != user:\n        raise PermissionError\n"
    "    order.charge()\n    return order.total\n```"
)
SEEN = {
    "title": "Missing authorization",
    "cwe": "CWE-862",
    "severity": "high",
    "confidence": "high",
    "quote": "order.charge()",
    "explanation": "The owner is never compared with the user.",
    "remedy": "Compare them.",
}


def read(quote: str, *findings: dict[str, str]) -> str:
    """Return the answer of a reviewer."""
    return json.dumps({"examined": [{"symbol": "pay", "quote": quote}], "findings": list(findings)})


async def fixes(editor: Editor, uri: str, at: int) -> list[dict[str, Any]]:
    """Return the quick fixes at a character."""
    return await editor.actions(uri, at, only=["quickfix"])


async def reviewed(editor: Editor, source: str, name: str, quote: str) -> tuple[str, int]:
    """Open a text, have it reviewed, and return its URI and where the finding is."""
    uri = editor.open(source)
    await review(editor, uri, source.index(f"def {name}") + 4)
    await editor.server.until(lambda: bool(shown(editor, uri)))
    return uri, source.index(quote)


async def test_a_finding_is_mended_and_its_diagnostic_goes() -> None:
    """Fix stands first, before both ways to ignore; a refused answer goes to the next tier."""
    small = ScriptedModel("llama3.2", replies=[Reply(HIDDEN)])
    with simulator([small, ScriptedModel("gemma3:4b", replies=[Reply(MENDED)])]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri, at = await reviewed(editor, PING, "ping", "os.system")
            actions = await fixes(editor, uri, at)
            assert [each["title"] for each in actions] == [
                "Fix CWE-78",
                "Ignore CWE-78 here",
                "Ignore CWE-78 in this project",
            ]
            offered = [each["title"] for each in await editor.actions(uri, at)]
            assert offered[3:] == ["Explain `ping`"]
            assert await editor.run(actions[0]) is None
            await editor.server.until(lambda: "subprocess.run" in editor.texts[uri].text)
            await editor.server.until(lambda: shown(editor, uri) == [])
            assert "os.system" not in editor.texts[uri].text
            editor.undo(uri)
            assert editor.texts[uri].text == PING


async def test_a_finding_of_a_model_goes_though_its_quote_stays() -> None:
    """The reviewer reads the new code and is silent; the code that it once quoted is still needed."""
    answers = [read("order.charge()", SEEN), '{"real": true, "reason": "so it is"}', read("raise PermissionError")]
    heavy = ScriptedModel("mistral-small3.2", replies=[Reply(each) for each in answers], **HEAVY)
    with simulator([ScriptedModel("llama3.2", replies=[Reply(PAID)]), heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri, at = await reviewed(editor, PAY, "pay", "order.charge()")
            await editor.run((await fixes(editor, uri, at))[0])
            await editor.server.until(lambda: "PermissionError" in editor.texts[uri].text)
            await editor.server.until(lambda: shown(editor, uri) == [])
            assert "order.charge()" in editor.texts[uri].text


async def test_where_no_answer_mends_it_the_hovers_tell_the_ladder() -> None:
    """On the finding and on the function: who was asked, which check refused whom, and what it cost."""
    small, large = (ScriptedModel(each, replies=[Reply(HIDDEN)]) for each in ("llama3.2", "gemma3:4b"))
    with simulator([small, large]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri, at = await reviewed(editor, PING, "ping", "os.system")
            assert await editor.run((await fixes(editor, uri, at))[0]) is None
            await editor.server.until(lambda: any("could not be" in text for _, text in messages(editor)))
            on_finding = (await editor.hover(uri, at))["contents"]["value"].splitlines()
            on_name = (await editor.hover(uri, PING.index("ping")))["contents"]["value"].splitlines()
            editor.type(uri, PING.index("return"), "host = host.strip()\n    ")
            later = (await editor.hover(uri, at + len("host = host.strip()\n    ")))["contents"]["value"]
    assert on_name[0] == "**No fix of CWE-78 for `ping`**"
    start = on_finding.index("- No fix of CWE-78 for `ping`:")
    for told in (on_name[2:], on_finding[start + 1 :]):
        attempts = [each for each in told if each.startswith("- Attempt ")]
        assert [each.partition(" refused for ")[0] for each in attempts] == [
            "- Attempt 1: Llama 3.2 (tier 2)",
            "- Attempt 2: Gemma 3 4B (tier 3)",
        ]
        assert any(each.startswith("- In all: 2 attempts, ") for each in told)
    assert "No fix" not in later


async def test_what_nobody_confirms_is_asked_about() -> None:
    """The reviewer's second answer cannot be read: the code goes in only when a person says so."""
    answers = [read("order.charge()", SEEN), '{"real": true, "reason": "so it is"}', *["It looks fine."] * 4]
    heavy = ScriptedModel("mistral-small3.2", replies=[Reply(each) for each in answers], **HEAVY)
    with simulator([ScriptedModel("llama3.2", replies=[Reply(PAID)]), heavy]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            editor.choose = "Discard"
            uri, at = await reviewed(editor, PAY, "pay", "order.charge()")
            await editor.run((await fixes(editor, uri, at))[0])
            await editor.server.until(lambda: bool(editor.server.said("window/showMessageRequest")))
            asked = editor.server.said("window/showMessageRequest")[-1]
            assert "is not confirmed" in asked["message"]
            await editor.server.until(lambda: any("discarded" in each for each in endings(editor)))
            assert editor.texts[uri].text == PAY
            assert len(shown(editor, uri)) == 1


def endings(editor: Editor) -> list[str]:
    """Return how the jobs ended, as their progress bars say."""
    told = [each["value"] for each in editor.server.said("$/progress")]
    return [each.get("message") or "" for each in told if each["kind"] == "end"]


def logged(editor: Editor) -> list[str]:
    """Return what was written into the client's log."""
    return [each["message"] for each in editor.server.said("window/logMessage")]


OTHER = {
    "range": {"start": {"line": 5, "character": 11}, "end": {"line": 5, "character": 20}},
    "severity": 2,
    "source": "ruff",
    "code": "S605",
    "message": "Starting a process with a shell",
}


async def test_what_another_tool_says_is_mended_and_nobody_looks_again() -> None:
    """Its diagnostic comes with the request; that it was not checked again is in the log, and no question is asked."""
    with simulator([ScriptedModel("llama3.2", replies=[Reply(MENDED)])]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(PING)
            at = PING.index("os.system")
            actions = await editor.actions(uri, at, diagnostics=[OTHER])
            assert actions[0]["title"] == "Fix `Starting a process with a shell`"
            assert actions[0]["diagnostics"] == [OTHER]
            assert len([each for each in actions if each["title"] != "Explain `ping`"]) <= 3
            await editor.run(actions[0])
            await editor.server.until(lambda: "subprocess.run" in editor.texts[uri].text)
            await editor.server.until(lambda: any("ruff cannot be asked here" in each for each in logged(editor)))


@pytest.mark.parametrize(
    ("change", "_why"),
    [
        ({"severity": 4}, "a hint is no fault"),
        ({"source": "rightsize"}, "what is ours is not somebody else's"),
        ({"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 6}}}, "no function is there"),
    ],
)
async def test_where_another_tools_word_is_left_alone(change: dict[str, Any], _why: str) -> None:
    """Menus are not filled with what nobody asked for."""
    with simulator([ScriptedModel("llama3.2", replies=[Reply(MENDED)])]) as server:
        async with running(options={}, environment={"OLLAMA_HOST": server.url}) as editor:
            uri = editor.open(PING)
            actions = await editor.actions(uri, PING.index("os.system"), diagnostics=[{**OTHER, **change}])
            assert not any(each["title"].startswith("Fix") for each in actions)


async def test_without_a_model_it_is_shown_as_what_cannot_run() -> None:
    """With the reason; both ways to ignore still work."""
    async with running() as editor:
        uri, at = await reviewed(editor, PING, "ping", "os.system")
        first, *others = await fixes(editor, uri, at)
        assert first["title"] == "Fix CWE-78"
        assert "The embedded engine writes no code" in first["disabled"]["reason"]
        assert "command" not in first
        assert len(others) == 2


async def test_a_finding_that_is_gone_is_said() -> None:
    """The text went on, and the action did not."""
    async with running() as editor:
        uri = editor.open(PING)
        command = {"title": "", "command": "rightsize.fix", "arguments": [{"uri": uri, "fingerprint": "x", "line": 5}]}
        await editor.run({"command": command})
        await editor.server.until(lambda: bool(messages(editor)))
        assert "not there any more" in messages(editor)[0][1]


@pytest.mark.parametrize("argument", [{}, {"uri": "file:///work/sample.py"}, {"uri": 1}])
async def test_a_wrong_argument_is_an_error(argument: dict[str, Any]) -> None:
    """The error says what the command takes."""
    async with running() as editor:
        editor.open(PING)
        command = {"title": "", "command": "rightsize.fix", "arguments": [argument]}
        assert "rightsize.fix" in (await editor.run({"command": command}))["message"]
