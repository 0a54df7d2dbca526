"""A whole session as pytest-lsp's client sees it, typed by lsprotocol: what we write by hand is held to it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator  # noqa: TC003 - pytest-lsp reads the annotation
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

pytestmark = pytest.mark.stdio

SERVER = Path(__file__).parents[2] / "server"
URI = "file:///work/sample.py"
SOURCE = "def halve(amount: float) -> float:\n    return amount / 2\n"
PATIENCE = 120.0


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "rightsize.lsp"],
        server_env={**os.environ, "PYTHONPATH": str(SERVER)},
    )
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """Start a session as VS Code does, with the embedded engine."""
    capabilities = client_capabilities("visual-studio-code")
    assert capabilities.text_document is not None
    assert capabilities.text_document.code_action is not None
    # lsprotocol takes a code action with a command for a bare command, so this client asks for bare ones.
    capabilities.text_document.code_action.code_action_literal_support = None
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            initialization_options={"engine": "embedded"},
        )
    )
    yield
    await lsp_client.shutdown_session()


async def test_document_a_function(client: LanguageClient) -> None:
    """Open, list the actions, run the first one, receive the edit, hover."""
    edits: asyncio.Queue[types.ApplyWorkspaceEditParams] = asyncio.Queue()

    @client.feature(types.WORKSPACE_APPLY_EDIT)  # type: ignore[untyped-decorator]
    def _(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        edits.put_nowait(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    document = types.TextDocumentItem(uri=URI, language_id="python", version=1, text=SOURCE)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    there = types.Range(start=types.Position(0, 4), end=types.Position(0, 4))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri=URI),
            range=there,
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    assert actions is not None
    first = actions[0]
    assert isinstance(first, types.Command)
    assert first.title.startswith("Document `halve`")
    answer = await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command=first.command, arguments=first.arguments)
    )
    assert answer is None
    edit = (await asyncio.wait_for(edits.get(), PATIENCE)).edit
    assert edit.document_changes is not None
    change = edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (URI, 1)
    (insertion,) = change.edits
    assert isinstance(insertion, (types.TextEdit, types.AnnotatedTextEdit))
    assert '"""' in insertion.new_text
    hover = await client.text_document_hover_async(
        types.HoverParams(text_document=types.TextDocumentIdentifier(uri=URI), position=there.start)
    )
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "tier 1" in hover.contents.value
