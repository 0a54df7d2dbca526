"""Summaries that open with the symbol's name, as godoc asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.documentation.verbs import third_person

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.style import DocStyle

_ARTICLES = frozenset({"a", "an", "the"})
_WORD = re.compile(r"[A-Za-z][\w'-]*")


def named_summary(summary: str, symbol: Symbol, style: DocStyle) -> str:
    """Return the summary as the style opens it: with the name in front where the style asks for that."""
    if not style.names_subject or not symbol.name:
        return summary
    name = style.module_name.format(name=symbol.name) if symbol.kind is SymbolKind.MODULE else symbol.name
    bare = summary.strip()
    if re.match(rf"`?{re.escape(name)}`?(?!\w)", bare):
        return bare.replace("`", "", 2) if bare.startswith("`") else bare
    found = _WORD.match(bare)
    if found is None:
        return f"{name}: {bare}"
    word, rest = found.group(), bare[found.end() :]
    if word.lower() in _ARTICLES:
        return f"{name} is {word.lower()}{rest}"
    verb = third_person(word)
    return f"{name} {verb}{rest}" if verb else f"{name}: {bare}"
