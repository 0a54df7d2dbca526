"""`textDocument/didOpen`: a text comes into our hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.kept import show_kept

if TYPE_CHECKING:
    from lsprotocol import types

    from rightsize.lsp.session import Session


def did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """Keep the text; it is parsed when somebody asks about it, or when something was found in it before."""
    session.documents.open(params.text_document)
    document = session.documents.get(params.text_document.uri)
    if document is not None and document.language is not None:
        session.spawn(show_kept(session, document))
