"""What the first doc of a session costs more than all later ones, paid ahead by whoever must not stall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.drafts import draft
from rightsize.core.prompts.documentation import documentation_messages
from rightsize.core.prompts.reply import write_documentation
from rightsize.engine.results import Mode
from rightsize.engine.verify import check_reply, manner_of

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.snapshot import Snapshot

_REPLY = '{"summary": "Say what stands here, in more words than a check can pass over without looking."}'


def prepare(snapshot: Snapshot, symbol: Symbol) -> None:
    """Load the patterns and words that drafting and checking in this language use; what comes of it is dropped.

    It takes a tenth of a second the first time and is safe to call in a thread.
    """
    content, _reason = draft(snapshot.parsed, symbol, lambda: (symbol,))
    manner = manner_of(snapshot, None, None)
    documentation_messages(snapshot.parsed, symbol, problems=(), mode="missing", style=manner.style.name, marker="")
    for reply in (_REPLY, *([write_documentation(content)] if content else [])):
        check_reply(snapshot, symbol, reply, manner, Mode.REGENERATE)
