"""`textDocument/didSave`: the moment to see what became of the docs that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.kept import keep_findings
from rightsize.lsp.outcomes import note_outcomes

if TYPE_CHECKING:
    from lsprotocol import types

    from rightsize.lsp.session import Session


def did_save(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """Note in the ledger which docs were kept, edited or undone, and keep what was found in the text as it is now."""
    document = session.documents.get(params.text_document.uri)
    if document is not None:
        note_outcomes(session, document, "save")
        keep_findings(session, document)
