"""Wrapping prose to a width that counts columns as a terminal shows them."""

from __future__ import annotations

import re
import unicodedata

TAB_WIDTH = 4

_CODE_SPAN = r"(`+)(?!`)(?:(?!\1).)+?\1(?!`)"
_TOKEN = re.compile(_CODE_SPAN.join(("(?:", r"|<code>.*?</code>|\{@code[^}]*\}|\S)+")), re.DOTALL)
# A line that began with one of these would read as a list, a heading, a doctest or an option of the markup.
_NO_LINE_START = re.compile(r"(?:[-+*#=>]+|\d+[.)]|>>>.*|\.\.|:\w.*:?|\[\S*|\|.*|\+build)$")


def display_width(text: str) -> int:
    """Return how many columns `text` takes: wide characters two, combining ones none, tabs to the next stop."""
    width = 0
    for character in text:
        if character == "\t":
            width += TAB_WIDTH - width % TAB_WIDTH
        elif not unicodedata.combining(character) and unicodedata.category(character) != "Cf":
            width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width


def tabbed(line: str, margin: str) -> str:
    """Return a line with tabs for the white space that it starts with, where the margin in front of it is of tabs."""
    if not margin or margin.strip("\t"):
        return line
    text = line.lstrip(" ")
    tabs, spaces = divmod(len(line) - len(text), TAB_WIDTH)
    return "\t" * tabs + " " * spaces + text


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break one paragraph into lines of at most `width` columns.

    Code in backticks and URLs are never broken, so a line may be longer.  The first line starts with `first`, each
    other one with `rest`.
    """
    lines: list[str] = []
    line, columns = first, display_width(first)
    bare = True
    for word in tokens(text):
        size = display_width(word)
        if not bare and columns + 1 + size > width and not _NO_LINE_START.match(word):
            lines.append(line)
            line, columns, bare = rest, display_width(rest), True
        line += word if bare else f" {word}"
        columns += size if bare else size + 1
        bare = False
    return [*lines, line.rstrip() if bare else line]


def tokens(text: str) -> list[str]:
    """Return the words of a paragraph; code in backticks is one word, its white space folded."""
    return [" ".join(found.group().split()) for found in _TOKEN.finditer(text)]
