"""Whether a question behind a joint is another one: "what is CORS and how do I enable it", but not "and why?"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.later import CONDITIONS
from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DETERMINER,
    FINITE,
    MARK,
    MODAL,
    NAME,
    PAST,
    PERSON,
    PRONOUN,
    QUESTION,
    THIRD,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.reading import CONTRACTED, Mood

if TYPE_CHECKING:
    from rightsize.core.asks.reading import Clause

_BUT = MARKS["but"]
_OR = MARKS["or"]
_WHICH = MARKS["which"]
_RELATIVE = MARKS["relative"]
_AHEAD = 4
"""Words behind "which" or "what" in which the verb of a question stands: "which of the two is …"."""

_TAIL = 2
"""Words of a question that only asks on: "and why?"."""


def asks_another(left: Clause, between: tuple[str, ...], right: Clause) -> bool:
    """Tell whether a question behind a joint is one of its own."""
    words, head = right.words, right.head
    if right.end - head <= _TAIL and left.mood is Mood.QUESTION:
        return False
    if not _OR.isdisjoint(between) or words.low[right.begin] in _OR:
        return False
    conditional = between == (",",) and left.words.low[left.begin] in CONDITIONS
    if conditional and not _is_inverted(left.words.roles[left.begin + 1 : left.end]):
        return False  # "when I delete a branch, are the commits gone?"
    roles = words.roles[head]
    if roles & QUESTION:
        return _asks_what(left, right)
    if not roles & (AUXILIARY | MODAL):
        return ":" in between and left.mood is Mood.TELLS
    follows = words.roles[head + 1] if head + 1 < right.end else MARK
    inverted = bool(follows & (PERSON | PRONOUN | DETERMINER | NAME))
    set_off = left.mood is not Mood.TELLS or "," in between or ":" in between or not _BUT.isdisjoint(between)
    return inverted and set_off


def _asks_what(left: Clause, right: Clause) -> bool:
    """Tell whether words that begin with "what" or "how" ask, and are no clause within the one before."""
    words, head = right.words, right.head
    marked = words.low[right.end - 1] == "?"
    short = words.low[head] in CONTRACTED
    inverted = short or _is_inverted(words.roles[head + 1 : right.end])
    if left.mood is Mood.QUESTION and words.low[head] in _WHICH and words.roles[head + 1] & (AUXILIARY | MODAL):
        return _WHICH.isdisjoint(left.lows)
    if left.mood is Mood.QUESTION and words.low[head] == left.words.low[left.head] and not _is_said(right):
        return False  # "when a struct and when a class?"
    if left.mood is Mood.QUESTION:
        return inverted or (marked and right.end - head > _TAIL + 1)
    if left.mood is Mood.TELLS:
        return marked or (inverted and words.low[head] not in _RELATIVE)
    follows = words.roles[head + 1] if head + 1 < right.end else MARK
    within = any(left.words.roles[at] & QUESTION for at in range(left.object, left.end))
    if within and not short and not _swaps(words.roles[head + 1 : right.end]):
        return False
    return inverted and (marked or short or bool(follows & (AUXILIARY | MODAL)))


def _is_said(right: Clause) -> bool:
    """Tell whether a question has a verb that is said of something."""
    return any(
        bits & (AUXILIARY | MODAL | VERB | FINITE | THIRD | PAST)
        for bits in right.words.roles[right.head + 1 : right.end]
    )


def _is_inverted(inside: tuple[int, ...]) -> bool:
    """Tell whether a small verb stands before its subject."""
    return any(
        bits & (AUXILIARY | MODAL) and not (at and inside[at - 1] & (PERSON | DETERMINER))
        for at, bits in enumerate(inside[:_AHEAD])
    )


def _swaps(inside: tuple[int, ...]) -> bool:
    """Tell whether a small verb and then its subject stand behind a question word: "how do I", not "who does"."""
    subject = PERSON | DETERMINER | PRONOUN | NAME
    return any(one & (AUXILIARY | MODAL) and two & subject for one, two in pairwise(inside[: _AHEAD + 1]))
