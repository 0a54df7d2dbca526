"""A text as chunks: what stands between two joints of a unit, a mark or a word such as "and" or "then"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    FINITE,
    GERUND,
    GREETING,
    JOINT,
    JOINTS,
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
    THING,
    THIRD,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import named_by, names_fault
from rightsize.core.asks.reading import ASKS, ENQUIRES, WISHES, Clause, read_clause
from rightsize.core.asks.words import phrase_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.units import Unit
    from rightsize.core.asks.words import Words

OPENS, LEADS = "O", "p"
"""The letters of a shape for what begins a clause within another, and for a preposition."""

_LETTERS = (
    (DATA, "X"),
    (NAME, "N"),
    (MARK, "#"),
    (VERB | FINITE, "f"),
    (VERB, "V"),
    (PERSON, "I"),
    (MODAL, "M"),
    (AUXILIARY, "A"),
    (QUESTION, "Q"),
    (OPENER, OPENS),
    (DETERMINER, "D"),
    (PRONOUN, "P"),
    (PREPOSITION, LEADS),
    (GREETING, "H"),
    (FILLER, "F"),
    (FINITE, "f"),
    (GERUND, "G"),
    (PAST, "E"),
    (THIRD, "T"),
    (THING, "t"),
    (NOUN, "o"),
    (0, "n"),
)
"""A letter for the first of these that a word has all of."""

_ALSO = MARKS["also"]
"""What joins only at the head of a clause: in "the page should also load" it stands within one."""

_SAYS = frozenset(letter for bits, letter in _LETTERS if bits & (FINITE | AUXILIARY | MODAL | PERSON))
"""The letters of what says something of a subject, or may."""

_MARKS_AFTER = 2
_DULL = DETERMINER | PREPOSITION | PRONOUN | PERSON | FILLER | AUXILIARY | MARK
_TELLING = QUESTION | MODAL | VERB

NO_KIND = "-"
"""Stands for the kind of what nothing is known of."""


class Chunk(NamedTuple):
    """A stretch of words of a unit, without the joints around it.

    Attributes:
        unit, line: the unit that it stands in, and which one of the text that is.
        place: which chunk of the unit it is.
        words, begin, end: the unit's words, and which of them are its own.
        low: these words.
        role, mood: what the unit is in its text, and how the clause stands to a request.
        joined: what joins it to the chunk before, as `, and`; of the first of a unit, the initial of the unit's role.
        after: the first marks and joints behind it.
        clause: it, read as a clause.
        sort: the class of the verb that asks, or the mood of a clause without one.
        verb: that verb, or the mood.
        kind, thing: of which kind what it names is, and the word that names it.
        shape: a letter for what each word is.
        says: something is said of a subject, or may be.
        asks: it holds a verb that asks.
        wants: it holds such a verb, a wish or a question.
        fault: it has a word for what may be wrong with code.
    """

    unit: Unit
    line: int
    place: int
    words: Words
    begin: int
    end: int
    low: tuple[str, ...]
    role: str
    mood: str
    joined: str
    after: str
    clause: Clause
    sort: str
    verb: str
    kind: str
    thing: str
    shape: str
    says: bool
    asks: bool
    wants: bool
    fault: bool

    @property
    def dull(self) -> frozenset[str]:
        """The words that name nothing and ask nothing."""
        roles = self.words.roles[self.begin : self.end]
        return frozenset(low for low, bits in zip(self.low, roles, strict=True) if bits & _DULL and not bits & _TELLING)

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the text that it stands on."""
        return self.words.start[self.begin], self.words.end[self.end - 1]


def chunks_of(unit: Unit, line: int, words: Words, lexicon: Lexicon) -> Iterator[Chunk]:
    """Yield the chunks of a unit."""
    stretches, tail = _stretches(words, lexicon)
    letters = "".join(map(_LETTER.__getitem__, words.roles))
    role = unit.role.value
    for place, (begin, end, joints) in enumerate(stretches):
        behind = stretches[place + 1][2] if place + 1 < len(stretches) else tail
        clause = read_clause(words, begin, end, lexicon)
        kind, thing = named_by(words, clause.object, end)
        sort = mood = clause.mood
        if mood == ASKS:
            sort = clause.sort if clause.verb in lexicon.verbs else "unknown"
        low, shape = words.low[begin:end], letters[begin:end]
        asks = mood == ASKS and sort != "limit"
        yield Chunk(
            unit,
            line,
            place,
            words,
            begin,
            end,
            low,
            role,
            mood,
            " ".join(joints) if place else role[0],
            " ".join(behind[:_MARKS_AFTER]),
            clause,
            sort,
            clause.verb or sort,
            kind.value if kind else NO_KIND,
            thing.rpartition(" ")[2],
            shape,
            says=not _SAYS.isdisjoint(shape),
            asks=asks,
            wants=asks or mood in (WISHES, ENQUIRES),
            fault=any(map(names_fault, low)),
        )


def _stretches(words: Words, lexicon: Lexicon) -> tuple[list[tuple[int, int, Sequence[str]]], Sequence[str]]:
    """Return where chunks begin and end, with the joints before each, and the joints behind the last."""
    found: list[tuple[int, int, Sequence[str]]] = []
    joints: list[str] = []
    begin = 0
    for at in [at for at, bits in enumerate(words.roles) if bits & JOINT]:
        if at < begin:
            continue
        width = _width(words, at, lexicon, inside=begin < at)
        if not width:
            continue
        if begin < at:
            found.append((begin, at, joints))
            joints = []
        begin = at + width
        joints.extend(words.low[at:begin])
    if begin < len(words):
        found.append((begin, len(words), joints))
        joints = []
    return found, joints


def _width(words: Words, at: int, lexicon: Lexicon, *, inside: bool) -> int:
    """Return how many words from `at` on join what stands before and behind, or 0."""
    low = words.low[at]
    width = 1 if low in JOINTS else phrase_at(words, at, lexicon.joins)
    return 0 if inside and width == 1 and low in _ALSO else width


class _Letters(dict[int, str]):
    """The letter of each row of roles that was met."""

    def __missing__(self, roles: int) -> str:
        """Find the letter, and keep it."""
        return self.setdefault(roles, next(letter for bits, letter in _LETTERS if roles & bits == bits))


_LETTER = _Letters()
