"""The command `rightsize.dashboard`: the local page, in a process of its own that ends with the editor."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from rightsize.children import end_child, start_child
from rightsize.core.errors import SourceError
from rightsize.lsp.late import in_thread

if TYPE_CHECKING:
    from rightsize.lsp.session import Session

_START_SECONDS = 60.0
_FAILED = "The dashboard did not start; `rightsize dashboard` in a terminal says why."


class Dashboard:
    """The page's process of one session, started when somebody first wants it."""

    def __init__(self, interpreter: str = sys.executable) -> None:
        """Start nothing yet."""
        self._interpreter = interpreter
        self._opening = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._address = ""

    async def address(self, folder: str | None) -> str:
        """Return the address of the page with its key; the process is started where none runs.

        Raises:
            SourceError: it does not start.
        """
        async with self._opening:
            return await self._running(folder)

    async def address_for_once(self, folder: str | None) -> str:
        """Return an address that opens the page for the first browser that shows it, for a short while.

        Whatever opens it gets it on its command line, which other users of the machine can read.

        Raises:
            SourceError: it does not start, or does not answer.
        """
        async with self._opening:
            await self._running(folder)
            process = self._process
            if process is None or process.stdin is None:
                raise SourceError(_FAILED)
            process.stdin.write(b"\n")
            return await self._told(process)

    async def close(self) -> None:
        """End the process."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    async def _running(self, folder: str | None) -> str:
        """Return the address, of a process that is started where none runs."""
        if self._process is None or self._process.returncode is not None:
            self._address = await self._start(folder)
        return self._address

    async def _start(self, folder: str | None) -> str:
        arguments = ("dashboard", "--no-browser", "--json", "--until-eof")
        there = await in_thread(_there, folder)
        self._process = await start_child("rightsize", *arguments, interpreter=self._interpreter, folder=there)
        return await self._told(self._process)

    async def _told(self, process: asyncio.subprocess.Process) -> str:
        """Return the address that the process prints next; one that prints none is ended."""
        try:
            line = b"" if process.stdout is None else await asyncio.wait_for(process.stdout.readline(), _START_SECONDS)
            return str(json.loads(line)["address"])
        except (asyncio.TimeoutError, ValueError, KeyError, TypeError):
            self._process = None
            await end_child(process)
            raise SourceError(_FAILED) from None


async def open_dashboard(session: Session) -> None:
    """Show the page in the person's browser, or say its address where the editor opens none."""
    page, folder = session.dashboard, session.client.folder
    try:
        if session.client.shows_documents:
            params = types.ShowDocumentParams(uri=await page.address_for_once(folder), external=True)
            shown = await session.talk.request(types.WINDOW_SHOW_DOCUMENT, params)
            if getattr(shown, "success", False):
                return
        address = await page.address(folder)
    except (SourceError, OSError):
        session.talk.show(_FAILED, types.MessageType.Error)
        return
    session.talk.show(f"Rightsize is at {address}")


def _there(folder: str | None) -> Path:
    """Return a folder that is there: the workspace's, or where the editor started the server."""
    return Path(folder) if folder and Path(folder).is_dir() else Path.cwd()
