"""What a person sees while nothing comes: how many are ahead, and what is being loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import VSCODE
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from tests.support.lsp_editor import Editor

pytestmark = pytest.mark.stdio

SOURCE = "def one():\n    return 1\n\n\ndef two():\n    return 2\n\n\ndef three():\n    return 3\n"
URI = "file:///work/sample.py"


def shown(editor: Editor) -> list[str]:
    """Return what the progress bars said."""
    reports = [each["value"] for each in editor.server.said("$/progress")]
    return [each["message"] for each in reports if each["kind"] == "report"]


def ends(editor: Editor) -> list[str]:
    """Return what the progress bars said when they were closed."""
    ended = [each["value"] for each in editor.server.said("$/progress")]
    return [each["message"] for each in ended if each["kind"] == "end"]


async def test_waiting_and_loading_are_shown() -> None:
    """Three functions are asked for at once of one server that answers one at a time, and first loads its model."""
    with simulator([ScriptedModel("granite4.1:3b", load_seconds=3600)]) as server:
        async with running(VSCODE, {"gateway": {"host": server.url}}) as editor:
            editor.open(SOURCE)
            for name in ("one", "two", "three"):
                await editor.run((await editor.actions(URI, SOURCE.index(name)))[0])
            expected = {"loading granite4.1:3b", "waiting: 1 ahead", "waiting: 2 ahead"}
            await editor.server.until(lambda: expected <= set(shown(editor)))
            await editor.server.ask("workspace/executeCommand", {"command": "rightsize.cancel"})
            await editor.server.until(lambda: len(ends(editor)) == 3)
