"""How much each trait weighs, as it was fitted on labelled requests, and which traits are told as evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rightsize.core.asks.words import BLOCK, QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Trait = tuple[str, ...]
"""A name and what it holds: `("behind the verb", "fix", ", and")`."""

WORD, PAIR = "word", "two words"
"""The names of the traits that every word of a chunk has, and every two in a row."""

YES = ("no", "yes")
"""What a trait holds for False and for True."""

Row = tuple[int, ...]
"""A weight for each column."""

SCALE = 100
"""Weights for one of a logarithm of odds."""

BEGINNINGS, KINDS = "beginnings.tsv", "kinds.tsv"
"""A row a trait: its parts and its weights, parted by tabs; several weights are parted by blanks."""

_ROW = re.compile(r"(.+)\t(.+)\n")
_STAND_INS = frozenset({BLOCK, QUOTED})
"""What stands for data among words; a person never wrote it."""

_FEW = 3
"""How many words are told as evidence."""


@dataclass(frozen=True, slots=True)
class Table:
    """How much traits speak for the beginning of a task.

    Attributes:
        words, pairs: the weights of words of a chunk, and of two in a row.
        others: those of all other traits.
    """

    words: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    others: Mapping[Trait, int]


@lru_cache(maxsize=1)
def beginnings() -> Table:
    """Return how much each trait speaks for the beginning of a task."""
    rows = (line.split("\t") for line in _table(BEGINNINGS).split("\n") if line)
    return table_of((tuple(trait), int(weight)) for *trait, weight in rows)


def table_of(weighed: Iterable[tuple[Trait, int]]) -> Table:
    """Return a table of traits with their weights."""
    words: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    others: dict[Trait, int] = {}
    for trait, weight in weighed:
        if trait[0] == WORD:
            words[trait[1]] = weight
        elif trait[0] == PAIR:
            pairs[trait[1], trait[2]] = weight
        else:
            others[trait] = weight
    return Table(words, pairs, others)


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, str]:
    """Return how much each trait, its parts parted by tabs, speaks for each kind, as `row_of` reads it.

    Few of the rows are ever asked for, so that they are only told apart where they end.
    """
    return dict(_ROW.findall(_table(KINDS)))


@lru_cache(maxsize=4096)
def row_of(weights: str) -> Row:
    """Return the weights of a trait of a kind as numbers."""
    return tuple(map(int, weights.split()))


def _table(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def told(weighed: Iterable[tuple[int, Trait]], names: frozenset[str], dull: frozenset[str]) -> str:
    """Return the words that speak most for something, the heaviest first, parted by commas.

    Parameters:
        weighed: traits with what they weigh for it.
        names: the traits that are told; what they hold are words of the request.
        dull: words that say nothing to a reader.
    """
    chosen: list[str] = []
    shown = {*dull, *_STAND_INS}
    speaking = [(weight, trait) for weight, trait in weighed if weight > 0 and trait[0] in names]
    for _, (_, *words) in sorted(speaking, key=lambda each: -each[0]):
        if all(words) and _STAND_INS.isdisjoint(words) and not shown.issuperset(words):
            shown.update(words)
            chosen.append(" ".join(words))
            if len(chosen) == _FEW:
                break
    return ", ".join(chosen)


def first_words(low: Sequence[str]) -> str:
    """Return the first words of a clause, in which none speaks for anything; empty where all of it is data."""
    return " ".join([each for each in low if each not in _STAND_INS][:_FEW])
