"""Examples of a README and of docs: which calls mean the target, and which are left alone."""

from __future__ import annotations

from cProfile import Profile
from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.pages import Page, Pages, page_examples
from rightsize.core.generation.targets import body_target

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = '''\
LIMIT = 3


def clamp(value, low, high):
    """Keep a value between bounds."""


class Box:
    def __init__(self, size):
        self.size = size

    def fill(self, amount):
        """Fill it."""
'''


def shown(
    text: str, name: str = "clamp", elsewhere: frozenset[str] | None = frozenset()
) -> list[tuple[str, str | None]]:
    """Return the examples that a README gives of a function of `shop/bounds.py`."""
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, SOURCE.encode())
    symbol = next(each for each in symbols_in(parsed)[1:] if each.name == name)
    target = body_target(parsed, symbol)
    assert target is not None
    pages = Pages((Page("README.md", text),), ("shop.bounds",), elsewhere)
    found = page_examples(parsed, target, pages, {each.name for each in symbols_in(parsed)[1:]} | {"LIMIT"})
    return [(each.source, each.expected) for each in found]


def fenced(code: str, tag: str = "python") -> str:
    """Return a page with one block of code."""
    return f"# Shop\n\nUse it so:\n\n```{tag}\n{code}\n```\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (fenced("from shop.bounds import clamp\nclamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("clamp(5, 1, 3)  # => 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced(">>> clamp(5, 1, 3)\n3", ""), [("clamp(5, 1, 3)", "3")]),
        (fenced(">>> clamp(5, 1, 3)\n3", "pycon"), [("clamp(5, 1, 3)", "3")]),
        (fenced("clamp(5, 1, 3)  // 3", "js"), []),
        (fenced("clamp(5, 1, 3)  # 3", "text"), []),
        ("It is easy:\n\n>>> clamp(5, 1, 3)\n3\n\nIs it not?\n", [("clamp(5, 1, 3)", "3")]),
        ("    >>> clamp(5, 1, 3)\n    3\n", [("clamp(5, 1, 3)", "3")]),
        ("clamp(5, 1, 3) -> 3 as everybody knows\n- clamp(5, 1, 3) -> 3\n", []),
        ("Use:\n\n.. code-block:: python\n   :linenos:\n\n   clamp(5, 1, 3)  # 3\n\nMore.\n",
         [("clamp(5, 1, 3)", "3")]),
        (fenced("assert clamp(5, 1, 3) == 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("print(clamp(5, 1, 3))  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("import shop.bounds\nshop.bounds.clamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("import shop.bounds as b\nb.clamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("from shop import bounds\nbounds.clamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("from shop import clamp\nclamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("import shop\nshop.clamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("from shop.bounds import (\n    clamp,\n    Box,\n)\nclamp(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("from numpy import clamp\nclamp(5, 1, 3)  # 3"), []),
        (fenced("from shop.other import clamp\nclamp(5, 1, 3)  # 3"), []),
        (fenced("from shop.bounds import clamp as keep\nkeep(5, 1, 3)  # 3"), [("clamp(5, 1, 3)", "3")]),
        (fenced("from shop.bounds import clamp as keep\nx.keep(5, 1, 3)  # 3"), []),
        (fenced("from numpy import clamp as keep\nkeep(5, 1, 3)  # 3"), []),
        (fenced("import numpy as np\nnp.clamp(5, 1, 3)  # 3"), []),
        (fenced("def clamp(a, b, c):\n    return 1\nclamp(5, 1, 3)  # 1"), []),
        (fenced("low = 1\nclamp(5, low, 3)  # 3"), [("low = 1\nclamp(5, low, 3)", "3")]),
        (fenced("low = ask()\nclamp(5, low, 3)  # 3"), []),
        (fenced("low = [1]\nlow.append(2)\nclamp(5, low, 3)  # 3"), []),
        (fenced("import math\nclamp(5, math.pi, 9)  # 5"), [("import math\nclamp(5, math.pi, 9)", "5")]),
        (fenced("clamp(5, 1, LIMIT)  # 3"), [("clamp(5, 1, LIMIT)", "3")]),
        (fenced("clamp(x, 1, 3)  # 3"), []),
        (fenced("clamp(..., 1, 3)  # 3"), []),
        (fenced("clamp(5, 1, 3)  # keeps it at three"), []),
        (fenced("x = clamp(5, 1, 3)\nx + 1  # 4"), []),
        ("~~~py\nclamp(5, 1, 3)  # 3\n~~~\n", [("clamp(5, 1, 3)", "3")]),
        (fenced("clamp(5, 1, 3)  # 3") * 2, [("clamp(5, 1, 3)", "3")]),
    ],
)  # fmt: skip
def test_calls_of_a_function(page: str, expected: list[tuple[str, str | None]]) -> None:
    """Only a line that begins with the call, of the right module, in a block of the language or behind a prompt."""
    assert shown(page) == expected


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("from shop.bounds import clamp\nclamp(5, 1, 3)  # 3", 1),
        ("import shop.bounds\nshop.bounds.clamp(5, 1, 3)  # 3", 1),
        ("clamp(5, 1, 3)  # 3", 0),
        ("bounds.clamp(5, 1, 3)  # 3", 0),
        ("from shop import clamp\nclamp(5, 1, 3)  # 3", 0),
        ("import shop\nshop.clamp(5, 1, 3)  # 3", 0),
    ],
)
@pytest.mark.parametrize("elsewhere", [frozenset({"clamp"}), None])
def test_a_name_that_others_have_needs_an_import(code: str, count: int, elsewhere: frozenset[str] | None) -> None:
    """Where another file defines the name, or nobody could read them all, the block must say which is meant."""
    assert len(shown(fenced(code), elsewhere=elsewhere)) == count


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("box = Box(3)\nbox.fill(2)  # 2", [("box = Box(3)\nbox.fill(2)", "2")]),
        (
            ">>> box = Box(3)\n>>> box.fill(2)\n2\n>>> box.fill(4)\n3",
            [("box = Box(3)\nbox.fill(2)", "2"), ("box = Box(3)\nbox.fill(2)\nbox.fill(4)", "3")],
        ),
        ("box = Box(size())\nbox.fill(2)  # 2", []),
        ("box.fill(2)  # 2", []),
        ("fill(2)  # 2", []),
        ("box = Box(3)\nbox.open()\nbox.fill(2)  # 2", []),
        ("from crates import Box\nbox = Box(3)\nbox.fill(2)  # 2", []),
        ("Box.fill(2)  # 2", [("Box.fill(2)", "2")]),
    ],
)
def test_calls_of_a_method(code: str, expected: list[tuple[str, str | None]]) -> None:
    """On an object that the block makes from values written out, and that nothing else has touched since."""
    assert shown(fenced(code), "fill") == expected


