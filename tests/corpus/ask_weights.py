"""Fits the weights by which tasks and their kinds are found: `python -m tests.corpus.ask_weights [--thirds]`.

Both tables are fitted on the requests of `ask_rates.FITTED`, in a fixed order, so that two runs write the same, with
"follow the regularised leader" of McMahan et al., "Ad Click Prediction" (KDD 2013), algorithm 1, which leaves most
weights at nothing.  With `--thirds` nothing is written: each third of the requests is left out in turn, and the shares
of its requests that are split rightly are printed.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks import beginnings, chunk_traits, kinds, task_traits, weights
from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.reading import FORBIDS
from rightsize.core.asks.split import read
from tests.corpus.ask_rates import FITTED, Request, requests_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.weights import Row, Trait
    from rightsize.core.tasks.task import TaskKind

FEWEST = 3
"""Chunks or tasks that must have a trait before it is weighed."""

LEAST = 6
"""The largest weight of a row that is kept is at least this."""

_LEADS = "OpFGM"
"""The forms with which words begin that only lead up to a request."""


class Terms(NamedTuple):
    """How a table is fitted: rounds, the rate, and what weights cost by their size and by their square."""

    rounds: int
    rate: float
    size: float
    square: float


BEGINNINGS = Terms(8, 0.1, 0.5, 0.5)
KINDS = Terms(6, 0.1, 0.3, 0.5)


@dataclass(frozen=True)
class Labelled:
    """A request as its outline, and the chunks in which its tasks begin."""

    request: Request
    outline: Outline
    begun: tuple[int, ...]


def labelled(request: Request) -> Labelled | None:
    """Return a request with the chunks in which its tasks begin, or None where they are not marked or fall together."""
    outline = read(request.text, pasted_in(request.text))
    if outline is None or len(request.begins) != len(request.kinds):
        return None
    found = sorted({_chunk_at(outline.chunks, begin) for begin in request.begins})
    begun = tuple(_first_that_asks(outline.chunks, at, found) for at in found)
    return Labelled(request, outline, begun) if len(begun) == len(request.kinds) else None


def _chunk_at(chunks: Sequence[Chunk], begin: int) -> int:
    return next((at for at, each in enumerate(chunks) if each.span[1] > begin), len(chunks) - 1)


def _first_that_asks(chunks: Sequence[Chunk], at: int, found: Sequence[int]) -> int:
    """Return the chunk in which a task begins that is marked at words that only lead up to it: "by the way, …"."""
    chunk = chunks[at]
    leads = chunk.says or chunk.shape[0] in _LEADS or chunk.mood == FORBIDS
    if chunk.wants or not leads:
        return at
    for other in range(at + 1, len(chunks)):
        if chunks[other].line != chunk.line or other in found:
            break
        if chunks[other].wants:
            return other
    return at


def beginnings_of(each: Labelled) -> list[tuple[int, list[Trait]]]:
    """Return for each chunk whether a task begins in it, and its traits."""
    found = []
    begun: list[int] = []
    for at in range(len(each.outline.chunks)):
        own = [*chunk_traits.words_of(each.outline.chunks[at]), *chunk_traits.traits_of(each.outline, at)]
        traits = [*own, *chunk_traits.history_of(each.outline, at, begun)]
        begins = at in each.begun
        found.append((int(begins), traits))
        if begins:
            begun.append(at)
    return found


def kinds_of(each: Labelled) -> list[tuple[int, list[Trait]]]:
    """Return for each task the number of its kind, and its traits."""
    wanted = each.request.kinds
    before = ["", *(kind.value for kind in wanted)]
    return [
        (kinds.ORDER.index(kind), task_traits.traits_of(each.outline, each.begun, number, before[number]))
        for number, kind in enumerate(wanted)
    ]


def fitted(cases: Sequence[tuple[int, list[Trait]]], columns: int, terms: Terms) -> dict[Trait, Row]:
    """Return the weights of traits by which the numbers of cases are told; with one column that is yes or no."""
    counts = Counter(trait for _, traits in cases for trait in traits)
    names = {trait: at for at, trait in enumerate(sorted(_kept(counts)))}
    known = [(number, [names[trait] for trait in traits if trait in names]) for number, traits in cases]
    with ProcessPoolExecutor() as pool:
        column = partial(_column, known, len(names), terms)
        rows = list(pool.map(column, range(columns) if columns > 1 else (1,)))
    found = {trait: tuple(round(row[at] * weights.SCALE) for row in rows) for trait, at in names.items()}
    return {trait: row for trait, row in found.items() if max(map(abs, row)) >= LEAST}


def _kept(counts: Mapping[Trait, int]) -> Iterable[Trait]:
    return (trait for trait, count in counts.items() if count >= FEWEST)


def _column(known: Sequence[tuple[int, list[int]]], size: int, terms: Terms, column: int) -> list[float]:
    """Return the weights by which the cases of one number are told from all others."""
    sums, squares, now = [0.0] * size, [0.0] * size, [0.0] * size
    order = list(known)
    shuffle = random.Random(0).shuffle
    rate, size_costs, square_costs = terms.rate, terms.size, terms.square
    for _ in range(terms.rounds):
        shuffle(order)
        for number, traits in order:
            weight = sum([now[at] for at in traits])
            slope = 1 / (1 + math.exp(-max(-30.0, min(30.0, weight)))) - (number == column)
            square = slope * slope
            for at in traits:
                past = squares[at]
                squares[at] = past + square
                root = math.sqrt(past + square)
                total = sums[at] + slope - (root - math.sqrt(past)) / rate * now[at]
                sums[at] = total
                if total > size_costs:
                    now[at] = (size_costs - total) / ((1 + root) / rate + square_costs)
                elif total < -size_costs:
                    now[at] = (-size_costs - total) / ((1 + root) / rate + square_costs)
                else:
                    now[at] = 0.0
    return now


def tables_of(requests: Sequence[Labelled]) -> dict[str, dict[Trait, Row]]:
    """Return both tables, as they are fitted on requests."""
    begins = [case for each in requests for case in beginnings_of(each)]
    tasks = [case for each in requests for case in kinds_of(each)]
    return {
        weights.BEGINNINGS: fitted(begins, 1, BEGINNINGS),
        weights.KINDS: fitted(tasks, len(kinds.ORDER), KINDS),
    }


def _thirds() -> None:
    """Print how well each third of the requests is split by what is fitted on the others."""
    requests = [found for name in FITTED for each in requests_of(name) if (found := labelled(each))]
    for third in range(3):
        kept = [each for at, each in enumerate(requests) if at % 3 != third]
        tables = tables_of(kept)
        begins = weights.table_of((trait, row[0]) for trait, row in tables[weights.BEGINNINGS].items())
        rows = {"\t".join(trait): " ".join(map(str, row)) for trait, row in tables[weights.KINDS].items()}
        left_out = requests[third::3]
        split = [(_found(each.outline, begins, rows), each.request.kinds) for each in left_out]
        counts = sum(len(ours) == len(wanted) for ours, wanted in split)
        right = sum(ours == wanted for ours, wanted in split)
        print(f"{len(left_out):5} left out: count {counts / len(left_out):.1%}, kinds {right / len(left_out):.1%}")


def _found(outline: Outline, begins: weights.Table, rows: Mapping[str, str]) -> tuple[TaskKind, ...]:
    begun = [each.at for each in beginnings.begun_in(outline, begins)]
    return tuple(each.kind for each in kinds.kinds_of(outline, begun, rows))


def main() -> None:
    """Write the tables, or print how well they do on requests that they were not fitted on."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.ask_weights", description=__doc__)
    parser.add_argument("--thirds", action="store_true", help="leave each third of the requests out, and write nothing")
    options = parser.parse_args()
    if options.thirds:
        _thirds()
        return
    requests = [found for name in FITTED for each in requests_of(name) if (found := labelled(each))]
    for name, table in tables_of(requests).items():
        lines = ("\t".join((*trait, " ".join(map(str, row)))) for trait, row in table.items())
        path = Path(str(files(weights.__package__).joinpath(name)))
        path.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{name}: {len(table)} traits, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
