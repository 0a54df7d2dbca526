"""From a command to a job: what every command asks of the editor, and work whose progress bar is closed in any case."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError
from rightsize.lsp.convert import name_of
from rightsize.lsp.guard import told
from rightsize.lsp.jobs import EditorJob, Stop
from rightsize.lsp.progress import EditorProgress

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session

_CLOSED = "stopped: the text was closed"
MOVED = "The text has changed since. Ask for the actions again."


@dataclass(frozen=True, slots=True)
class Call:
    """A command as a client sent it.

    Attributes:
        request_id, token: by which the client may cancel what the command begins; None where there is none.
    """

    arguments: Any = None
    request_id: int | str | None = None
    token: int | str | None = None


async def _leave(_job: EditorJob) -> None:
    """Leave nothing behind of what was stopped."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a command has done.

    Attributes:
        names: what no other job of this text may work on meanwhile.
        title: of the progress bar, as "Generating `area`".
        command: whose failure is told.
        do: does it, and returns how it ended in a few words.
        stopped: done with what is there when somebody stops the work.
        ending: what the bar says where the user stopped it.
    """

    uri: str
    names: frozenset[str]
    title: str
    command: str
    do: Callable[[EditorJob, EditorProgress], Awaitable[str]]
    stopped: Callable[[EditorJob], Awaitable[None]] = _leave
    ending: str = "cancelled"


def start(session: Session, call: Call, work: Work) -> None:
    """Begin the work and return at once; all that follows is told through progress, edits and messages."""
    tokens = set() if call.token is None else {call.token}
    session.jobs.start(EditorJob(work.uri, call.request_id, work.names, tokens), lambda job: _done(session, work, job))


async def _done(session: Session, work: Work, job: EditorJob) -> None:
    progress = EditorProgress(session, work.title)
    ending = ""
    try:
        await progress.begin(job)
        ending = await work.do(job, progress)
    except asyncio.CancelledError:
        progress.end(_CLOSED if job.stopped is Stop.CLOSED else work.ending)
        await work.stopped(job)
        raise
    except Exception as error:  # noqa: BLE001 - a job has nobody above it
        ending = told(session, work.command, error)
    finally:
        progress.end(ending)


def need_edits(session: Session, instead: str) -> None:
    """Refuse what ends in an edit where the editor takes none.

    Parameters:
        instead: what a person can do then, a whole clause.

    Raises:
        SourceError: it takes none.
    """
    if not session.client.apply_edit:
        raise SourceError(
            f"This editor does not let language servers change texts (`workspace.applyEdit`); {instead} instead."
        )


def opened(session: Session, uri: str, version: int | None = None) -> tuple[Document, Snapshot]:
    """Return an open document with its tree.

    Parameters:
        version: of the text that the client asked about, where its lines count; None where they do not.

    Raises:
        SourceError: it is not open, its language is not known, or it has changed since.
    """
    document = session.documents.get(uri)
    if document is None:
        raise SourceError(f"`{name_of(uri)}` is not open in this editor.")
    snapshot = document.snapshot()
    if snapshot is None:
        raise SourceError(f"Rightsize does not know the language of `{name_of(uri)}`, or the file is too large.")
    if version is not None and version != document.version:
        raise SourceError(MOVED)
    return document, snapshot
