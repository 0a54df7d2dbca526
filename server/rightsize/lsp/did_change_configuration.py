"""`workspace/didChangeConfiguration`: settings change while the server runs, pushed or pulled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

if TYPE_CHECKING:
    from rightsize.lsp.session import Session

SECTION = "rightsize"


def did_change_configuration(session: Session, params: types.DidChangeConfigurationParams) -> None:
    """Take the section `rightsize` where it was sent, else ask for it where the client can tell."""
    sent = params.settings
    section = sent.get(SECTION) if isinstance(sent, dict) else None
    if isinstance(section, dict):
        session.spawn(session.engine.reconfigure(section))
    elif session.client.configuration:
        session.spawn(pull_settings(session))


async def pull_settings(session: Session) -> None:
    """Ask the client for the section; without an answer the settings stay as they are."""
    items = [types.ConfigurationItem(section=SECTION)]
    answer: Any = await session.talk.request(types.WORKSPACE_CONFIGURATION, types.ConfigurationParams(items=items))
    if isinstance(answer, (list, tuple)) and answer and isinstance(answer[0], dict):
        await session.engine.reconfigure(answer[0])
