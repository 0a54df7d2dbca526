"""Ways to read a text in which it is in doubt what begins a task: two are followed, until what comes decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log1p
from operator import itemgetter
from typing import TYPE_CHECKING

from rightsize.core.asks.weights import SCALE

if TYPE_CHECKING:
    from collections.abc import Sequence

DOUBT = 3.0
"""By how much less likely the second course may be, in logarithms, before it is left."""

_LOSS = itemgetter(0)


@dataclass(slots=True)
class Course:
    """One way to read a text up to a chunk.

    Attributes:
        loss: how unlikely it is, as a negative logarithm.
        begun: the chunks in which tasks begin.
        weights: what the traits of each chunk add up to.
    """

    loss: float = 0.0
    begun: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)


_Way = tuple[float, Course, int, bool]
"""How to go on: how unlikely all is then, the course, what the chunk adds up to, and whether a task begins there."""


class Courses:
    """The courses that are followed, the likeliest first.

    There are two at most; more changed no more of the labelled requests.  Their rows are made once: where both go on
    from one, the other takes over only what came since they were last alike, so that the work grows with the text.
    """

    def __init__(self) -> None:
        self.followed: list[Course] = [Course()]
        self._both = (self.followed[0], Course())
        self._alike, self._begun_alike = 0, 0

    def go_on(self, weights: Sequence[int]) -> None:
        """Read the next chunk, whose traits add up to a weight on each course."""
        ways: list[_Way] = []
        others: list[_Way] = []
        for course, weight in zip(self.followed, weights, strict=True):
            odds = abs(weight) / SCALE
            loss = log1p(exp(-odds))
            ways.append((course.loss + loss, course, weight, weight > 0))
            if odds < DOUBT:
                others.append((course.loss + (loss + odds), course, weight, weight <= 0))
        if others or len(ways) > 1:
            ways = self._likeliest(ways + others)
        for course, (loss, _, weight, begins) in zip(self.followed, ways, strict=True):
            course.loss = loss
            if begins:
                course.begun.append(len(course.weights))
            course.weights.append(weight)

    def _likeliest(self, ways: list[_Way]) -> list[_Way]:
        """Return the ways that are followed further, the likeliest first, each by a course of its own."""
        ways.sort(key=_LOSS)
        del ways[2:]
        if ways[1][0] >= ways[0][0] + DOUBT:
            ways.pop()
        self.followed = [way[1] for way in ways]
        if len(ways) > 1 and ways[0][1] is ways[1][1]:
            self.followed[1] = self._second(ways[0][1])
        return ways

    def _second(self, first: Course) -> Course:
        """Return the other course, made like the first one."""
        other = self._both[first is self._both[0]]
        other.weights[self._alike :] = first.weights[self._alike :]
        other.begun[self._begun_alike :] = first.begun[self._begun_alike :]
        self._alike, self._begun_alike = len(first.weights), len(first.begun)
        return other
