"""One clause read as part of a request: what stands where a verb stands, and the mood that it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    GERUND,
    GREETING,
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
from rightsize.core.asks.words import phrase_at, verb_in

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words

_FOR_AND_OF = MARKS["for and of"]
_HELPED = MARKS["helped"]
_NO_INFINITIVE = MARKS["no infinitive"]


class Mood(str, Enum):
    """How a clause stands to a request."""

    ASKS = "asks"
    WISHES = "wishes"
    QUESTION = "question"
    FORBIDS = "forbids"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Attributes:
        words: those of its sentence.
        begin, end: which of them are its own.
        mood: how it stands to a request.
        head: index of the word that decides the mood.
        verb: that word as the lexicon has it; empty for questions, wishes and what only tells.
        sort: the class of the verb.
        polite: words of politeness stood before it.
        object: index where what it is about begins.
    """

    words: Words
    begin: int
    end: int
    mood: Mood
    head: int = 0
    verb: str = ""
    sort: str = ""
    polite: bool = False
    object: int = 0

    @property
    def lows(self) -> tuple[str, ...]:
        """All of its words."""
        return self.words.low[self.begin : self.end]

    @property
    def after(self) -> tuple[str, ...]:
        """The words behind the head, without marks."""
        words = self.words
        return tuple(words.low[at] for at in range(self.head + 1, self.end) if not words.roles[at] & MARK)

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the text that it stands on."""
        return self.words.start[self.begin], self.words.end[self.end - 1]


class Lead(NamedTuple):
    """What stands before a clause's own words: where they begin, and whether politeness, a "not", a gerund was passed."""

    at: int
    polite: bool = False
    forbids: bool = False
    gerund: bool = False


UNKNOWN = "change"
"""The class of a verb that no table has: most of what is asked of an assistant for code is a change."""

_SHORTEST_UNKNOWN = 3
_GREETED = 4
"""Words of a greeting: "hello dear reviewers and all"."""

_NEAR = 3
"""Words behind a verb where one may stand that makes it another: "wrap it all up"."""

_SEEKS = MARKS["seeks"]
_ALWAYS_ASK = MARKS["always ask"]
CONTRACTED = MARKS["contracted"]
"""Question words with their verb in them."""

_SURE = MARKS["sure"]
_PRESENT = MARKS["present"]


def read_clause(words: Words, begin: int, end: int, lexicon: Lexicon) -> Clause:
    """Read a clause by what stands at its head, behind politeness and the like."""
    lead = lead_of(words, begin, end, lexicon)
    head = lead.at
    if head >= end:
        return Clause(words, begin, end, Mood.TELLS, end - 1, object=end)
    if lead.forbids:
        return Clause(words, begin, end, Mood.FORBIDS, head, object=head)
    wished = phrase_at(words, head, lexicon.wish)
    if wished and head + wished < end and not words.roles[head + wished] & MARK:
        at = head + wished
        return Clause(words, begin, end, Mood.WISHES, at - 1, polite=True, object=at)
    verb = verb_at(words, head, end, lexicon, lead)
    if verb:
        following = words.low[head + 1] if head + 1 < end else ""
        if following == "you" and not lead.gerund:
            return Clause(words, begin, end, Mood.TELLS, head, object=head)
        if following in _NOTHING:
            return Clause(words, begin, end, Mood.FORBIDS, head, object=head)
        sort = "limit" if following in _SURE else sort_at(words, head, end, verb, lexicon)
        if lead.polite and _weighs_up(words, begin, end):
            return Clause(words, begin, end, Mood.QUESTION, head, object=head)
        if not (sort == "limit" and lead.polite and words.low[end - 1] == "?"):
            return Clause(words, begin, end, Mood.ASKS, head, verb, sort, lead.polite, head + 1)
    if lexicon.verb_last and (last := _verb_at_end(words, head, end, lexicon, lead)):
        verb = words.low[last]
        return Clause(words, begin, end, Mood.ASKS, last, verb, lexicon.verbs[verb], lead.polite, head)
    if _questions(words, head, end):
        return Clause(words, begin, end, Mood.QUESTION, head, object=head)
    if inner := _inner_verb(words, head, end, lexicon):
        verb = words.low[inner]
        return Clause(
            words, begin, end, Mood.ASKS, inner, verb, sort_at(words, inner, end, verb, lexicon), False, inner + 1
        )
    if (later := _later_wish(words, head, end, lexicon)) is not None:
        return replace(later, begin=begin)
    if (lacks := _lacks_at(words, head, end, lexicon)) < end:
        return Clause(words, begin, end, Mood.WISHES, lacks - 1, object=lacks)
    return Clause(words, begin, end, Mood.TELLS, head, object=head)


_GOOD = MARKS["good"]
_NOTHING = MARKS["nothing"]


def _weighs_up(words: Words, begin: int, end: int) -> bool:
    """Tell whether politeness is none: "would you store it in the database or on disk?"."""
    lows = words.low[begin:end]
    return lows[-1] == "?" and "or" in lows and ("would", "you") in zip(lows, lows[1:], strict=False)


