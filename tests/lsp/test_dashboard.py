"""The local page from the editor: shown in a browser or as a message, once a session, and gone with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import EMACS, VSCODE

if TYPE_CHECKING:
    from tests.support.lsp_editor import Editor

pytestmark = [pytest.mark.stdio, pytest.mark.slow]

NOBODY = {"OLLAMA_HOST": "127.0.0.1:1"}


async def opened(editor: Editor) -> str:
    """Run the command, and return the address that the editor was to show."""
    shown: list[str] = []
    plain = editor.server.on_request

    async def answer(message: dict[str, Any]) -> Any:
        if message["method"] == "window/showDocument":
            assert message["params"]["external"] is True
            shown.append(message["params"]["uri"])
            return {"success": True}
        assert plain is not None
        return await plain(message)

    editor.server.on_request = answer
    await editor.server.ask("workspace/executeCommand", {"command": "rightsize.dashboard"})
    await editor.server.until(lambda: bool(shown))
    return shown[0]


async def test_an_editor_opens_the_page_and_takes_it_along() -> None:
    """The same one when it is asked for again."""
    async with running(VSCODE, environment=NOBODY) as editor:
        address = await opened(editor)
        again = await opened(editor)
        async with httpx.AsyncClient(trust_env=False, follow_redirects=True) as browser:
            page = await browser.get(address)
        children = psutil.Process(editor.server.process.pid).children(recursive=True)
        await editor.quit()

    _, alive = await asyncio.to_thread(psutil.wait_procs, children, 60)
    assert address == again
    assert page.headers["content-type"].startswith("text/html")
    assert children
    assert alive == []


async def test_an_editor_that_opens_no_address_says_it() -> None:
    """As a message."""
    async with running(EMACS, environment=NOBODY) as editor:
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.dashboard"})
        said = await editor.server.until(
            lambda: [each for each in editor.server.said("window/showMessage") if "/?key=" in each["message"]]
        )

    assert said[0]["message"].startswith("Rightsize is at http://127.0.0.1:")
