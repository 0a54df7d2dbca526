"""Tell lines of code from lines of prose where no fence says which is which; in doubt a line is code."""

from __future__ import annotations

import re

_LOOKED_AT = 300
"""Characters of either end of a line; what is longer is told by these."""

_SYMBOLS = frozenset("\\^$|{}[]<>=+*;&@#%~")
_MANY_SYMBOLS = 0.15
_BEGINS = re.compile(
    r"(?: {4,}|\t)(?![-*+•>|]|\d+[.)])\S"
    r"|\s*(?:"
    r"@\w|@@ |#include\b|#!|//|/\*|<\?|</?[a-z][^<>]*>|\$ \w|>>> |(?:\+\+\+|---) \S|(?:Feature|Scenario): "
    r"|(?:async )?def \w+\(|class \w+\b.*[:{]$|from [\w.]+ import |import [\w.{}*, \"'/@-]+;?$"
    r"|(?:pub|export|public|private|protected|static|const|let|var|func|fn|function|interface|struct|enum|type|package"
    r"|namespace|using)\b.*[{;=(]"
    r"|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|GRANT|FROM|WHERE|JOIN)\b"
    r"|(?:if|elif|else|for|while|with|try|except|switch|case|return|raise|throw|await|yield|assert)\b.*[:;)\]]$"
    r"|[\w.\[\]\"'$]+\s*(?:[-+*/|&:]?=|<-)\s*\S"
    r"|[\w.:]+!?\([^()]*\);?$"
    r"|[a-z][\w./-]*(?: \S+)* --?[a-z]"
    r")"
)
_HEAD = re.compile(r"^\s*(?:(?:#{1,6}|[-*+•>]|\d+[.)])\s+)+")
_STRESS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]+)(?<=\S)\1(?![\w*])")
_LAYOUT = re.compile(r"\s*(?:\|.*\||={3,}|\*{3,})$")
"""A row of a table, or a line below a heading or between paragraphs."""

_ENDS = re.compile(r"(?:[{};]|=>|^\s*[)}\]]+,?)$")


def is_code(line: str) -> bool:
    """Tell whether a line reads as code."""
    line = line.rstrip()
    start, end = line[:_LOOKED_AT], line[-_LOOKED_AT:]
    return bool(_BEGINS.match(start) or _ENDS.search(end) or _has_many_symbols(start))


def _has_many_symbols(start: str) -> bool:
    """Tell whether much of a line is symbols, without the marks of headings, items, quotes and stress."""
    if _LAYOUT.match(start):
        return False
    said = _STRESS.sub(r"\2", _HEAD.sub("", start))
    return sum(letter in _SYMBOLS for letter in said) > _MANY_SYMBOLS * len(said)
