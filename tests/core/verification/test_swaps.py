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
    ("signature", "first", "second", "refused"),
    [
        ("target: str, eager: bool", "Whether it starts at once.", "Where it goes.", True),
        ("target='a', eager=False", "True if it starts at once.", "Where it goes.", True),
        ("target: str, eager: bool", "Where it goes.", "Start at once.", False),
        ("target: str, eager: bool", "Whether target is there, and which.", "If it starts at once.", False),
        ("target, eager=False", "Whether it goes.", "Start at once.", False),
    ],
)
def test_a_question_of_truth_stands_at_a_switch(signature: str, first: str, second: str, refused: bool) -> None:
    """A switch without one, beside another sort of parameter that has it, tells of an exchange."""
    content = reply(parameters={"target": first, "eager": second})
    problems = found("descriptions_in_place", f"def $0run({signature}): ...\n", content)
    assert bool([each for each in problems if not each.endswith("?")]) is refused


def test_what_the_code_bears_out_is_in_place() -> None:
    """A parameter is passed to what its description says, whatever the words resemble."""
    source = "def $0f(values: list[str], separator='|'):\n    return join(values, separator)\n"
    exchanged = {"values": "Defaults to '|'. Separator between texts.", "separator": "List of values."}
    borne_out = {**exchanged, "values": "Defaults to '|'. Separator that is passed to `join`."}
    assert found("descriptions_in_place", source, reply(parameters=exchanged)) != []
    assert found("descriptions_in_place", source, reply(parameters=borne_out)) == []
    kept = "class A:\n    def $0f(self, kind, exc):\n        self.error = exc\n        return kind is None\n"
    stored = {"kind": "Compared with `Error` and `None`.", "exc": "Stored as `self.error`."}
    assert found("descriptions_in_place", kept, reply(parameters=stored)) == []


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


@pytest.mark.parametrize(
    ("raises", "expected"),
    [
        ({"ValueError": ""}, ["The description of ValueError is empty."]),
        ({"ValueError": " - "}, ["The description of ValueError is empty."]),
        ({"ValueError : if `line` has no value": ""}, []),
        ({"ValueError": "Always."}, []),
    ],
)
def test_an_exception_is_described(raises: dict[str, str], expected: list[str]) -> None:
    """Its name alone does not say when it is raised; where readers of docs left that in the name, it is said."""
    assert found("descriptions_given", PARSE_HEADER, reply(raises=raises)) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("line", "The description of line.", "an empty form: The description of line.."),
        ("line", "Parameter line.", "an empty form: Parameter line.."),
        ("line", "The line parameter", "an empty form: The line parameter."),
        ("line", "line value", "an empty form: line value."),
        ("line", "A line value.", "an empty form: A line value.."),
        ("line", "string", "an empty form: string."),
        ("line", "The string.", None),
        ("line", "A string that ends in a colon.", None),
        ("line", "Description", "an empty form: Description."),
        ("line2", "The line2 parameter.", "an empty form: The line2 parameter.."),
        ("line_value", "the line value", None),
        ("line", "The value of a line without its end.", None),
        ("line", "The argument that holds a line.", None),
    ],
)
def test_a_description_is_no_empty_form(name: str, text: str, expected: str | None) -> None:
    """What would stand under any name says nothing of this one."""
    source = f"def $0f({name}): ...\n"
    refused = [each for each in found("descriptions_given", source, reply(parameters={name: text})) if each[-1] != "?"]
    assert refused == ([f"The description of {name} is {expected}"] if expected else [])
