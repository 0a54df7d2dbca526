"""One clause read as part of a request: what it asks for, or how it belongs to what another one asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    ACTS,
    ASKS,
    AUXILIARY,
    DETERMINER,
    FILLER,
    FOLLOW,
    LIMIT,
    MARK,
    PREPARE,
    PREPOSITION,
    PRONOUN,
    REPORT,
    SUBORDINATE,
    things,
)
from rightsize.core.asks.words import DATA, NAME, phrase_at, verb_in

from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words


class Mood(str, Enum):
    """How a clause stands to a request."""

    ASKS = "asks"
    WISHES = "wishes"
    QUESTION = "question"
    PREPARES = "prepares"
    REPORTS = "reports"
    FOLLOWS = "follows"
    LIMITS = "limits"
    FORBIDS = "forbids"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Attributes:
        words: those of its sentence.
        begin, end: which of them are its own.
        head: index of the word that decides the mood.
        verb: that word as the lexicon has it; empty for questions, wishes and what only tells.
        polite: words of politeness stood before it.
    """

    words: Words
    begin: int
    end: int
    mood: Mood
    head: int = 0
    verb: str = ""
    polite: bool = False

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


_MOODS = ((LIMIT, Mood.LIMITS), (FOLLOW, Mood.FOLLOWS), (REPORT, Mood.REPORTS), (PREPARE, Mood.PREPARES))
_LEADING_COMMAS = 2
_COMMAS = frozenset({",", ":", "-", "–", "—"})
_NOTHING = frozenset({"nothing", "nichts", "rien", "nada"})
_PERSONS = frozenset({"you", "we", "i", "they", "he", "it", "u"})
_NOT_ASKED = frozenset(
    "if since because while until unless when so that which after before wenn weil si parce porque cuando dass que nachdem bevor".split()
)


def read_clause(words: Words, begin: int, end: int, lexicon: Lexicon) -> Clause:
    """Read a clause: at its head, or behind what leads up to it ("In Python, write …")."""
    first = read_head(words, begin, begin, end, lexicon)
    if first.mood is not Mood.TELLS:
        return first
    seen = 0
    for comma in range(begin, end - 1):
        if words.low[comma] not in _COMMAS:
            continue
        later = read_head(words, begin, comma + 1, end, lexicon)
        if later.mood in (Mood.ASKS, Mood.WISHES, Mood.PREPARES, Mood.QUESTION):
            return later
        seen += 1
        if seen == _LEADING_COMMAS:
            break
    return first


def read_head(words: Words, begin: int, at: int, end: int, lexicon: Lexicon) -> Clause:
    """Read a clause by what stands at `at`, behind politeness and the like."""
    head, polite, forbids, gerund = lead(words, at, end, lexicon)
    if head >= end:
        return Clause(words, begin, end, Mood.TELLS, min(head, end - 1))
    if forbids or (head + 1 < end and words.low[head + 1] in _NOTHING):
        return Clause(words, begin, end, Mood.FORBIDS, head)
    word, roles = words.low[head], words.roles[head]
    verb = stem(word, lexicon) if gerund else verb_in(word, lexicon)
    asks_back = words.low[end - 1] == "?"
    if not (lexicon.verb_last and verb == word and not roles & ACTS) and is_verb(words, head, end, verb, lexicon):
        mood = mood_of(verb, lexicon)
        if not (mood is Mood.LIMITS and polite and asks_back):
            return Clause(words, begin, end, mood, head, verb, polite)
    wished = phrase_at(words, head, lexicon.wishes)
    if wished and head + wished < end:
        return Clause(words, begin, end, Mood.WISHES, head + wished - 1, "", polite=True)
    questions = bool(roles & (SUBORDINATE | AUXILIARY)) and (asks_back or _questions(words, head, end))
    if (
        lexicon.verb_last
        and not (questions and not polite)
        and (last := _verb_at_end(words, head, end, lexicon)) is not None
    ):
        verb = words.low[last]
        return Clause(words, begin, end, mood_of(verb, lexicon), last, verb, polite)
    return Clause(words, begin, end, Mood.QUESTION if questions or asks_back else Mood.TELLS, head)


def _questions(words: Words, head: int, end: int) -> bool:
    """Tell whether a clause without its mark is a question, by the word in front of it."""
    word, roles = words.low[head], words.roles[head]
    if word in _NOT_ASKED:
        return False
    follows = head + 1 < end and not words.roles[head + 1] & MARK
    return follows and (bool(roles & SUBORDINATE) or word not in {"be", "been", "being"})


def lead(words: Words, at: int, end: int, lexicon: Lexicon) -> tuple[int, bool, bool, bool]:
    """Pass over what stands before a clause's own words.

    Returns:
        The index of its head, and whether politeness, a "not", and politeness with a gerund were passed.
    """
    polite = gerund = False
    while at < end:
        low = words.low[at]
        if words.roles[at] & (FILLER | MARK):
            at += 1
            continue
        if (count := phrase_at(words, at, lexicon.negations)) and (
            low not in _NO or is_asked(words, at + count, end, lexicon)
        ):
            return at + count, polite, True, False
        if (
            (count := phrase_at(words, at, lexicon.gerunds))
            and at + count < end
            and words.low[at + count].endswith("ing")
        ):
            at, polite, gerund = at + count, True, True
            continue
        if (count := phrase_at(words, at, lexicon.politeness)) and _polite(words, at + count, end, lexicon):
            at, polite = at + count, True
            continue
        break
    return at, polite, False, gerund


