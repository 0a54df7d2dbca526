"""The words of requests and of what they ask for, read once from `words.toml` and `things.toml`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rightsize.core.tasks.task import TaskKind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENGLISH = "en"
SHORTEST_TYPO = 5
"""Letters; a shorter word with a slip may be any other word."""

DETERMINER, PRONOUN, PREPOSITION, SUBORDINATE, AUXILIARY, FILLER, FUNCTION = (1 << bit for bit in range(7))
FIXED, MADE, PREPARE, LIMIT, FOLLOW, REPORT = (1 << bit for bit in range(7, 13))
"""What a word may be in a request, as bits: small words, then verbs.

`FIXED` verbs have a kind of their own, the object of a `MADE` one decides; `PREPARE`, `LIMIT`, `FOLLOW` and `REPORT` ask
for nothing of their own.
"""
MARK = 1 << 13
"""The word is punctuation; set by what reads a text."""

ASKS = FIXED | MADE
ACTS = ASKS | PREPARE | LIMIT | FOLLOW | REPORT

_ROLES = {
    "determiners": DETERMINER,
    "pronouns": PRONOUN,
    "prepositions": PREPOSITION,
    "subordinate": SUBORDINATE,
    "auxiliaries": AUXILIARY,
    "fillers": FILLER,
    "function": FUNCTION,
    "prepare": PREPARE,
    "limits": LIMIT,
    "follow": FOLLOW,
    "report": REPORT,
}
_VERB_LAST = frozenset({"de"})

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Sequences of words by their first, the longest first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        roles: the bits of each word.
        verbs: kinds of the verbs that have one of their own.
        joins, politeness, gerunds, wishes, negations: sequences of words.
        small: the words by which the language is known.
        slips: the verbs that a word with one letter less may be.
        verb_last: a verb may stand at the end of its clause.
    """

    name: str
    roles: Mapping[str, int]
    verbs: Mapping[str, TaskKind]
    joins: Phrases
    politeness: Phrases
    gerunds: Phrases
    wishes: Phrases
    negations: Phrases
    slips: Mapping[str, str]
    small: frozenset[str]
    verb_last: bool

    def is_a(self, word: str, bits: int) -> bool:
        """Tell whether a word has one of some roles."""
        return bool(self.roles.get(word, 0) & bits)


@dataclass(frozen=True, slots=True)
class Things:
    """What may be asked for: kinds by the last word and by the last two; and the words that reviews and choices turn on."""

    heads: Mapping[str, TaskKind]
    pairs: Mapping[tuple[str, str], TaskKind]
    flaws: frozenset[str]
    safe: frozenset[str]
    code: frozenset[str]
    choice: frozenset[str]
    languages: frozenset[str]


@lru_cache(maxsize=1)
def lexicons() -> Mapping[str, Lexicon]:
    """Return the lexicon of each language."""
    return {name: _lexicon(name, table) for name, table in _table("words.toml").items()}


@lru_cache(maxsize=1)
def things() -> Things:
    """Return what may be asked for."""
    table = _table("things.toml")
    flaws = table["flaws"]
    return Things(
        heads={word: TaskKind(kind) for kind, words in table["heads"].items() for word in words.split()},
        pairs={_pair(pair): TaskKind(kind) for kind, pairs in table["pairs"].items() for pair in pairs},
        flaws=frozenset(flaws["words"].split()),
        safe=frozenset(flaws["safe"].split()),
        code=frozenset(flaws["code"].split()),
        choice=frozenset(flaws["choice"].split()),
        languages=frozenset(table["languages"]["words"].split()),
    )


def _lexicon(name: str, table: Mapping[str, Any]) -> Lexicon:
    verbs = {word: TaskKind(kind) for kind, words in table["verbs"].items() for word in words.split()}
    made = table["made"]["words"].split()
    roles: dict[str, int] = dict.fromkeys(verbs, FIXED)
    for word in made:
        roles[word] = roles.get(word, 0) | MADE
    for group, bit in _ROLES.items():
        for word in table[group].split():
            roles[word] = roles.get(word, 0) | bit
    return Lexicon(
        name,
        roles,
        verbs,
        joins=_phrases(table["and"]),
        politeness=_phrases(table["politeness"]),
        gerunds=_phrases(table["gerund_politeness"]),
        wishes=_phrases(table["wishes"]),
        negations=_phrases(table["negations"]),
        slips=_slips([*verbs, *made]),
        small=frozenset(word for word, bits in roles.items() if bits & (FUNCTION | FILLER)),
        verb_last=name in _VERB_LAST,
    )


def _phrases(texts: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in sorted(texts, key=lambda each: -len(each.split())):
        words = tuple(text.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in found.items()}


def _slips(verbs: Iterable[str]) -> dict[str, str]:
    """Return each long verb by itself and by each form with a letter left out, the first letter kept."""
    long = [verb for verb in verbs if len(verb) >= SHORTEST_TYPO]
    left_out = {verb[:at] + verb[at + 1 :]: verb for verb in long for at in range(1, len(verb))}
    return {**left_out, **{verb: verb for verb in long}}


def _pair(words: str) -> tuple[str, str]:
    first, second = words.split()[-2:]
    return first, second


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
