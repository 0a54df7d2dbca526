"""What the first doc of a session costs more than all later ones, paid ahead by whoever must not stall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.drafts import draft
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
    draft(snapshot.parsed, symbol, lambda: (symbol,))
    check_reply(snapshot, symbol, _REPLY, manner_of(snapshot, None, None), Mode.REGENERATE)
