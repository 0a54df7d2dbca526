"""In which chunks tasks begin; any other only tells, bounds, or goes on with the task before it.

How much each trait of a chunk speaks for a beginning was fitted on labelled requests.  The text is read from its start;
where it is in doubt whether a task begins, both courses are followed, and what comes later decides between them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.chunk_traits import history_of, traits_of
from rightsize.core.asks.courses import Courses
from rightsize.core.asks.units import DONE
from rightsize.core.asks.weights import PAIR, WORD, beginnings, first_words, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.weights import Table, Trait

_TOLD = frozenset((WORD, PAIR))
"""The traits that are told as evidence."""

_STANDS = {"sentence": "as a sentence", "item": "as an item", "heading": "as a heading"}

_HOPELESS = -300
"""Weight of a chunk by itself for which what began before it has never made up, in all that is labelled."""

_LEAST = -40
"""Weight of the likeliest chunk of a text in which no other has any, below which it asks for nothing."""


class Begun(NamedTuple):
    """The chunk in which a task begins.

    Attributes:
        at: its number.
        evidence: what spoke for that.
        margin: how sure that is, and that no other begins up to the next one: the least distance from nothing of what
            the traits of these chunks add up to, in hundredths of a logarithm of odds.
    """

    at: int
    evidence: tuple[Evidence, ...]
    margin: int


def begun_in(outline: Outline, table: Table | None = None) -> tuple[Begun, ...]:
    """Return where tasks begin in a text; where none does, the likeliest chunk, if it is likely at all."""
    table = beginnings() if table is None else table
    courses, weight_of = Courses(), table.others.get
    for at, chunk in enumerate(outline.chunks):
        done = chunk.unit.mark == DONE
        own = _HOPELESS if done else _of_words(table, chunk) + _sum(weight_of, traits_of(outline, at))
        followed = courses.followed
        if own <= _HOPELESS:
            courses.go_on([own] * len(followed))
        else:
            courses.go_on([own + _sum(weight_of, history_of(outline, at, each.begun)) for each in followed])
    begun, weights = courses.followed[0].begun, courses.followed[0].weights
    if not begun and (most := max(weights, default=_LEAST)) > _LEAST:
        begun = [weights.index(most)]
    ends = (*begun[1:], len(weights))
    return tuple(
        Begun(at, _evidence(table, outline.chunks[at]), min(map(abs, weights[at if number else 0 : end])))
        for number, (at, end) in enumerate(zip(begun, ends, strict=False))
    )


def _sum(weight_of: Callable[[Trait], int | None], traits: Iterable[Trait]) -> int:
    return sum(filter(None, map(weight_of, traits)))


def _of_words(table: Table, chunk: Chunk) -> int:
    """Return what the words of a chunk add up to, as `words_of` has them."""
    low = chunk.low
    return sum(filter(None, map(table.words.get, low))) + sum(filter(None, map(table.pairs.get, pairwise(low))))


def _evidence(table: Table, chunk: Chunk) -> tuple[Evidence, ...]:
    """Return where a task begins, and the words by which that is known."""
    where = f"behind “{chunk.joined}”" if chunk.place else _STANDS[chunk.role]
    weighed: list[tuple[int, Trait]] = [(table.words.get(each, 0), (WORD, each)) for each in chunk.low]
    weighed += [(table.pairs.get(each, 0), (PAIR, *each)) for each in pairwise(chunk.low)]
    words = told(weighed, _TOLD, chunk.dull)
    return (Evidence(f"begins a task {where}", words or first_words(chunk.low)),)
