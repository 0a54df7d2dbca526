"""Long files: what the floor takes for them grows with their length, not with its square."""

from __future__ import annotations

from functools import partial

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from tests.support.effort import MOST, calls_made

SIZE = 40


def go(size: int) -> str:
    """Return a helper with so many dice, and as many calls of it."""
    dice = "".join(f" x += rand.Intn({each})\n" for each in range(1, size + 1))
    calls = "".join(f" a{each} := helper()\n" for each in range(size))
    helper = f"func helper() int {{\n x := 0\n{dice} return x\n}}\n"
    return f'package p\nimport "math/rand"\n{helper}func f() {{\n{calls}}}\n'


def test_a_helper_that_is_often_called_is_read_once() -> None:
    """What its callers are for is looked up once, and not for each place in it."""
    language = packaged().named("go")
    assert language is not None
    once, twice = (parse(language, go(size).encode()) for size in (SIZE, 2 * SIZE))
    floor_findings(once)
    searches = [calls_made(partial(floor_findings, each), "search") for each in (once, twice)]
    assert searches[1] < MOST * searches[0]
