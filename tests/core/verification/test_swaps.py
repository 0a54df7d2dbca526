"""Descriptions say something and stand under their own names."""

from __future__ import annotations

import pytest

from tests.support.verification_replies import PARSE_HEADER, found, reply

OPEN = "def $0open_file(path: str, timeout: float = 2.5, follow_links: bool = False, *args): ...\n"
RIGHT = {
    "path": "Path of the file.",
    "timeout": "Seconds to wait before giving up. Default is 2.5.",
    "follow_links": "Whether links are followed.",
    "*args": "Further arguments for the opener.",
}
NAMES = tuple(RIGHT)


def test_descriptions_in_place() -> None:
    """The right order raises no doubt."""
    assert found("descriptions_in_place", OPEN, reply(parameters=RIGHT)) == []


@pytest.mark.parametrize("at", range(3))
def test_swapped_neighbours(at: int) -> None:
    """Name, type, default and kind of a parameter tell whose description it is."""
    left, right = NAMES[at : at + 2]
    swapped = {**RIGHT, left: RIGHT[right], right: RIGHT[left]}
    plain = [name.strip("*") for name in (left, right)]

    assert found("descriptions_in_place", OPEN, reply(parameters=swapped)) == [
        f"The descriptions of {plain[0]} and {plain[1]} seem to be exchanged."
    ]


@pytest.mark.parametrize(
    "parameters",
    [
        {"x": "The first number.", "y": "The second number."},
        {"x": "What is added to `y`.", "y": "What `x` is added to."},
        {"x": "The same.", "y": "The same."},
    ],
)
def test_no_doubt_without_a_clue(parameters: dict[str, str]) -> None:
    """Where nothing tells two parameters apart, nothing is said."""
    assert found("descriptions_in_place", "def $0f(x, y):\n    return x + y\n", reply(parameters=parameters)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["The description of line is empty."]),
        (" - ", ["The description of line is empty."]),
        ("1", []),
        ("行", []),
    ],
)
def test_a_description_says_something(text: str, expected: list[str]) -> None:
    """White space and dashes say nothing; a number or a word in any script does."""
    assert found("descriptions_given", PARSE_HEADER, reply(parameters={"line": text})) == expected


def test_an_exception_may_stand_alone() -> None:
    """The name of an exception often says it all."""
    assert found("descriptions_given", PARSE_HEADER, reply(raises={"ValueError": ""})) == [
        "The description of ValueError is empty.?"
    ]
