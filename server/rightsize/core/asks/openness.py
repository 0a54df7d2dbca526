"""Whether a clause that describes is still open where a sentence goes on: "a script to parse logs and write …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DETERMINER,
    MARK,
    MODAL,
    OPENER,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    THIRD,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.words import verb_in

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause
    from rightsize.core.asks.words import Words

_RELATIVE = MARKS["relative"]
_LETS = MARKS["lets"]
_ALLOWS = MARKS["allows"]
_FINITE = MARKS["finite"]
_SINGULAR = MARKS["singular"]
_BEFORE_VERB = MARKS["before a verb"]
_PLURALS = {"qui": ("ent",), "que": ("an", "en")}
"""What the verb of a plural ends with behind a word that begins a description."""

_TO = {
    "to": ("",),
    "zu": ("",),
    "um": ("",),
    "pour": ("er", "ir", "re"),
    "para": ("ar", "er", "ir"),
    "d'": ("er",),
    "de": ("er", "ir", "re", "ar"),
}


def is_open(left: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a bare verb behind a clause may go on with what the clause describes.

    An infinitive, a modal and a plural subject take another verb in its base form, a verb of the third person does not:
    behind "a function that reads files" a bare "document" is a request.
    """
    words = left.words
    for at in range(left.end - 1, left.head, -1):
        low, roles = words.low[at], words.roles[at]
        if low in _TO and at + 1 < left.end and _is_infinitive(words, at + 1, _TO[low], lexicon):
            return True
        if (
            (roles & MODAL or (low in _LETS and roles & VERB))
            and not roles & OPENER
            and not (roles & VERB and at == left.head)
        ):
            return not _closed_after(left, at)
        if roles & OPENER and not roles & PERSON:
            return not _closed_after(left, at)
    return left.verb in _ALLOWS or (not left.verb and bool(left.words.roles[left.head] & MODAL))


def _is_infinitive(words: Words, at: int, endings: tuple[str, ...], lexicon: Lexicon) -> bool:
    low, roles = words.low[at], words.roles[at]
    following = words.roles[at + 1] if at + 1 < len(words) else MARK
    if roles & (DETERMINER | MARK):
        return False
    if endings == ("",):
        return bool(verb_in(low, roles, lexicon)) or (
            not roles and low.isalpha() and bool(following & (DETERMINER | PRONOUN))
        )
    return low.endswith(endings)


def _closed_after(left: Clause, opener: int) -> bool:
    """Tell whether the clause behind an opener has a verb that no bare one can stand beside."""
    words = left.words
    inside = range(opener + 1, left.end)
    if not inside:
        return words.low[opener] not in _LETS
    first = inside[0]
    verb = next((low for low in words.low[opener + 1 : left.end] if low not in _BEFORE_VERB), "")
    if verb.endswith(_PLURALS.get(words.low[opener], ("\n",))):
        return True  # "les tests qui échouent": what is asked for is no plural
    if words.roles[opener] & MODAL:
        return False
    if words.low[opener] in _RELATIVE and words.roles[first] & (THIRD | PAST):
        return True
    if any(words.low[at] in _FINITE for at in inside):
        return True
    if any(words.low[at] in _SINGULAR for at in inside[:1]):
        return True
    if any(words.roles[at] & PERSON for at in inside[:2]):
        return False
    return any(
        words.roles[at] & PAST
        or (
            words.roles[at] & THIRD
            and not words.roles[at - 1] & (DETERMINER | PREPOSITION | AUXILIARY | PRONOUN | THIRD)
        )
        for at in inside[1:]
    )


def opens_at(left: Clause) -> int:
    """Return the index of the last word of a clause that begins to describe something."""
    words = left.words
    opens = (
        at for at in range(left.end - 1, left.head, -1) if words.low[at] in _TO or words.roles[at] & (OPENER | MODAL)
    )
    return next(opens, left.head)
