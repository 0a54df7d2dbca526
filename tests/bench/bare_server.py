"""The baseline of the language server: pygls, one code action and one hover that read nothing."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("bare", "1")


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
async def code_action(_params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer one action."""
    command = types.Command(title="Bare", command="bare.do", arguments=[{}])
    return [types.CodeAction(title="Bare", kind=types.CodeActionKind.RefactorRewrite, command=command)]


@server.feature(types.TEXT_DOCUMENT_HOVER)
async def hover(_params: types.HoverParams) -> types.Hover:
    """Say one thing."""
    return types.Hover(types.MarkupContent(kind=types.MarkupKind.PlainText, value="bare"))


if __name__ == "__main__":
    server.start_io()