def sort_at(words: Words, head: int, end: int, verb: str, lexicon: Lexicon) -> str:
    """Return the class of the verb at an index, with the words near it that make it another one."""
    for at in range(head + 1, min(end, head + 1 + _NEAR)):
        found = lexicon.phrasal.get((verb, words.low[at]))
        if found:
            return found
        if words.roles[at] & MARK:
            break
    if verb == "leave" and words.low[head + 1 : head + 2] in {("a",), ("an",), ("some",)}:
        return "make"
    return lexicon.verbs.get(verb, UNKNOWN)


def lead_of(words: Words, at: int, end: int, lexicon: Lexicon) -> Lead:
    """Pass over what stands before a clause's own words."""
    polite = gerund = False
    while at < end:
        low, roles = words.low[at], words.roles[at]
        if low in lexicon.gerund and (count := phrase_at(words, at, lexicon.gerund)):
            if at + count < end and words.roles[at + count] & GERUND:
                at, polite, gerund = at + count, True, True
                continue
        if low in lexicon.wish and phrase_at(words, at, lexicon.wish) > phrase_at(words, at, lexicon.polite):
            break
        if low in lexicon.polite and (count := phrase_at(words, at, lexicon.polite)):
            if _leads_to_verb(words, at + count, end, lexicon):
                at, polite = at + count, True
                continue
        if low in lexicon.negation and (count := phrase_at(words, at, lexicon.negation)):
            if not polite or count > 1 or low not in {"no"}:
                return Lead(at + count, polite, forbids=True)
        if roles & GREETING or (at + 1 < end and low in _GOOD and words.roles[at + 1] & GREETING):
            at = _behind_greeting(words, at, end)
            continue
        if low == "here" and at + 1 < end and words.roles[at + 1] & AUXILIARY:
            break
        if roles & (FILLER | MARK) or phrase_at(words, at, lexicon.joins) == 1 and not roles & VERB:
            at += 1
            continue
        if count := phrase_at(words, at, lexicon.joins):
            if count > 1:
                at += count
                continue
        if low.endswith("ly") and not roles & VERB and at + 1 < end and words.roles[at + 1] & VERB:
            at += 1
            continue
        break
    return Lead(at, polite, forbids=False, gerund=gerund)


