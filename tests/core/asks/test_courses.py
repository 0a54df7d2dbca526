"""The two courses that are followed through a text: the likeliest of all, however often it is in doubt."""

from __future__ import annotations

from math import exp, log1p

from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.asks.courses import DOUBT, Courses
from rightsize.core.asks.weights import SCALE

FEEDBACK = 40
"""What the last beginning of a course speaks for or against the next one."""

Way = tuple[float, list[int], list[int]]
"""How unlikely a way is, in which chunks tasks begin, and the weights."""


def weighed(weight: int, begun: list[int]) -> int:
    """Return a weight that hangs on the course, as those of chunks do."""
    return weight + (FEEDBACK if begun and begun[-1] % 2 else -FEEDBACK)


def likeliest(weights: list[int]) -> list[Way]:
    """Return the two likeliest ways, each written out anew at every step."""
    ways: list[Way] = [(0.0, [], [])]
    for at, each in enumerate(weights):
        longer: list[Way] = []
        for begins_likely in (True, False):
            for loss, begun, before in ways:
                weight = weighed(each, begun)
                odds = abs(weight) / SCALE
                begins = (weight > 0) is begins_likely
                more = log1p(exp(-odds)) + (0 if begins_likely else odds)
                if begins_likely or odds < DOUBT:
                    longer.append((loss + more, [*begun, at] if begins else begun, [*before, weight]))
        longer.sort(key=lambda way: way[0])
        ways = [way for way in longer[:2] if way[0] < longer[0][0] + DOUBT]
    return ways


@given(st.lists(st.integers(-400, 400), max_size=40))
def test_the_two_likeliest_ways_are_followed(weights: list[int]) -> None:
    """As if every way were written out anew, though two rows are all that is kept."""
    courses = Courses()
    for each in weights:
        courses.go_on([weighed(each, course.begun) for course in courses.followed])

    assert [(each.loss, each.begun, each.weights) for each in courses.followed] == likeliest(weights)


def test_rows_are_made_once() -> None:
    """So that a long text in which all is in doubt takes no time that grows with its square."""
    courses, rows = Courses(), set()
    for at in range(200):
        courses.go_on([weighed(at % 7 * 20 - 60, course.begun) for course in courses.followed])
        rows |= {id(each.weights) for each in courses.followed}

    assert len(rows) == len(courses.followed) == 2
