"""Where code is asked for, by language."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.targets import is_request, selected_target, stub_targets, target_at
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, decode

BODIES = [
    ("py", "def $(x): ...\n", " ...", True),
    ("py", "def $(x):\n    pass\n", "\n    pass", True),
    ("py", "def $(x):\n    '''Doc.'''\n", "", True),
    ("py", "def $(x):\n    '''Doc.'''\n    # TODO: later\n\n\ny = 1\n", "\n    # TODO: later", True),
    ("py", "def $(x):\n    raise NotImplementedError('later')\n", "\n    raise NotImplementedError('later')", True),
    ("py", "def $(x):  # noqa: A001\n    pass\n", "\n    pass", True),
    ("py", "def $(x):\n", "", True),
    ("py", "def $(x):\n    return x\n", "\n    return x", False),
    (
        "js",
        "function $(x) {\n  throw new Error('not implemented');\n}\n",
        "\n  throw new Error('not implemented');\n",
        True,
    ),
    ("js", "function $(x) {\n  throw new Error('bad value');\n}\n", "\n  throw new Error('bad value');\n", False),
    ("ts", "const $ = (x: number): number => {}\n", "", True),
    ("go", 'func $(x int) int {\n\tpanic("not implemented")\n}\n', '\n\tpanic("not implemented")\n', True),
    ("rs", "fn $(x: i32) -> i32 {\n    todo!()\n}\n", "\n    todo!()\n", True),
    ("rs", "fn $(x: i32) -> i32 {\n    unimplemented!()\n}\n", "\n    unimplemented!()\n", True),
    (
        "java",
        "class A {\n  int $(int x) {\n    throw new UnsupportedOperationException();\n  }\n}\n",
        "\n    throw new UnsupportedOperationException();\n  ",
        True,
    ),
]


@pytest.mark.parametrize(("extension", "source", "body", "stub"), BODIES)
def test_a_body_is_the_target_and_its_doc_is_not(extension: str, source: str, body: str, stub: bool) -> None:
    """What may be replaced begins behind the doc, and a stand-in is known as one."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.replace("$", "wanted").encode())

    target = target_at(parsed, source.index("$") + 1)

    assert target is not None
    assert (decode(target.span.of(parsed.data)), target.stub) == (body, stub)


@pytest.mark.parametrize(
    ("source", "request_text"),
    [
        ("# write f(x)\n# that adds one\n", "write f(x)\nthat adds one"),
        ("def g(x):\n    $# TODO: sort x first\n    return x\n", "TODO: sort x first"),
        ("x = 1\n$# holds the answer\ny = 2\n", None),
    ],
)
def test_a_comment_is_a_target_where_it_asks(source: str, request_text: str | None) -> None:
    """Code goes below it; a comment that only explains asks for nothing."""
    language = packaged().for_path("a.py")
    assert language is not None
    target = target_at(parse(language, source.replace("$", "").encode()), max(0, source.find("$")))

    assert (target and (target.asked, target.request)) == (request_text and (Asked.COMMENT, request_text))


SHOP = """\
class Shop(Protocol):
    def price(self):
        '''Return the price.'''
        ...


class Cart:
    @abstractmethod
    def total(self):
        '''Add up.'''

    def empty(self):
        pass

    def taxed(self):
        '''Add tax.'''
        pass

    def paid(self):
        raise NotImplementedError

    def sorted(self):
        # order by price
        rows = self.rows
        return rows
"""


def test_only_bodies_that_say_that_they_wait_are_taken_in_a_whole_file() -> None:
    """No interface, nothing abstract, and no function that is empty without a word."""
    language = packaged().for_path("a.py")
    assert language is not None
    found = stub_targets(parse(language, SHOP.encode()))

    assert [each.symbol.qualified_name for each in found if each.symbol] == ["Cart.taxed", "Cart.paid"]


@pytest.mark.parametrize(
    ("first", "last", "asked", "around"),
    [
        ("def taxed", "pass", Asked.BODY, "taxed"),
        ("# order", "price\n", Asked.LINES, "sorted"),
        ("# order", "return rows", Asked.LINES, "sorted"),
        ("def sorted", "return rows", Asked.LINES, "Cart"),
        ("class Cart", "return rows", Asked.LINES, None),
    ],
)
def test_a_selection_means_what_stands_in_it(first: str, last: str, asked: Asked, around: str | None) -> None:
    """A stand-in alone is its body; other lines are written anew, within the definition around all of them."""
    language = packaged().for_path("a.py")
    assert language is not None
    start = SHOP.index(first)
    target = selected_target(parse(language, SHOP.encode()), Span(start, SHOP.index(last, start) + len(last)))

    assert target is not None
    assert (target.asked, target.symbol and target.symbol.name) == (asked, around)


@pytest.mark.parametrize(
    ("source", "asks"),
    [
        ("def f(x):\n    # TODO: sort\n    return x\n", True),
        ("def f(x):\n    # return the square\n", True),
        ("def f(x):\n    # return early\n    return x\n", False),
        ("def f(x):\n    # sort x\n\n    return x\n", True),
    ],
)
def test_a_comment_waits_for_code_where_none_stands_below(source: str, asks: bool) -> None:
    """One that says what follows asks for nothing, a TODO always does."""
    language = packaged().for_path("a.py")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index("#"))

    assert target is not None
    assert is_request(parsed, target) is asks
