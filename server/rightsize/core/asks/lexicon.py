"""The words of requests and of what they ask for, read once from the tables beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rightsize.core.asks.marks import MARKS
from rightsize.core.tables import packaged_table
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de", "fr", "es")
SHORTEST_TYPO = 5
"""Letters; a shorter word with a slip may be any other word."""

DETERMINER, PRONOUN, PERSON, PREPOSITION, OPENER, QUESTION, AUXILIARY, MODAL, FILLER, GREETING = (
    1 << bit for bit in range(10)
)
"""What a small word is; an opener begins a clause within another."""

VERB, NOUN, OPERATION = (1 << bit for bit in range(10, 13))
"""What a verb is: a noun as well, what programs do."""

PAST, THIRD, GERUND, THING, MARK, NAME, DATA = (1 << bit for bit in range(13, 20))
"""What a word's form says: past, third person or plural, gerund, a noun by its ending; or that it is no word."""

SURELY, FINITE, JOINT = (1 << bit for bit in range(20, 23))
"""A third person that is no plural as well; a verb that is said of a subject where it stands; what may join clauses."""

SMALL = DETERMINER | PRONOUN | PERSON | PREPOSITION | OPENER | QUESTION | AUXILIARY | MODAL | FILLER | GREETING
"""Words that are no names of things and no verbs of requests."""

_SMALL = {
    "determiners": DETERMINER,
    "pronouns": PRONOUN,
    "persons": PERSON,
    "prepositions": PREPOSITION,
    "openers": OPENER,
    "questions": QUESTION,
    "auxiliaries": AUXILIARY,
    "modals": MODAL,
    "fillers": FILLER,
    "greetings": GREETING,
}
_ALSO = {
    "nouns": NOUN,
    "operations": OPERATION,
    "past": PAST,
    "surely": SURELY,
}
_THINGS = (
    "tion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ship",
    "sis",
    "able",
    "ible",
    "ful",
    "less",
    "ous",
    "ive",
    "ism",
    "ology",
)
_MOST_MET = 20_000
"""Words that are kept; those of one text are fewer."""

_VERB_LAST = frozenset({"de"})

