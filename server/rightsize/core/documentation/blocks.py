"""The paragraphs, list items and code blocks of free text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(r"\s*([-*+•]|\d{1,2}[.)])\s+(?=\S)")
_FENCE = re.compile(r"\s*(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or a list item where there is a `marker`; `continues` is set for an item right below another."""

    text: str
    marker: str = ""
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """The lines between two fences."""

    lines: tuple[str, ...]


Block = Prose | Code


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; a fence that is never closed reaches to the end."""
    open_lines: list[str] = []
    marker = ""
    listing = False
    fenced: list[str] | None = None
    for line in [*text.split("\n"), ""]:
        if fenced is not None or _FENCE.match(line):
            if fenced is None:
                yield from _prose(open_lines, marker, continues=listing)
                open_lines, marker, listing, fenced = [], "", False, []
            elif _FENCE.match(line):
                yield Code(tuple(fenced))
                fenced = None
            else:
                fenced.append(line.rstrip())
            continue
        item = _ITEM.match(line)
        if item or not line.strip():
            yield from _prose(open_lines, marker, continues=listing)
            listing = bool(item and marker and open_lines)
            marker = "" if item is None else item.group(1).replace("•", "-")
            open_lines = [] if item is None else [line[item.end() :]]
        else:
            open_lines.append(line)
    if fenced:
        yield Code(tuple(fenced))


def _prose(lines: list[str], marker: str, *, continues: bool) -> Iterator[Prose]:
    if lines:
        yield Prose(" ".join(" ".join(lines).split()), marker, continues)
