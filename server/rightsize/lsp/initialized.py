"""`initialized`: the client is ready; nothing heavy happens yet, for a code action may be asked at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.did_change_configuration import pull_settings
from rightsize.lsp.parent import watch
from rightsize.lsp.warm import warm_up

if TYPE_CHECKING:
    from lsprotocol import types

    from rightsize.lsp.session import Session


def initialized(session: Session, _params: types.InitializedParams) -> None:
    """Ask for the settings where the client has them; it tells by itself when they change."""
    client = session.client
    session.talk.log(f"Rightsize is ready; columns are counted in {client.encoding}.")
    if client.configuration:
        session.spawn(pull_settings(session))
    if client.process_id is not None:
        watch(client.process_id, session.on_client_gone)
    session.spawn(warm_up(session))
