"""What the embedded engine says of code: facts that stand in the tree, or that there is nothing honest to say."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from rightsize.core.documentation.drafts import NOTHING_HONEST
from rightsize.core.tasks.content import DocContent
from tests.support.docs_edits import documented, drafted, summary


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return len(self.items)", "Return the length of `self.items`."),
        ("return sorted(self.items.keys())", "Return the keys of `self.items` in sorted order."),
        ("return self.a is None and not self.b", "Tell whether `self.a` is `None` and `self.b` is empty or false."),
        ("return isinstance(x, (int, str))", "Tell whether `x` is an instance of `int` or `str`."),
        ("return x if y else None", "Return `x` if `y` is true, otherwise `None`."),
        ("if y:\n            return x\n        return self", "Return `x` if `y` is true, otherwise this object."),
        (
            "try:\n            return x()\n        except KeyError:\n            return y",
            "Return the result of `x()`, or `y` when `KeyError` is caught.",
        ),
        (
            "for each in x:\n            if each > y:\n                return True\n        return False",
            "Tell whether any item of `x` passes a check.",
        ),
        ("result = Thing(x)\n        return result", "Return a new `Thing` made from `x`."),
        (
            "return [each.name for each in x if each.ok]",
            "Return a list with `each.name` for each `each` in `x` where `each.ok` is true.",
        ),
        ("self.x = x", "Store `x` as `self.x`."),
        (
            "self.items.append(x)\n        self.count += 1",
            "Append `x` to `self.items` and increase `self.count` by `1`.",
        ),
        ("for each in x:\n            self.items.append(each)", "Append each item of `x` to `self.items`."),
        (
            "if self.closed:\n            return\n        self.file.close()",
            "Close `self.file` unless `self.closed` is true.",
        ),
        (
            "if y: self.stop()\n        elif x: self.start()",
            "Call `self.stop` if `y` is true, then start `self` if `x` is true.",
        ),
        (
            "self.a = 1\n        self.b = 2\n        return self",
            "Set `self.a` to `1` and `self.b` to `2`, and return this object.",
        ),
        ("raise NotImplementedError", "Raise `NotImplementedError` unless a subclass overrides it."),
        ("pass", "Do nothing."),
        ("yield from self.items", "Yield the items of `self.items`."),
        (
            "with open(x) as file:\n            return file.read()",
            "Return the result of calling `read` on the result of `open(x)`.",
        ),
    ],
)
def test_methods(body: str, expected: str) -> None:
    """A body is worded by what it returns and does, under which condition."""
    assert summary(f"class A:\n    def $0m(self, x, y=None):\n        {body}\n") == expected


@pytest.mark.parametrize(
    "body",
    [
        "value = x\n        value = y\n        return value",
        "a, b = x\n        return a + b",
        "try:\n            value = x[0]\n        except IndexError:\n            value = None",
    ],
)
def test_nothing_honest(body: str) -> None:
    """Where only locals could be named, or nothing is done that shows outside, the symbol is left alone."""
    assert summary(f"class A:\n    def $0m(self, x, y=None):\n        {body}\n") == NOTHING_HONEST


def test_whole_draft() -> None:
    """Each parameter has a fact, each exception its condition, and the result is described."""
    source = """
    def $0load(path, *, mode="r", encoding=None, strict=False, unused=1, **options):
        if encoding is None:
            encoding = default_encoding()
        if mode not in ("r", "w"):
            raise ValueError("bad mode")
        if strict:
            raise TypeError("%r cannot be strict" % path)
        return open(path, mode, encoding=encoding, **options)
    """
    assert drafted(source) == snapshot('''\
"""Return the result of `open(path, mode, encoding=encoding, **options)`.

Args:
    path: Passed to `open`; put into a string.
    mode: Passed to `open`; looked for in `("r", "w")`.
    encoding: If it is None, the result of `default_encoding()` is used;
        passed to `open` as `encoding`.
    strict: A true value raises `TypeError`.
    unused: Not used by this implementation.
    **options: Any number of keyword arguments, passed on to `open`.

Returns:
    The result of `open(path, mode, encoding=encoding, **options)`.

Raises:
    ValueError: If `mode` is not in `("r", "w")`.
    TypeError: If `strict` is true.
