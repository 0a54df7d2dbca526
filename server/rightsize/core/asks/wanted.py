"""Clauses without a verb that asks, and whether they want something all the same: a thing named, a story, a duty."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.frames import names_details
from rightsize.core.asks.lexicon import (
    DETERMINER,
    FILLER,
    GREETING,
    MARK,
    MODAL,
    OPENER,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    THIRD,
    VERB,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import ONE, named_by, phrase_end
from rightsize.core.asks.reading import Mood, says_something
from rightsize.core.asks.verbs import sort_at
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause
    from rightsize.core.asks.words import Words

_FOR_AND_OF = MARKS["for and of"]
_MORE = MARKS["one more"]
_DEMANDS = MARKS["demands"]
_DEFINITE = MARKS["definite"]
_PURPOSE = MARKS["purpose"]
_WELCOME = MARKS["welcome"]
_WOULD_BE = MARKS["would be"]
_WRITTEN = MARKS["written"]
_NOT_WRITTEN = MARKS["not written"]
_STANDS = MARKS["where it stands"]
_USES = MARKS["uses"]
_OUGHT = MARKS["ought"]
_BEFORE_BE = MARKS["before be"]
_IN_A_LANGUAGE = MARKS["in a language"]
_POSSESSIVE = MARKS["possessive"]
_ROLES = frozenset({("as", "a"), ("as", "an"), ("als", "ein"), ("als", "eine"), ("en", "tant"), ("como", "un")})
"""How a user's story begins."""

_DASHES = frozenset({"—", "–", "-", ":", ","})  # noqa: RUF001
_THAT_THING = MARKS["that thing"]
_ONLY = MARKS["only"]
_RELATIVE = MARKS["relative"]
_VERSUS = MARKS["weighed names"]
_LONGEST_NAME = 9
_SHORT = 2


def names_something(clause: Clause) -> bool:
    """Tell whether words without a verb name something that is wanted: "API docs for the parser"."""
    words, at, end = clause.words, clause.head, clause.end
    stop = phrase_end(words, at, end)
    if (
        stop == at
        or stop - at > _LONGEST_NAME
        or words.low[at] in _POSSESSIVE
        or words.roles[at] & (PREPOSITION | OPENER)
    ):
        return False
    if stop < end and words.low[stop] in _STANDS:
        return False  # "code below"
    kind, _ = named_by(words, at, end)
    alone = not _ONLY.isdisjoint(words.low[clause.begin : at])  # "just the query"
    if kind is None or (words.low[at] in _DEFINITE and kind is TaskKind.CODE_GENERATION and not alone):
        return False
    new = words.low[at] in ONE or not words.roles[at] & DETERMINER
    labels = new and stop < end and words.low[stop] in {",", ":", "."}
    paper = words.low[at] in ONE and kind is not TaskKind.CODE_GENERATION
    told = stop if labels else _described_from(words, stop, end) if paper else end
    if says_something(words, at, told):
        return False
    return not (any(words.roles[index] & PAST for index in range(at, stop)) or _has_predicate(words, at, stop))


def _described_from(words: Words, at: int, end: int) -> int:
    """Return where the description of a thing begins: a guide "that tells …" is described to the end."""
    return next((index for index in range(at, end) if words.low[index] in _RELATIVE), end)


def names_the_first(clause: Clause, rest: Sequence[Joint]) -> bool:
    """Tell whether words that no table knows are the first of some things named: "compose file plus a guide"."""
    if not rest or rest[0].clause.mood is not Mood.TELLS or names_something(clause):
        return False
    return is_thing(clause) and names_something(rest[0].clause)


def wished(clause: Clause) -> Clause:
    """Return what a clause tells as a wish for no thing that it names."""
    return replace(clause, mood=Mood.WISHES, verb="", sort="", object=clause.end)


def stands_apart(clause: Clause, last: TaskKind) -> bool:
    """Tell whether what a sentence names is wanted besides the last task, and no bound of it."""
    words = clause.words
    if not _ONLY.isdisjoint(words.low[clause.begin : clause.head]):
        return False  # "just the rule of thumb"
    kind, _ = named_by(words, clause.head, clause.end)
    stop = phrase_end(words, clause.head, clause.end)
    follows = words.low[stop] if stop < clause.end else ""
    apart = clause.head > clause.begin or words.low[clause.head] in ONE or follows in _FOR_AND_OF
    return apart or kind not in (TaskKind.CODE_GENERATION, last)


def tells_alone(clause: Clause, rest: Sequence[Joint]) -> bool:
    """Tell whether an item only tells what is to be so, and neither names it nor asks for it in its next clause."""
    return not names_something(clause) and all(each.clause.mood is Mood.TELLS for each in rest)


def takes_up(clause: Clause, rest: Sequence[Joint]) -> bool:
    """Tell whether what stands behind a name says what it is for: "flaky test in CI: make it stable", "criteria:"."""
    if clause.lows[-1] == ":" and names_details(clause):
        return True
    if not rest or rest[0].clause.mood is not Mood.ASKS or not _DASHES.issuperset(rest[0].joined):
        return False
    other = rest[0].clause
    return other.object < other.end and other.words.low[other.object] in _THAT_THING


