"""Examples that a model proposes: what is one, and what the function can take."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.verification.proposals import PROPOSAL_CHECKS, read_proposal, verify_proposals

SOURCE = "def clamp(value, low=0, *, high=9):\n    '''Keep a value between two bounds.'''\n"

READ = [
    ("clamp(5) -> 5", ("clamp(5)", "5")),
    ("clamp(5)==>5", ("clamp(5)", "5")),
    ("`clamp(5) -> 5`", ("clamp(5)", "5")),
    (">>> clamp(5) -> 5", ("clamp(5)", "5")),
    ("clamp((1 + 2) * 3) -> 9", ("clamp((1 + 2) * 3)", "9")),
    ("clamp('a) -> b') -> 'c'", ("clamp('a) -> b')", "'c'")),
    ("clamp(true) -> x", None),
    ("f([1]) -> true", ("f([1])", "True")),
    ("clamp(5)", None),
    ("5 -> clamp(5)", None),
    ("clamp(5) -> raises ValueError", None),
    ("clamp(5 -> 5", None),
]


@pytest.mark.parametrize(("line", "expected"), READ)
def test_a_line_is_a_call_and_a_literal(line: str, expected: tuple[str, str] | None) -> None:
    """What stands behind the mark is a whole value, else the line is none."""
    found = read_proposal(line)
    assert (None if found is None else (found.call, found.expected)) == expected


JUDGED = [
    ("clamp(5) -> 5", ""),
    ("clamp(5, low=1, high=3) -> 3", ""),
    ("clamp(5, 1) -> 5", ""),
    ("box.clamp(5) -> 5", ""),
    ("clamp() -> 5", "example_arguments"),
    ("clamp(1, 2, 3) -> 5", "example_arguments"),
    ("clamp(1, most=3) -> 5", "example_arguments"),
    ("clamp(x) -> 5", "example_values"),
    ("other(1) -> 5", "example_calls"),
    ("clamp(1) gives 5", "example_line"),
]


@pytest.mark.parametrize(("line", "check"), JUDGED)
def test_a_call_must_fit_the_function(line: str, check: str) -> None:
    """One that does not is left out with the reason."""
    language = packaged().for_path("a.py")
    assert language is not None
    symbol = symbols_in(parse(language, SOURCE.encode()))[1]

    kept, verdict = verify_proposals([line], symbol, "clamp")

    assert bool(kept) == (not check) == verdict.passed
    assert [each.check for each in verdict.problems] == ([check] if check else [])


def test_what_does_not_fit_is_left_out_and_said() -> None:
    """As long as one is left the answer stands, and each example is kept once."""
    kept, verdict = verify_proposals(["f(1) -> 2", "f(1) -> 2", "f(x) -> 3"], None, "f")
    assert [str(each) for each in kept] == ["f(1) -> 2"]
    assert verdict.passed
    assert [each.check for each in verdict.problems] == ["example_values"]


def test_an_answer_without_any_is_refused() -> None:
    """The same model may mend its form."""
    kept, verdict = verify_proposals([], None, "f")
    assert (kept, verdict.passed) == ((), False)
    assert all(each.of_form for each in verdict.problems)


def test_each_row_says_what_it_stops() -> None:
    """The table is what people read."""
    assert len({each.name for each in PROPOSAL_CHECKS}) == len(PROPOSAL_CHECKS)
    assert all(each.stops.endswith(".") for each in PROPOSAL_CHECKS)
