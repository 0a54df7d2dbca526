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
_OBJECT = DETERMINER | PRONOUN | PERSON | NAME | DATA
"""What an object begins with that is no bare noun."""

_NO_THING = SMALL | MARK
_BINDS = DETERMINER | PREPOSITION


def resolved(low: Sequence[str], roles: Sequence[int], *, verb_last: bool) -> tuple[int, ...]:
    """Return what each word is by its neighbours: a base form loses `VERB` where a noun stands, what a subject does
    gains `FINITE`.
    """
    found = list(roles)
    before = MARK
    last = len(roles) - 1
    for at, bits in enumerate(roles):
        if bits & _DOUBTFUL and not bits & (AUXILIARY | MODAL | FILLER):
            after = roles[at + 1] if at < last else MARK
            word = low[at - 1] if at else ""
            if bits & VERB and _is_paired(low, roles, found, at):
                bits &= ~VERB
                found[at - 2] &= ~VERB
            elif bits & VERB:
                bits = _base(low, at, bits, before, after, word, verb_last=verb_last)
            elif _is_subject(before, word) and _is_done(bits, before, after, word):
                bits |= FINITE
            found[at] = bits
        before = bits
    return tuple(found)


def _base(low: Sequence[str], at: int, bits: int, before: int, after: int, word: str, *, verb_last: bool) -> int:
    """Return what a verb in its base form is behind another word."""
    if before & PERSON:
        return bits | FINITE
    if before & (MODAL | AUXILIARY | FILLER | MARK) or word in _TO:
        return bits
    if before & _BINDS and not before & PRONOUN:
        return bits & ~VERB if not verb_last else bits
    if before & DETERMINER:
        return bits  # "them", "all", "this": a thing of its own, or one that a word belongs to
    if before & _NO_THING or verb_last:
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
    if at < 2 or low[at - 1] not in _ANDS or not roles[at] & roles[at - 2] & OPERATION:
        return False
    after = roles[at + 1] if at + 1 < len(roles) else MARK
    if not found[at - 2] & VERB:
        return not after & _OBJECT
    bare = at == 2 or bool(roles[at - 3] & MARK)
    return bare and not after & (_NO_THING | _OBJECT | THIRD | VERB)
