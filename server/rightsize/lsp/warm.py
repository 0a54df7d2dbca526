"""Loads, while nobody asks for anything, what the first hover and the first doc would else wait for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from rightsize.lsp.late import imported

if TYPE_CHECKING:
    from rightsize.lsp.session import Session

QUIET_SECONDS = 1.0
"""How long a client says nothing when it has got what it wanted at the start."""

_LATE = (
    "rightsize.lsp.configuration",
    "rightsize.settings.load",
    "rightsize.settings.sources",
    "rightsize.wiring",
    "rightsize.engine.explanations",
    "rightsize.engine.document",
    "rightsize.engine.prepare",
)


async def warm_up(session: Session) -> None:
    """Import in threads, one module after the other, and do nothing else: no file is read and nobody is asked."""
    loop = asyncio.get_running_loop()
    while (left := session.heard + QUIET_SECONDS - loop.time()) > 0:  # noqa: ASYNC110 - it is time that is waited for
        await asyncio.sleep(left)
    for name in _LATE:
        await imported(name)
    session.talk.log("All that a first answer needs is loaded.", types.MessageType.Log)
