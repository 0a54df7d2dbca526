"""A file of 20,000 lines is read right, and its cost grows with its length and no faster."""

from __future__ import annotations

from functools import cache
from time import process_time
from typing import TYPE_CHECKING

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.parse import Parsed, parse, reparse
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.analysis.tokens import code_tokens
from rightsize.core.text import Edit, Span, apply_edits
from tests.support.analysis_source import language_named

if TYPE_CHECKING:
    from collections.abc import Callable

LINES_A_CLASS = 20
SMALL, LARGE = 100, 1_000
GROWTH = LARGE // SMALL
# Caches grow colder and the machine is shared: what grows with the square of the length is far above this.
LEEWAY = 2.5


@cache
def source(classes: int) -> bytes:
    """Return a file of classes with methods, nested functions, docs, decorators and comments."""
    return b"".join(CLASS.replace(b"0", str(number).encode()) for number in range(classes))


CLASS = b'''\
class C0(Base):
    """A thing."""

    x: int = 0

    # A note.
    @property
    def p0(self) -> int:
        return self.x

    def m0(self, a, b=None, *args):
        """Do it."""
        if a:
            raise ValueError(a)
        def inner(y):
            return g0(y)
        return [inner(each) for each in args]


async def f0(x): return await g0(x)
'''


def read(classes: int) -> Parsed:
    """Parse a file anew, so that nothing is known of it."""
    return parse(language_named("python"), source(classes))


def cost(work: Callable[[], object], times: int = 2) -> float:
    """Return the least time that some work takes."""
    costs = []
    for _ in range(times):
        start = process_time()
        work()
        costs.append(process_time() - start)
    return min(costs)


def test_a_file_of_20000_lines_is_read_right() -> None:
    """Every symbol is there, with its doc, its place and its name, to the last."""
    large = read(LARGE)
    assert len(large.lines.starts) - 1 == LINES_A_CLASS * LARGE
    found = symbols_in(large)
    assert len(found) == 1 + 5 * LARGE
    assert [each.qualified_name for each in found[-5:]] == ["C999", "C999.p999", "C999.m999", "C999.m999.inner", "f999"]
    assert sum(each.doc is not None for each in found) == 2 * LARGE
    assert all(each.insertion is not None for each in found)
    assert symbol_at(large, found[-2].name_span.start) == found[-2]


def test_the_cost_of_reading_all_symbols_grows_with_the_length() -> None:
    """Ten times the lines take about ten times as long."""
    costs = [cost(lambda classes=classes: symbols_in(read(classes))) for classes in (SMALL, LARGE)]  # type: ignore[misc]
    assert costs[1] < costs[0] * GROWTH * LEEWAY


def test_the_cost_of_the_symbol_at_a_place_does_not_grow_with_the_length() -> None:
    """A place in the middle of a long file is read as fast as one in a short file."""
    costs = []
    for classes in (SMALL, LARGE):
        parsed = read(classes)
        offsets = [len(parsed.data) * share // 20 for share in range(5, 15)]
        costs.append(cost(lambda parsed=parsed, offsets=offsets: [symbol_at(parsed, each) for each in offsets]))  # type: ignore[misc]
    assert costs[1] < costs[0] * 4


def test_the_cost_of_a_keystroke_is_a_fraction_of_a_whole_parse() -> None:
    """Statements that the edit did not touch are taken over whole."""
    parsed = read(LARGE)
    place = len(parsed.data) // 2
    edits = [Edit(Span(place, place), b"y")]
    data = apply_edits(parsed.data, edits)
    assert cost(lambda: reparse(parsed, data, edits)) < cost(lambda: parse(parsed.language, data)) / 2


def test_the_cost_of_one_symbol_s_tokens_and_features_does_not_grow_with_the_file() -> None:
    """They are read from the symbol's own nodes."""
    costs = []
    for classes in (SMALL, LARGE):
        parsed = read(classes)
        symbol = symbol_at(parsed, len(parsed.data) // 2)
        assert symbol is not None
        costs.append(
            cost(lambda parsed=parsed, symbol=symbol: (code_tokens(parsed, symbol.span), features_of(parsed, symbol)))  # type: ignore[misc]
        )
    assert costs[1] < costs[0] * 6


def test_a_long_chain_of_calls_costs_no_more_than_its_length() -> None:
    """Each callee is read in part, not from the start of the chain."""
    costs = []
    for length in (500, 5_000):
        data = b"def f():\n    return x" + b".g(1)" * length + b"\n"
        costs.append(cost(lambda data=data: symbols_in(parse(language_named("python"), data))))  # type: ignore[misc]
    assert costs[1] < costs[0] * 10 * LEEWAY
