"""`textDocument/didChange`: a text changes, in parts or as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.lsp.convert import Changes
    from rightsize.lsp.session import Session


def did_change(session: Session, params: Changes) -> None:
    """Apply the changes; whoever waits to see an edit in the text is woken."""
    session.documents.change(params, session.client.encoding)
