"""The words of orders to a model: in many human languages, each for one of a few concepts, and rules over concepts.

`orders.toml` holds them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from rightsize.core.review.finding import Confidence
from rightsize.core.tables import packaged_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

_VOWELS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
WORD = re.compile(
    rf"OpenAI|[A-Z]?[a-z]+(?:'[a-z]+)?|[A-Z]+(?![a-z])|[^\W\d_A-Za-z](?:[^\W\d_A-Za-z]|[{_VOWELS}])*|(?<![\w.])0(?![\w.])"
)
"""Words, those of `snake_case` and `camelCase` names apart; text in other scripts is taken run by run.

Signs of vowels are parts of words, and are no letters to Python.  A maker's name that ends in "AI" addresses no reader.
"""

_ASCII_WORD = re.compile(r"OpenAI|[A-Z]?[a-z]+(?:'[a-z]+)?|[A-Z]+(?![a-z])|0(?<![\w.].)(?![\w.])")
"""The same, where there are no other letters."""

ANY = "any"
"""The human language of words that are the same in all."""

_LONG = 16
_SHORTEST_STEM = 4
_SHORTEST_INNER = 3
_SHORTEST_SHUFFLED = 6


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word may stand for, if these words follow it; a `*` ends a stem."""

    concept: str
    tongue: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Concepts that make an order together.

    Attributes:
        needs: all of them, within so many words; `a|b` is either.
        alternatives: the same, taken apart.
        near: one of these must stand in the neighbourhood; none where it is empty.
        unless: none of these may stand in the sentence.
        only_in: the kinds of places where it counts: `comment`, `string`, `name`; all where it is empty.
        not_in_model_code: code that works with models speaks of them all the time, and means nobody.
        says: what such a text does, as the end of a sentence.
    """

    id: str
    needs: tuple[str, ...]
    within: int
    confidence: Confidence
    says: str
    alternatives: tuple[tuple[str, ...], ...]
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    not_in_model_code: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A mark that chat formats or replies use: it counts with one of `near` beside it.

    Attributes:
        marks: one of these stands in every text that the pattern finds, so that others cost nothing.
    """

    id: str
    marks: tuple[str, ...]
    pattern: re.Pattern[str]
    near: tuple[str, ...]
    only_in: tuple[str, ...]
    confidence: Confidence
    says: str
    not_in_model_code: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words and rules; `inner` and `unspaced` find words in runs without spaces, `shuffled` misspelt ones.

    Each concept has a bit of its own in `bits`, and a rule's `needs` are the bits of which one each must be there.
    """

    exact: Mapping[str, tuple[Sense, ...]]
    stems: Mapping[str, tuple[Sense, ...]]
    shortest: int
    shuffled: Mapping[str, tuple[Sense, ...]]
    inner: re.Pattern[str]
    unspaced: re.Pattern[str]
    rules: tuple[Rule, ...]
    tags: tuple[Tag, ...]
    bits: Mapping[str, int]
    needs: tuple[tuple[int, ...], ...]


class _Folding(dict[int, str]):
    """Letters without their accents, one character for one, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        bare = "".join(each for each in parts if not unicodedata.combining(each))
        self[code] = bare if len(bare) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding({0x2019: "'", 0x02BC: "'"})


def folded(text: str) -> str:
    """Return a text of the same length whose letters have no accents and are of ordinary width."""
    return text if text.isascii() else text.translate(_FOLDING)


def is_unspaced(word: str) -> bool:
    """Tell whether a word is of a script that puts no spaces between words."""
    return "\u2e80" <= word[:1] < "\uac00" or "\uf900" <= word[:1] <= "\ufaff"


