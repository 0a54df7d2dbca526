"""In which chunks tasks begin; any other only tells, bounds, or goes on with the task before it.

How much each trait of a chunk speaks for a beginning was fitted on labelled requests.  The text is read from its start;
where it is in doubt whether a task begins, both courses are followed, and what comes later decides between them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.chunk_traits import history_of, traits_of
from rightsize.core.asks.weights import PAIR, SCALE, WORD, beginnings, first_words, told

if TYPE_CHECKING:
    from collections.abc import Iterable

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

_COURSES = 2
"""Courses that are followed at once; more of them changed no more of the labelled requests."""

_DOUBT = 3.0
"""By how much less likely the second course may be, in logarithms, before it is left."""


_ALSO = frozenset({"and", "und", "et", "puis", "y", "e"})
"""What joins a verb that only prepares to the one that it prepares for."""

_SEEKS = (
    frozenset({"find", "locate", "finde", "finden", "such", "suche", "suchen"})
    | frozenset({"trouve", "trouver", "trouvez", "cherche", "chercher", "cherchez", "localise"})
    | frozenset({"busca", "buscar", "encuentra", "encontrar", "localiza"})
)
"""Verbs that, with no object of their own, only prepare: "busca y corrige el error"."""

_MEANS_IT = frozenset({"it", "them", "ihn", "sie", "es", "la", "le", "les", "lo", "los", "las"})
"""What stands for the object of the verb before."""


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


@dataclass(slots=True)
class _Course:
    """One way to read a text up to a chunk.

    Attributes:
        loss: how unlikely it is, as a negative logarithm.
        begun: the chunks in which tasks begin.
        weights: what the traits of each chunk add up to.
    """

    loss: float = 0.0
    begun: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def go_on(self, at: int, weight: int, *, begins: bool) -> None:
        """Take a chunk whose traits add up to a weight as one in which a task begins, or as none."""
        odds = weight / SCALE
        self.loss += math.log1p(math.exp(-abs(odds))) + (abs(odds) if begins != (odds > 0) else 0)
        self.weights.append(weight)
        if begins:
            self.begun.append(at)


def begun_in(outline: Outline, table: Table | None = None) -> tuple[Begun, ...]:
    """Return where tasks begin in a text; where none does, the likeliest chunk, if it is likely at all."""
    table = beginnings() if table is None else table
    courses = [_Course()]
    for at, chunk in enumerate(outline.chunks):
        own = _of_words(table, chunk) + _sum(table, traits_of(outline, at))
        for course in tuple(courses):
            weight = own + (_sum(table, history_of(outline, at, course.begun)) if own > _HOPELESS else 0)
            if abs(weight) < _DOUBT * SCALE:
                other = _Course(course.loss, course.begun.copy(), course.weights.copy())
                other.go_on(at, weight, begins=weight <= 0)
                courses.append(other)
            course.go_on(at, weight, begins=weight > 0)
        if len(courses) > 1:
            courses = _likeliest(courses)
    begun, weights = courses[0].begun, courses[0].weights
    if not begun and (most := max(weights, default=_LEAST)) > _LEAST:
        begun = [weights.index(most)]
    for at, later in pairwise(tuple(begun)):
        idle = _idle(outline, at, later)
        if idle is not None:
            begun.remove(idle)
    ends = (*begun[1:], len(weights))
    return tuple(
        Begun(at, _evidence(table, outline.chunks[at]), min(map(abs, weights[at if number else 0 : end])))
        for number, (at, end) in enumerate(zip(begun, ends, strict=False))
    )


def _idle(outline: Outline, at: int, later: int) -> int | None:
    """Return which of two chunks begins no task, as the verb of the first only prepares for that of the other."""
    one, two = outline.chunks[at], outline.chunks[later]
    beside = later == at + 1 and one.line == two.line and two.joined in _ALSO
    if not (beside and two.asks and two.sort not in {"prepare", "look"}):
        return None
    bare = len(one.low) == 1
    if bare and one.verb in _SEEKS:
        return later
    reads = one.sort == "prepare" and one.place == 0 and (bare or not _MEANS_IT.isdisjoint(two.low[1:2]))
    return at if reads else None


def _sum(table: Table, traits: Iterable[Trait]) -> int:
    return sum(filter(None, map(table.others.get, traits)))


def _of_words(table: Table, chunk: Chunk) -> int:
    """Return what the words of a chunk add up to, as `words_of` has them."""
    low = chunk.low
    return sum(filter(None, map(table.words.get, low))) + sum(filter(None, map(table.pairs.get, pairwise(low))))


def _likeliest(courses: list[_Course]) -> list[_Course]:
    """Return the courses that are followed further, the likeliest first."""
    found = sorted(courses, key=lambda each: each.loss)[:_COURSES]
    return [each for each in found if each.loss < found[0].loss + _DOUBT]


def _evidence(table: Table, chunk: Chunk) -> tuple[Evidence, ...]:
    """Return where a task begins, and the words by which that is known."""
    where = f"behind “{chunk.joined}”" if chunk.place else _STANDS[chunk.role]
    weighed: list[tuple[int, Trait]] = [(table.words.get(each, 0), (WORD, each)) for each in chunk.low]
    weighed += [(table.pairs.get(each, 0), (PAIR, *each)) for each in pairwise(chunk.low)]
    words = told(weighed, _TOLD, chunk.dull)
    return (Evidence(f"begins a task {where}", words or first_words(chunk.low)),)
