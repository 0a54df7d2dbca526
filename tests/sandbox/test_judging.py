"""What an example asks for, held against what came of it as plain data."""

from __future__ import annotations

from typing import Any

import pytest

from rightsize.core.tasks.generation import Example, Leeway
from rightsize.sandbox.judging import compared_inside, judged


def given(value: list[Any], **more: object) -> dict[str, Any]:
    """A record of a value as the sandbox tells it."""
    return {"value": value, "shown": "shown", "nothing": value == ["plain", None], "printed": "", **more}


@pytest.mark.parametrize(
    ("expected", "record", "outcome"),
    [
        ("2", given(["plain", 2]), "passed"),
        ("2", given(["plain", 3]), "failed"),
        ("True", given(["plain", 1]), "passed"),
        ("0.3", given(["float", "0.30000000000000004"]), "passed"),
        ("(1)", given(["tuple", [["plain", 1]]]), "passed"),
        ("(1, 2)", given(["list", [["plain", 1], ["plain", 2]]]), "failed"),
        ("{1}", given(["set", [["plain", 1]]]), "passed"),
        ("2", given(["plain", None], printed="2\n"), "passed"),
        ("2", given(["nonsense"]), "failed"),
        ("2", given([]), "failed"),
        ("2", given(["other", "Evil"]), "failed"),
        ("Money(2)", given(["other", "Money"], agrees=True, wanted=["other", "Money"]), "passed"),
        ("Money(2)", given(["other", "Money"], agrees=False, wanted=["other", "Money"]), "failed"),
        ("math.pi", given(["float", "3.1415926"], agrees=False, wanted=["float", "3.141592653589793"]), "failed"),
        ("math.pi", given(["float", "3.14159265358979"], wanted=["float", "3.141592653589793"]), "passed"),
        ("0.0", given(["float", "1e-07"]), "failed"),
        ("1000001.0", given(["float", "1000000.0"]), "failed"),
        ("0.0", given(["float", "5.55e-17"]), "passed"),
        ("1e400", given(["int", "1" + "0" * 400]), "failed"),
        ("Money(2)", given(["plain", 2], unclear="it cannot be told"), "skipped"),
        ("2", {"skipped": "it may not"}, "skipped"),
        ("2", {"reason": "raises ValueError", "raised": ["ValueError"], "printed": ""}, "failed"),
    ],
)
def test_values(expected: str, record: dict[str, Any], outcome: str) -> None:
    """A value in a class of its own is only asked where nothing plain is expected."""
    assert judged(Example("f(1)", expected), record)[0] == outcome


ONE, TWO = ["plain", 1], ["plain", 2]


@pytest.mark.parametrize(
    ("expected", "record", "leeway", "outcome"),
    [
        ("1.67", given(["float", "1.6666666666666667"]), {Leeway.ROUNDED}, "passed"),
        ("1.66", given(["float", "1.6666666666666667"]), {Leeway.ROUNDED}, "passed"),
        ("1.67", given(["float", "1.6666666666666667"]), set(), "failed"),
        ("1.68", given(["float", "1.6666666666666667"]), {Leeway.ROUNDED}, "failed"),
        ("1.7", given(["float", "1.6666666666666667"]), {Leeway.ROUNDED}, "failed"),
        ("2.00", given(["float", "2.001"]), {Leeway.ROUNDED}, "failed"),
        ("-1.67", given(["float", "-1.6666666666666667"]), {Leeway.ROUNDED}, "passed"),
        ("[1.67, 2]", given(["list", [["float", "1.6666"], ["plain", 2]]]), {Leeway.ROUNDED}, "passed"),
        ("{'a': 1.67}", given(["dict", [[["plain", "a"], ["float", "1.6666"]]]]), {Leeway.ROUNDED}, "passed"),
        ("{'b': 1.67}", given(["dict", [[["plain", "a"], ["float", "1.6666"]]]]), {Leeway.ROUNDED}, "failed"),
        ("0.3333...", given(["float", "0.3333333333"]), {Leeway.ROUNDED}, "passed"),
        ("0.3333...", given(["float", "0.3343333333"]), {Leeway.ROUNDED}, "failed"),
        ("[2, 1]", given(["list", [ONE, TWO]]), {Leeway.ORDER}, "passed"),
        ("[2, 1]", given(["list", [ONE, TWO]]), set(), "failed"),
        ("[2, 1, 1]", given(["list", [ONE, TWO, TWO]]), {Leeway.ORDER}, "failed"),
        ("[1, 2]", given(["tuple", [ONE, TWO]]), {Leeway.SEQUENCE}, "passed"),
        ("[1, 2]", given(["other", "generator"], items=["list", [ONE, TWO]]), {Leeway.LAZY}, "passed"),
        ("(1, 2)", given(["other", "generator"], items=["list", [ONE, TWO]]), {Leeway.LAZY}, "passed"),
        ("[1, 2]", given(["other", "generator"], items=["list", [ONE, TWO]]), set(), "failed"),
        ("[1, 2]", given(["plain", None], changed=["list", [ONE, TWO]]), {Leeway.IN_PLACE}, "passed"),
        ("[2, 1]", given(["plain", None], changed=["list", [ONE, TWO]]), {Leeway.IN_PLACE}, "failed"),
        ("[1, 2]", given(["plain", 3], changed=["list", [ONE, TWO]]), {Leeway.IN_PLACE}, "failed"),
    ],
)
def test_what_a_doc_leaves_open(expected: str, record: dict[str, Any], leeway: set[Leeway], outcome: str) -> None:
    """A value may be written shorter, in another order or as another sequence, where nothing says how it must be."""
    assert judged(Example("f(1)", expected, leeway=frozenset(leeway)), record)[0] == outcome


