"""Fits the weights of a clause's traits on the labelled requests: `python -m tests.corpus.ask_weights [--cross SET…]`.

The kind is the one with the largest sum; the sums are fitted as logarithms of odds, in a fixed order, so that two runs
write the same table.  With `--cross` nothing is written: each set that is named is left out in turn, and the share of
its tasks that get their kind is printed for the signs alone, for the traits alone and for both.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.asks import weights
from rightsize.core.asks.kinds import signs_of
from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.split import gathered
from rightsize.core.asks.traits import traits_of
from rightsize.core.asks.weights import KINDS
from tests.corpus.ask_rates import FITTED, requests_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROUNDS = 14
RATE = 0.25
SHRINK = 2e-4
"""How often all tasks are gone through, how fast weights move, and by which share of itself each weight shrinks."""

FEWEST = 2
"""Tasks that must have a trait before it is weighed."""

LEAST = 5
"""The largest weight of a row that is kept is at least this."""

SCALE = 10
"""Weights of a table for one of a logarithm of odds."""

Rows = dict[str, list[float]]


@dataclass(frozen=True)
class Labelled:
    """The clause of a task as its traits, what the signs say of it, and the kind that it was labelled with."""

    set: str
    kind: int
    traits: tuple[str, ...]
    signs: tuple[int, ...]


def labelled(name: str) -> list[Labelled]:
    """Return the tasks of the requests of a set whose number is found."""
    found: list[Labelled] = []
    for request in requests_of(name):
        pasted = pasted_in(request.text)
        gatherer = gathered(request.text, pasted)
        if len(gatherer.tasks) != len(request.kinds):
            continue
        for task, kind in zip(gatherer.tasks, request.kinds, strict=True):
            traits = traits_of(task.clause, task.context)
            signs, _ = signs_of(task.clause, gatherer.lexicon, task.context)
            names = tuple(dict.fromkeys(each.name for each in traits))
            found.append(Labelled(name, KINDS.index(kind), names, tuple(signs[each] for each in KINDS)))
    return found


def fitted(tasks: Sequence[Labelled]) -> Rows:
    """Return the weights of the traits that tasks have more than once."""
    counts = Counter(trait for each in tasks for trait in each.traits)
    kept = {trait for trait, count in counts.items() if count >= FEWEST}
    return _fit(tasks, kept)


def _fit(tasks: Sequence[Labelled], kept: set[str]) -> Rows:
    rows: Rows = {trait: [0.0] * len(KINDS) for trait in sorted(kept)}
    moved = {trait: [1e-2] * len(KINDS) for trait in rows}
    known = [(each.kind, [trait for trait in each.traits if trait in rows]) for each in tasks]
    order = random.Random(0)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for kind, traits in known:
            shares = _shares([sum(rows[trait][at] for trait in traits) for at in range(len(KINDS))])
            shares[kind] -= 1
            for trait in traits:
                row, past = rows[trait], moved[trait]
                for at, slope in enumerate(shares):
                    past[at] += slope * slope
                    row[at] -= RATE * (slope / math.sqrt(past[at]) + SHRINK * row[at])
    return rows


def _shares(sums: Sequence[float]) -> list[float]:
    most = max(sums)
    powers = [math.exp(each - most) for each in sums]
    total = sum(powers)
    return [each / total for each in powers]


def rounded(rows: Rows) -> dict[str, tuple[int, ...]]:
    """Return the rows as they are written, those that say little left out."""
    scaled = {trait: tuple(round(each * SCALE) for each in row) for trait, row in rows.items()}
    return {trait: row for trait, row in scaled.items() if max(map(abs, row)) >= LEAST}


def kind_by(table: Mapping[str, Sequence[int]], task: Labelled, signs: int, traits: int) -> int:
    """Return the heaviest kind where signs and traits count so often."""
    rows = [table[trait] for trait in task.traits if trait in table]
    sums = [signs * task.signs[at] + traits * sum(row[at] for row in rows) for at in range(len(KINDS))]
    return max(range(len(KINDS)), key=sums.__getitem__)


def _cross(names: Sequence[str]) -> None:
    tasks = {name: labelled(name) for name in FITTED}
    totals: Counter[str] = Counter()
    ways = {"signs": (1, 0), "traits": (0, 1), "both": (2, 1)}
    for name in names:
        table = rounded(fitted([each for other, rows in tasks.items() if other != name for each in rows]))
        right = {
            way: sum(kind_by(table, each, *counts) == each.kind for each in tasks[name]) for way, counts in ways.items()
        }
        totals.update(right, tasks=len(tasks[name]))
        print(f"{name:12}{len(tasks[name]):5}", *(f"{way} {right[way] / len(tasks[name]):.3f}" for way in ways))
    print(f"{'all':12}{totals['tasks']:5}", *(f"{way} {totals[way] / totals['tasks']:.3f}" for way in ways))


def main() -> None:
    """Write the table, or print how well it does on sets that it was not fitted on."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.ask_weights", description=__doc__)
    parser.add_argument("--cross", nargs="+", metavar="SET", help="leave each of these out in turn, and write nothing")
    options = parser.parse_args()
    if options.cross:
        _cross(options.cross)
        return
    table = rounded(fitted([each for name in FITTED for each in labelled(name)]))
    lines = ("\t".join((trait, *map(str, row))) for trait, row in table.items())
    path = Path(str(files(weights.__package__).joinpath(weights.TABLE)))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(table)} traits, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
