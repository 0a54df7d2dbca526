"""The button on the error of a review: the one step by which the user lets a smaller model review."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lsprotocol import types

from rightsize.core.errors import RightsizeError
from rightsize.lsp.guard import told
from rightsize.lsp.late import imported, in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.lsp.session import Session

_DONE = (
    "{name} reviews from now on where no tier 4 model can; every result names it as appointed by you, below the "
    "recommended size. It stands in {path} as routing.review_model; take that out to undo it."
)


async def offer_appointment(session: Session, sentence: str, name: str, again: Callable[[], None]) -> None:
    """Show why nothing was reviewed, with a button that appoints a model; pressed, it reviews once more.

    Only this answer of a person writes the setting, and to the user's own file: nothing of a workspace leads here.
    """
    button = f"Appoint {name}"
    if await session.talk.ask(sentence, (button,), kind=types.MessageType.Error) != button:
        return
    try:
        sources = await imported("rightsize.settings.sources")
        user_file = await imported("rightsize.settings.user_file")
        path = sources.user_config_file(os.environ)
        await in_thread(user_file.appoint, path, name)
        await session.engine.reread()
        session.talk.show(_DONE.format(name=name, path=path))
        again()
    except RightsizeError as error:
        told(session, "appoint", error)
