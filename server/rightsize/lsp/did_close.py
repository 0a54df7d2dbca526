"""`textDocument/didClose`: work on the text stops, and what was written in it is looked at a last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.diagnostics import withdraw
from rightsize.lsp.outcomes import note_outcomes

if TYPE_CHECKING:
    from lsprotocol import types

    from rightsize.lsp.session import Session


def did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """Cancel the jobs of a document and forget it."""
    uri = params.text_document.uri
    session.jobs.cancel_document(uri)
    document = session.documents.close(uri)
    if document is not None:
        note_outcomes(session, document, "close")
    session.written.forget(uri)
    if session.findings.forget(uri):
        withdraw(session, uri)