"""\
''')


def test_a_comment_above_speaks_first() -> None:
    """A person's words are taken as they are; facts fill in the rest."""
    source = """
    # Works out the next prime behind a number.
    # Slow for large ones.
    def $0advance(number):
        return number
    """
    assert drafted(source) == snapshot('''\
"""Works out the next prime behind a number.

Slow for large ones.

Args:
    number: Returned as it is.

Returns:
    `number`.
"""\
''')


@pytest.mark.parametrize(
    "comment",
    [
        "# TODO: make this faster",
        "# noqa",
        "# x = old_code(y)",
        "#######",
        "# If x is None, wait.",
        "# See the docs",
        "# helpers",
    ],
)
def test_comments_that_say_nothing_of_the_symbol(comment: str) -> None:
    """Orders to tools, code and asides are no summary."""
    assert summary(f"{comment}\ndef $0f(x):\n    return len(x)\n") == "Return the length of `x`."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("class $0Bad(ValueError):\n    pass\n\ndef check(x):\n    raise Bad(x)\n", "An exception raised by `check`."),
        ("class $0Color(Enum):\n    RED = 1\n    BLUE = 2\n", "An enumeration of `RED` and `BLUE`."),
        ("class $0Atom(Token):\n    kind = 'atom'\n", "A `Token` whose `kind` is `'atom'`."),
        ("class $0Atom(Token):\n    pass\n", "A `Token` that adds nothing of its own."),
        (
            "class $0A:\n    def __init__(self, x):\n        self.x = x\n    def run(self): ...\n",
            "A class that holds `x` and defines `run`.",
        ),
        ("class $0A:\n    pass\n", NOTHING_HONEST),
    ],
)
def test_classes(source: str, expected: str) -> None:
    """A class is worded by who raises it, what it derives from, holds and defines."""
    assert summary(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "import os\n\nclass A: ...\nclass B: ...\ndef fold(): ...\ndef _g(): ...\n",
            "Define the classes `A` and `B` and the function `fold`.",
        ),
        (
            "# Copyright 2026 Somebody\n#\n# Reads and writes colour tables.\n\ndef fold(): ...\n",
            "Define the function `fold`.",
        ),
        ("# Reads and writes colour tables.\n\ndef fold(): ...\n", "Reads and writes colour tables."),
        ('def fold():\n    """Add it up."""\n', "Define the function `fold`."),
        ('def fold():\n    """Return the result of `g()`."""\n    return g()\n', "Define the function `fold`."),
        ("import os\n", NOTHING_HONEST),
    ],
)
def test_modules(source: str, expected: str) -> None:
    """A module is worded by the comment at its head, or by what it defines."""
    assert summary(source) == expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("def $0__len__(self):\n        return self.n", "Return how many items this `A` has."),
        ("def $0__exit__(self, *rest):\n        pass", "Leave the `with` block of this `A` and do nothing."),
        ("def $0__getstate__(self):\n        raise TypeError('no')", "Raise `TypeError`."),
    ],
)
def test_conventions(method: str, expected: str) -> None:
    """What the language says of a method of that name is a fact, unless the body says otherwise."""
    assert summary(f"class A:\n    {method}\n") == expected


def test_a_word_of_a_doc_or_comment_is_no_use_of_a_parameter() -> None:
    """Only code and what stands in strings may use it."""
    unused = drafted("def $0f(record):\n    # The record has no say.\n    return 1\n")
    assert "record: Not used by this implementation." in unused
    assert "Not used" not in drafted('def $0f(record):\n    return f"{record!r}"\n')


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("out = []\n    for each in x:\n        out.append(each)", "', '.join(out)"),
        ("out = {}\n    for each in x:\n        out[each] = 1", "sorted(out)"),
        ("out = StringIO()\n    out.write(x)", "out.getvalue()"),
        ("out = x.split()\n    shuffle(out)", "len(out)"),
    ],
)
def test_a_local_that_was_changed_is_not_what_it_was_set_to(change: str, value: str) -> None:
    """The items of a list that was filled are not "the items of an empty list"."""
    said = summary(f"def $0f(x):\n    {change}\n    return {value}\n")
    assert not any(word in said for word in ("empty", "StringIO", "split"))


def test_numpy_asks_for_the_type_of_a_result() -> None:
    """Where no annotation tells it, everything is an object."""
    content = DocContent("Do it.", returns="The sum.")
    text, _ = documented("def $0f():\n    return a\n", content, style="numpy")
    assert "    Returns\n    -------\n    object\n        The sum.\n" in text