@pytest.mark.parametrize(
    ("code", "doubtful"),
    [
        ("clamp(5, 1, 3)  # 3", False),
        ("setup(1)\nclamp(5, 1, 3)  # 3", True),
        ("clamp('prices.csv', 1, 3)  # 3", True),
        ("clamp('https://example.org/a', 1, 3)  # 3", True),
    ],
)
def test_what_a_page_leaves_unsaid_makes_an_example_doubtful(code: str, doubtful: bool) -> None:
    """A file, an address or a step before it need not be there when the example is run, and it keeps its place."""
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, SOURCE.encode())
    target = body_target(parsed, symbols_in(parsed)[1])
    assert target is not None
    (found,) = page_examples(parsed, target, Pages((Page("docs/a.md", fenced(code)),), ("shop.bounds",), frozenset()))
    assert (found.doubtful, found.origin) == (doubtful, f"docs/a.md:{5 + code.count(chr(10)) + 1}")


def _calls(page: str, name: str) -> int:
    """Return how many functions are called to read a page."""
    profile = Profile()
    profile.runcall(shown, page, name)
    return sum(each.callcount for each in profile.getstats())


@pytest.mark.parametrize(
    ("name", "page"),
    [
        pytest.param("clamp", lambda many: ">>> other()\n" * many + "clamp()", id="prompts without a blank line"),
        pytest.param(
            "clamp",
            lambda many: fenced("\n".join(f"name{each} = {each}" for each in range(many)) + "\nclamp()"),
            id="names that no example uses",
        ),
        pytest.param(
            "fill",
            lambda many: fenced("box = Box(3)\n" + "\n".join(f"box.fill({each})  # {each}" for each in range(many))),
            id="one object in all examples",
        ),
    ],
)
def test_a_page_twice_as_long_takes_twice_as_long(name: str, page: Callable[[int], str]) -> None:
    """A cloned project's README must not hold up an editor, whatever is in it."""
    assert _calls(page(1000), name) < 2.5 * _calls(page(500), name)


def test_data_is_no_example() -> None:
    """A line that nobody would read as an example is passed over, the next one is not."""
    data = f"clamp({', '.join(['10'] * 200)})  # 3"
    assert shown(fenced(f"{data}\nclamp(5, 1, 3)  # 3")) == [("clamp(5, 1, 3)", "3")]
