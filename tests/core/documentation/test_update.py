"""An update adds what a doc lacks, where it belongs, and leaves every other byte of it alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.core.tasks.content import Described, DocContent
from tests.support.docs_edits import documented

CONTENT = DocContent(
    "Do it.",
    parameters=(Described("a", "The a."), Described("b", "The b."), Described("c", "A \\d `c`.")),
    returns="The sum.",
    raises=(Described("ValueError", "If wrong."),),
)
PYTHON = "def $0f(a, b, c):\n    {}\n    if a: raise ValueError\n    return b + c\n"


def updated(doc: str, source: str = PYTHON, language: str = "python") -> str:
    """Return the source with its doc, updated."""
    return documented(source.replace("{}", doc), CONTENT, language=language, mode="update")[0]


def test_google() -> None:
    """Parameters go between those that are there, in the order of the signature; stale ones stay."""
    doc = (
        '"""Adds,  with odd   spaces.\n\n    Args:\n        b (int): the b\n            and more\n        z: old\n\n'
        '    Returns:\n        int: x\n    """'
    )
    assert updated(doc) == snapshot('''\
def f(a, b, c):
    """Adds,  with odd   spaces.

    Args:
        a: The a.
        b (int): the b
            and more
        c: A \\\\d `c`.
        z: old

    Returns:
        int: x

    Raises:
        ValueError: If wrong.
    """
    if a: raise ValueError
    return b + c
''')


def test_numpy() -> None:
    """The style is that of the doc at hand, not of the file."""
    doc = (
        '"""Adds.\n\n    Parameters\n    ----------\n    b : int\n        the b\n\n'
        '    Returns\n    -------\n    int\n    """'
    )
    assert updated(doc) == snapshot('''\
def f(a, b, c):
    """Adds.

    Parameters
    ----------
    a
        The a.
    b : int
        the b
    c
        A \\\\d `c`.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If wrong.
    """
    if a: raise ValueError
    return b + c
''')


def test_sphinx() -> None:
    """Fields with types in them are read by their name."""
    doc = '"""Adds.\n\n    :param int b: the b\n    :return: x\n    """'
    assert updated(doc) == snapshot('''\
def f(a, b, c):
    """Adds.

    :param a: The a.
    :param int b: the b
    :param c: A \\\\d `c`.
    :return: x
    :raises ValueError: If wrong.
    """
    if a: raise ValueError
    return b + c
''')


@pytest.mark.parametrize("doc", ['"""Adds."""', "'Adds.'", 'r"""Adds."""', "'''Adds.\n    '''"])
def test_one_line_doc_is_opened_up(doc: str) -> None:
    """A doc of one line grows lines; its words and its kind of quotes stay, and backslashes are doubled unless raw."""
    text = updated(doc)
    quote = "'''" if "'" in doc else '"""'
    assert f"{quote}Adds.\n\n    Args:\n        a: The a.\n" in text
    assert (r"A \d `c`." if doc.startswith("r") else r"A \\d `c`.") in text
    assert text.count(quote) == 2


def test_jsdoc() -> None:
    """Tags with types are read by their name; the indent is the doc's own."""
    source = (
        "\t/**\n\t * Adds.\n\t * @param {number} [b=1] - the b\n\t */\n"
        "\tfunction $0f(a, b, c) {\n\t\tif (a) throw new ValueError();\n\t\treturn b + c;\n\t}\n"
    )
    assert updated("", source, "javascript").replace("\t", "→ ") == snapshot("""\
/**
 * Adds.
 * @param a - The a.
 * @param {number} [b=1] - the b
 * @param c - A \\d `c`.
 * @returns The sum.
 * @throws {ValueError} If wrong.
 */
function f(a, b, c) {
→ if (a) throw new ValueError();
→ return b + c;
}
""")


def test_javadoc() -> None:
    """A closing mark behind text gets a line of its own."""
    source = "class X {\n  /** Adds.\n   * @param b the b */\n  int $0f(int a, int b, int c) { return a; }\n}\n"
    assert updated("", source, "java") == snapshot("""\
class X {
  /** Adds.
   * @param a The a.
   * @param b the b
   * @param c A &#92;d {@code c}.
   * @return The sum.
   * @throws ValueError If wrong.
   */
  int f(int a, int b, int c) { return a; }
}
""")


