"""What one connection remembers: the client, its documents, its jobs, the engine and what was written."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.errors import where
from rightsize.lsp.capabilities import Client
from rightsize.lsp.dashboard import Dashboard
from rightsize.lsp.documents import Documents
from rightsize.lsp.findings import Findings
from rightsize.lsp.jobs import Jobs
from rightsize.lsp.permission import Permissions
from rightsize.lsp.serving import EngineHost
from rightsize.lsp.talk import Talk
from rightsize.lsp.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from rightsize.lsp.protocol import Protocol

_log = logging.getLogger(__name__)

_END_SECONDS = 2.0


class Session:
    """State of one connection; handlers get it first.

    Attributes:
        heard: when the client last said something, in seconds of the event loop.
    """

    def __init__(self, protocol: Protocol) -> None:
        self.client = Client()
        self.heard = 0.0
        self.shows_progress = False
        self.documents = Documents()
        self.jobs = Jobs()
        self.talk = Talk(protocol)
        self.engine = EngineHost(self.talk)
        self.dashboard = Dashboard()
        self.written = Written()
        self.permissions = Permissions()
        self.findings = Findings()
        self.on_client_gone: Callable[[], None] = lambda: None
        self._background: set[asyncio.Task[Any]] = set()
        self._to_finish: set[asyncio.Task[Any]] = set()

    def meet(self, client: Client) -> None:
        """Learn who the client is; before that nothing is known of it."""
        self.client = client
        self.shows_progress = client.progress
        self.engine.configure(client)

    def spawn(self, work: Coroutine[Any, Any, Any], *, finish: bool = False) -> None:
        """Run something on the side, whose failure is only logged.

        It is stopped at the session's end, which waits a moment for what is to `finish`.
        """
        task = asyncio.ensure_future(work)
        self._background.add(task)
        if finish:
            self._to_finish.add(task)
        task.add_done_callback(self._finished)

    def lost_notification(self, method: str, params: Any) -> None:
        """Deal with a notification that could not be read.

        After a lost change the text is not known any more, and a doc must not be placed in it.
        """
        _log.warning("a notification of %s could not be read", method)
        if method not in (types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_OPEN):
            return
        item = params.get("textDocument") if isinstance(params, dict) else None
        uri = item.get("uri") if isinstance(item, dict) else None
        if isinstance(uri, str):
            self.jobs.cancel_document(uri)
            self.documents.close(uri)
            self.talk.log("A change of a document could not be read; reopen it to go on.", types.MessageType.Warning)

    async def close(self) -> None:
        """Stop all work, the model calls first, and give the engine back."""
        await self.jobs.end(_END_SECONDS)
        if self._to_finish:
            await asyncio.wait(self._to_finish, timeout=_END_SECONDS)
        for task in self._background:
            task.cancel()
        await self.dashboard.close()
        await self.engine.close(_END_SECONDS)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._background.discard(task)
        self._to_finish.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            _log.error("work on the side failed: %s", where(error))
