"""Progress in the editor: one bar a job, with a cancel button, or nothing where the client shows none."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types

from rightsize.core.foreign import visible

if TYPE_CHECKING:
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.session import Session

_EVERY_SECONDS = 0.1


class EditorProgress:
    """The reporter that the engine tells how far it is; several steps in a moment are one report."""

    def __init__(self, session: Session, title: str) -> None:
        self._session = session
        self._title = visible(title)
        self._token: str | None = None
        self._logs = False
        self._reported = float("-inf")
        self._latest: types.WorkDoneProgressReport | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def begin(self, job: EditorJob) -> None:
        """Open the bar under a token of ours that the client accepts: its own ends with the command's answer."""
        accepted = False
        # Tokens of the server must never come twice.
        token = f"rightsize-{uuid4().hex}"
        if self._session.shows_progress:
            params = types.WorkDoneProgressCreateParams(token=token)
            accepted = await self._session.talk.accepted(types.WINDOW_WORK_DONE_PROGRESS_CREATE, params)
            # A client that did not take one token in time is not asked, and not waited for, again.
            self._session.shows_progress = accepted
        if not accepted:
            self._session.talk.log(self._title)
            self._logs = True
            return
        self._token = token
        job.tokens.add(token)
        self._send(types.WorkDoneProgressBegin(title=self._title, cancellable=True, percentage=0))

    def step(self, done: int, total: int, sentence: str) -> None:
        """Show how far the work is, as `12 of 30, tier 1, 40 s left`; of several in a moment the last one stays."""
        if self._token is None:
            return
        message = visible(f"{done} of {total}, {sentence}" if total > 1 else sentence)
        self._latest = types.WorkDoneProgressReport(
            message=message, percentage=100 * done // max(1, total), cancellable=True
        )
        loop = asyncio.get_running_loop()
        due = self._reported + _EVERY_SECONDS
        if self._timer is None and loop.time() >= due:
            self._report()
        elif self._timer is None:
            self._timer = loop.call_at(due, self._report)

    def _report(self) -> None:
        self._timer = None
        self._reported = asyncio.get_running_loop().time()
        if self._latest is not None:
            self._send(self._latest)
        self._latest = None

    def note(self, cause: str, sentence: str) -> None:
        """Tell the user one thing, once a session for each cause."""
        self._session.talk.tell_once(cause, sentence)

    def end(self, sentence: str) -> None:
        """Close the bar, or write into the log where there is none; a second time does nothing."""
        if self._timer is not None:
            self._timer.cancel()
        if self._token is not None:
            self._send(types.WorkDoneProgressEnd(message=visible(sentence)))
        elif self._logs and sentence:
            self._session.talk.log(sentence)
        self._token, self._logs = None, False

    def _send(
        self, value: types.WorkDoneProgressBegin | types.WorkDoneProgressReport | types.WorkDoneProgressEnd
    ) -> None:
        if self._token is not None:
            self._session.talk.notify(types.PROGRESS, types.ProgressParams(token=self._token, value=value))