def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, in small letters."""
    return frozenset(map(str.lower, set((_ASCII_WORD if text.isascii() else WORD).findall(text))))


def telling_of(words: Iterable[str]) -> frozenset[str]:
    """Return the words that may stand for a concept, alone or with others."""
    return frozenset(filter(means_something, words))


def concepts_of(words: Iterable[str], beside: AbstractSet[str] | None = None) -> frozenset[tuple[str, str]]:
    """Return the concepts, each with its human language, for which some of the words may stand.

    Of several words that stand for one together, all must be there, those behind the first perhaps among those beside.
    """
    given = frozenset(words)
    known = given if beside is None else beside
    found: set[tuple[str, str]] = set()
    for word in given:
        alone, together = _concepts_of_word(word)
        found.update(alone)
        for rest, meant in together:
            if rest <= known:
                found.add(meant)
    return frozenset(found)


def possible_rules(known: Iterable[tuple[str, str]]) -> tuple[Rule, ...]:
    """Return the rules of which all concepts are there in one human language."""
    bits = lexicon().bits
    by_tongue: dict[str, int] = {ANY: 0}
    for concept, tongue in known:
        by_tongue[tongue] = by_tongue.get(tongue, 0) | bits[concept]
    everywhere = by_tongue[ANY]
    found = {each for mask in {mask | everywhere for mask in by_tongue.values()} for each in _possible(mask)}
    return tuple(lexicon().rules[each] for each in sorted(found))


@lru_cache(maxsize=50_000)
def _possible(concepts: int) -> tuple[int, ...]:
    """Return the places of the rules whose concepts are all among these, a bit each."""
    return tuple(place for place, needs in enumerate(lexicon().needs) if all(map(concepts.__and__, needs)))


@cache
def lexicon() -> Lexicon:
    """Return the packaged words and rules."""
    table = packaged_table("rightsize.core.review", "orders.toml")
    exact: dict[str, list[Sense]] = {}
    stems: dict[str, list[Sense]] = {}
    for concept, tongues in table["concepts"].items():
        for tongue, listed in tongues.items():
            for entry in folded(listed.lower()).split(","):
                first, *rest = entry.split()
                place = stems if first.endswith("*") else exact
                place.setdefault(first.rstrip("*"), []).append(Sense(concept, tongue, tuple(rest)))
    every = sorted([*exact, *stems], key=len, reverse=True)
    bits = {concept: 1 << place for place, concept in enumerate(table["concepts"])}
    rules = tuple(_rule(row) for row in table["rule"])
    return Lexicon(
        {key: tuple(each) for key, each in exact.items()},
        {key: tuple(each) for key, each in stems.items()},
        min(map(len, stems)),
        {
            _shuffled(key): tuple(each)
            for key, each in exact.items()
            if key.isascii() and len(key) >= _SHORTEST_SHUFFLED
        },
        re.compile("|".join(re.escape(each) for each in every if each.isascii() and len(each) >= _SHORTEST_INNER)),
        re.compile("|".join(re.escape(each) for each in every if is_unspaced(each))),
        rules,
        tuple(_tag(row) for row in table["tag"]),
        bits,
        tuple(tuple(sum(bits[name] for name in either) for either in rule.alternatives) for rule in rules),
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    values: dict[str, Any] = {key: tuple(each) if isinstance(each, list) else each for key, each in row.items()}
    values |= {"id": f"orders.{row['id']}", "confidence": Confidence(row["confidence"])}
    return Rule(**values, alternatives=tuple(tuple(each.split("|")) for each in row["needs"]))


def _tag(row: Mapping[str, Any]) -> Tag:
    return Tag(
        f"orders.{row['id']}",
        tuple(row["marks"]),
        re.compile("|".join(row["patterns"]), re.IGNORECASE | re.MULTILINE),
        tuple(row.get("near", ())),
        tuple(row.get("only_in", ())),
        Confidence(row["confidence"]),
        row["says"],
    )


def _shuffled(word: str) -> str:
    """Return what stays of a word whose inner letters change places, as people still read it."""
    return word[:1] + "".join(sorted(word[1:-1])) + word[-1:]


@cache
def senses_of(word: str) -> tuple[Sense, ...]:
    """Return what a word, in small letters, may stand for."""
    words = lexicon()
    found = words.exact.get(word, ())
    least = _SHORTEST_STEM - 1 if word.isascii() else words.shortest
    for length in range(least, len(word) + 1):
        found += words.stems.get(word[:length], ())
    return found or words.shuffled.get(_shuffled(word), ())


@cache
def inner_words(word: str) -> tuple[tuple[int, str], ...]:
    """Return the words that stand in a run without spaces, each with its place."""
    words = lexicon()
    if is_unspaced(word):
        return tuple((each.start(), each.group()) for each in words.unspaced.finditer(word))
    if len(word) >= _LONG and not senses_of(word):
        return tuple((each.start(), each.group()) for each in words.inner.finditer(word))
    return ()


@cache
def means_something(word: str) -> bool:
    """Tell whether a word may stand for a concept, alone or with others."""
    return any(_concepts_of_word(word))


_Meant = tuple[str, str]


@cache
def _concepts_of_word(word: str) -> tuple[tuple[_Meant, ...], tuple[tuple[frozenset[str], _Meant], ...]]:
    """Return the concepts that a word may stand for alone, and with which words behind it for others.

    Stems of words behind it are not asked for, since a set of words does not tell of them at once.
    """
    words = (word, *(part for _, part in inner_words(word)))
    senses = {
        (frozenset(each for each in sense.rest if not each.endswith("*")), (sense.concept, sense.tongue))
        for one in words
        for sense in senses_of(one)
    }
    alone = {meant for rest, meant in senses if not rest}
    return tuple(alone), tuple((rest, meant) for rest, meant in senses if rest and meant not in alone)