JOINTS = frozenset({",", ";", ":", ".", "?", "!", "(", ")", "—", "–", "-", "&", "+", "→", "/", "|"})  # noqa: RUF001
"""Marks that join clauses in every language."""

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Sequences of words by their first, the longest first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        roles: the bits of each word.
        verbs: the class of each verb, in every form that a request has it in.
        phrasal: the class of a verb and a word near it.
        leading: the first words of politeness, wishes and refusals.
        small: the words by which the language is known.
        met: each word that was met, as it is looked up, with its bits; what no table has is told by its ending.
        slips: the verbs that a word with one letter less may be.
        verb_last: a verb may stand at the end of its clause.
    """

    name: str
    roles: dict[str, int]
    verbs: Mapping[str, str]
    joins: Phrases
    polite: Phrases
    phrasal: Mapping[tuple[str, str], str]
    gerund: Phrases
    wish: Phrases
    lacks: Phrases
    negation: Phrases
    leading: frozenset[str]
    slips: Mapping[str, str]
    small: frozenset[str]
    met: Mapping[str, tuple[str, int]]
    verb_last: bool


class _Met(dict[str, tuple[str, int]]):
    """Words that were met, each as it is looked up and with its bits: a slip set right, a form told by its ending."""

    def __init__(self, name: str, roles: Mapping[str, int], swapped: Mapping[str, str]) -> None:
        super().__init__()
        self._name, self._roles, self._swapped = name, roles, swapped

    def __missing__(self, word: str) -> tuple[str, int]:
        """Find what a word is, and keep it."""
        low = word
        if word not in self._roles and word in self._swapped and word not in things().heads:
            low = self._swapped[word]
        bits = self._roles.get(low)
        if bits is None:
            bits = _by_form(word) if self._name == ENGLISH else 0
        if len(self) > _MOST_MET:
            self.clear()
        return self.setdefault(word, (low, bits))


@dataclass(frozen=True, slots=True)
class Things:
    """What may be asked for, by the last word or two, and the words by which pasted prose is known.

    Attributes:
        words: all by which it is known what a phrase names.
    """

    heads: Mapping[str, TaskKind]
    pairs: Mapping[tuple[str, str], TaskKind]
    passages: frozenset[str]
    measures: frozenset[str]
    words: frozenset[str]
    seconds: frozenset[str]
    announced: frozenset[str]
    pasted: Mapping[str, frozenset[str]]
    slips: Mapping[str, str]


@lru_cache(maxsize=len(LANGUAGES))
def lexicon_of(name: str) -> Lexicon:
    """Return the lexicon of a language; each is read when it is first needed."""
    return _lexicon(name, packaged_table(__package__, f"words/{name}.toml"))


@lru_cache(maxsize=1)
def things() -> Things:
    """Return what may be asked for."""
    table = packaged_table(__package__, "things.toml")
    passages, measures = (frozenset(table["passages"][name].split()) for name in ("words", "measures"))
    heads = {word: TaskKind(kind) for kind, words in table["heads"].items() for word in words.split()}
    pairs = {_pair(pair): TaskKind(kind) for kind, pairs in table["pairs"].items() for pair in pairs}
    return Things(
        heads=heads,
        pairs=pairs,
        slips=_slips(dict.fromkeys((*heads, *(word for pair in pairs for word in pair)))),
        passages=passages,
        measures=measures,
        words=frozenset().union(heads, *pairs, passages, measures, MARKS["texts in brief"], MARKS["texts"]),
        seconds=frozenset(table["others"]["seconds"].split()),
        announced=frozenset(table["others"]["announced"].split()),
        pasted={name: frozenset(words.split()) for name, words in table["pasted"].items()},
    )


def _lexicon(name: str, table: Mapping[str, Any]) -> Lexicon:
    forms, irregular = table["forms"], table.get("irregular", {})
    inflected = {
        base: (*_forms(base, forms), *irregular.get(base, "").split())
        for words in table["verbs"].values()
        for base in words.split()
    }
    verbs = {form: cls for cls, words in table["verbs"].items() for base in words.split() for form in inflected[base]}
    roles: dict[str, int] = {}
    if thirds := table.get("thirds"):
        nouns = set(table["also"]["nouns"].split())
        roles = {_third(base, thirds): THIRD | (0 if base in nouns else SURELY) for base in inflected}
    roles |= dict.fromkeys(verbs, VERB)
    for group, bit in _ALSO.items():
        for base in table["also"][group].split():
            for form in inflected.get(base, (base,)):
                roles[form] = roles.get(form, 0) | bit
    for group, bit in _SMALL.items():
        for word in table["small"][group].split():
            roles[word] = roles.get(word, 0) | bit
    phrases = {group: _phrases(texts) for group, texts in table["phrases"].items()}
    for mark in JOINTS:
        roles[mark] = roles.get(mark, MARK) | JOINT
    for word in phrases["joins"]:
        roles[word] = roles.get(word, _by_form(word) if name == ENGLISH else 0) | JOINT
    leading = frozenset().union(*(phrases[group] for group in ("gerund", "wish", "polite", "negation")))
    return Lexicon(
        name,
        roles,
        verbs,
        phrasal=_phrasal(table["phrasal"], inflected),
        leading=leading,
        slips=_slips(verbs),
        small=frozenset(word for word, bits in roles.items() if bits & SMALL),
        met=_Met(name, roles, _swapped(word for word, bits in roles.items() if bits & SMALL)),
        verb_last=name in _VERB_LAST,
        **phrases,
    )


def _third(base: str, endings: Mapping[str, str]) -> str:
    """Return the third person of a verb by what its base form ends with."""
    ending = next(each for each in endings if base.endswith(each))
    return base[: len(base) - len(ending)] + endings[ending]


def _forms(base: str, forms: Mapping[str, list[str]]) -> tuple[str, ...]:
    ending = next((each for each in forms if base.endswith(each)), None)
    if ending is None:
        return (base,)
    stem = base[: -len(ending)]
    return tuple(stem + each for each in forms[ending])


def _by_form(word: str) -> int:
    if word.endswith("ed"):
        return PAST
    if word.endswith("ing"):
        return GERUND
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return THIRD
    return THING if word.endswith(_THINGS) else 0


def _phrases(texts: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in sorted(texts, key=lambda each: -len(each.split())):
        words = tuple(text.replace(",", " ,").split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in found.items()}


def _slips(words: Iterable[str]) -> dict[str, str]:
    """Return each long word by itself and by each form with a letter left out, the first letter kept."""
    long = [word for word in words if len(word) >= SHORTEST_TYPO and word.isalpha()]
    left_out = {word[:at] + word[at + 1 :]: word for word in long for at in range(1, len(word))}
    return {**left_out, **{word: word for word in long}}


def _swapped(words: Iterable[str]) -> dict[str, str]:
    """Return short words with two neighbouring letters swapped: "adn", "teh", "cna"."""
    short = [word for word in words if len(word) in range(3, SHORTEST_TYPO + 1) and word.isalpha()]
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word for word in short for at in range(len(word) - 1)}


def _phrasal(table: Mapping[str, Sequence[str]], inflected: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], str]:
    """Return the class of each form of a verb with the word near it that makes it another one."""
    pairs = ((_first_two(text), cls) for cls, texts in table.items() for text in texts)
    return {(form, near): cls for (base, near), cls in pairs for form in inflected.get(base, (base,))}


def _first_two(words: str) -> tuple[str, str]:
    first, second = words.split()[:2]
    return first, second


def _pair(words: str) -> tuple[str, str]:
    first, second = words.split()[-2:]
    return first, second
