"""Lines that only announce a list, and lines that say that a list holds details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import MARK, PREPOSITION, SMALL, things
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import kind_named, phrase_end
from rightsize.core.asks.reading import Mood

if TYPE_CHECKING:
    from rightsize.core.asks.reading import Clause

_ANNOUNCED_IN_A_QUESTION = MARKS["announced in a question"]

_FOR_YOU = MARKS["for you"]
_POINTS = MARKS["points"]
_LAST_WORDS = 4
"""Words before a colon that say what a list holds."""


def announces(clause: Clause) -> bool:
    """Tell whether a clause only announces the list below it: "do the following", "two things"."""
    known, words = things(), clause.words
    if _says_nothing(clause):
        return True
    if clause.mood is Mood.FORBIDS or not set(clause.lows) & known.frames["announced"]:
        return False
    if clause.mood is Mood.WISHES and clause.lows[-1] != ":" and not _wants_what_is_announced(clause):
        return False
    if clause.mood is Mood.ASKS and (clause.verb not in known.frames["verbs"] or not _POINTS & set(clause.lows)):
        return False
    if clause.mood is Mood.QUESTION:
        return "?" not in clause.lows and bool(_ANNOUNCED_IN_A_QUESTION & set(clause.lows))
    stop = phrase_end(words, clause.object, clause.end)
    return kind_named(words.low[clause.object : stop])[0] is None


def _wants_what_is_announced(clause: Clause) -> bool:
    """Tell whether a wish is for "two things", and not that "every request" carries something."""
    words = clause.words
    stop = phrase_end(words, clause.object, clause.end)
    return words.low[stop - 1] in things().frames["announced"] and words.low[stop : stop + 1] != ("to",)


def _says_nothing(clause: Clause) -> bool:
    """Tell whether no thing stands between a framing verb or a wish and a colon: "we need to:", "help with these:"."""
    words = clause.words
    frames = clause.mood is Mood.WISHES or (clause.mood is Mood.ASKS and clause.verb in things().frames["verbs"])
    if not frames or words.low[clause.end - 1] != ":":
        return False
    return all(words.roles[at] & (SMALL | MARK) for at in range(clause.object, clause.end))


def names_details(clause: Clause) -> bool:
    """Tell whether the last words of a clause say that what stands below it is a detail: "it should:"."""
    words = clause.words
    if words.roles[clause.begin] & PREPOSITION:
        return False
    said = [words.low[at] for at in range(clause.begin, clause.end) if not words.roles[at] & MARK]
    return _FOR_YOU.isdisjoint(said) and bool(set(said[-_LAST_WORDS:]) & things().frames["details"])
