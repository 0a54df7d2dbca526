"""What stands before a clause's own words: greetings, politeness, "then", and a "not" that turns it round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    FILLER,
    GERUND,
    GREETING,
    MARK,
    MODAL,
    NAME,
    OPENER,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    SMALL,
    THING,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.words import phrase_at, verb_in

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words

_GOOD = MARKS["good"]
_HERE = MARKS["here"]
_NOT_ALONE = MARKS["no negation behind politeness"]
_IF = MARKS["hopes"]
_YOU = MARKS["to the other"]
_MAY_LEAD = GREETING | FILLER | MARK | PERSON | PRONOUN | MODAL
_HOPED = 9
"""Words of "I would be really very glad if"."""

_GREETED = 4
"""Words of a greeting: "hello dear reviewers and all"."""


class Lead(NamedTuple):
    """Where a clause's own words begin, and whether politeness, a "not" or a gerund that it asks for was passed."""

    at: int
    polite: bool = False
    forbids: bool = False
    gerund: bool = False


def lead_of(words: Words, at: int, end: int, lexicon: Lexicon) -> Lead:
    """Pass over what stands before a clause's own words."""
    if (
        not words.roles[at] & _MAY_LEAD
        and words.low[at] not in lexicon.leading
        and words.low[at] not in _GOOD
        and not words.low[at].endswith("ly")
    ):
        return Lead(at)
    polite = gerund = False
    while at < end:
        low = words.low[at]
        if low in lexicon.leading:
            if count := _asked_to_do(words, at, end, lexicon):
                at, polite, gerund = at + count, True, True
                continue
            wish, please = phrase_at(words, at, lexicon.wish), phrase_at(words, at, lexicon.polite)
            if wish > please:
                break
            if please and _leads_to_verb(words, at + please, end, lexicon):
                at, polite = at + please, True
                continue
            refused = phrase_at(words, at, lexicon.negation)
            if refused and not (polite and low in _NOT_ALONE):
                return Lead(at + refused, polite, forbids=True)
        if hoped := _if_you_could(words, at, end):
            at, polite = at + hoped, True
            continue
        passed = _passed(words, at, end)
        if not passed:
            break
        at += passed
    return Lead(at, polite, gerund=gerund)


def _passed(words: Words, at: int, end: int) -> int:
    """Return how many words from `at` on say nothing of what is asked."""
    low, roles = words.low[at], words.roles[at]
    following = words.roles[at + 1] if at + 1 < end else MARK
    if roles & GREETING or (low in _GOOD and following & GREETING):
        return _behind_greeting(words, at, end) - at
    if low in _HERE and following & AUXILIARY:
        return 0
    if roles & (FILLER | MARK):
        return 1
    return int(low.endswith("ly") and not roles & VERB and bool(following & VERB))


def _if_you_could(words: Words, at: int, end: int) -> int:
    """Return how many words from `at` on hope for what follows: "I'd be glad if you could"."""
    if not words.roles[at] & (PERSON | PRONOUN | MODAL):
        return 0
    for index in range(at + 1, min(end - 2, at + _HOPED)):
        if words.low[index] in _IF and words.low[index + 1] in _YOU and words.roles[index + 2] & MODAL:
            return index + 3 - at
    return 0


def _asked_to_do(words: Words, at: int, end: int, lexicon: Lexicon) -> int:
    """Return how many words from `at` on ask for what a gerund behind them says: "would you mind"."""
    count = phrase_at(words, at, lexicon.gerund)
    return count if count and at + count < end and words.roles[at + count] & GERUND else 0


def _leads_to_verb(words: Words, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether politeness leads up to a request, and is not itself the question."""
    if at >= end:
        return False
    low, roles = words.low[at], words.roles[at]
    if lexicon.verb_last or roles & (FILLER | VERB) or low in lexicon.polite or low in lexicon.negation:
        return True
    if low.endswith("ly") or verb_in(low, roles, lexicon):
        return True
    return not roles & (SMALL | MARK | NAME | DATA | PAST | GERUND | THING)


def _behind_greeting(words: Words, at: int, end: int) -> int:
    """Return where a greeting ends, with whom it greets."""
    for index in range(at + 1, min(end, at + 1 + _GREETED)):
        if words.roles[index] & MARK:
            return index + 1
        if words.roles[index] & (VERB | MODAL | AUXILIARY | PERSON | PREPOSITION | OPENER):
            break
    return at + 1
