"""Examples are read from lines that begin with the call, and from sessions."""

from __future__ import annotations

import pytest

from rightsize.core.generation.examples import examples_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (">>> f(1)\n2\n", [("f(1)", "2", True)]),
        (">>> f([])\n\n>>> f(1)\n2", [("f([])", "", True), ("f(1)", "2", True)]),
        (">>> f(3) == 4", [("f(3)", "4", False)]),
        (">>> f(3) == 4\nTrue", [("f(3) == 4", "True", True)]),
        (
            ">>> for i in range(2):\n...     print(f(i))\n1\n2\n",
            [("for i in range(2):\n    print(f(i))", "1\n2", True)],
        ),
        (">>> f('x')  # => 'y'", [("f('x')", "'y'", False)]),
        (">>> f(1)\n2\nNote that this holds for all numbers.", [("f(1)", "2", True)]),
        (">>> f(1)\n2\nf(2) ==> 3", [("f(1)", "2", True), ("f(2)", "3", False)]),
        (">>> f(1)  # doctest: +SKIP\n2", []),
        ("f(1) ==> 2", [("f(1)", "2", False)]),
        ("f(1) => 2", [("f(1)", "2", False)]),
        ("f(1) -> 2", [("f(1)", "2", False)]),
        ("f(1) ➞ None", [("f(1)", "None", False)]),
        ("f(1) # 2", [("f(1)", "2", False)]),
        ("f(1) # => 2", [("f(1)", "2", False)]),
        ("f(1) = '2'", [("f(1)", "'2'", False)]),
        ("* f([]) => []", [("f([])", "[]", False)]),
        ("f('a,b') should return ['a', 'b'].", [("f('a,b')", "['a', 'b']", False)]),
        ("f(1) returns True because one is odd", [("f(1)", "True", False)]),
        ("assert f(1) == 2", [("f(1)", "2", False)]),
        ("assert f([1,\n    2]) == [1]", [("f([1, 2])", "[1]", False)]),
        ("assert not f(0)", [("assert not f(0)", None, False)]),
        ("f(7, 2) -> 19 - 5 - 6 = 8", [("f(7, 2)", "8", False)]),
        ("f(7, 2) -> n - 6 = 8", []),
        ("f(4, 2) => true", [("f(4, 2)", "True", False)]),
        ("for f(7, 2) == 34", [("f(7, 2)", "34", False)]),
        ("f(1) = 3\nf(n) = 1 + n / 2, if n is even\nf(2) -> 2", [("f(2)", "2", False)]),
        ("Input: a = [1, 2], k = 3\nOutput: [1]", [("f(a = [1, 2], k = 3)", "[1]", False)]),
        ("Input: [4, 2]\n\nOutput: [2, 1]\nExplanation: so", [("f([4, 2])", "[2, 1]", False)]),
        ("Input: a list\nOutput: [2, 1]", []),
        ("Input: 4\nOutput: the number", []),
        ("f(1) is nice", []),
        ("the call f(1) gives 2", []),
        ("g(1) == 2", []),
        ("f(1 ==> 2", []),
    ],
)
def test_examples(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    """Source, what it must give, and whether that is what a session prints."""
    assert [(each.source, each.expected, each.printed) for each in examples_in(text, "f")] == expected
