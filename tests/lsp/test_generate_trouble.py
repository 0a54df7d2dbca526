"""Generate where something is in the way: other line ends and units, a busy place, a closed text, no server, no bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_generate import CLAMP, FILLED, clamping, ended, generate, options, titles, told
from tests.support.lsp_profiles import BARE, EMACS, HELIX, NEOVIM, VSCODE, Profile
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

BODY = "return max(low, min(value, high))"
TEXTS = {
    "lines of Windows": CLAMP.replace("\n", "\r\n"),
    "tabs": CLAMP.replace("    ", "\t"),
    "a mark of the byte order": f"\ufeff{CLAMP}",
    "no last line end": "def clamp(value, low, high):\n    '''Ends so: é😀'''\n    pass",
    "wide characters before it": f"SIGN = '😀é'\n{CLAMP}",
}
PLACES = "# TODO: add two numbers\n\n\n# TODO: double a number\n"
INSIDE = "def turn(a):\n    # TODO: add two numbers\n\n    # TODO: double a number\n    return a\n"


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """The models that know how."""
    with clamping() as server:
        yield server


@pytest.fixture
def slow() -> Iterator[OllamaSimulator]:
    """A model that takes its time over the first of two comments."""
    add = Reply("```python\ndef add(a, b):\n    return a + b\n```", delay=0.05)
    double = Reply("```python\ndef double(a):\n    return a * 2\n```")
    with simulator([ScriptedModel("llama3.2", replies=[add, double])]) as server:
        yield server


@pytest.mark.parametrize("profile", [VSCODE, NEOVIM, HELIX, EMACS], ids=lambda each: each.name)
async def test_only_the_body_changes_whatever_the_text_is_like(
    models: OllamaSimulator, tmp_path: Path, profile: Profile
) -> None:
    """Columns in UTF-8, UTF-16 and UTF-32; line ends, tabs, a mark at the start and the end of a file stay."""
    async with running(profile, options(models, tmp_path, runExamples="never")) as editor:
        for name, text in TEXTS.items():
            uri = editor.open(text, uri=f"file:///work/{'_'.join(name.split())}.py")
            await generate(editor, uri, text.index("clamp") + 1)
            await ended(editor, len(editor.texts))
            assert editor.texts[uri].text == text.replace("pass", BODY, 1), name


async def test_who_asks_again_is_told_again(tmp_path: Path) -> None:
    """Without a server nothing is written, and the second press of the key is no less answered than the first."""
    sent = {"gateway": {"host": "http://127.0.0.1:9"}, "stateFolder": str(tmp_path)}
    async with running(options=sent) as editor:
        uri = editor.open(CLAMP)
        for asked in (1, 2):
            await command(editor, {"uri": uri, "position": {"line": 0}})
            assert await ended(editor, asked) == "`clamp` was not written."
            assert len(told(editor)) == asked
        first, second = told(editor)
        assert first == second
        assert "`ollama serve`" in first


async def test_an_edit_that_is_refused_is_kept_for_the_next_time(models: OllamaSimulator, tmp_path: Path) -> None:
    """A file that may only be read: what passed is not lost, and nobody is asked a second time."""
    async with running(options=options(models, tmp_path, runExamples="never")) as editor:
        uri = editor.open(CLAMP)
        editor.refuse = "the file is read-only"
        await generate(editor, uri, CLAMP.index("clamp"))
        assert await ended(editor) == "`clamp` was not written."
        (message,) = told(editor)
        assert message.startswith("`clamp` was not written: the file is read-only. Ask again once the text can be ")
        editor.refuse = None
        await generate(editor, uri, CLAMP.index("clamp"))
        assert (await ended(editor, 2)).startswith("`clamp` written by Llama 3.2, from the cache")
        assert editor.texts[uri].text == FILLED
        assert len(models.asked("/api/chat")) == 1


async def test_two_comments_at_the_top_are_answered_beside_each_other(slow: OllamaSimulator, tmp_path: Path) -> None:
    """Each is called by its line, and what the first adds moves the second along."""
    async with running(options=options(slow, tmp_path)) as editor:
        uri = editor.open(PLACES)
        await generate(editor, uri, PLACES.index("TODO"))
        await editor.server.until(lambda: bool(slow.asked("/api/chat")))
        await generate(editor, uri, PLACES.rindex("TODO"))
        await ended(editor, 2)
        assert editor.texts[uri].text == (
            "# TODO: add two numbers\ndef add(a, b):\n    return a + b\n\n\n"
            "# TODO: double a number\ndef double(a):\n    return a * 2\n"
        )
        assert {label(each) for each in editor.server.said("workspace/applyEdit")} == {
            "Generate line 1",
            "Generate line 4",
        }
        assert not told(editor)


async def test_one_function_is_written_by_one_job(slow: OllamaSimulator, tmp_path: Path) -> None:
    """Of two comments in it the second waits for the first, and whoever insists is told each time."""
    async with running(options=options(slow, tmp_path)) as editor:
        uri = editor.open(INSIDE)
        await generate(editor, uri, INSIDE.index("TODO"))
        for _asked in (1, 2):
            await generate(editor, uri, INSIDE.rindex("TODO"))
        await editor.server.until(lambda: len(told(editor)) == len((1, 2)))
        assert set(told(editor)) == {"`turn` is being worked on already; ask again when that is done."}


async def test_a_text_that_is_closed_meanwhile_is_said_in_the_bar(slow: OllamaSimulator, tmp_path: Path) -> None:
    """A file that is renamed is closed and opened anew; nothing lands in either."""
    async with running(options=options(slow, tmp_path)) as editor:
        uri = editor.open(PLACES)
        await generate(editor, uri, PLACES.index("TODO"))
        await editor.server.until(lambda: bool(slow.asked("/api/chat")))
        editor.close(uri)
        renamed = editor.open(PLACES, uri="file:///work/renamed.py")
        assert await ended(editor) == "stopped: the text was closed"
        assert editor.texts[renamed].text == PLACES


async def test_where_there_is_no_bar_the_log_says_how_it_ended(models: OllamaSimulator, tmp_path: Path) -> None:
    """A client that shows no progress at all."""
    async with running(BARE, options(models, tmp_path, runExamples="never")) as editor:
        uri = editor.open(CLAMP)
        await generate(editor, uri, CLAMP.index("clamp"))
        ran = "1 example was not run (the setting `generate.runExamples` is `never`)."
        ending = f"`clamp` written by Llama 3.2. Checked: static. {ran}"
        await editor.server.until(lambda: ending in logged(editor))
        assert editor.texts[uri].text == FILLED


async def test_a_text_in_no_file_gets_code_and_no_tests(models: OllamaSimulator, tmp_path: Path) -> None:
    """Tests import a file: they are not offered, and a key bound to the command says what to do first."""
    async with running(options=options(models, tmp_path, runExamples="never")) as editor:
        uri = editor.open(CLAMP, uri="untitled:Untitled-1")
        await generate(editor, uri, CLAMP.index("clamp"))
        await ended(editor)
        assert editor.texts[uri].text == FILLED
        assert not [each for each in titles(await editor.actions(uri, FILLED.index("clamp"))) if "Tests" in each]
        await command(editor, {"uri": uri, "position": {"line": 0}}, "rightsize.tests")
        (message,) = await editor.server.until(lambda: told(editor))
        assert message == "Save this text first: tests of `clamp` must import its file."


async def command(editor: Editor, argument: dict[str, Any], name: str = "rightsize.generate") -> None:
    """Run a command as a key that is bound to it does."""
    request = {"command": name, "arguments": [argument]}
    assert await editor.server.ask("workspace/executeCommand", request) is None


def label(sent: dict[str, Any]) -> str:
    """Return what an edit is called in the client's undo list."""
    return str(sent["label"])


def logged(editor: Editor) -> list[str]:
    """Return what was written into the client's log."""
    return [each["message"] for each in editor.server.said("window/logMessage")]
