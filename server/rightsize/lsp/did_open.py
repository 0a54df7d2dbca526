"""`textDocument/didOpen`: a text comes into our hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lsprotocol import types

    from rightsize.lsp.session import Session


def did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """Keep the text; it is parsed when somebody asks about it."""
    session.documents.open(params.text_document)
