"""Prose that is pasted: what follows words such as "summarise this thread:" or "the ticket below"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import things

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE = re.compile(r"(?:[^\n.?!]|[.?!](?=[^\s.?!]))+[.?!:]*(?:[ \t]+|\n|$)")
_WORD = re.compile(r"tl;dr|[^\W_]+(?:-[^\W_]+)*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*(?=\S)")
_ITEM = re.compile(r"(?:[-*+•]|\(?(?:\d+|[a-z])[.)]) ")
_REACH = 5
"""Words between "this" and what it points to: "the following three support tickets"."""

_HERE = frozenset({"here", "hier", "voici", "aquí"})
"""What begins a sentence that says what the next paragraph is: "here's an interview"."""

_BRIEF = 2
"""Words that say no more than that what follows is to be condensed: "tl;dr?"."""

_LONGEST_CLOSER = 240
"""Characters of a last paragraph that may speak to the assistant again."""


def introduced_in(text: str, blocks: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the stretch of a text that a sentence before it hands over, or None."""
    if ":" not in text and "\n\n" not in text:
        return None
    before: set[str] = set()
    block, inside, waiting = 0, 0, sorted(blocks, reverse=True)
    begins = {start for start, _ in blocks}
    low_text = text.lower()
    for match in _SENTENCE.finditer(text):
        if "\n\n" in text[block : match.start()]:
            before = set()
        block = match.start()
        while waiting and waiting[-1][0] <= block:
            inside = max(inside, waiting.pop()[1])
        if block < inside:
            continue
        lows = _WORD.findall(low_text, block, match.end())
        before.update(lows)
        handed = _hands_over(lows, before, colon=match.group().rstrip().endswith(":"))
        if handed is None:
            continue
        start = _after(text, match, sure=handed)
        if start is None or start >= len(text):
            continue
        if start in begins:
            continue  # what is handed over is known by its look, to its end
        return start, _end(text, start)
    return None


def _hands_over(lows: Sequence[str], paragraph: set[str], *, colon: bool) -> bool | None:
    """Return whether a sentence surely hands over a text, or None where it hands over none."""
    known = things().pasted
    if _points(lows, known["here"], known["papers"] | known["sheets"]):
        return colon or lows[0] in _HERE or not known["sure"].isdisjoint(lows)
    if not known["points"].isdisjoint(lows) and things().frames["announced"].isdisjoint(lows):
        return True
    condenses = not known["condenses"].isdisjoint(lows)
    if condenses and (len(lows) <= _BRIEF or not known["papers"].isdisjoint(paragraph)):
        return False
    if colon and lows[-1:] and lows[-1] in known["handed"]:
        return True
    return True if colon and not known["shortens"].isdisjoint(lows) else None


def _points(lows: Sequence[str], here: frozenset[str], papers: frozenset[str]) -> bool:
    """Tell whether words such as "this thread" or "the ticket below" stand in a sentence."""
    if papers.isdisjoint(lows):
        return False
    return any(
        low in here and not papers.isdisjoint((*lows[max(0, at - 2) : at], *lows[at + 1 : at + 1 + _REACH]))
        for at, low in enumerate(lows)
    )


def _after(text: str, match: re.Match[str], *, sure: bool) -> int | None:
    """Return where what a sentence hands over begins: behind its colon, or in the next paragraph."""
    if match.group().rstrip().endswith(":"):
        rest = text[match.end() :]
        start = match.end() + len(rest) - len(rest.lstrip())
        return None if _ITEM.match(text, start) and not _points_here(match.group()) else start
    paragraph = _PARAGRAPH.search(text, match.end() - 1)
    if paragraph is None:
        return None
    if sure:
        return paragraph.end()
    first = _WORD.match(text, paragraph.end())
    if first is not None and first.group().lower() in things().pasted["speakers"]:
        return None
    shortens = things().pasted["shortens"] | things().pasted["condenses"]
    return paragraph.end() if shortens & {low.lower() for low in _WORD.findall(match.group())} else None


def _points_here(sentence: str) -> bool:
    known = things().pasted
    lows = {low.lower() for low in _WORD.findall(sentence)}
    return bool(known["here"] & lows and known["shortens"] & lows)


def _end(text: str, start: int) -> int:
    """Return where pasted prose ends: with the text, or before a last paragraph that asks for more."""
    last = text.rfind("\n\n", start)
    if last < 0:
        return len(text)
    closing = text[last:].strip()
    first = _WORD.match(closing)
    speaks = first is not None and first.group().lower() in things().pasted["closers"]
    return last if speaks and len(closing) < _LONGEST_CLOSER and "\n" not in closing else len(text)
