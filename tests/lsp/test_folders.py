"""Folders of the workspace that come and go while the server runs: baseline, settings and leave follow them."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.lsp.test_generate_questions import filled
from tests.lsp.test_review import PING, review, shown
from tests.support.lsp_editor import running
from tests.support.lsp_generate import CLAMP, clamping, generate, options

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.lsp_editor import Editor

pytestmark = pytest.mark.stdio


def move(editor: Editor, added: tuple[Path, ...] = (), removed: tuple[Path, ...] = ()) -> None:
    """Tell which folders were opened and closed."""
    said = {
        name: [{"uri": each.as_uri(), "name": each.name} for each in folders]
        for name, folders in (("added", added), ("removed", removed))
    }
    editor.server.notify("workspace/didChangeWorkspaceFolders", {"event": said})


async def test_the_server_wants_to_know() -> None:
    """It says so when it is asked what it can do."""
    async with running() as editor:
        folders = editor.capabilities["workspace"]["workspaceFolders"]
        assert (folders["supported"], folders["changeNotifications"]) == (True, True)


async def test_a_baseline_holds_while_its_folder_is_open(tmp_path: Path) -> None:
    """What is shown follows at once, without another review; a project that is not open settles nothing."""
    async with running() as editor:
        uri = editor.open(PING, (tmp_path / "weak.py").as_uri())
        await review(editor, uri, PING.index("ping"))
        await editor.server.until(lambda: bool(shown(editor, uri)))
        (finding,) = shown(editor, uri)
        (action,) = [
            each
            for each in await editor.actions(uri, PING.index("os.system"), only=["quickfix"])
            if "in this project" in each["title"]
        ]
        fingerprint = action["command"]["arguments"][0]["fingerprint"]
        entry = {"fingerprint": fingerprint, "path": "weak.py", "reason": "only we call it"}
        (tmp_path / ".rightsize-baseline.json").write_text(json.dumps({"version": 1, "findings": [entry]}))
        move(editor, added=(tmp_path,))
        await editor.server.until(lambda: shown(editor, uri) == [])
        move(editor, removed=(tmp_path,))
        await editor.server.until(lambda: shown(editor, uri) == [finding])


async def test_settings_of_a_folder_hold_while_it_is_the_first(tmp_path: Path) -> None:
    """A doc is written in the style that the folder asks for, and after it was closed in that of the file."""
    (tmp_path / "rightsize.toml").write_text('[document]\nstyle = "sphinx"\n')
    source = "def area(width):\n    return width * 2\n"
    texts = []
    async with running() as editor:
        for number, change in enumerate((None, {"added": (tmp_path,)}, {"removed": (tmp_path,)})):
            if change is not None:
                move(editor, **change)
            uri = editor.open(source, (tmp_path / f"shape{number}.py").as_uri())
            texts.append(":param width:" in await editor.document(uri, source.index("area")))
    assert texts == [False, True, False]


async def test_leave_is_for_the_folder_that_is_open(tmp_path: Path) -> None:
    """A folder that is opened is asked about for itself; one that is closed takes its answer with it."""
    file = tmp_path / "project" / "sub" / "shop.py"
    file.parent.mkdir(parents=True)
    file.write_text(CLAMP)
    asked = []
    with clamping() as models:
        async with running(options=options(models, tmp_path / "state")) as editor:
            editor.choose = "Not now"
            for change in (None, {"added": (tmp_path / "project",)}, None, {"removed": (tmp_path / "project",)}):
                if change is not None:
                    move(editor, **change)
                uri = editor.open(CLAMP, uri=file.as_uri())
                await generate(editor, uri, CLAMP.index("clamp"))
                await editor.server.until(partial(filled, editor, uri))
                asked.append(len(editor.server.said("window/showMessageRequest")))
                editor.close(uri)
    assert asked == [1, 2, 2, 2]
