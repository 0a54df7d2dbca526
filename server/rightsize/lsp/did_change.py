"""`textDocument/didChange`: a text changes, in parts or as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.diagnostics import publish

if TYPE_CHECKING:
    from rightsize.lsp.convert import Changes
    from rightsize.lsp.session import Session


def did_change(session: Session, params: Changes) -> None:
    """Apply the changes; findings move along, and whoever waits to see an edit in the text is woken."""
    edits = session.documents.change(params, session.client.encoding)
    document = session.documents.get(params.uri)
    if document is not None and session.findings.move(params.uri, edits, document.data):
        publish(session, document)