def test_rustdoc() -> None:
    """Entries go into the list that is there."""
    source = "/// Adds.\n///\n/// # Arguments\n///\n/// * `b` - the b\nfn $0f(a: i32, b: i32, c: i32) -> i32 { a }\n"
    assert updated("", source, "rust") == snapshot("""\
/// Adds.
///
/// # Arguments
///
/// * `a` - The a.
/// * `b` - the b
/// * `c` - A \\d `c`.
///
/// # Errors
///
/// * `ValueError` - If wrong.
fn f(a: i32, b: i32, c: i32) -> i32 { a }
""")


def test_nothing_missing() -> None:
    """A doc that has everything is left alone, and that is said."""
    doc = (
        '"""Adds.\n\n    Args:\n        a: x\n        b: x\n        c: x\n\n    Returns:\n        x\n\n'
        '    Raises:\n        ValueError: x\n    """'
    )
    text, problems = documented(PYTHON.replace("{}", doc), CONTENT, mode="update")
    assert text == PYTHON.replace("{}", doc).replace("$0", "")
    assert problems == ("Nothing is missing in its doc.",)


def test_stale_entries_are_told() -> None:
    """A parameter that is gone is reported, not removed."""
    doc = '"""Adds.\n\n    Args:\n        gone: x\n    """'
    text, problems = documented(PYTHON.replace("{}", doc), CONTENT, mode="update")
    assert "gone: x" in text
    assert problems == ("Its doc describes `gone`, which is no parameter.",)


def test_names_of_its_own_for_a_destructured_parameter() -> None:
    """A person's name for a destructured parameter stands for ours."""
    content = DocContent(
        "Do.", parameters=tuple(Described(name, "x") for name in ("options", "options.a", "options.b"))
    )
    source = (
        "/**\n * Does.\n * @param config - all\n * @param config.a - one\n * @param config.b - two\n */\n"
        "function $0f({ a, b }) { use(a, b); }\n"
    )
    text, _ = documented(source, content, language="javascript", mode="update")
    assert text == source.replace("$0", "")


PIECES = """\
Words here.

    Args:
        b: the b
        a (int):
            deep
    Returns:
        x
    :param c: x
    Parameters
    ----------
    b : int
    Raises:
        ValueError: x
    Note:
    >>> f()"""
LINES = st.lists(st.sampled_from([*PIECES.split("\n"), "\ttabbed"]), max_size=12)


@given(lines=LINES)
def test_a_persons_words_survive(lines: list[str]) -> None:
    """Whatever a doc looks like, each of its lines stands in the update, in order."""
    text = updated('"""Adds.\n' + "\n".join(lines) + '\n    """')
    rest = iter(text.split("\n"))
    assert all(line in rest for line in lines)


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("go", "package x\n\n// F adds a to b, or gives up.\nfunc $0F(a, b, c int) error { return g() }\n"),
        ("go", "package x\n\n// F adds. It panics\n// without b.\nfunc $0F(a int) { panic(a) }\n"),
        ("rust", "/// Adds `a` to `b`.\nfn $0f(a: i32, b: i32, c: i32) -> i32 { a }\n"),
        ("rust", "/// Adds. Panics without `b`.\nfn $0f(a: i32) { panic!() }\n"),
        ("python", 'def $0f():\n    """Add up to the\n    sum."""\n    return a\n'),
        ("python", 'def $0f():\n    """\n    Returns all."""\n    return a\n'),
        ("java", "class A {\n  /** Returns all. */\n  int $0f() { return 1; }\n}\n"),
    ],
)
def test_a_doc_that_is_complete_in_its_style_is_left_alone(language: str, source: str) -> None:
    """Prose that names no parameter is what Go and Rust ask for; what a summary says need not be said again."""
    raises = (Described("panic", "If wrong."),) if "anic" in source else ()
    content = DocContent("Do it.", parameters=CONTENT.parameters, returns="The sum.", raises=raises)
    if language in {"python", "java"}:
        content = DocContent("Do it.", returns="The sum.")
    text, problems = documented(source, content, language=language, mode="update")
    assert (text, problems) == (source.replace("$0", ""), ("Nothing is missing in its doc.",))


def test_what_a_doc_lacks_in_its_style_is_added() -> None:
    """A panic and an error that no word tells of get their own places, in Go as a sentence."""
    content = DocContent("Do.", returns="Zero.", raises=(Described("panic", "If `a` is odd."),))
    go, _ = documented("package x\n\n// F adds.\nfunc $0F(a int) { panic(a) }\n", content, language="go", mode="update")
    assert go == "package x\n\n// F adds.\n//\n// It panics if a is odd.\nfunc F(a int) { panic(a) }\n"
    again, _ = documented(go.replace("func F", "func $0F"), content, language="go", mode="update")
    assert again == go
