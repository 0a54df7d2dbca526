"""What a hover says, before and after a run, and how much of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.lsp_editor import Editor, running
from tests.support.lsp_profiles import EMACS, VSCODE

pytestmark = pytest.mark.stdio

AREA = "import math\n\n\ndef area(width: float, height: float) -> float:\n    return width * height\n"
URI = "file:///work/sample.py"


async def lines(editor: Editor, at: int) -> list[str]:
    """Return what a hover says, line by line; nothing where there is none."""
    found = await editor.hover(URI, at)
    return found["contents"]["value"].splitlines() if found else []


async def test_before_any_run_the_decision_is_shown_on_the_name() -> None:
    """Which model would be asked, and why the others would not; nothing is asked for it."""
    async with running(VSCODE, {"engine": "ollama"}) as editor:
        editor.open(AREA)
        title, _, *rest = await lines(editor, AREA.index("area"))
        assert title == "**Document `area`**"
        assert any("Granite 4.1 3B (tier 1)" in each for each in rest)
        assert any("Mistral Small 3.2 (tier 4)" in each for each in rest)


async def test_what_a_first_hover_needs_is_loaded_while_nobody_asks() -> None:
    """No model server is looked for and no settings are read: that waits until somebody wants something."""
    async with running(VSCODE, {"engine": "auto", "nonsense": True}) as editor:
        loaded = "All that a first answer needs is loaded."
        await editor.server.until(
            lambda: [each for each in editor.server.said("window/logMessage") if each["message"] == loaded]
        )
        assert not editor.server.said("window/showMessage")
        editor.open(AREA)
        assert await lines(editor, AREA.index("area"))
        [told] = editor.server.said("window/showMessage")
        assert "nonsense" in told["message"]


@pytest.mark.parametrize("word", ["import", "return", "width", "def"])
async def test_elsewhere_there_is_no_hover(word: str) -> None:
    """Other servers say what other words mean."""
    async with running(VSCODE) as editor:
        editor.open(AREA)
        assert await lines(editor, AREA.index(word) + 1) == []


async def test_after_a_run_name_and_doc_say_how_it_came_to_be() -> None:
    """On the doc too, as long as it is the one that was written."""
    async with running(VSCODE) as editor:
        editor.open(AREA)
        text = await editor.document(URI, AREA.index("area"))
        await editor.server.until(lambda: editor.server.said("$/progress")[-1]["value"]["kind"] == "end")
        for at in (text.index("area"), text.index('"""') + 1):
            title, _, *rest = await lines(editor, at)
            assert title == "**Draft doc of `area`**"
            assert any("Checked (static)" in each for each in rest)
        editor.type(URI, text.index('"""') + 3, "My own words: ")
        assert await lines(editor, text.index('"""') + 1) == []
        assert (await lines(editor, text.index("area")))[0] == "**Document `area`**"


@pytest.mark.parametrize(("level", "count"), [("full", range(5, 20)), ("short", range(2, 8)), ("off", range(1))])
async def test_a_setting_says_how_much(level: str, count: range) -> None:
    """Full, short, or nothing at all."""
    async with running(VSCODE, {"engine": "embedded", "hover": level}) as editor:
        editor.open(AREA)
        assert len(await lines(editor, AREA.index("area"))) in count


async def test_plain_text_where_the_client_shows_no_markdown() -> None:
    """Emacs without its Markdown mode would show the marks."""
    async with running(EMACS) as editor:
        editor.open(AREA)
        found: dict[str, Any] = await editor.hover(URI, AREA.index("area"))
        assert found["contents"]["kind"] == "plaintext"
        assert not set(found["contents"]["value"]) & set("*`\\")


async def test_the_range_is_counted_in_the_clients_units() -> None:
    """The hover marks the name, whatever stands before it."""
    source = "import math\n\n\nclass É😀: pass\n"
    async with running(VSCODE) as editor:
        editor.open(source.replace("😀", "x").replace("class", "x = '😀'; class"))
        found = await editor.hover(URI, 25)
        if found:
            start, end = found["range"]["start"], found["range"]["end"]
            assert end["character"] - start["character"] == 2
