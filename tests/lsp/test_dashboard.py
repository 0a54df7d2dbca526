"""The local page from the editor: shown in a browser or as a message, once a session, and gone with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest

from rightsize.core.errors import SourceError
from rightsize.lsp.dashboard import Dashboard
from tests.support.lsp_editor import running
from tests.support.lsp_profiles import EMACS, VSCODE

if TYPE_CHECKING:
    from pathlib import Path

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
    """The same one when it is asked for again, each time at an address that opens it once: others may read it."""
    async with running(VSCODE, environment=NOBODY) as editor:
        address = await opened(editor)
        again = await opened(editor)
        async with httpx.AsyncClient(trust_env=False, follow_redirects=True) as browser:
            page = await browser.get(address)
        async with httpx.AsyncClient(trust_env=False) as other:
            refused = await other.get(address)
        children = psutil.Process(editor.server.process.pid).children(recursive=True)
        await editor.quit()

    _, alive = await asyncio.to_thread(psutil.wait_procs, children, 60)
    (base, ticket), (same_base, new) = (each.split("/?ticket=") for each in (address, again))
    assert (base, ticket != new) == (same_base, True)
    assert refused.status_code == 401
    assert page.headers["content-type"].startswith("text/html")
    assert children
    assert alive == []


async def test_a_package_of_the_workspace_is_not_run(tmp_path: Path) -> None:
    """One that is called as ours is, in the folder that the page is opened for."""
    (tmp_path / "rightsize").mkdir()
    for name in ("__init__.py", "__main__.py"):
        (tmp_path / "rightsize" / name).write_text('print(\'{"address": "of the workspace"}\')\n', encoding="utf-8")
    page = Dashboard()

    address = await page.address(str(tmp_path))
    process = page._process
    await page.close()
    assert process is not None
    await process.communicate()

    assert address.startswith("http://127.0.0.1:")


async def test_one_that_does_not_start_is_said_each_time(tmp_path: Path) -> None:
    """No address is told that is none, also where what was started has not ended."""
    stuck = tmp_path / "stuck"
    stuck.write_text("#!/bin/sh\necho no address\nexec sleep 60\n", encoding="utf-8")
    stuck.chmod(0o700)
    page = Dashboard(str(stuck))

    for _ in range(2):
        with pytest.raises(SourceError, match="did not start"):
            await page.address(None)


async def test_an_editor_that_opens_no_address_says_it() -> None:
    """As a message."""
    async with running(EMACS, environment=NOBODY) as editor:
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.dashboard"})
        said = await editor.server.until(
            lambda: [each for each in editor.server.said("window/showMessage") if "/?key=" in each["message"]]
        )

    assert said[0]["message"].startswith("Rightsize is at http://127.0.0.1:")
