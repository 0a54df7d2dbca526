"""An answer as what stands below a heading: none of its headings and rules can be taken for those of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HIGHEST = 3
"""The level of an answer's highest heading: the section's own is the second."""

_LOWEST = 6
_DOTS = "· · ·"
_BLANK = " \t\r\n"
_TITLES = ("'", '"', "(")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_ATX = re.compile(r"^ {0,3}#{1,6}(?=[ \t\r\n]|$)")
_BREAK = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}(?=[ \t]*[\r\n]*$)")

_RAW = frozenset({"fence", "code_block", "html_block"})
"""Blocks that their first line tells of: it stands for all that came of them."""

_BEGIN = _RAW | {f"{each}_open" for each in ("paragraph", "blockquote", "bullet_list", "ordered_list", "list_item")}
_BEGIN |= {"heading_open", "hr", "table_open"}
"""Where nothing above can be changed any more by what follows, outside of the items of a list."""


@dataclass(frozen=True, slots=True)
class Above:
    """What of the lines above a text decides how that is nested.

    Attributes:
        lower: by how many levels headings were lowered.
        line: the last of them, nested.
        opened: the line that opened the code or HTML within which the text goes on; empty where there is none.
    """

    lower: int = 0
    line: str = ""
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A text that may go on, nested.

    Attributes:
        text: all of it, nested.
        settled: how many characters of that nothing can change that follows.
        rest: what stands behind these, as it was written.
        above: what stands above the rest.
    """

    text: str
    settled: int
    rest: str
    above: Above


def nested(text: str) -> str:
    """Return Markdown whose headings are of the third level at most, and whose thematic breaks are dots.

    Code, fenced or indented, and everything else stays as it is.  A heading is lowered by what the highest one down to
    it needs, so that what follows never changes what stands above.
    """
    return nested_part(text, Above()).text


def nested_part(text: str, above: Above) -> Part:
    """Return the same of a text that goes on below others, so that of a growing one what is complete is read once."""
    written = _LINE.findall(above.opened + text)
    lines = list(written)
    begin = 1 if above.opened else 0
    cut = _Cut(begin, above.lower, above.opened)
    lower, items = above.lower, 0
    tokens = _parser().parse("".join(written))
    for at, token in enumerate(tokens):
        if token.map is None:
            items -= token.type == "list_item_close"
            continue
        if not items:
            cut = _cut(token, written, begin, lower) or cut
        items += token.type == "list_item_open"
        first, behind = token.map
        if token.type == "heading_open":
            level = int(token.tag[1])
            lower = max(lower, _HIGHEST - level)
            marks = "#" * min(_LOWEST, level + lower)
            lines[first:behind] = _heading(lines[first:behind], token, tokens[at + 1].content, marks)
        elif token.type == "hr":
            lines[first] = _dots(lines, first, lines[first - 1] if first else above.line, token)
        elif token.type == "html_block":
            # No renderer reads Markdown there; who reads the text as it is may.
            lines[first:behind] = [_ATX.sub(_lowered, _BREAK.sub(r"\\\g<0>", each)) for each in lines[first:behind]]
    line = lines[cut.at - 1] if cut.at > begin else above.line
    settled = sum(map(len, lines[begin : cut.at]))
    rest = "".join(written[cut.at :])
    return Part("".join(lines[begin:]), settled, rest, Above(cut.lower, line, cut.opened))


@dataclass(frozen=True, slots=True)
class _Cut:
    """The line from which on a text may still change, by what headings are lowered there, and what opened it."""

    at: int
    lower: int
    opened: str = ""


def _cut(token: Token, written: Sequence[str], begin: int, lower: int) -> _Cut | None:
    """Return where a block begins, or the last line of one that its first line tells of; None where that is unsure.

    What follows may make the begin of a table of a line, or the title of the link that was defined above it.
    """
    if token.type not in _BEGIN or token.map is None:
        return None
    first, behind = token.map
    line, over = written[first], written[first - 1] if first else ""
    item_or_row = token.type == "list_item_open" and "|" in line
    words_or_title = over.strip(_BLANK) and line.lstrip(" \t>")[:1] in _TITLES
    if item_or_row or words_or_title or not _end(line):
        return None
    if token.type in _RAW and behind - 1 > first:
        return _Cut(behind - 1, lower, line.rstrip("\r\n") + "\n")
    return _Cut(first, lower) if first >= begin else None


def _dots(lines: Sequence[str], at: int, above: str, token: Token) -> str:
    """Return what ends all that a thematic break ends, so that what is code below it is code still."""
    marks = re.compile(rf"(?:{re.escape(token.markup[0])}[ \t]*){{3,}}(?=[\r\n]|$)")
    if token.level:
        return marks.sub(f"{'#' * _LOWEST} {_DOTS}", lines[at], count=1)
    before = _end(above) if above.strip(_BLANK) else ""
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
