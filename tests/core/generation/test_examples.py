"""Examples are read from lines that begin with the call, and from sessions."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.example_lines import Callee
from rightsize.core.generation.examples import examples_for, examples_in
from rightsize.core.generation.targets import target_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (">>> f(1)\n2\n", [("f(1)", "2", True)]),
        (">>> f([])\n\n>>> f(1)\n2", [("f([])", "", True), ("f(1)", "2", True)]),
        (">>> f(1)\n>>> 2\n>>> f(3)\n>>> 4", [("f(1)", "2", False), ("f(3)", "4", False)]),
        (">>> f(3) == 4", [("f(3)", "4", False)]),
        (">>> f(3) == 4\nTrue", [("f(3) == 4", "True", True)]),
        (
            ">>> for i in range(2):\n...     print(f(i))\n1\n2\n",
            [("for i in range(2):\n    print(f(i))", "1\n2", True)],
        ),
        (
            ">>> @f\n... def g(x):\n...     return x\n...\n>>> g(1)\n1",
            [("@f\ndef g(x):\n    return x\n", "", True), ("g(1)", "1", True)],
        ),
        (">>> f(1)\n...\n", [("f(1)", "...", True)]),
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
        ("print(f(1))  # 2", [("f(1)", "2", False)]),
        ("f(1)  # Output: 2", [("f(1)", "2", False)]),
        ("f(1)  # returns [2]", [("f(1)", "[2]", False)]),
        ("f(1)\n# => 2", [("f(1)", "2", False)]),
        ("f(1)\n-> 2", [("f(1)", "2", False)]),
        ("f(1)\n2", []),
        ("assert f([1]) => [1]", [("f([1])", "[1]", False)]),
        ("f(1) = 3\nf(n) = 1 + n / 2\nf(2) = [3, 2]", [("f(2)", "[3, 2]", False)]),
        ("f(1) is nice", []),
        ("the call f(1) gives 2", []),
        ("g(1) == 2", []),
        ("f(1 ==> 2", []),
    ],
)
def test_examples(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    """Source, what it must give, and whether that is what a session prints."""
    assert [(each.source, each.expected, each.printed) for each in examples_in(text, "f")] == expected


RAISES = "Traceback (most recent call last):\nValueError"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f(1) == 2, f(2) == 3; f([4, 5]) == 6", [("f(1)", "2"), ("f(2)", "3"), ("f([4, 5])", "6")]),
        ("f(1) gives 2, and f(2) gives 3.", [("f(1)", "2"), ("f(2)", "3.")]),
        ("| `f(1)` | `2` |", [("f(1)", "2")]),
        ("f(-1) raises ValueError", [("f(-1)", RAISES)]),
        ("f(-1) -> ValueError", [("f(-1)", RAISES)]),
        ("f(-1)  # raises a ValueError, since it is negative", [("f(-1)", RAISES)]),
        ("f(15) -> 3 (or 5)", []),
        ("f(15) -> 3 or 5", []),
        ("f(6) -> 4 (chosen at random)", []),
        ("f(10) -> 3.333...", []),
        (">>> f(1)\n0.333...\nf(10) -> 3.333...", [("f(1)", "0.333...")]),
    ],
)
def test_what_else_stands_on_a_line(text: str, expected: list[tuple[str, str]]) -> None:
    """Several examples, an error by its name; a value of which others may stand in its place is none."""
    assert [(each.source, each.expected) for each in examples_in(text, "f")] == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Right:\n  f(1) -> 2\nWrong:\n  f(1) -> 3\n  f(1) -> 4", [2]),
        ("f(1) -> 2\ninstead of\nf(1) -> 3\n\nf(2) -> 4", [1, 5]),
        ("f(1) -> 2\nnot\nf(1) -> 3", [1]),
        ("# Bad\nf(1) -> 3\n# Good\nf(1) -> 2", [4]),
        ("Previously this was wrong:\n>>> f(1)\n3\n\nNow:\n>>> f(1)\n2", [6]),
        ("In version 1 it was:\n    f(1) -> 3\nSince then:\n    f(1) -> 2", [4]),
        ("It should not give:\n  f(1) -> 3\nbut:\n  f(1) -> 2", [4]),
        ("Wrong input:\n  f(0) -> None\nRight input:\n  f(1) -> 2", [2, 4]),
        ("Not thread-safe.\n\nf(1) -> 2\nf(2) -> 3", [3, 4]),
        ("Tells what is not there:\nf(1) -> 2\nf(2) -> 3", [2, 3]),
    ],
)
def test_examples_of_what_is_not_given(text: str, left: list[int]) -> None:
    """Those below a line that speaks against them are left out; where all stood there, the line meant another thing."""
    assert [each.line for each in examples_in(text, "f")] == left


@pytest.mark.parametrize(
    ("call", "doubtful"),
    [("f(1)", False), ("f(1, 2)", False), ("f(1, limit=2)", False), ("f(*xs)", False), ("f(a=1)", False),
     ("f()", True), ("f(1, 2, 3)", True), ("f(1, most=2)", True)],
)  # fmt: skip
def test_a_call_that_the_parameters_do_not_take_is_doubtful(call: str, doubtful: bool) -> None:
    """The signature is kept, so no body could make it hold."""
    assert [each.doubtful for each in examples_in(f"{call} -> 2", ABOUT)] == [doubtful]


ABOUT = Callee("f", ("a", "limit"), 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For a = [1, 2] the output should be 3.", [("f(a = [1, 2])", "3")]),
        ('For a = "x", limit = 2, the result should be ("x", True)', [('f(a = "x", limit = 2)', '("x", True)')]),
        ('If a = 3 and limit = 4, the function should return "7".', [("f(a = 3, limit = 4)", '"7"')]),
        ("For a = 1000, the sum of digits will be 1 the output should be '1'.", [("f(a = 1000)", "'1'")]),
        ("For a = 5 the result is 3 digits long", []),
        ("For n = 5 the output should be 3", []),
        ("For limit = 5 the output should be 3", []),
        ("For a = 5 you may assume that the output is never 3", []),
        ("Input:\n    a : [[1], [2]]\n    limit : 1\nOutput: 6", [("f(a=[[1], [2]], limit=1)", "6")]),
        ("Input:\n    rows : [[1], [2]]\n    most : 1\nOutput: 6", [("f([[1], [2]], 1)", "6")]),
        ("Input: rows = 1, most = 2, more = 3\nOutput: 6", []),
        ("Input: a = 4\nOutput: true", [("f(a = 4)", "True")]),
    ],
)
def test_values_by_the_names_of_parameters(text: str, expected: list[tuple[str, str]]) -> None:
    """Only where a line names what the function needs and ends in a whole value."""
    assert [(each.source, each.expected) for each in examples_in(text, ABOUT)] == expected


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (">>> f(1)", [True]),
        (">>> f(1)\n>>> f(2)\n3", [True, False]),
        (">>> f(1)\n\nMore.", [False]),
        (">>> x = f(1)\n>>> x\n3", [False, False]),
        (">>> x = g(1)\n>>> f(x)\n3", [True, False]),
    ],
)
def test_what_a_session_leaves_unsaid_is_doubtful(text: str, doubtful: list[bool]) -> None:
    """Only an empty line says that a call gives nothing, and a name that is given a value that nothing is printed."""
    assert [each.doubtful for each in examples_in(text, "f")] == doubtful


def test_a_session_that_nobody_ran_is_doubtful() -> None:
    """A mark was forgotten in it, so that it would have raised an error."""
    text = ">>> f([1, 2]) == [1, 2]\n>>> f([2, 1]) [1, 2]\n"

    assert [(each.source, each.doubtful) for each in examples_in(text, "f")] == [("f([1, 2])", True)]


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        ("old_name(1) ==> 2", ["f(1)"]),
        ("old_name(1) ==> 2\n    f(2) ==> 3", ["f(2)"]),
        ("old_name(1) ==> 2\n    other(2) ==> 3", []),
        ("old_name(1, 2, 3) ==> 2", []),
        ("len([1]) == 1", []),
        ("helper(1) == 1", []),
    ],
)
def test_a_function_that_the_doc_calls_otherwise(doc: str, expected: list[str]) -> None:
    """One name that nothing else has, with arguments that fit, is the function's own."""
    language = packaged().for_path("a.py")
    assert language is not None
    source = f'def f(a, limit=1):\n    """Do.\n\n    {doc}\n    """\n'
    target = target_at(parse(language, source.encode()), 5)
    assert target is not None
    assert [each.source for each in examples_for(target, (), {"helper"})] == expected


def test_a_text_behind_imports_is_read_as_a_doc() -> None:
    """It stays where it is, with what stands before it."""
    language = packaged().for_path("a.py")
    assert language is not None
    source = 'def f(a):\n    import math\n    """Do.\n\n    f(1) ==> 2\n    """\n    pass\n'
    target = target_at(parse(language, source.encode()), 5)
    assert target is not None
    assert [each.source for each in examples_for(target, ())] == ["f(1)"]
    assert source[: target.span.start].endswith('"""')
