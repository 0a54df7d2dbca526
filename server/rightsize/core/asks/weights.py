"""How much each trait weighs, as it was fitted on labelled requests, and which traits are told as evidence."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Trait = str
"""A name and what it holds, parted by `|`: `verb behind a verb|fix|add`."""

Row = tuple[int, ...]
"""A weight for each column: hundredths of a logarithm of odds."""

BEGINNINGS, KINDS = "beginnings.tsv", "kinds.tsv"
"""A row a trait: the trait and its weights, parted by tabs."""

_FEW = 3
"""How many traits are told as evidence."""


@lru_cache(maxsize=2)
def table_of(name: str) -> Mapping[Trait, Row]:
    """Return the weights of each trait of a table."""
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return {trait: tuple(map(int, row)) for trait, *row in (line.split("\t") for line in lines if line)}


def sums_of(table: Mapping[Trait, Row], traits: Iterable[Trait]) -> Sequence[int]:
    """Return what traits weigh together, column by column; nothing at all where no trait has a weight."""
    return [sum(column) for column in zip(*filter(None, map(table.get, traits)), strict=True)]


def told(
    table: Mapping[Trait, Row], traits: Iterable[Trait], names: Collection[str], column: int, rule: str
) -> tuple[Evidence, ...]:
    """Return the words that speak most for what a column of a table stands for, the heaviest first.

    Parameters:
        names: the traits that are told; what each holds first are words of the request.
        rule: what the words are said to do.
    """
    speaking = [(row[column], trait) for trait in traits if (row := table.get(trait)) and row[column] > 0]
    parts = (trait.split("|") for _, trait in sorted(speaking, key=lambda each: -each[0]))
    words = dict.fromkeys(said for name, said, *_ in parts if name in names and said)
    return tuple(Evidence(rule, each) for each in list(words)[:_FEW])