ERROR = {"reason": "raises ValueError", "raised": ["ValueError", "Exception"], "printed": ""}


@pytest.mark.parametrize(
    ("wanted", "record", "outcome"),
    [
        ("ValueError: no", ERROR, "passed"),
        ("ValueError", ERROR, "passed"),
        ("Raises ValueError", ERROR, "passed"),
        ("raises a ValueError if it is negative", ERROR, "passed"),
        ("KeyError: no", ERROR, "failed"),
        ("an error", ERROR, "failed"),
        ("ValueError: no", given(["plain", 2]), "failed"),
        ("2\nwhich is one more than that", given(["plain", 2], shown="2"), "passed"),
        ("2\nwhich is one more than that", given(["plain", 3], shown="3"), "failed"),
        ("2\n3 4 5", given(["plain", 2], shown="2"), "failed"),
    ],
)
def test_what_people_write_behind_a_prompt(wanted: str, record: dict[str, Any], outcome: str) -> None:
    """An error by its name alone, and words right below a value."""
    assert judged(Example("f(1)", wanted, printed=True), record)[0] == outcome


@pytest.mark.parametrize(
    ("source", "outcome"),
    [("f('notes.txt')", "skipped"), ("f('/etc/x')", "skipped"), ("f('abc')", "failed"), ("f(1)", "failed")],
)
def test_a_file_that_an_example_names_may_lie_elsewhere(source: str, outcome: str) -> None:
    """Only the example can say so, and never the code."""
    record = {"reason": "raises FileNotFoundError", "raised": ["FileNotFoundError", "OSError"], "printed": ""}

    assert judged(Example(source, "2"), record)[0] == outcome


@pytest.mark.parametrize(
    ("expected", "shown", "outcome"),
    [("[1, 2, ..., 9]", "[1, 2, 3, 9]", "passed"), ("[1, 2, ..., 9]", "[1, 3, 9]", "failed"),
     ('"aba..."', "'ababab'", "skipped"), ('"aba..."', "'bab'", "failed")],
)  # fmt: skip
def test_dots_in_a_value(expected: str, shown: str, outcome: str) -> None:
    """In a list they stand for what is left out; in a text they may."""
    assert judged(Example("f(1)", expected), given(["other", "x"], shown=shown))[0] == outcome


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ("2", ""),
        ("Money(2)", "Money(2)"),
        ("<object at 0x1>", ""),
        ("", ""),
        ("Traceback (most recent call last):", ""),
    ],
)
def test_what_must_be_compared_inside(expected: str, inside: str) -> None:
    """Literals stay outside."""
    assert compared_inside(Example("f(1)", expected)) == inside


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [("a" * 40_000, "skipped"), ("a" * 40_000 + "b", "failed")],
)
def test_what_stands_for_anything_is_looked_for_once(printed: str, outcome: str) -> None:
    """What hostile code prints is long, and a page may hold any number of dots: the time is that of one reading."""
    example = Example("f(1)", "a..." * 40 + "a", printed=True)
    assert judged(example, given(["plain", None], printed=f"{printed}\n"))[0] == outcome