_NO = frozenset({"no", "pas", "kein", "keine", "not"})


def is_asked(words: Words, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at an index is a verb that asks for something."""
    return at < end and bool(words.roles[at] & ASKS)


def _polite(words: Words, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether politeness leads up to a request, and is not itself the question."""
    if at >= end:
        return False
    if words.roles[at] & (FILLER | ACTS) or lexicon.verb_last or phrase_at(words, at, lexicon.politeness):
        return True
    return lexicon.is_a(verb_in(words.low[at], lexicon), ACTS)


def stem(word: str, lexicon: Lexicon) -> str:
    """Return the base form of an English gerund, or the word."""
    if not word.endswith("ing"):
        return word
    bare = word[:-3]
    doubled = bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] else bare
    return next((each for each in (bare, bare + "e", doubled) if lexicon.is_a(each, ACTS)), word)


def mood_of(verb: str, lexicon: Lexicon) -> Mood:
    """Return the mood of a clause with a verb at its head."""
    roles = lexicon.roles.get(verb, 0)
    if roles & ASKS and not roles & PREPARE:
        return Mood.ASKS
    return next((mood for bit, mood in _MOODS if roles & bit), Mood.ASKS)


def is_verb(words: Words, at: int, end: int, verb: str, lexicon: Lexicon) -> bool:
    """Tell whether a word at the head of a clause is a verb and no noun, as in "test coverage for the parser"."""
    roles = lexicon.roles.get(verb, 0)
    following = words.low[at + 1] if at + 1 < end else ""
    if not roles & ACTS or (roles & AUXILIARY and following in _PERSONS):
        return False
    if not following or following in (DATA, NAME):
        return True
    after = words.roles[at + 1]
    if after & (DETERMINER | PRONOUN):
        return True
    if after & PREPOSITION:
        return verb not in _NOUN_BEFORE_FOR or following not in {"for", "of"}
    return not is_noun_pair(verb, following)


_NOUN_BEFORE_FOR = frozenset(
    "test tests code script plan review audit query comment digest recap fix patch mock stub schema summary answer cache hook index estimate design".split()
)
_AMBIGUOUS = frozenset(
    "code test document review comment plan design query log patch fix build release change update format name list report cache mock stub index filter "
    "sort script type hook port audit benchmark style sketch draft outline digest recap critique answer estimate read write search replace add remove "
    "import export undo start stop login insert delete create edit upload render parse lint deploy command "
    "find merge split set check call handle process key cover".split()
)
_SECOND = frozenset(
    "case cases suite suites coverage data runner runners file files comments notes pattern patterns docs doc script scripts logs messages message builder "
    "string strings samples sample snippet snippets examples example base quality style process step steps pipeline time times number name names key keys "
    "table tables permission permissions access operation operations function functions method methods button buttons endpoint endpoints policy "
    "error errors system lock locks path paths speed model models buffer statement statements request requests rights "
    "logic page form flow handler handlers support field fields entries entry feature features option options result results".split()
)


def is_noun_pair(verb: str, following: str) -> bool:
    """Tell whether two words are a noun of two parts, though the first may be a verb."""
    return (verb in _AMBIGUOUS and following in _SECOND) or (verb, following) in things().pairs


def _verb_at_end(words: Words, at: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the infinitive that ends a clause, where the language puts it there."""
    for index in range(end - 1, at, -1):
        low = words.low[index]
        if words.roles[index] & MARK or low in _MODALS:
            continue
        return index if words.roles[index] & ACTS and low.endswith("n") else None
    return None


_MODALS = frozenset({DATA, "kannst", "können", "soll", "sollst", "könntest"})


def noun_phrase(words: Words, at: int, end: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words from `at` on up to where a preposition, a clause, a mark or a joint ends the noun phrase."""
    stop = at
    while stop < end:
        low, roles = words.low[stop], words.roles[stop]
        if low in _ENDS or (roles & MARK and low not in _WITHIN):
            break
        if stop > at and (roles & (PREPOSITION | SUBORDINATE) or (roles & DETERMINER and stop > at + 1)):
            break
        stop += 1
    return words.low[at:stop]


_ENDS = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o", "e", "with", "to", "mit", "avec", "con"})
_WITHIN = frozenset({"'", '"', "*", "_", "(", "/"})


def kind_wanted(words: Words, at: int, end: int, lexicon: Lexicon) -> tuple[TaskKind | None, str]:
    """Return the kind of what the words from `at` on name; a page or a section is of what it stands in."""
    phrase = noun_phrase(words, at, end, lexicon)
    kind, word = kind_named(phrase)
    if not phrase or phrase[-1] not in _PASSAGES:
        return kind, word
    behind = at + len(phrase)
    if behind < end and words.low[behind] in {"in", "for", "to", "of"}:
        within, name = kind_named(noun_phrase(words, behind + 1, end, lexicon))
        if within is TaskKind.DOCUMENTATION:
            return within, f"{phrase[-1]} {name}"
    return kind, word


_PASSAGES = frozenset(
    "page section entry chapter paragraph note notes table description diagram example examples header link badge sentence line".split()
)


def kind_named(lows: tuple[str, ...]) -> tuple[TaskKind | None, str]:
    """Return the kind of what a noun phrase names, by its head, and the words that decided."""
    known = things()
    for index in range(len(lows) - 1, -1, -1):
        if index and (pair := (lows[index - 1], lows[index])) in known.pairs:
            return known.pairs[pair], " ".join(pair)
        if lows[index] in known.heads:
            return known.heads[lows[index]], lows[index]
    return None, ""