def _leads_to_verb(words: Words, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether politeness leads up to a request, and is not itself the question."""
    if at >= end:
        return False
    if lexicon.verb_last or words.roles[at] & (FILLER | VERB) or words.low[at] in lexicon.polite:
        return True
    low = words.low[at]
    if low.endswith("ly") or low in lexicon.negation:
        return True
    return bool(verb_in(low, words.roles[at], lexicon)) or not words.roles[at] & (
        SMALL | MARK | NAME | DATA | PAST | GERUND | THING
    )


def _behind_greeting(words: Words, at: int, end: int) -> int:
    """Return where a greeting ends, with whom it greets."""
    for index in range(at + 1, min(end, at + 1 + _GREETED)):
        if words.roles[index] & MARK:
            return index + 1
        if words.roles[index] & (VERB | MODAL | AUXILIARY | PERSON | PREPOSITION | OPENER):
            break
    return at + 1


def verb_at(words: Words, at: int, end: int, lexicon: Lexicon, lead: Lead) -> str:
    """Return the verb in base form that stands at an index, or nothing where a noun or a small word does."""
    low, roles = words.low[at], words.roles[at]
    if lead.gerund:
        return _stem(low, lexicon)
    following = words.roles[at + 1] if at + 1 < end else MARK
    after = words.low[at + 1] if at + 1 < end else ""
    if roles & (AUXILIARY | MODAL) and following & (PERSON | PRONOUN) and after not in _HELPED:
        return ""
    if roles & (QUESTION | PERSON | PREPOSITION | DETERMINER | PRONOUN) and not (
        roles & VERB and not roles & DETERMINER
    ):
        return ""
    verb = verb_in(low, roles, lexicon)
    if not verb:
        return low if _is_unknown_verb(low, roles, following, after, lead) else ""
    if following & (AUXILIARY | MODAL) and not lead.polite and not after.startswith("it"):
        return ""
    if (low, after) in things().pairs and not following & DETERMINER:
        return ""
    if not roles & NOUN or lead.polite:
        return verb
    return "" if _is_noun(verb, low, following, after) else verb


def _is_unknown_verb(low: str, roles: int, following: int, after: str, lead: Lead) -> bool:
    if len(low) < _SHORTEST_UNKNOWN or not low[0].isalpha() or roles & (SMALL | NAME | DATA | MARK | PAST | GERUND):
        return False
    if lead.polite:
        return not roles & (THIRD | THING)
    if roles & (THIRD | THING | NOUN) or low in things().heads or low.endswith(("er", "or", "ly")):
        return False
    return bool(following & DETERMINER and after not in _COUNTS or following & (NAME | DATA)) or after in _OBJECTS


_COUNTS = MARKS["counts"]
_OBJECTS = MARKS["objects"]


def _is_noun(verb: str, low: str, following: int, after: str) -> bool:
    """Tell whether a verb that is a noun as well is the noun: "test coverage", "review of the parser"."""
    if after in _FOR_AND_OF:
        return not (verb in _SEEKS and after == "for")
    if not after or following & (DETERMINER | PRONOUN | NAME | DATA | FILLER | OPENER | PREPOSITION):
        return False
    known = things()
    return (low, after) in known.pairs or after in known.marks["seconds"]


def _stem(word: str, lexicon: Lexicon) -> str:
    """Return the base form of an English gerund, or nothing."""
    if not word.endswith("ing"):
        return ""
    bare = word[:-3]
    doubled = bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] else bare
    return next((each for each in (bare, bare + "e", doubled) if each in lexicon.verbs), bare)


def _verb_at_end(words: Words, head: int, end: int, lexicon: Lexicon, lead: Lead) -> int:
    """Return the index of an infinitive that ends a clause, as German has it, or 0."""
    last = end - 1
    while last > head and words.roles[last] & MARK:
        last -= 1
    low, roles = words.low[last], words.roles[last]
    if last < head or not roles & VERB or not low.endswith(("n", "st")) or words.low[last - 1] in _NO_INFINITIVE:
        return 0
    inside = words.roles[head:last]
    if any(bits & OPENER for bits in inside) or (
        not lead.polite and any(bits & (AUXILIARY | MODAL | PERSON) and not bits & DETERMINER for bits in inside)
    ):
        return 0
    return last


def _questions(words: Words, head: int, end: int) -> bool:
    """Tell whether a clause is a question, by its mark or by the words in front of it."""
    roles, low = words.roles[head], words.low[head]
    if words.low[end - 1] == "?" or (roles & QUESTION and words.low[-1] == "?"):
        return True
    if head + 1 >= end:
        return bool(roles & QUESTION)
    after = words.roles[head + 1]
    if roles & QUESTION:
        return low in _ALWAYS_ASK or bool(after & (AUXILIARY | MODAL))
    inverted = bool(after & (PERSON | PRONOUN | DETERMINER | NAME | DATA)) or not after & (SMALL | MARK)
    return (
        bool(roles & (AUXILIARY | MODAL))
        and low not in _PRESENT
        and (not roles & VERB or bool(after & PERSON))
        and inverted
    )


def _inner_verb(words: Words, head: int, end: int, lexicon: Lexicon) -> int:
    """Return where a request stands behind what a sentence begins with: "for each table generate a class", or 0."""
    if not words.roles[head] & (PREPOSITION | OPENER):
        return 0
    told = False
    for at in range(head + 2, end - 1):
        roles, before = words.roles[at], words.roles[at - 1]
        told = told or bool(roles & AUXILIARY)
        if words.low[at] == ",":
            return 0
        if not roles & VERB or roles & (PREPOSITION | OPENER | MODAL | FILLER) or not words.roles[at + 1] & DETERMINER:
            continue
        if (
            before & (DETERMINER | PREPOSITION | OPENER | AUXILIARY | MODAL | PERSON | PRONOUN)
            or words.low[at - 1] == "to"
        ):
            continue
        if words.roles[head] & OPENER and (not told or before & THIRD):
            continue
        return at
    return 0


def _later_wish(words: Words, head: int, end: int, lexicon: Lexicon) -> Clause | None:
    """Return the wish behind what a sentence begins with: "as part of the clean-up we need an endpoint"."""
    if not words.roles[head] & (PREPOSITION | OPENER):
        return None
    for at in range(head + 2, end - 2):
        low = words.low[at]
        if (
            words.roles[at] & PERSON
            and not words.roles[at - 1] & OPENER
            and (phrase_at(words, at, lexicon.wish) or phrase_at(words, at, lexicon.polite))
        ):
            later = read_clause(words, at, end, lexicon)
            return later if later.mood in (Mood.ASKS, Mood.WISHES) else None
        if low == ",":
            return None
    return None


def _lacks_at(words: Words, head: int, end: int, lexicon: Lexicon) -> int:
    """Return where what a subject lacks begins, as in "the CLI needs a man page", or the end."""
    if words.roles[head] & (OPENER | PERSON | PREPOSITION | AUXILIARY):
        return end
    for at in range(head + 1, end - 1):
        if words.roles[at] & OPENER:
            break
        if words.low[at] in lexicon.lacks and (count := phrase_at(words, at, lexicon.lacks)):
            follows = at + count
            known = words.roles[follows] & (VERB | PREPOSITION | MARK) if follows < end else MARK
            return end if known else follows
    return end


def finite_in(words: Words, begin: int, end: int) -> bool:
    """Tell whether a clause says something of a subject, and so names no thing that may be asked for."""
    return any(
        bits & (AUXILIARY | MODAL | PERSON) and not bits & (DETERMINER | VERB) for bits in words.roles[begin:end]
    )


def says_something(words: Words, begin: int, end: int) -> bool:
    """Tell whether a noun phrase has a predicate; one within a clause that describes it is none."""
    if words.low[begin : begin + 1] != ("the",):
        end = next((at for at in range(begin + 1, end) if words.roles[at] & OPENER), end)
    return finite_in(words, begin, end)
