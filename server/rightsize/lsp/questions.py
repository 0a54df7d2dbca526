"""What is offered beside the actions that change a text: a question about the selection, or about the symbol."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at
from rightsize.lsp.code_action import ASK_COMMAND, ASK_KIND, EXPLAIN_KIND
from rightsize.lsp.offers import Offer, asked_for, past_indent, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.text import Span
    from rightsize.engine.snapshot import Snapshot

_ASK_TITLE = "Ask about the selection"
_EXPLAIN_TITLE = "Explain `{name}`"
_UNANSWERED = "No local model answers, and without one no question is."


def questions_at(snapshot: Snapshot, span: Span, only: Sequence[str], no_model: str) -> tuple[Offer, ...]:
    """Return the question for a cursor or a selection; without a model only where it is asked for, and disabled.

    Parameters:
        no_model: why no model answers; empty where one does.
    """
    if no_model and not any(only):
        return ()
    disabled = _UNANSWERED if no_model else None
    return tuple(replace(each, disabled=disabled) for each in _at(snapshot, span) if asked_for(each.kind, only))


def _at(snapshot: Snapshot, span: Span) -> list[Offer]:
    parsed = snapshot.parsed
    if len(parsed.text(span.start, span.end).strip()) > 1:
        lines = (parsed.lines.line_of(span.start), parsed.lines.line_of(max(span.start, span.end - 1)))
        return [Offer(_ASK_TITLE, ASK_KIND, "selection", "missing", (), command=ASK_COMMAND, lines=lines)]
    symbol = symbol_at(parsed, past_indent(parsed, span.start), snapshot.module_name)
    if symbol is None or symbol.kind is SymbolKind.MODULE or not symbol.name:
        return []
    title = titled(_EXPLAIN_TITLE, symbol, snapshot, behaves=False)
    return [Offer(title, EXPLAIN_KIND, "symbol", "missing", (symbol,), command=ASK_COMMAND)]
