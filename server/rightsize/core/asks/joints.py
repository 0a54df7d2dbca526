"""Where a sentence falls into clauses that each ask for something, and where "and" only joins words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.frames import announces, names_details
from rightsize.core.asks.later import CONDITIONS
from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    ENGLISH,
    FILLER,
    GERUND,
    GREETING,
    MARK,
    MODAL,
    OPENER,
    PAST,
    PERSON,
    PREPOSITION,
    QUESTION,
    VERB,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import kind_named, named_by
from rightsize.core.asks.parting import HERE, Meeting, is_bare, parts
from rightsize.core.asks.reading import Clause, Mood, read_clause, says_something
from rightsize.core.asks.words import phrase_at

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words


@dataclass(frozen=True, slots=True)
class Joint:
    """A clause with what joins it to the one before.

    Attributes:
        joined: the words between, as `and then`; none for the first of a sentence.
        shared: it has no object of its own and takes that of the next clause.
    """

    clause: Clause
    joined: tuple[str, ...] = ()
    shared: bool = False


_JOINS = frozenset({",", ";", "—", "–", "-", "&", "+", ":", "→", "."}) | MARKS["but"]  # noqa: RUF001
_ANDS = MARKS["and"]
_MAY_ASK = frozenset({"?", ":"})
_SUBJECTS = MARKS["subjects"]
_BEGINS = VERB | FILLER | QUESTION | AUXILIARY | MODAL | DETERMINER | MARK | PERSON
_SHORT_QUESTION = 5
"""Words of what only announces: "what is left:"."""


def joints_of(words: Words, lexicon: Lexicon) -> tuple[Joint, ...]:
    """Split a sentence at each joint behind which something else is asked for."""
    if _only_tells(words, lexicon):
        clause = Clause(words, 0, len(words), Mood.TELLS, 0, object=0)
        return (Joint(clause),)
    found: list[Joint] = []
    joined: tuple[str, ...] = ()
    start, at, size, depth = 0, 1, len(words), 0
    gerund, gerunds = False, any(bits & GERUND for bits in words.roles)
    while at < size:
        low = words.low[at]
        depth += (low == "(") - (low == ")" and depth > 0)
        joins = low in _JOINS or low in lexicon.joins
        width = _join_at(words, at, lexicon) if joins and not depth and at != start else 0
        if not width:
            at += 1
            continue
        right = at + width
        if right < size and (":" in words.low[at:right] or _may_begin(words, right, lexicon)):
            between = words.low[at:right]
            asks = gerund or (gerunds and _asks_for_doing(between, lexicon))
            clause = read_clause(words, right, size, lexicon, gerund=asks)
            if clause.mood is Mood.TELLS and not gerunds and _is_no_request(clause, between):
                at = right
                continue
            left = read_clause(words, start, at, lexicon, gerund=gerund)
            if gerunds and not gerund and left.mood is Mood.ASKS and words.roles[left.head] & GERUND:
                gerund = True
                clause = read_clause(words, right, size, lexicon, gerund=gerund)
            if ":" in between and _holds_details(left, clause):
                break
            shared = clause.mood is Mood.ASKS and is_bare(left)
            if shared or parts(Meeting(left, between, clause, lexicon)):
                found.append(Joint(left, joined, shared))
                start, joined, gerund = right, between, asks or gerund
        at = right
    found.append(Joint(read_clause(words, start, size, lexicon, gerund=gerund), joined))
    return tuple(found)


def _join_at(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return how many words from `at` on join what stands before and behind, or 0."""
    width, size = 0, len(words)
    while at + width < size:
        low = words.low[at + width]
        count = 1 if low in _JOINS else phrase_at(words, at + width, lexicon.joins) if low in lexicon.joins else 0
        if not count or (width and low == ":"):
            break
        width += count
    before = words.roles[at - 1]
    subject = words.low[at - 1] in _SUBJECTS or before & MODAL
    if width and subject and not (before & VERB or words.roles[at] & MARK or words.low[at] in _ANDS):
        return 0  # "I then", "it should also": a subject is no clause
    return width


def _asks_for_doing(between: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether what joins two clauses asks for what a gerund says: "… as well as documenting it"."""
    said = tuple(low for low in between if low != ",")
    return bool(said) and said in lexicon.gerund.get(said[0], ())


def _may_begin(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Tell at once that nothing begins at an index: most joints join nouns."""
    roles = words.roles[at]
    if roles & _BEGINS or lexicon.verb_last or words.low[at] in lexicon.leading:
        return True
    if words.low[at] in CONDITIONS or words.low[at : at + 2] in lexicon.phrasal:
        return True
    if roles & (PREPOSITION | OPENER | DATA | PAST):
        return False
    return roles == 0 or bool(roles & GERUND) or _heads_noun(words, at)


def _only_tells(words: Words, lexicon: Lexicon) -> bool:
    """Tell at once that a sentence is a statement: it holds no verb, question or wish that may ask."""
    low = words.low
    if words.verbs or lexicon.name != ENGLISH or low[-1] in _MAY_ASK or not lexicon.asking.isdisjoint(low):
        return False
    if not HERE.isdisjoint(low):
        return False  # "commit message please, here is the diff"
    return says_something(words, 0, len(words)) and not words.roles[0] & (FILLER | GREETING | QUESTION | MODAL)


def _is_no_request(clause: Clause, between: tuple[str, ...]) -> bool:
    """Tell at once that words that only tell name nothing that is asked for."""
    if clause.words.low[clause.begin] in HERE:
        return False
    return ":" not in between and ";" not in between and not _heads_noun(clause.words, clause.head)


def _heads_noun(words: Words, at: int) -> bool:
    """Tell whether the words from an index on may name something that is asked for."""
    return named_by(words, at, len(words))[0] is not None


def _holds_details(left: Clause, right: Clause) -> bool:
    """Tell whether a clause before a colon asks for something that the words behind only detail."""
    asks = right.mood is Mood.ASKS and right.sort != "limit"
    if left.mood is Mood.TELLS:
        labels = left.end - left.begin <= _SHORT_QUESTION and names_details(left)
        return labels or (not asks and kind_named(left.words.low[left.head : left.end])[0] is not None)
    if left.mood is Mood.QUESTION and left.end - left.head <= _SHORT_QUESTION:
        return False
    if left.mood is Mood.FORBIDS or left.sort == "limit" or announces(left):
        return False
    frames = asks and (left.verb in things().frames["verbs"] or left.polite)
    return not (frames and named_by(left.words, left.object, left.end)[0] is None)
