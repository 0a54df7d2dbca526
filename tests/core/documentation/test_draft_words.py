"""The words of drafts: each sentence is true, and says what matters of the code."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from rightsize.core.documentation.articles import with_article
from rightsize.core.documentation.drafts import NOTHING_HONEST
from tests.support.docs_edits import drafted, summary

TOLD = {
    "an early answer": (
        "def $0f(x, y):\n    if x in y:\n        return y[x]\n    y[x] = x\n    return x\n",
        "Set `y[x]` to `x` unless `x` is in `y`, and return `y[x]` if `x` is in `y`, otherwise `x`.",
    ),
    "a way out that no word tells": (
        "def $0f(x, y):\n    try: x.pop()\n    except KeyError:\n        y.a = 1\n        return\n    y.b = x\n",
        "Call `x.pop`.",
    ),
    "a double negation": (
        "def $0f(x, y):\n    if x.a is not None:\n        return\n    x.a = y\n",
        "Store `y` as `x.a` if `x.a` is `None`.",
    ),
    "a method of the base class": ("class A:\n    def $0m(self):\n        super().m()\n", "Call the base class's `m`."),
    "an argument that makes the difference": (
        "class A:\n    def $0m(self, *x):\n        self.make_many_parts('mixed', *x, as_they_stand=True)\n",
        "Call `self.make_many_parts` with `'mixed'` as its first argument.",
    ),
    "a call under a condition": ("def $0f(x):\n    if x.a: g(x, 1)\n", "Call `g(x, 1)` if `x.a` is true."),
    "the same either way": ("def $0f(x):\n    if x: return g(x)\n    return g(x)\n", "Return the result of `g(x)`."),
    "an item by its place": (
        "def $0f(x):\n    return long_name_of_a_function(x, [1, 2, 3, 4, 5, 6, 7])[0]\n",
        "Return the first item of the result of calling `long_name_of_a_function`.",
    ),
    "nothing but its bases": ("class $0A(B, c.D):\n    pass\n", "A combination of `B` and `c.D`."),
    "the first that fits": (
        "def $0f(x):\n    for e in x:\n        if e.ok:\n            return e.name\n    return {}\n",
        "Return the `name` of the first item of `x` that passes a check, or an empty dictionary where none does.",
    ),
    "what cannot be said is only set": (
        "class A:\n    def $0m(self, x):\n        self.a = x, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]\n",
        "Set `self.a`.",
    ),
    "a comment behind the first statement": (
        "class A:\n    def $0m(self, x):\n        self.a = x\n\n        # Prevent a race in time.\n        self.b()\n",
        "Store `x` as `self.a` and call `self.b`.",
    ),
    "a comment with a ticket": (
        "# Ensure it is there; ref #1234.\nclass $0A(B):\n    x = 1\n",
        "A `B` whose `x` is `1`.",
    ),
    "a heading above": ("##### issue base types #####\nclass $0A(B):\n    x = 1\n", "A `B` whose `x` is `1`."),
    "a base class among exceptions": (
        "class $0E(Exception): pass\nclass F(E): pass\nclass G(E): pass\ndef f():\n    raise E\n",
        "An exception and the base class of `F` and `G`.",
    ),
    "raised by a private method": (
        "class $0E(Exception): pass\nclass C:\n    def _read(self):\n        raise E\n",
        "An exception raised by `C`.",
    ),
}


@pytest.mark.parametrize(("source", "expected"), TOLD.values(), ids=TOLD.keys())
def test_what_a_summary_tells(source: str, expected: str) -> None:
    """Nothing is said without the condition that it has, and nothing of a comment that speaks of something else."""
    assert summary(source) == expected


def test_a_counter_is_not_its_first_value() -> None:
    """A local that counts up stands for nothing that can be said."""
    assert summary("function $0f(x) { let n = 0; for (const k in x) n++; return n; }\n", "javascript") == NOTHING_HONEST


@pytest.mark.parametrize(
    "expected",
    [
        "an HTTPError", "a MIMEPart", "a URLError", "an OSError", "an _IOBase", "an SMTPServer", "an LRUCache",
        "a UUID", "a user", "a UnixSelector", "an uninstaller", "an hour", "a $ZodType", "an Event", "an RLock",
        "a HeaderError",
    ],
)  # fmt: skip
def test_articles_go_by_sound(expected: str) -> None:
    """Capitals are read letter by letter unless they open as a word does."""
    assert with_article(expected.split()[1]) == expected


def test_a_parameter_that_was_replaced_is_not_said_to_be_stored() -> None:
    """Behind its replacement a name stands for something else; a value for a missing one changes nothing."""
    replaced = drafted(
        "class A:\n    def $0m(self, line):\n        if not line: line = repr(line)\n        self.line = line\n"
    )
    assert "tore" not in replaced
    assert "Given to `repr`;" in replaced
    given = drafted(
        "class A:\n    def $0m(self, line=None):\n"
        "        if line is None:\n            line = x()\n        self.line = line\n"
    )
    assert "Store `line` as `self.line`." in given


def test_what_says_only_a_type_is_no_summary() -> None:
    """A generator of tuples is left alone."""
    assert drafted("def $0f(x):\n    for a, b in x:\n        yield a, b\n") == NOTHING_HONEST


def test_properties_of_a_typescript_constructor() -> None:
    """A parameter with a word like `readonly` is kept by the object, and so is used."""
    source = "class A {\n  $0constructor(readonly last: string, private count = 1, plain: number) {}\n}\n"
    assert drafted(source, "typescript") == snapshot("""\
