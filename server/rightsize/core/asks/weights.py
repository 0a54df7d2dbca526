"""How much each trait weighs, as it was fitted on labelled requests, and which traits are told as evidence."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rightsize.core.asks.words import BLOCK, QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Trait = str
"""A name and what it holds, parted by `|`: `verb behind a verb|fix|add`."""

Row = tuple[int, ...]
"""A weight for each column: hundredths of a logarithm of odds."""

BEGINNINGS, KINDS = "beginnings.tsv", "kinds.tsv"
"""A row a trait: the trait and its weights, parted by tabs."""

_STAND_INS = frozenset({BLOCK, QUOTED})
"""What stands for data among words; a person never wrote it."""

_FEW = 3
"""How many words are told as evidence."""


@lru_cache(maxsize=1)
def beginnings() -> Mapping[Trait, int]:
    """Return how much each trait speaks for the beginning of a task."""
    return {trait: int(weight) for trait, weight in _rows(BEGINNINGS)}


@lru_cache(maxsize=1)
def kinds() -> Mapping[Trait, str]:
    """Return how much each trait speaks for each kind, as `row_of` reads it: most rows are never asked for."""
    return dict(_rows(KINDS))


@lru_cache(maxsize=4096)
def row_of(weights: str) -> Row:
    """Return the weights of a trait of a kind as numbers."""
    return tuple(map(int, weights.split("\t")))


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return (line.split("\t", 1) for line in text.split("\n") if line)


def told(weighed: Iterable[tuple[int, Trait]], names: frozenset[str], dull: frozenset[str]) -> str:
    """Return the words that speak most for something, the heaviest first, parted by commas.

    Parameters:
        weighed: traits with what they weigh for it.
        names: the traits that are told; what each holds first are words of the request.
        dull: words that say nothing to a reader.
    """
    parts = ((weight, *trait.split("|", 2)) for weight, trait in weighed if weight > 0)
    words: list[str] = []
    shown = set(dull)
    for _, _, said, *_ in sorted((each for each in parts if each[1] in names), key=lambda each: -each[0]):
        if _STAND_INS.isdisjoint(said) and not shown.issuperset(said.split()):
            shown.update(said.split())
            words.append(said)
            if len(words) == _FEW:
                break
    return ", ".join(words)


def first_words(low: Sequence[str]) -> str:
    """Return the first words of a clause, in which none speaks for anything; empty where all of it is data."""
    return " ".join([each for each in low if each not in _STAND_INS][:_FEW])
