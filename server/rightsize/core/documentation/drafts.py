"""Drafts: docs made only of facts that the tree states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.documentation.classes import draft_class
from rightsize.core.documentation.context import Context
from rightsize.core.documentation.functions import draft_function
from rightsize.core.documentation.modules import draft_module
from rightsize.core.documentation.reasons import Reason
from rightsize.core.documentation.styles import style_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.content import DocContent

NOTHING_HONEST = Reason.NOTHING_HONEST.sentence


def draft(
    parsed: Parsed, symbol: Symbol, siblings: Callable[[], Sequence[Symbol]] | None = None
) -> tuple[DocContent | None, str]:
    """Return a draft of the symbol's doc, or None and the reason.

    `siblings` gives the symbols of the file, for whoever has them; it is asked only for classes and modules.
    """
    if symbol.error_inside:
        return None, Reason.SYNTAX_ERROR.sentence
    context = Context(parsed, symbol, style_for(parsed.language).mood)
    if symbol.kind in {SymbolKind.FUNCTION, SymbolKind.METHOD}:
        content = draft_function(context)
    elif symbol.kind is SymbolKind.CLASS:
        content = draft_class(context, siblings() if siblings else symbols_in(parsed))
    else:
        content = draft_module(context, siblings() if siblings else symbols_in(parsed))
    return (content, "") if content else (None, NOTHING_HONEST)