/**
   * Keeps `last` and `count`.
   *
   * @param last - Kept as the property of that name.
   * @param count - Kept as the property of that name.
   * @param plain - Not used by this implementation.
   */\
""")


def test_an_exception_that_is_caught_again_is_not_raised() -> None:
    """Only what leaves the body is told; what is caught and raised anew comes from a call."""
    source = (
        "def $0f(x):\n    try:\n        if x: raise ValueError\n        raise KeyError\n"
        "    except KeyError:\n        raise OSError\n    try:\n        x.a = 1\n"
        "    except TypeError:\n        raise TypeError\n"
    )
    raised = drafted(source).partition("Raises:\n")[2]
    assert raised.split("\n")[:3] == [
        "    ValueError: If `x` is true.",
        "    OSError: When `KeyError` is caught.",
        "    TypeError: If a call in the body raises it.",
    ]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("go", "package p\n\n// F gives up where it has to do so.\nfunc $0F(a int) int { return g(a) }\n"),
        ("javascript", "/** Gives up where it has to do so. */\nfunction $0f(a) { return g(a); }\n"),
        ("rust", "/// Gives up where it has to do so.\nfn $0f(a: i32) -> i32 { g(a) }\n"),
        ("rust", "//! Gives up where it has to do so.\n\nstruct A;\n"),
    ],
)
def test_a_draft_does_not_speak_from_the_doc_that_it_replaces(language: str, source: str) -> None:
    """Else the second draft would say something else than the first."""
    assert "gives up" not in drafted(source, language, mode="regenerate").lower()


def test_the_first_of_many_steps_are_no_summary() -> None:
    """A long body of which one sentence would tell only the start is left alone."""
    steps = "".join(f"    x.a{n} = {n}\n    x.b{n}()\n" for n in range(6))
    assert drafted(f"def $0f(x):\n{steps}") == NOTHING_HONEST


def test_what_is_left_to_subclasses() -> None:
    """A body that only raises says nothing against its parameters; a cause is not what is raised."""
    assert drafted("class A:\n    def $0m(self, x):\n        raise NotImplementedError\n") == snapshot('''\
"""Raise `NotImplementedError` unless a subclass overrides it.

Args:
    x: Left to the subclass.

Raises:
    NotImplementedError: Unless a subclass overrides it.
"""\
''')
    assert "x: Named as the cause" in drafted("def $0f(x, y):\n    if y: raise ValueError('a b') from x\n")


def test_a_cast_is_seen_through() -> None:
    """What a value is cast to on its way says nothing of it."""
    source = "function $0f(a: X, b: Y) { g(a as any); return { left: b as any as Z }; }\n"
    text = drafted(source, "typescript")
    assert "@param a - Passed to `g`." in text
    assert "@param b - Put into an object under `left`." in text


def test_a_statement_above_is_no_summary_where_the_body_has_one() -> None:
    """It follows what the body does."""
    source = "# Two that only touch can be merged too.\ndef $0merge(x, y):\n    return x.merge(y)\n"
    assert drafted(source).startswith(
        '"""Return the result of `x.merge(y)`.\n\nTwo that only touch can be merged too.\n'
    )


def test_fields_with_a_factory_are_told_by_their_type() -> None:
    """How a default is made is no value."""
    assert "x: Value of the type `list[int]`." in drafted(
        "class $0A:\n    x: list[int] = field(default_factory=list)\n"
    )


def test_made_from_all_that_is_given() -> None:
    """Where not all of it can be named, none is."""
    assert summary("def $0f(x, y):\n    return Item(x, y)\n") == "Return a new `Item` made from `x` and `y`."
    assert summary("def $0f(x, y):\n    return Item(x.a, y)\n") == "Return a new `Item`."
    assert "otherwise an `Item` with" in drafted(
        "impl A { fn $0new(x: i64) -> Option<Item> { if x > 1 { return None; } Some(Item { x }) } }\n", "rust"
    )


def test_no_line_about_a_result_that_is_none() -> None:
    """A way out with `None` is told in the summary, and is no value."""
    text = drafted("def $0f(x):\n    if x.a:\n        return None\n    raise TypeError('no a there')\n")
    assert "Return `None` if `x.a` is true." in text
    assert "Returns:" not in text
