"""Drafts: docs made only of facts that the tree states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.tasks.content import DocContent

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

NOTHING_HONEST = "nothing honest to say"


def draft(parsed: Parsed, symbol: Symbol) -> tuple[DocContent | None, str]:
    """Return a draft of the symbol's doc, or None and the reason."""
    return None, NOTHING_HONEST
