"""Settings: at the start, pulled from the client, changed while the server runs, and wrong ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import BARE, VSCODE

pytestmark = pytest.mark.stdio

AREA = "import math\n\n\ndef area(width: float, height: float) -> float:\n    return width * height\n"
AT = AREA.index("area")


def state_file(pattern: str) -> str:
    """Return the one file of the state folder that fits."""
    [found] = Path(os.environ["XDG_STATE_HOME"]).rglob(pattern)
    return found.read_text("utf-8")


async def test_settings_are_pulled_where_the_client_has_them() -> None:
    """What the client says wins over what came with initialize."""
    async with running(
        VSCODE, {"hover": "off", "engine": "embedded"}, settings={"rightsize": {"hover": "short"}}
    ) as editor:
        uri = editor.open(AREA)
        await editor.server.until(lambda: editor.server.said("workspace/configuration"))
        assert await editor.hover(uri, AT) is not None


@pytest.mark.parametrize("settings", [{"rightsize": {"hover": "off"}}, {"rightsize": {"hover": "off"}, "other": 5}])
async def test_pushed_settings_hold_from_then_on(settings: object) -> None:
    """A change needs no restart; what was set before and is not named stays."""
    async with running(BARE) as editor:
        uri = editor.open(AREA)
        assert await editor.hover(uri, AT) is not None
        editor.server.notify("workspace/didChangeConfiguration", {"settings": settings})
        assert await editor.hover(uri, AT) is None
        [action, _review] = await editor.actions(uri, AT)
        assert action["title"].endswith("(draft, no model)")


@pytest.mark.parametrize("hover", [{}, {"hover": None}])
async def test_a_setting_that_is_taken_back_is_as_it_was_at_the_start(hover: dict[str, None]) -> None:
    """Each push is the whole section: what it does not name, or names with null, is not set any more."""
    async with running(BARE) as editor:
        uri = editor.open(AREA)
        for settings, shown in (({"hover": "off"}, False), (hover, True)):
            editor.server.notify("workspace/didChangeConfiguration", {"settings": {"rightsize": settings}})
            assert (await editor.hover(uri, AT) is not None) is shown
        [action, _review] = await editor.actions(uri, AT)
        assert action["title"].endswith("(draft, no model)")
        assert not editor.server.said("window/showMessage")


async def test_a_change_is_pulled_when_it_is_only_announced() -> None:
    """VS Code sends null and waits to be asked."""
    async with running(VSCODE) as editor:
        uri = editor.open(AREA)
        assert await editor.hover(uri, AT) is not None
        editor.settings = {"rightsize": {"hover": "off"}}
        editor.server.notify("workspace/didChangeConfiguration", {"settings": None})
        await editor.server.until(lambda: len(editor.server.said("workspace/configuration")) == 2)
        while await editor.hover(uri, AT) is not None:
            assert editor.server.said("workspace/configuration")


async def test_wrong_settings_are_told_once_and_the_rest_holds() -> None:
    """One message names every one; nothing stops."""
    async with running(BARE, {"engine": "embedded", "hover": 7, "nonsense": True}) as editor:
        uri = editor.open(AREA)
        assert await editor.hover(uri, AT) is not None
        assert await editor.hover(uri, AT) is not None
        [message] = editor.server.said("window/showMessage")
        assert "hover" in message["message"]
        assert "nonsense" in message["message"]


async def test_the_log_file_holds_no_source() -> None:
    """It may be attached to a bug report as it is."""
    async with running(BARE) as editor:
        uri = editor.open(AREA.replace("width", "tell_nobody"))
        await editor.document(uri, AT)
        editor.server.send_bytes(b"Content-Length: 5\r\n\r\ntell_")
        await editor.server.ask("workspace/executeCommand", {"command": "tell_nobody", "arguments": ["tell_nobody"]})
        assert await editor.quit() == 0
    text = state_file("rightsize.log")
    assert "not JSON" in text
    assert "tell_" not in text


async def test_nobody_else_reads_what_is_kept() -> None:
    """The log, too, tells who works when and on what."""
    async with running(BARE) as editor:
        uri = editor.open(AREA)
        await editor.document(uri, AT)
        editor.server.send_bytes(b"Content-Length: 5\r\n\r\ntell_")
        await editor.server.ask("workspace/executeCommand", {"command": "nothing", "arguments": []})
        assert await editor.quit() == 0
    files = [each for each in Path(os.environ["XDG_STATE_HOME"]).rglob("*") if each.is_file()]
    assert "rightsize.log" in {each.name for each in files}
    assert {each.name: oct(each.stat().st_mode & 0o077) for each in files} == {each.name: "0o0" for each in files}


async def test_outcomes_are_noted_at_save_and_at_close() -> None:
    """The ledger learns what became of each doc: kept, edited or undone."""
    async with running(VSCODE) as editor:
        for name, change in (("kept", "save"), ("undone", "undo"), ("edited", "edit")):
            uri = editor.open(AREA, uri=f"file:///work/{name}.py")
            text = await editor.document(uri, AT)
            ends = len(editor.server.said("$/progress"))
            await editor.server.until(lambda: editor.server.said("$/progress")[-1]["value"]["kind"] == "end")
            assert ends
            if change == "undo":
                editor.undo(uri)
            if change == "edit":
                editor.type(uri, text.index('"""') + 3, "Mine: ")
            editor.save(uri) if change != "edit" else editor.close(uri)
        assert await editor.quit() == 0
    outcomes = [json.loads(line) for line in state_file("*.jsonl").splitlines() if '"outcome"' in line]
    noted = {(each["outcome"], each["seen"]) for each in outcomes if each.get("event") == "outcome"}
    assert noted == {("kept", "save"), ("undone", "save"), ("edited", "close")}


async def test_outcomes_outlive_changed_settings_and_a_goodbye_in_haste() -> None:
    """Many editors say goodbye right after a save, or without closing anything; new settings open the engine anew."""
    async with running(VSCODE) as editor:
        saved, left_open = (editor.open(AREA, uri=f"file:///work/{name}.py") for name in ("saved", "open"))
        for uri in (saved, left_open):
            await editor.document(uri, AT)
        await editor.server.until(
            lambda: [each["value"]["kind"] for each in editor.server.said("$/progress")].count("end") == 2
        )
        editor.undo(left_open)
        editor.server.notify("workspace/didChangeConfiguration", {"settings": {"rightsize": {"hover": "off"}}})
        await editor.hover(saved, AT)
        editor.save(saved)
        assert await editor.quit() == 0
    outcomes = [json.loads(line) for line in state_file("*.jsonl").splitlines() if '"outcome"' in line]
    noted = {(each["outcome"], each["seen"]) for each in outcomes if each.get("event") == "outcome"}
    assert noted == {("kept", "save"), ("undone", "close")}
