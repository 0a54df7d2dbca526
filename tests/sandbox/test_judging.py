"""What an example asks for, held against what came of it as plain data."""

from __future__ import annotations

from typing import Any

import pytest

from rightsize.core.tasks.generation import Example
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
