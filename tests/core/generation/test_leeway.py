"""What docs and heads of functions leave open about the values that they show."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.examples import examples_for
from rightsize.core.generation.leeway import with_leeway
from rightsize.core.generation.targets import body_target
from rightsize.core.tasks.generation import Leeway

ROUNDED, ORDER, LAZY, IN_PLACE, SEQUENCE = Leeway


@pytest.mark.parametrize(
    ("head", "doc", "expected"),
    [
        ("f(x)", "Mean of x.", {ROUNDED}),
        ("f(x)", "Mean of x, rounded to two places.", set()),
        ("round_up(x)", "The next one.", set()),
        ("f(x)", "Distinct items in any order.", {ROUNDED, ORDER}),
        ("f(x)", "Pairs; the order of the pairs does not matter.", {ROUNDED, ORDER}),
        ("f(x)", "Yield the items.", {ROUNDED, LAZY}),
        ("f(x) -> Iterator[int]", "The items.", {ROUNDED, LAZY}),
        ("f(x) -> list[int]", "The items that an iterator gives.", {ROUNDED, SEQUENCE}),
        ("f(x)", "Sort the list in place.", {ROUNDED, IN_PLACE}),
        ("f(x)", "Modify the matrix; return nothing.", {ROUNDED, IN_PLACE}),
        ("f(x) -> tuple[int, int]", "Both.", {ROUNDED, SEQUENCE}),
        ("f(x)", "Returns a tuple of both.", {ROUNDED, SEQUENCE}),
    ],
)
def test_what_is_left_open(head: str, doc: str, expected: set[Leeway]) -> None:
    """By the words of the doc, and by what the head promises."""
    name = head.partition("(")[0]
    source = f'def {head}:\n    """{doc}\n\n    {name}(1) -> 2\n    assert {name}(2) == 3\n    """\n    pass\n'
    language = packaged().for_path("a.py")
    assert language is not None
    parsed = parse(language, source.encode())
    target = body_target(parsed, symbols_in(parsed)[1])
    assert target is not None

    stated, asserted = with_leeway(target, examples_for(target, ()))

    assert (stated.leeway, asserted.leeway) == (frozenset(expected), frozenset())
