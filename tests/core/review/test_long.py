"""Long files: what the floor takes for them grows with their length, not with its square."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from tests.support.effort import MOST, calls_made

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 80


def work_for_both(language_id: str, name: str, source: Callable[[int], str]) -> tuple[int, int]:
    """Return the functions of a name that are called for a source and for one of twice the size."""
    language = packaged().named(language_id)
    assert language is not None
    once, twice = (parse(language, source(size).encode()) for size in (SIZE, 2 * SIZE))
    floor_findings(once)
    first, second = (calls_made(partial(floor_findings, each), name) for each in (once, twice))
    return first, second


def go(size: int) -> str:
    """Return a helper with so many dice, and as many calls of it."""
    dice = "".join(f" x += rand.Intn({each})\n" for each in range(1, size + 1))
    calls = "".join(f" a{each} := helper()\n" for each in range(size))
    helper = f"func helper() int {{\n x := 0\n{dice} return x\n}}\n"
    return f'package p\nimport "math/rand"\n{helper}func f() {{\n{calls}}}\n'


def test_a_helper_that_is_often_called_is_read_once() -> None:
    """What its callers are for is looked up once, and not for each place in it."""
    first, second = work_for_both("go", "search", go)
    assert second < MOST * first


HEAD = 'import os\nfrom flask import request\n\n@app.route("/")\ndef f(q):\n'


def repeated(*parts: str) -> Callable[[int], str]:
    """Return what makes a source of parts, those with `#` once for each number; the number before stands as `~`."""

    def source(size: int) -> str:
        return "".join(
            "".join(part.replace("#", str(each)).replace("~", str(each - 1)) for each in range(1, size + 1))
            if "#" in part
            else part
            for part in parts
        )

    return source


LONG = {
    "a function with many returns, often called": (
        "python",
        "of",
        repeated(
            "import os\ndef told(x):\n",
            "    if x == #:\n        return x + 'a#'\n",
            f"    return x\n\n{HEAD}",
            "    os.system('ls ' + told(request.args['a#']))\n",
        ),
    ),
    "a long helper, often called": (
        "python",
        "",
        repeated(
            "def helper(x):\n",
            "    y# = x + 'a#'\n",
            f"    return x\n\n{HEAD}",
            "    os.system('ls ' + helper(q.a#))\n",
        ),
    ),
    "conditions on other names": (
        "python",
        "",
        repeated(HEAD, "    if a# == #:\n        b# = 2\n    os.system('# ' + q)\n"),
    ),
    "conditions that change nothing for what is used behind them": (
        "python",
        "",
        repeated(HEAD, "    if q == #:\n        b = 2\n    os.system('# ' + q)\n"),
    ),
    "conditions that each stand around a use": (
        "python",
        "",
        repeated(HEAD, "    if q[#]:\n        os.system('# ' + q)\n"),
    ),
    "conditions on another name that each bind the one that is used": (
        "python",
        "",
        repeated(HEAD, "    if p == #:\n        os.system('ls ' + q)\n        q = 'a' + q\n"),
    ),
    "a match of many texts": (
        "rust",
        "",
        repeated(
            "fn kind(name: &str) -> &str {\n    match name {\n",
            '        "a#" => "b#",\n',
            '        _ => "",\n    }\n}\nuse std::process::Command;\n',
            'fn f(name: &str) {\n    Command::new("sh").arg(kind(name));\n}\n',
        ),
    ),
    "a function that is asked before each use": (
        "python",
        "own_function",
        repeated("def ok(x):\n    return x\n\n", HEAD, "    if ok(q):\n        os.system('# ' + q)\n"),
    ),
    "names that are made of one another": (
        "python",
        "",
        repeated(HEAD, "    a0 = request.args['a']\n", "    a# = a~ + 'x'\n    os.system('ls ' + a#)\n"),
    ),
    "methods of many types, whose heads are searched once": (
        "python",
        "findall",
        repeated(HEAD, "    os.system(A#.m#(q))\n", "class A#:\n    def m#(q):\n        return q\n"),
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_twice_the_source_is_twice_the_work(name: str) -> None:
    """Counted in calls, so that it is the same on every machine."""
    first, second = work_for_both(*LONG[name])
    assert second < MOST * first
