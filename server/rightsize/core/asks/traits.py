"""What a clause is made of, for the table of weights that was fitted on labelled requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import DATA, FILLER, GREETING, MARK, NAME, PRONOUN, things
from rightsize.core.asks.naming import named_by, phrase_end
from rightsize.core.asks.reading import Mood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.asks.kinds import Context
    from rightsize.core.asks.reading import Clause


class Trait(NamedTuple):
    """Something that a clause has: its name in the table, and the words that show it."""

    name: str
    words: str


_ANY_NAME = "<name>"
"""What stands for a name or a quotation: a request is of the same kind whatever it is about."""


_SAYS_NOTHING = NAME | DATA | MARK | FILLER | GREETING | PRONOUN
"""What stands for anything, or for nothing: its words weigh nothing."""


def traits_of(clause: Clause, context: Context) -> Iterator[Trait]:
    """Yield what a clause has: its verb, how a question begins, what is asked for, and each of its words."""
    words, head, end = clause.words, clause.head, clause.end
    lows = [
        _ANY_NAME if words.roles[at] & (NAME | DATA) else words.low[at].replace("\t", " ")
        for at in range(clause.begin, end)
    ]
    said = lows[head - clause.begin :]
    sort = clause.sort if clause.mood is Mood.ASKS else clause.mood.value
    yield Trait(f"sort {sort}", clause.verb or sort)
    yield Trait("question mark" if lows[-1] == "?" else "no question mark", "")
    start = " ".join(said[:2])
    if clause.mood is Mood.QUESTION:
        yield Trait(f"begins {said[0]}", said[0])
        yield Trait(f"begins {start}", start)
    else:
        yield Trait(f"verb {clause.verb}", clause.verb)
        if len(said) > 1 and not words.roles[head + 1] & PRONOUN:
            yield Trait(f"verb {start}", start)
            yield Trait(f"{sort} before {said[1]}", start)
    stop = phrase_end(words, clause.object, end)
    if stop > clause.object and not words.roles[stop - 1] & PRONOUN:
        thing = lows[stop - 1 - clause.begin]
        yield Trait(f"object {thing}", thing)
        yield Trait(f"{sort} object {thing}", f"{clause.verb} {thing}".strip())
        if stop - 1 > clause.object:
            two = " ".join(lows[stop - 2 - clause.begin : stop - clause.begin])
            yield Trait(f"object {two}", two)
    kind, word = named_by(words, clause.object, end)
    named = kind.value if kind else "nothing known"
    yield Trait(f"names {named}", word)
    yield Trait(f"{sort} names {named}", f"{clause.verb} {word}".strip())
    said_once = dict.fromkeys(words.low[at] for at in range(clause.begin, end) if not words.roles[at] & _SAYS_NOTHING)
    for low in said_once:
        yield Trait(f"word {low}", low)
    given = "code" if context.code else "text" if context.text else "nothing"
    yield Trait(f"given {given}", "")
    yield Trait(f"{sort} given {given}", clause.verb)
    if paper := next((low for low in lows if low in things().pasted["papers"]), ""):
        yield Trait("speaks of a text", paper)
        yield Trait(f"{sort} speaks of a text", paper)
    if context.subject:
        yield Trait(f"it is {context.subject.value}", "")
        yield Trait(f"{sort} it is {context.subject.value}", clause.verb)
