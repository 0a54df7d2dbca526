"""Bodies whose paths disagree on what they give, and bodies that are those of the function beside them."""

from __future__ import annotations

import pytest

from tests.core.verification.test_generated_shape import problems

PATHS = {
    "sure": "def f(xs: list[int]) -> int:\n    pass\n",
    "unsure": "def f(xs):\n    pass\n",
    "free": "def f(xs: list[int]) -> int | None:\n    pass\n",
    "told": 'def f(xs):\n    """Return the first, or None."""\n    pass\n',
}


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("sure", "if xs:\n    return xs[0]", [False]),
        ("unsure", "if xs:\n    return xs[0]", [True]),
        ("free", "if xs:\n    return xs[0]", []),
        ("told", "if xs:\n    return xs[0]", []),
        ("sure", "for x in xs:\n    if x:\n        return x", [True]),
        ("sure", "if xs:\n    return 0\nelse:\n    for x in xs:\n        if x:\n            return x", [True]),
        ("sure", "if xs:\n    for x in xs:\n        if x:\n            return x", [False]),
        ("sure", "with xs[0]:\n    for x in xs:\n        if x:\n            return x", [True]),
        ("sure", "for x in xs:\n    if x:\n        return x\nreturn 0", []),
        ("sure", "for x in xs:\n    if x:\n        return x\nelse:\n    return 0", []),
        ("sure", "while True:\n    if xs.pop():\n        return 1", []),
        ("sure", "while True:\n    if xs.pop():\n        return 1\n    break", [True]),
        ("sure", "while True:\n    for x in xs:\n        break\n    return x", []),
        ("sure", "if xs:\n    return 1\nelif not xs:\n    return xs[0]\nelse:\n    raise ValueError(xs)", []),
        ("sure", "try:\n    return xs[0]\nexcept IndexError:\n    pass", [False]),
        ("sure", "try:\n    return xs[0]\nexcept IndexError:\n    return 0", []),
        ("sure", "try:\n    exec(xs)\nexcept ValueError:\n    return 0", [True]),
        ("sure", "try:\n    n = xs[0]\nfinally:\n    return len(xs)", []),
        ("sure", "with open(xs[0]) as f:\n    return len(f.read())", []),
        ("sure", "match xs:\n    case [x]:\n        return x\n    case _:\n        return 0", []),
        ("sure", "match xs:\n    case [x]:\n        return x", [False]),
        ("sure", "if xs:\n    return xs[0]\nreturn None", []),
        ("sure", "def g():\n    return 1\n\nxs.append(g())", []),
        ("sure", "if xs:\n    return xs[0]\nraise ValueError(xs)", []),
        ("unsure", "import sys\n\nif xs:\n    return xs[0]\nsys.exit(1)", []),
        ("sure", "from typing import assert_never\n\nif xs:\n    return xs[0]\nassert_never(xs)", []),
        ("unsure", "for x in xs:\n    yield x", []),
        ("unsure", "xs.sort()", []),
    ],
)  # fmt: skip
def test_a_path_that_ends_without_the_value_of_another(head: str, body: str, expected: list[bool]) -> None:
    """It is refused where the annotation promises a value, and warned of where nothing says that it may give none."""
    assert [each.warns for each in problems(PATHS[head], "py", body, "each_path_gives")] == expected


BESIDE = '''\
def highest(xs):
    """Return the highest."""
    best = xs[0]
    for x in xs:
        best = max(best, x)
    return best


def f(xs):
    """{doc}"""
    pass
'''
COPY = "best = xs[0]\nfor x in xs:\n    best = max(best, x)\nreturn best"


@pytest.mark.parametrize(
    ("doc", "body", "sentences"),
    [
        ("Return the lowest.", COPY, ["The body is a copy of that of highest."]),
        ("Return the lowest.", f"# the lowest\n{COPY}", ["The body is a copy of that of highest."]),
        ("Return the lowest.", COPY.replace("max", "min"), []),
        ("Return the lowest.", "return highest(xs)", []),
        ("Return the highest.", COPY, []),
        ("The same as `highest`.", COPY, []),
    ],
)
def test_a_copy_of_the_function_beside_it(doc: str, body: str, sentences: list[str]) -> None:
    """What is asked for in other words is not done by the same code, comments apart."""
    assert [each.message for each in problems(BESIDE.replace("{doc}", doc), "py", body, "no_copy")] == sentences
