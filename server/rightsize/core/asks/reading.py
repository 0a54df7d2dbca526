"""One clause read as part of a request: what stands where a verb stands, and the mood that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.later import inner_verb, lacks_at, later_wish
from rightsize.core.asks.leads import lead_of
from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    MARK,
    MODAL,
    NAME,
    PERSON,
    PRONOUN,
    QUESTION,
    SMALL,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.verbs import UNKNOWN, sort_at, verb_at, verb_at_end
from rightsize.core.asks.words import phrase_at

if TYPE_CHECKING:
    from rightsize.core.asks.leads import Lead
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words

_ALWAYS_ASK = MARKS["always ask"]
_LETS = MARKS["lets"]
_TO_ME = MARKS["to me"]
_NONE = MARKS["no such thing"]
_NOTHING = MARKS["nothing"]
_FIRST_PERSONS = MARKS["first persons"]
_TIMES = MARKS["times"]
_PRESENT = MARKS["present"]
_SURE = MARKS["sure"]
_TO_THEM = MARKS["to the other"]


_HANDS_OVER = frozenset({"make", "document", "explain", "summarise", "review", "hand"})
"""The classes of verbs that ask for a text: nothing is asked for where there is to be none."""

ASKS, WISHES, ENQUIRES, FORBIDS, TELLS = "asks", "wishes", "question", "forbids", "tells"
"""How a clause stands to a request."""


class Clause(NamedTuple):
    """A clause.

    Attributes:
        mood: how it stands to a request.
        head: index of the word that decides the mood.
        verb: that word as the lexicon has it; empty for questions, wishes and what only tells.
        sort: the class of the verb.
        polite: words of politeness stood before it.
        object: index where what it is about begins.
    """

    mood: str
    head: int = 0
    verb: str = ""
    sort: str = ""
    polite: bool = False
    object: int = 0


def read_clause(words: Words, begin: int, end: int, lexicon: Lexicon) -> Clause:
    """Read a clause, in which no joint stands, by what is at its head, behind politeness and the like."""
    lead = lead_of(words, begin, end, lexicon)
    head = lead.at
    if head >= end:
        return Clause(TELLS, end - 1, object=end)
    if lead.forbids:
        return Clause(FORBIDS, head, object=head)
    wished = phrase_at(words, head, lexicon.wish)
    if wished and head + wished < end and not words.roles[head + wished] & MARK:
        mood = FORBIDS if words.low[head + wished] in _NONE else WISHES
        return Clause(mood, head + wished - 1, polite=True, object=head + wished)
    verb = verb_at(words, head, end, lexicon, lead)
    asked = _asked(words, begin, end, lexicon, lead, verb) if verb else None
    if asked is not None:
        return asked
    if lexicon.verb_last and (last := verb_at_end(words, head, end, lead)):
        verb = words.low[last]
        return Clause(ASKS, last, verb, lexicon.verbs.get(verb, UNKNOWN), lead.polite, head)
    if _questions(words, head, end):
        return Clause(ENQUIRES, head, object=head)
    return _read_behind(words, head, end, lexicon)


def _asked(words: Words, begin: int, end: int, lexicon: Lexicon, lead: Lead, verb: str) -> Clause | None:
    """Return a clause with a verb at its head, or None where the verb asks whether something is so."""
    head = lead.at
    following = words.low[head + 1] if head + 1 < end else ""
    dated = lead.polite and following in _TIMES and not _FIRST_PERSONS.isdisjoint(words.low[begin:head])
    dated = dated and _TO_THEM.isdisjoint(words.low[begin:head])
    if (following in _TO_THEM and not lead.gerund) or dated:
        return Clause(TELLS, head, object=head)
    if not lead.polite and words.low[begin] == "¿":
        return None
    if verb in _LETS and following in _TO_ME and words.low[head + 2 : head + 3] != ("know",):
        return Clause(TELLS, head, object=head)
    if following in _NOTHING:
        return Clause(FORBIDS, head, object=head)
    sort = "limit" if following in _SURE else sort_at(words, head, end, verb, lexicon)
    if following in _NONE and sort in _HANDS_OVER:
        return Clause(FORBIDS, head, object=head)  # "schreib keinen Code"
    return Clause(ASKS, head, verb, sort, lead.polite, head + 1)


def _read_behind(words: Words, head: int, end: int, lexicon: Lexicon) -> Clause:
    """Read a clause that does not begin with what it asks for, if it asks for anything."""
    if inner := inner_verb(words, head, end):
        verb = words.low[inner]
        sort = sort_at(words, inner, end, verb, lexicon)
        return Clause(ASKS, inner, verb, sort, object=inner + 1)
    if wish := later_wish(words, head, end, lexicon):
        later = read_clause(words, wish, end, lexicon)
        if later.mood in (ASKS, WISHES):
            return later
    if lacked := lacks_at(words, head, end, lexicon):
        return Clause(WISHES, lacked - 1, object=lacked)
    return Clause(TELLS, head, object=head)


def _questions(words: Words, head: int, end: int) -> bool:
    """Tell whether a clause is a question, by the words in front of it or the mark that ends its sentence."""
    roles, low = words.roles[head], words.low[head]
    if roles & QUESTION and words.low[-1] == "?":
        return True
    if head + 1 >= end:
        return bool(roles & QUESTION)
    after = words.roles[head + 1]
    if roles & MODAL and after & PERSON and head + 2 == end:
        return False  # "could you:", with what is asked for below
    if roles & QUESTION:
        return low in _ALWAYS_ASK or bool(after & (AUXILIARY | MODAL))
    if not roles & (AUXILIARY | MODAL) or low in _PRESENT or after & VERB or (roles & VERB and not after & PERSON):
        return False
    return bool(after & (PERSON | PRONOUN | DETERMINER | NAME | DATA)) or not after & (SMALL | MARK)
