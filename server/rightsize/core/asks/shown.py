"""What a clause shows that its kind may hang on: its verb, what it names, and signs such as "why" or "is it safe"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks import judging, placing, weighing
from rightsize.core.asks.lexicon import AUXILIARY, DETERMINER, MODAL, PAST, PREPOSITION, PRONOUN, SMALL, VERB, things
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import named_by, phrase_end
from rightsize.core.asks.reading import CONTRACTED, Mood
from rightsize.core.asks.seen import Seen
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.naming import Named
    from rightsize.core.asks.reading import Clause
    from rightsize.core.asks.seen import Sign


class Shown(NamedTuple):
    """Something that a clause shows: a row of a table of weights, the words, and the one kind of the row that it is."""

    group: str
    name: str
    words: str
    kind: TaskKind | None = None


_BE = MARKS["be"]
_CAN = MARKS["can"]
_ARTICLES = MARKS["a and an"]
_GIVES = MARKS["gives"]
_HANDLES = MARKS["handles"]
_IN_CODE = MARKS["in code"]
_PARTS = MARKS["parts"]
_WHAT = MARKS["what"]
_SORTS = {Mood.WISHES: "wish", Mood.QUESTION: "question"}
_TELLS = frozenset({"explain", "mention", "hand"})
_THERE = MARKS["there"]
_REMADE = frozenset({"turn", "change", "make"})
_NOTHING: Named = (None, "")
_LONGEST_WISH = 3
"""Words of a wish; where more stand before what is wanted, a subject lacks it."""


def _by_sort() -> dict[str, tuple[Sign, ...]]:
    signs = (*weighing.SIGNS, *judging.SIGNS, *placing.SIGNS)
    return {sort: tuple(sign for sign in signs if sort in sign.sorts) for each in signs for sort in each.sorts}


_SIGNS = _by_sort()


def shown_by(clause: Clause, lexicon: Lexicon, *, code: bool, subject: TaskKind | None) -> Iterator[Shown]:
    """Yield what a clause shows; `subject` is the kind of what its "it" stands for."""
    sort = _sort(clause)
    yield Shown("verbs", sort, clause.verb or sort)
    if clause.mood in (Mood.WISHES, Mood.QUESTION) and (done := _done(clause, lexicon)):
        yield Shown("verbs", lexicon.verbs[done], done)
    kind, word = _named(clause, lexicon, sort, subject)
    if kind is not None:
        yield Shown("objects", sort, f"{clause.verb} {word}".strip(), kind)
    if subject is TaskKind.DOCUMENTATION and sort in _TELLS and not _THERE.isdisjoint(clause.lows):
        yield Shown("signs", "stands in documentation", "there")
    signs = _SIGNS.get(sort, ())
    if signs:
        lows = clause.lows
        seen = Seen(clause, lows, frozenset(lows), sort, code, lexicon, kind)
        for sign in signs:
            if found := sign.shows(seen):
                yield Shown("signs", sign.name, found)


def _sort(clause: Clause) -> str:
    """Return the class of a clause's verb; to go through what is no code is to read it."""
    if clause.mood is not Mood.ASKS:
        return _SORTS.get(clause.mood, "name")
    if clause.sort != "inspect":
        return clause.sort
    words = clause.words
    over = next((at + 1 for at in range(clause.object, clause.end) if words.roles[at] & PREPOSITION), clause.end)
    if over >= clause.end:
        return clause.sort
    last = clause.words.low[phrase_end(clause.words, over, clause.end) - 1]
    docs = named_by(clause.words, over, clause.end)[0] is TaskKind.DOCUMENTATION
    return "read" if docs or last in things().pasted["papers"] else clause.sort


def _named(clause: Clause, lexicon: Lexicon, sort: str, subject: TaskKind | None) -> Named:
    """Return the kind of what a clause asks for, or of what the pronoun that it has for it stands for."""
    lacking = clause.mood is Mood.WISHES and clause.object - clause.begin > _LONGEST_WISH
    if subject is TaskKind.DOCUMENTATION and lacking:
        return subject, clause.words.low[clause.begin]
    named = _object(clause, lexicon, sort)
    if sort == "change" and named[0] is TaskKind.SUMMARISATION and clause.verb in _HANDLES:
        return _NOTHING  # "pin the digest"
    if named[0] is None and subject is not None and _stands_for(clause):
        return subject, clause.words.low[clause.object]
    return named


def _object(clause: Clause, lexicon: Lexicon, sort: str) -> Named:
    words, at, end = clause.words, clause.object, clause.end
    if sort == "explain":
        return _NOTHING
    if sort == "question":
        if not words.roles[at] & (SMALL | VERB):
            return named_by(words, at, end)  # "key decisions?"
        if words.low[at] not in _WHAT:
            return _NOTHING
        at += 1
        while at < end and words.roles[at] & (AUXILIARY | MODAL):
            at += 1
        return (
            named_by(words, at, end) if at > clause.object + 1 or words.low[clause.object] in CONTRACTED else _NOTHING
        )
    if lexicon.verb_last and clause.head > at:
        end = clause.head
    named = named_by(words, at, end)
    if (sort == "remove" and named[1] in _IN_CODE) or (sort == "hand" and named[1] in _PARTS):
        return _NOTHING
    later = _NOTHING
    if clause.verb in _GIVES:
        later = _behind(clause, _ARTICLES)
    elif sort in _REMADE:
        later = _behind(clause, MARKS["turned into"])
    return later if later[0] is not None else named


def _behind(clause: Clause, marks: frozenset[str]) -> Named:
    """Return what is named behind a word: "give each method a docstring", "turn the notes into a README"."""
    words = clause.words
    at = next((index for index in range(clause.object + 1, clause.end - 1) if words.low[index] in marks), None)
    if at is None:
        return _NOTHING
    return named_by(words, at if words.roles[at] & DETERMINER else at + 1, clause.end)


def _stands_for(clause: Clause) -> bool:
    """Tell whether a clause's object is a pronoun, or a part of what was named before."""
    words, at = clause.words, clause.object
    if at >= clause.end:
        return False
    return bool(words.roles[at] & PRONOUN) or words.low[phrase_end(words, at, clause.end) - 1] in things().passages


def _done(clause: Clause, lexicon: Lexicon) -> str:
    """Return the verb of what is to be done: "I want the options documented", "can that be fixed?"."""
    words = clause.words
    for at in range(clause.begin, clause.end):
        asked = clause.mood is Mood.WISHES or (words.low[at - 1] in _BE and words.low[clause.head] in _CAN)
        if words.roles[at] & PAST and asked and not (at and words.roles[at - 1] & DETERMINER):
            low = words.low[at]
            stem = next((each for each in (low[:-2], low[:-1], low[:-3]) if each in lexicon.verbs), "")
            if stem:
                return stem
    return ""