def is_welcome(clause: Clause) -> bool:
    """Tell whether a clause says that something would be welcome: "a table of contents would be nice"."""
    if _WELCOME.isdisjoint(clause.lows):
        return False
    if not _WOULD_BE.isdisjoint(clause.lows):
        return True
    if not {("would", "be"), ("would", "help"), ("would", "save"), ("i'd", "be"), ("we'd", "be")} & set(
        pairwise(clause.lows)
    ):
        return False
    return "if" in clause.lows or named_by(clause.words, clause.head, clause.end)[0] is not None


def is_the_same(clause: Clause) -> bool:
    """Tell whether a clause asks for more of what was asked before: "the same for the exporter"."""
    if "same" not in clause.words.low[clause.head : clause.head + _SHORT] or clause.lows[-1] == ":":
        return False
    return not says_something(clause.words, clause.head + 1, clause.end)


def is_story(clause: Clause) -> bool:
    """Tell whether a clause is a wish in other words: a user's story, or something that should be done."""
    lows = clause.lows
    ought = any(low in _OUGHT for low in lows[1:]) and "?" not in lows
    return is_role(clause) or ought or is_duty(clause) or not _VERSUS.isdisjoint(lows)


def told_to_be_done(stories: Sequence[Clause]) -> Clause | None:
    """Return what is wished in other words where nothing else is asked for: a story, or a thing at the beginning."""
    things = (each for each in stories[:1] if is_thing(each))
    return next((each for each in stories if is_story(each)), next(things, None))


def adds_demand(clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a clause adds what something else must do: "besides that, the import must skip …"."""
    words = clause.words
    lead = words.low[clause.begin : clause.head]
    adds = not lexicon.weighty.isdisjoint(lead) or ("as", "well") in pairwise(clause.lows)
    if not adds or words.roles[clause.head] & (PRONOUN | PERSON):
        return False
    return any(words.low[at] in _DEMANDS for at in range(clause.head + 1, clause.end))


def goes_with(story: Clause, clause: Clause) -> bool:
    """Tell whether a clause asks for one more thing besides what a sentence demands: "it must …. Also, mask …"."""
    lead = clause.words.low[clause.begin : clause.head]
    if _MORE.isdisjoint(lead) or story.words.roles[story.head] & (PRONOUN | PERSON):
        return False
    return any(low in _OUGHT or (low in _DEMANDS and after == "to") for low, after in pairwise(story.lows))


def subject_of(clause: Clause) -> TaskKind | None:
    """Return the kind of what a clause tells about; "our hooks are not documented" is about documents."""
    if not _WRITTEN.isdisjoint(clause.lows) and not _NOT_WRITTEN.isdisjoint(clause.lows):
        return TaskKind.DOCUMENTATION
    return named_by(clause.words, clause.head, clause.end)[0]


def is_role(clause: Clause) -> bool:
    """Tell whether a clause begins a user's story: "as an admin"."""
    return clause.lows[:_SHORT] in _ROLES


def is_duty(clause: Clause) -> bool:
    """Tell whether a clause says that something is to be done: "an index must be created"."""
    lows, roles = clause.lows, clause.words.roles[clause.begin : clause.end]
    return any(
        roles[at] & PAST and lows[at - 1] == "be" and lows[at - _SHORT] in _BEFORE_BE for at in range(_SHORT, len(lows))
    )


def is_thing(clause: Clause) -> bool:
    """Tell whether a clause only names something, in a programming language or in a way that no table knows."""
    words = clause.words
    if says_something(words, clause.begin, clause.end) or words.low[clause.head] in _POSSESSIVE:
        return False
    if any(roles & (GREETING | PRONOUN) for roles in words.roles[clause.begin : clause.end]):
        return False
    tongues = things().marks["languages"]
    if any(low in _IN_A_LANGUAGE and after in tongues for low, after in pairwise(clause.lows)):
        return True
    named = [bits for bits in words.roles[clause.head : clause.end] if not bits & (MARK | FILLER | MODAL)]
    return len(named) > 1 and not any(bits & (PAST | VERB) for bits in named)


def used_to_make(clause: Clause, lexicon: Lexicon) -> Clause | None:
    """Return the request in a clause such as "use X to write Y", or None."""
    words = clause.words
    if clause.verb not in _USES:
        return None
    for at in range(clause.head + 2, clause.end - 1):
        if words.low[at] in _PURPOSE and words.roles[at + 1] & VERB:
            verb = words.low[at + 1]
            sort = sort_at(words, at + 1, clause.end, verb, lexicon)
            return replace(clause, head=at + 1, verb=verb, sort=sort, object=at + 2)
    return None


def _has_predicate(words: Words, at: int, stop: int) -> bool:
    """Tell whether a phrase with an article holds a verb of the third person: "the exporter writes dates"."""
    if not words.roles[at] & DETERMINER:
        return False
    last = stop - 1
    inside = any(words.roles[index] & THIRD for index in range(at + 2, last))
    return inside or bool(words.roles[last] & THIRD and stop - at > _SHORT and words.low[last] not in things().heads)
