"""What a word is where it stands: "test" in "test the parser" may be asked for, in "the login test" it is a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    FINITE,
    MARK,
    MODAL,
    NAME,
    OPENER,
    OPERATION,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    SMALL,
    SURELY,
    THIRD,
    VERB,
)
from rightsize.core.asks.marks import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANDS = MARKS["and"]
_TO = MARKS["to"]
_RELATIVE = MARKS["relative"]
_SINGULAR = MARKS["singular"]
_HELPS = MARKS["helps"]
_DOUBTFUL = VERB | THIRD | PAST
_HELPING = AUXILIARY | MODAL | FILLER
_OBJECT = DETERMINER | PRONOUN | PERSON | NAME | DATA
"""What an object begins with that is no bare noun."""

_NO_THING = SMALL | MARK
_CLOSES = MARK | PREPOSITION | OPENER | FILLER
_AWAY = 2
"""Words from one verb to the other in "drag and drop"."""


def resolved(low: Sequence[str], roles: Sequence[int], *, verb_last: bool) -> tuple[int, ...]:
    """Return what each word is by its neighbours.

    A base form loses `VERB` where a noun stands; what a subject does gains `FINITE`.
    """
    found = list(roles)
    last = len(roles) - 1
    for at in [at for at, bits in enumerate(roles) if bits & _DOUBTFUL and not bits & _HELPING]:
        bits = now = roles[at]
        before, word = (found[at - 1], low[at - 1]) if at else (MARK, "")
        after = roles[at + 1] if at < last else MARK
        if bits & VERB and _is_paired(low, roles, found, at):
            now = bits & ~VERB
            found[at - 2] &= ~VERB
        elif bits & VERB:
            now = _base(bits, before, after, word, bound=verb_last)
            if not now & VERB and before & THIRD and after & _CLOSES and _opened(roles, at):
                now |= FINITE  # "how handshakes work"
        elif _is_subject(before, word) and _is_done(bits, before, after, word):
            now |= FINITE
        found[at] = now
    return tuple(found)


def _opened(roles: Sequence[int], at: int) -> bool:
    """Tell whether a word that begins a clause within another stands before an index, and no mark behind it."""
    nearest = next((bits for bits in reversed(roles[:at]) if bits & (OPENER | MARK)), 0)
    return bool(nearest & OPENER)


def _base(bits: int, before: int, after: int, word: str, *, bound: bool) -> int:
    """Return what a base form is behind a word; where verbs are `bound` to the end of clauses a noun may precede."""
    if before & PERSON:
        return bits | FINITE
    if bound or before & (MODAL | AUXILIARY | FILLER | MARK) or word in _TO:
        return bits
    if before & (DETERMINER | PREPOSITION):
        return bits if before & PRONOUN else bits & ~VERB  # "them", "all", "this": a thing, or one with a noun
    if before & _NO_THING:
        return bits
    if before & VERB and not before & FINITE:
        return bits if word in _HELPS else bits & ~VERB
    if after & _OBJECT:
        return bits | FINITE if before & THIRD else bits
    return bits & ~VERB


def _is_subject(before: int, word: str) -> bool:
    """Tell whether a word may end what something is said of."""
    if word in _RELATIVE or word in _SINGULAR:
        return True
    return bool(before & (PERSON | NAME | DATA)) or not before & (_NO_THING | VERB)


def _is_done(bits: int, before: int, after: int, word: str) -> bool:
    """Tell whether a form of the third person or the past is said of the word before it."""
    if before & PERSON or word in _RELATIVE or (word in _SINGULAR and not before & DETERMINER):
        return True
    if bits & PAST:
        return bool(bits & SURELY) or bool(after & (DETERMINER | PERSON | OPENER))
    return bool(bits & SURELY) or bool(after & (DETERMINER | PERSON | OPENER | NAME | DATA) and not after & PREPOSITION)


def _is_paired(low: Sequence[str], roles: Sequence[int], found: Sequence[int], at: int) -> bool:
    """Tell whether two verbs are one noun: "drag and drop", "read and write access", "search and replace dialog"."""
    first = at - _AWAY
    if first < 0 or low[at - 1] not in _ANDS or not roles[at] & roles[first] & OPERATION:
        return False
    after = roles[at + 1] if at + 1 < len(roles) else MARK
    if not found[first] & VERB:
        return not after & _OBJECT
    bare = first == 0 or bool(roles[first - 1] & MARK)
    return bare and not after & (_NO_THING | _OBJECT | THIRD | VERB)
