"""What stands where a verb stands: which verb it is, of which class, and when it is a noun after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    GERUND,
    MARK,
    MODAL,
    NAME,
    NOUN,
    OPENER,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    SMALL,
    THING,
    THIRD,
    VERB,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.words import verb_in
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.asks.leads import Lead
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words

UNKNOWN = "change"
"""The class of a verb that no table has: most of what is asked of an assistant for code is a change."""

_PARTICLES = MARKS["up and down"]
_USES = MARKS["uses"]
_INSTEAD = MARKS["instead"]
_PLACES = MARKS["somewhere"]
_SEEKS = MARKS["seeks"]
_COUNTS = MARKS["counts"]
_OBJECTS = MARKS["objects"]
_HELPED = MARKS["helped"]
_FOR_AND_OF = MARKS["for and of"]
_LEAVES = MARKS["leaves something"]
_SOME = MARKS["something new"]
_NO_INFINITIVE = MARKS["no infinitive"]
_DOERS = ("er", "or", "ly")
_SHORTEST_UNKNOWN = 3
_NEAR = 5
"""Words behind a verb where one may stand that makes it another: "wrap it all up"."""


def verb_at(words: Words, at: int, end: int, lexicon: Lexicon, lead: Lead) -> str:
    """Return the verb in base form that stands at an index, or nothing where a noun or a small word does."""
    low, roles = words.low[at], words.roles[at]
    if lead.gerund:
        return _stem(low, lexicon)
    following = words.roles[at + 1] if at + 1 < end else MARK
    after = words.low[at + 1] if at + 1 < end else ""
    if roles & (AUXILIARY | MODAL) and following & (PERSON | PRONOUN) and after not in _HELPED:
        return ""
    if (low, after) in lexicon.phrasal and not roles & (THING | NAME):
        return low  # "back up the database"
    small = roles & (QUESTION | PERSON | PREPOSITION | DETERMINER | PRONOUN)
    if small and (not roles & VERB or roles & DETERMINER):
        return ""
    verb = verb_in(low, roles, lexicon)
    if not verb:
        if after in _PARTICLES and at + 2 < end:
            following, after = words.roles[at + 2], words.low[at + 2]
        return low if _is_unknown_verb(low, roles, following, after, polite=lead.polite) else ""
    if following & (AUXILIARY | MODAL) and not lead.polite and not after.startswith("it"):
        return ""
    if (low, after) in things().pairs and not following & DETERMINER:
        return ""
    if lexicon.verbs.get(verb) == "make" and things().heads.get(after) is TaskKind.DOCUMENTATION:
        return verb  # "write docs"
    noun = roles & NOUN and not lead.polite and _is_noun(verb, following, after)
    return "" if noun else verb


def sort_at(words: Words, head: int, end: int, verb: str, lexicon: Lexicon) -> str:
    """Return the class of the verb at an index, with the words near it that make it another one."""
    for at in range(head + 1, min(end, head + 1 + _NEAR)):
        found = lexicon.phrasal.get((verb, words.low[at]))
        if found:
            return found
        if words.roles[at] & MARK:
            break
    if lexicon.verb_last and (found := lexicon.phrasal.get((verb, words.low[end - 1]))):
        return found  # "sieh die Commits seit Version 1.8 durch"
    if verb in _USES and not _INSTEAD.isdisjoint(words.low[:end]) and _stands_somewhere(words, head, end):
        return UNKNOWN
    if verb in _LEAVES and head + 1 < end and words.low[head + 1] in _SOME:
        return "make"
    return lexicon.verbs.get(verb, UNKNOWN)


def _stands_somewhere(words: Words, head: int, end: int) -> bool:
    """Tell whether what is used instead of something else has a place: "use a set instead of a list in `read`"."""
    instead = next(at for at in range(end) if words.low[at] in _INSTEAD)
    behind = range(max(head, instead + 2), end)
    return any(words.roles[at] & PREPOSITION and words.low[at] in _PLACES for at in behind)


def verb_at_end(words: Words, head: int, end: int, lead: Lead) -> int:
    """Return the index of an infinitive that ends a clause, as German has it, or 0."""
    last = end - 1
    while last > head and words.roles[last] & MARK:
        last -= 1
    low = words.low[last]
    known = words.roles[last] & VERB and low.endswith(("n", "st"))
    unknown = lead.polite and not words.roles[last] and low.endswith("en")
    if not (known or unknown) or words.low[last - 1] in _NO_INFINITIVE:
        return 0
    inside = words.roles[head:last]
    told = any(bits & (AUXILIARY | MODAL | PERSON) and not bits & DETERMINER for bits in inside)
    return 0 if any(bits & OPENER for bits in inside) or (told and not lead.polite) else last


def _is_unknown_verb(low: str, roles: int, following: int, after: str, *, polite: bool) -> bool:
    """Tell whether a word that no table has stands where a verb does: before an article, a pronoun or a name."""
    if len(low) < _SHORTEST_UNKNOWN or not low[0].isalpha() or roles & (SMALL | NAME | DATA | MARK | PAST | GERUND):
        return False
    if polite:
        return not roles & (THIRD | THING)
    if roles & (THIRD | THING | NOUN) or low in things().heads or low.endswith(_DOERS):
        return False
    return bool(following & (NAME | DATA)) or after in _OBJECTS or bool(following & DETERMINER and after not in _COUNTS)


def _is_noun(verb: str, following: int, after: str) -> bool:
    """Tell whether a verb that is a noun as well is the noun: "test coverage", "review of the parser"."""
    if after in _FOR_AND_OF:
        return not (verb in _SEEKS and after == "for")
    if not after or following & (DETERMINER | PRONOUN | NAME | DATA | FILLER | OPENER | PREPOSITION):
        return False
    return after in things().seconds


def _stem(word: str, lexicon: Lexicon) -> str:
    """Return the base form of an English gerund, or nothing."""
    if not word.endswith("ing"):
        return ""
    bare = word[:-3]
    doubled = bare[:-1] if bare[-1:] == bare[-2:-1] else bare
    return next((each for each in (bare, bare + "e", doubled) if each in lexicon.verbs), bare)
