"""Drafts of modules: the comment at the head of the file, or what the file defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.documentation.phrases import joined, listed, sentence
from rightsize.core.documentation.remarks import remark_of_file
from rightsize.core.tasks.content import DocContent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.context import Context

_MOST_NAMED = 3


def draft_module(context: Context, symbols: Sequence[Symbol]) -> DocContent | None:
    """Return the draft of a module, or None where it defines nothing that other code is meant to use."""
    remark = remark_of_file(context.parsed, (context.symbol, *symbols))
    if remark:
        return DocContent(sentence(remark.summary), remark.details)
    # What is called `exports` or `default` has no name of its own.
    silent = context.parsed.language.silent_owners
    symbols = [each for each in symbols if each.name not in silent and "anonymous" not in each.modifiers]
    parts = [
        part
        for kind, noun in ((SymbolKind.CLASS, "class"), (SymbolKind.FUNCTION, "function"))
        if (part := _part(symbols, kind, noun))
    ]
    if not parts:
        return None
    shown = [each for each in symbols if _is_shown(each)]
    if all(len(each.name) == 1 for each in shown):
        # Single letters tell nothing of what the file is for.
        return None
    if len(shown) == 1 and shown[0].name.lower() == context.symbol.name.lower():
        # The name alone would say nothing new, and the definition's doc may be about to be written anew.
        return None
    return DocContent(sentence(f"{context.verb('define')} {joined(parts)}"))


def _is_shown(symbol: Symbol) -> bool:
    return symbol.kind in {SymbolKind.CLASS, SymbolKind.FUNCTION} and symbol.public and "." not in symbol.qualified_name


def _part(symbols: Sequence[Symbol], kind: SymbolKind, noun: str) -> str | None:
    shown = [each for each in symbols if each.kind is kind and _is_shown(each)]
    names = list(dict.fromkeys(each.name for each in shown))
    if not names:
        return None
    keywords = {each.keyword for each in shown}
    if kind is SymbolKind.CLASS and keywords != {noun}:
        noun = keywords.pop() if len(keywords) == 1 else "type"
    plural = "classes" if noun == "class" else f"{noun}s"
    return f"the {noun if len(names) == 1 else plural} {listed(names, _MOST_NAMED)}"
