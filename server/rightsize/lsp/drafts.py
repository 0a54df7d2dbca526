"""The question at the first use without a model server: draft from code, set one up, or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.lsp.session import Session

DRAFT, SET_UP, NOT_NOW = "Draft from code", "How to set up", "Not now"

_QUESTION = "No local model answers. Rightsize can draft docs from facts in the code, without a model. What now?"
_REMINDER = "No local model answers. Start Ollama, or set `rightsize.engine` to `embedded` to draft docs from the code."
_HOW_TO = (
    "To set up a model: install Ollama from https://ollama.com/download, run `ollama pull {model}`, "
    "and ask for the action again. Rightsize finds the server by itself; "
    "`rightsize doctor` in a terminal says what is missing."
)


async def may_draft(session: Session) -> bool:
    """Look at the model server, and where the engine `auto` finds none, ask once a session whether a draft will do."""
    engine = session.engine
    runtime = await engine.look()
    if not runtime.draft or runtime.settings.engine != "auto" or engine.drafts_allowed:
        return True
    answered_before = engine.asked
    async with engine.asking:
        # Who waited for the answer to another's question has it now.
        if not engine.asked:
            await _ask(session)
    if answered_before:
        session.talk.show(_REMINDER)
    return engine.drafts_allowed


async def _ask(session: Session) -> None:
    choice = await session.talk.ask(_QUESTION, (DRAFT, SET_UP, NOT_NOW))
    session.engine.asked, session.engine.drafts_allowed = True, choice == DRAFT
    if choice == SET_UP:
        from rightsize.core.routing.registry import first_model

        session.talk.show(_HOW_TO.format(model=first_model()))
