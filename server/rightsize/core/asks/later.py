"""Where a request stands that does not begin its clause: "for each table generate …", "the CLI needs a man page"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DETERMINER,
    FILLER,
    MARK,
    MODAL,
    OPENER,
    PERSON,
    PREPOSITION,
    PRONOUN,
    THIRD,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.words import phrase_at

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words

_LONGEST_SUBJECT = 40
"""Words."""

_TO_ME = MARKS["to me"]
_TO = MARKS["to"]
_NO_REQUEST = PREPOSITION | OPENER | MODAL | FILLER
_NO_SUBJECT = DETERMINER | PREPOSITION | OPENER | AUXILIARY | MODAL | PERSON | PRONOUN


def inner_verb(words: Words, head: int, end: int) -> int:
    """Return the index of the verb behind what a clause begins with: "for each table generate a class", or 0."""
    opens = words.roles[head] & OPENER
    if not opens and not words.roles[head] & PREPOSITION:
        return 0
    for at in words.verbs:
        if not head + 1 < at < end - 1:
            continue
        roles, before = words.roles[at], words.roles[at - 1]
        told = any(bits & AUXILIARY for bits in words.roles[head + 2 : at])
        objects = words.roles[at + 1] & DETERMINER or words.low[at + 1] in _TO_ME
        if roles & _NO_REQUEST or not objects or _says_more(words, at + 1, end):
            continue
        subject = before & _NO_SUBJECT or words.low[at - 1] in _TO or (opens and (not told or before & THIRD))
        if not subject:
            return at
    return 0


def _says_more(words: Words, at: int, end: int) -> bool:
    """Tell whether something is said of what stands behind a word: "in the invoice template the total is …"."""
    for bits in words.roles[at:end]:
        if bits & (OPENER | MARK):
            return False
        if bits & AUXILIARY:
            return True
    return False


def later_wish(words: Words, head: int, end: int, lexicon: Lexicon) -> int:
    """Return the index of the wish behind what a clause begins with: "as part of the clean-up we need …", or 0."""
    if not words.roles[head] & (PREPOSITION | OPENER):
        return 0
    for at in range(head + 2, end - 2):
        if not words.roles[at] & PERSON or words.roles[at - 1] & OPENER:
            continue
        if phrase_at(words, at, lexicon.wish) or phrase_at(words, at, lexicon.polite):
            return at
    return 0


def lacks_at(words: Words, head: int, end: int, lexicon: Lexicon) -> int:
    """Return where what a subject lacks begins, as in "the CLI needs a man page", or 0."""
    if words.roles[head] & (OPENER | PERSON | PREPOSITION | AUXILIARY):
        return 0
    for at in range(head + 1, min(end - 1, head + _LONGEST_SUBJECT)):
        if words.roles[at] & OPENER:
            break
        if words.low[at] in lexicon.lacks and (count := phrase_at(words, at, lexicon.lacks)):
            lacked = at + count
            if lacked >= end or words.roles[lacked] & (VERB | PREPOSITION | MARK):
                return 0
            return lacked
    return 0
