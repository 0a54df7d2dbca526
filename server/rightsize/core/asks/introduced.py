"""Prose that is pasted: what follows words such as "summarise this thread:" or "the ticket below"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import things
from rightsize.core.asks.lines import is_asked

if TYPE_CHECKING:
    from collections.abc import Sequence


class Handing(Enum):
    """How surely a sentence hands over what is below it."""

    SURELY = "what is below it, whatever that begins with"
    LIKELY = "what is below it and does not speak to the assistant"
    PERHAPS = "the same, where a blank line is between them"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, the character behind it, its words in lower case, and whether it stands in an item of a list."""

    text: str
    end: int
    lows: Sequence[str]
    item: bool

    @property
    def colon(self) -> bool:
        """Whether it ends with a colon."""
        return self.text.rstrip().endswith(":")


_INK = re.compile(r"\S")
_SENTENCE = re.compile(r"(?:[^\n.?!]|[.?!](?=[^\s.?!]))+[.?!:]*(?:[ \t]+|\n|$)")
_WORD = re.compile(r"tl;dr|[^\W_]+(?:-[^\W_]+)*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"(?:[-*+•\u2013]|\(?(?:\d+|[a-z])[.)]) ")
_REACH = 5
"""Words between "this" and what it points to: "the following three support tickets"."""

_HERE = frozenset({"here", "hier", "voici", "aquí"})
"""What begins a sentence that says what the next paragraph is: "here's an interview"."""

_NUMBERS = frozenset({"zero", "freezing", "average", "null"})
"""What something is below of, beside figures."""

_OUT_OF = frozenset({"from", "out", "aus", "partir"})
"""What something is made of that a list below gives."""

_BRIEF = 2
"""Words that say no more than that what follows is to be condensed: "tl;dr?"."""

_WELCOMES = frozenset({"hallo", "hi", "hey", "moin", "servus"})
"""Behind one of these, "zusammen" is whom somebody greets: "Hallo zusammen"."""

_FIRST = 200
"""Characters of a paragraph that tell whether it speaks to the assistant."""

_LONGEST_CLOSER = 240
"""Characters of a last paragraph that may speak to the assistant again."""


def introduced_in(text: str, blocks: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the stretch of a text that a sentence before it hands over, or None.

    Parameters:
        blocks: where data begins and ends that is known by its look, in order.
    """
    if "\n" not in text and ":" not in text:
        return None
    gaps = [match.span() for match in _PARAGRAPH.finditer(text)]
    begins = [start for start, _ in blocks]
    low_text = text.lower()
    before: set[str] = set()
    at = line = 0
    for match in _SENTENCE.finditer(text):
        if "\n\n" in text[at : match.start()]:
            before = set()
        if "\n" in text[at : match.start()]:
            line = match.start()
        at = match.start()
        if _inside(at, begins, blocks):
            continue
        sentence = _Sentence(
            match.group(),
            match.end(),
            _WORD.findall(low_text, at, match.end()),
            item=_ITEM.match(text, line) is not None,
        )
        before.update(sentence.lows)
        handed = _hands_over(sentence, before)
        start = None if handed is None else _after(text, sentence, handed, gaps)
        if start is None or start >= len(text):
            continue
        asks = _asks(sentence.lows)
        if not _is_known(start, _paragraph_end(text, start, gaps) if asks else start + 1, begins, blocks):
            return start, _end(text, start, asked=asks or at > 0 or is_asked(sentence.text))
    return None


def _paragraph_end(text: str, start: int, gaps: Sequence[tuple[int, int]]) -> int:
    number = bisect_left(gaps, start, key=lambda gap: gap[0])
    return gaps[number][0] if number < len(gaps) else len(text.rstrip())


def _is_known(start: int, end: int, begins: Sequence[int], blocks: Sequence[tuple[int, int]]) -> bool:
    """Tell whether what is handed over is known by its look, from its first character to its last."""
    return _inside(start, begins, blocks) and _inside(end - 1, begins, blocks)


def _inside(at: int, begins: Sequence[int], blocks: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a character is in a block."""
    number = bisect_right(begins, at) - 1
    return number >= 0 and at < blocks[number][1]


def _hands_over(sentence: _Sentence, paragraph: set[str]) -> Handing | None:
    """Return how a sentence hands over a text, or None where it hands over none."""
    known, lows, colon = things().pasted, sentence.lows, sentence.colon
    if _points(lows, known["here"], known["papers"] | known["sheets"]):
        sure = colon or lows[0] in _HERE or not known["sure"].isdisjoint(lows) or _asks(lows)
        return Handing.SURELY if sure else Handing.LIKELY
    if _below(lows) and things().announced.isdisjoint(lows):
        return Handing.SURELY
    papers = known["papers"] | known["meant"]
    reduces = not known["reduces"].isdisjoint(lows) and (len(lows) <= _BRIEF or not papers.isdisjoint(paragraph))
    if (_asks(lows) or reduces) and not sentence.item:
        return Handing.LIKELY
    if not known["turns"].isdisjoint(lows) and not papers.isdisjoint(lows):
        return Handing.SURELY if colon else Handing.PERHAPS
    judges = sentence.text.rstrip().endswith("?") or not known["judges"].isdisjoint(lows)
    if judges and not known["works"].isdisjoint(lows):
        return Handing.LIKELY
    if colon and lows[-1:] and lows[-1] in known["handed"]:
        return Handing.SURELY
    if colon and not known["shortens"].isdisjoint(lows):
        return Handing.SURELY
    return Handing.PERHAPS if colon and not known["here"].isdisjoint(lows[-_REACH:]) else None


def _below(lows: Sequence[str]) -> bool:
    """Tell whether words point below, and not to what is less than a number."""
    points = things().pasted["points"]
    return any(low in points and not (after[:1].isdigit() or after in _NUMBERS) for low, after in pairwise((*lows, "")))


def _asks(lows: Sequence[str]) -> bool:
    """Tell whether words ask for something short, or in other words, out of something long."""
    known = things().pasted["condenses"]
    return any(low in known and before not in _WELCOMES for before, low in pairwise(("", *lows)))


def _points(lows: Sequence[str], here: frozenset[str], papers: frozenset[str]) -> bool:
    """Tell whether words such as "this thread" or "the ticket below" stand in a sentence."""
    if papers.isdisjoint(lows):
        return False
    return any(
        low in here and not papers.isdisjoint((*lows[max(0, at - 2) : at], *lows[at + 1 : at + 1 + _REACH]))
        for at, low in enumerate(lows)
    )


def _after(text: str, sentence: _Sentence, handed: Handing, gaps: Sequence[tuple[int, int]]) -> int | None:
    """Return where what a sentence hands over begins: behind its colon, in the line below or in the next paragraph."""
    known = things().pasted
    if sentence.colon:
        start = next((match.start() for match in _INK.finditer(text, sentence.end)), len(text))
        if handed is Handing.PERHAPS and (_speaks(text, start) or "\n\n" not in text[sentence.end - 2 : start]):
            return None
        made = not _OUT_OF.isdisjoint(sentence.lows) and not known["here"].isdisjoint(sentence.lows)
        made = made or not known["turns"].isdisjoint(sentence.lows)
        listed = made or _asks(sentence.lows) or not known["texts"].isdisjoint(sentence.lows)
        return start if listed or _ITEM.match(text, start) is None else None
    number = bisect_left(gaps, sentence.end - 1, key=lambda gap: gap[0])
    if number == len(gaps):
        below = sentence.text.endswith("\n") and not known["points"].isdisjoint(sentence.lows) and not sentence.item
        return sentence.end if below and not _speaks(text, sentence.end) else None
    start = gaps[number][1]
    return None if handed is not Handing.SURELY and _speaks(text, start) else start


def _speaks(text: str, at: int) -> bool:
    """Tell whether what begins somewhere speaks to the assistant."""
    known = things().pasted
    line = text[at : at + _FIRST].partition("\n")[0]
    lows = [low.lower() for low in _WORD.findall(line)]
    if not lows:
        return False
    listed = _ITEM.match(line) is not None and not known["shortens"].isdisjoint(lows)
    told = lows[0] in known["speakers"] or (lows[0] in known["asides"] and ":" in line)
    return told or listed or is_asked(line)


def _end(text: str, start: int, *, asked: bool) -> int:
    """Return where pasted prose ends: with its list or the text, or before a last paragraph that asks for more."""
    if _ITEM.match(text, start):
        after = _PARAGRAPH.search(text, start)
        return len(text) if after is None or _ITEM.match(text, after.end()) else after.start()
    last = text.rfind("\n\n", start)
    if last < 0:
        return len(text)
    closing = text[last:].strip()
    first = _WORD.match(closing)
    speaks = closing.startswith("+ ") or (first is not None and first.group().lower() in things().pasted["closers"])
    short = len(closing) < _LONGEST_CLOSER and "\n" not in closing
    return last if not asked or (speaks and short) else len(text)
