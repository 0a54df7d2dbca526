"""Comments and strings as prose: what a doc says without its marks."""

from __future__ import annotations

import re
from functools import lru_cache
from textwrap import dedent

_LINE_END = re.compile(r"\r\n?")
_BLOCK_OPEN = re.compile(r"\A/\*[*!]*[ \t]?")
_BLOCK_CLOSE = re.compile(r"[ \t]*\*+/\Z")
_STAR = re.compile(r"^[ \t]*\*[ \t]?", re.MULTILINE)
_LINE_MARK = re.compile(r"^[ \t]*(?://[/!]?|#+|--|;+)[ \t]?", re.MULTILINE)
_QUOTED = re.compile(r'"(.*)"', re.DOTALL)
_STRING = re.compile(r"""\A[A-Za-z]{0,2}("{3}|'{3}|"|')(.*?)(?:\1)?\Z""", re.DOTALL)


@lru_cache(maxsize=256)
def pattern_of(expression: str) -> re.Pattern[str]:
    """Return a language's regular expression, compiled; an empty one matches nothing."""
    return re.compile(expression or r"(?!)")


def comment_text(raw: str) -> str:
    """Return the prose of a comment or of a run of line comments, dedented, its line ends as line feeds."""
    text = _LINE_END.sub("\n", raw)
    if text.startswith("#["):
        quoted = _QUOTED.search(text)
        return _dedented(quoted.group(1) if quoted else text)
    if not text.startswith("/*"):
        return _dedented(_LINE_MARK.sub("", text))
    inner = _BLOCK_CLOSE.sub("", _BLOCK_OPEN.sub("", text, count=1), count=1)
    starred = all(line.lstrip().startswith("*") for line in inner.split("\n")[1:] if line.strip())
    return _dedented(_STAR.sub("", inner) if starred else inner)


def string_text(raw: str) -> str:
    """Return the prose of a string that is a doc, dedented, escapes as they are written."""
    found = _STRING.match(_LINE_END.sub("\n", raw))
    return _dedented(found.group(2).removeprefix("\\\n") if found else raw)


def _dedented(text: str) -> str:
    """Remove the indent that all lines but the first share, and blank lines at both ends."""
    first, newline, rest = text.partition("\n")
    return f"{first.strip()}{newline}{dedent(rest)}".strip("\n").rstrip()
