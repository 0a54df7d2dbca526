"""`workspace/didChangeWorkspaceFolders`: what a folder settles holds from when it is opened until it is closed.

That is its settings where it is the first one, its baseline, and the leave to run tests, which is looked up by folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.capabilities import with_folders
from rightsize.lsp.diagnostics import publish
from rightsize.lsp.ignore import marked_by_baseline
from rightsize.lsp.late import imported

if TYPE_CHECKING:
    from lsprotocol import types

    from rightsize.lsp.session import Session


def did_change_workspace_folders(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take the folders as they are now; what is shown of open texts follows."""
    event = params.event
    added, removed = [each.uri for each in event.added], [each.uri for each in event.removed]
    session.client = with_folders(session.client, added, removed)
    session.spawn(session.engine.move_to(session.client.folder))
    session.spawn(_mark_anew(session))


async def _mark_anew(session: Session) -> None:
    """Hold what was found in open texts against the baselines of the folders that are open now."""
    core = await imported("rightsize.core.review.baseline")
    for document in session.documents.all():
        before = session.findings.of(document.uri)
        marked = await marked_by_baseline(session, document.uri, core.without_baseline(before))
        if session.findings.replace(document.uri, dict(zip(before, marked, strict=True))):
            publish(session, document)
