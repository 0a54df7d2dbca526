"""An answer as what stands below a heading: none of its headings and rules can be taken for those of the document."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HIGHEST = 3
"""The level of an answer's highest heading: the section's own is the second."""

_LOWEST = 6
_DOTS = "· · ·"
_BLANK = " \t\r\n"
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_ATX = re.compile(r"^ {0,3}#{1,6}(?=[ \t\r\n]|$)")
_BREAK = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}(?=[ \t]*[\r\n]*$)")


def nested(text: str) -> str:
    """Return Markdown whose headings are of the third level at most, and whose thematic breaks are dots.

    Code, fenced or indented, and everything else stays as it is.  A heading is lowered by what the highest one down to
    it needs, so that what follows never changes what stands above.
    """
    lines = _LINE.findall(text)
    lower = 0
    tokens = _parser().parse(text)
    for at, token in enumerate(tokens):
        if token.map is None:
            continue
        first, behind = token.map
        if token.type == "heading_open":
            level = int(token.tag[1])
            lower = max(lower, _HIGHEST - level)
            marks = "#" * min(_LOWEST, level + lower)
            lines[first:behind] = _heading(lines[first:behind], token, tokens[at + 1].content, marks)
        elif token.type == "hr":
            lines[first] = _dots(lines, first, token)
        elif token.type == "html_block":
            # No renderer reads Markdown there; who reads the text as it is may.
            lines[first:behind] = [_ATX.sub(_lowered, _BREAK.sub(r"\\\g<0>", each)) for each in lines[first:behind]]
    return "".join(lines)


def _dots(lines: list[str], at: int, token: Token) -> str:
    """Return what ends all that a thematic break ends, so that what is code below it is code still."""
    marks = re.compile(rf"(?:{re.escape(token.markup[0])}[ \t]*){{3,}}(?=[\r\n]|$)")
    if token.level:
        return marks.sub(f"{'#' * _LOWEST} {_DOTS}", lines[at], count=1)
    before = _end(lines[at - 1]) if at and lines[at - 1].strip(_BLANK) else ""
    end = _end(lines[at])
    behind = "" if at + 1 < len(lines) and not lines[at + 1].strip(_BLANK) else end
    return f"{before}{_DOTS}{end}{behind}"


def _heading(lines: list[str], token: Token, content: str, marks: str) -> Iterator[str]:
    """Yield the lines of a heading with other marks, as many as there were; an underlined one becomes one of marks."""
    if token.markup.startswith("#"):
        yield lines[0].replace(token.markup, marks, 1)
        return
    head, *others = content.split("\n")
    line = lines[0].rstrip()
    at = len(line) - len(head.rstrip())
    yield f"{line[:at]}{marks} {' '.join((line[at:], *(each.strip() for each in others)))}{_end(lines[-1])}"
    yield from [""] * (len(lines) - 1)


def _lowered(found: re.Match[str]) -> str:
    return found[0].lstrip().rjust(_HIGHEST, "#")


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
