"""Content becomes a doc in each style, in the file's indent and width."""

from __future__ import annotations

import ast

import pytest
from docstring_parser import DocstringStyle
from docstring_parser import parse as parse_docstring
from inline_snapshot import snapshot

from rightsize.core.tasks.content import Described, DocContent
from tests.support.docs_edits import documented

FULL = DocContent(
    summary="Add up two numbers.",
    details="The sum is exact.\n\n- as long as both are whole\n- and small",
    parameters=(
        Described("left", "First number, which may be negative and is never changed."),
        Described("rest", "Others."),
    ),
    returns="The sum.",
    raises=(Described("ValueError", "If one of them is not a number."),),
    example="total = add(1, 2)",
)
PYTHON = "def $0add(left, *rest):\n    if not left: raise ValueError\n    return left + sum(rest)\n"


def test_google() -> None:
    """Sections with a colon, entries indented, stars kept."""
    assert documented(PYTHON, FULL)[0] == snapshot('''\
def add(left, *rest):
    """Add up two numbers.

    The sum is exact.

    - as long as both are whole
    - and small

    Args:
        left: First number, which may be negative and is
            never changed.
        *rest: Others.

    Returns:
        The sum.

    Raises:
        ValueError: If one of them is not a number.

    Example:
        total = add(1, 2)
    """
    if not left: raise ValueError
    return left + sum(rest)
''')


def test_numpy() -> None:
    """Headings underlined, types beside the names where the code has them."""
    source = "def $0add(left: int, *rest: int, sign: bool = True) -> int:\n    return left\n"
    assert documented(source, FULL, style="numpy")[0] == snapshot('''\
def add(left: int, *rest: int, sign: bool = True) -> int:
    """Add up two numbers.

    The sum is exact.

    - as long as both are whole
    - and small

    Parameters
    ----------
    left : int
        First number, which may be negative and is never
        changed.
    *rest : int
        Others.

    Returns
    -------
    int
        The sum.

    Raises
    ------
    ValueError
        If one of them is not a number.

    Examples
    --------
    ::

        total = add(1, 2)
    """
    return left
''')


def test_sphinx() -> None:
    """Fields without gaps, further lines indented."""
    assert documented(PYTHON, FULL, style="sphinx")[0] == snapshot('''\
def add(left, *rest):
    """Add up two numbers.

    The sum is exact.

    - as long as both are whole
    - and small

    :param left: First number, which may be negative and is
        never changed.
    :param rest: Others.
    :returns: The sum.
    :raises ValueError: If one of them is not a number.

    Example::

        total = add(1, 2)
    """
    if not left: raise ValueError
    return left + sum(rest)
''')


def test_jsdoc() -> None:
    """A star block in the file's tabs; the type of an error in braces, none invented for a parameter."""
    source = "class A {\n\t$0add(left, ...rest) {\n\t\treturn left;\n\t}\n}\n"
    assert documented(source, FULL, language="javascript")[0].replace("\t", "→ ") == snapshot("""\
class A {
→ /**
→  * Add up two numbers.
→  *
→  * The sum is exact.
→  *
→  * - as long as both are whole
→  * - and small
→  *
→  * @param left - First number, which may be negative and
→  *   is never changed.
→  * @param rest - Others.
→  * @returns The sum.
→  * @throws {ValueError} If one of them is not a number.
→  * @example
→  * total = add(1, 2)
→  */
→ add(left, ...rest) {
→ → return left;
→ }
}
""")


def test_tsdoc() -> None:
    """No types in braces; the example is fenced."""
    source = "export function $0add(left: number, ...rest: number[]): number { return left }\n"
    assert documented(source, FULL, language="typescript")[0] == snapshot("""\
/**
 * Add up two numbers.
 *
 * The sum is exact.
 *
 * - as long as both are whole
 * - and small
 *
 * @param left - First number, which may be negative and is
 *   never changed.
 * @param rest - Others.
 * @returns The sum.
 * @throws `ValueError` If one of them is not a number.
 * @example
 * ```ts
 * total = add(1, 2)
 * ```
 */
export function add(left: number, ...rest: number[]): number { return left }
""")


def test_javadoc() -> None:
    """Paragraphs are marked, code is marked up, and what HTML would read is escaped."""
    content = DocContent("Compares `a < b` & co.", details="Uses `List<T>`.\n\nSee {@link X} and \\u002a/.")
    source = "class A {\n    int $0add(int left) { return left; }\n}\n"
    assert documented(source, content, language="java")[0] == snapshot("""\
class A {
    /**
     * Compares {@code a < b} &amp; co.
     *
     * <p>Uses {@code List<T>}.
     *
     * <p>See &#123;&#64;link X&#125; and &#92;u002a/.
     */
    int add(int left) { return left; }
}
""")


def test_godoc() -> None:
    """Prose that opens with the name, a list that gofmt leaves as it is, no line for the type of a panic."""
    content = DocContent(
        "Return the sum.",
        parameters=(Described("left", "First number."),),
        returns="Zero when there is none.",
        raises=(Described("panic", "If `left` is nil."),),
    )
    source = "package x\n\nfunc $0Add(left *int) int { return *left }\n"
    assert documented(source, content, language="go")[0] == snapshot("""\
package x

// Add returns the sum.
//
// It returns zero when there is none.
//
// It panics if left is nil.
func Add(left *int) int { return *left }
""")


def test_rustdoc() -> None:
    """Sections as headings; an example is text, since nobody has run it."""
    content = DocContent(
        "Adds.",
        parameters=(Described("left", "First number."),),
        raises=(Described("panic", "If it overflows."), Described("ParseError", "If it is no number.")),
        example="add(1)",
    )
    source = "impl A {\n    pub fn $0add(left: i32) -> i32 { left }\n}\n"
    assert documented(source, content, language="rust")[0] == snapshot("""\
impl A {
    /// Adds.
    ///
    /// # Arguments
    ///
    /// * `left` - First number.
    ///
    /// # Errors
    ///
    /// * `ParseError` - If it is no number.
    ///
    /// # Panics
    ///
    /// If it overflows.
    ///
    /// # Examples
    ///
    /// ```text
    /// add(1)
    /// ```
    pub fn add(left: i32) -> i32 { left }
}
""")


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        ("python", "def $0f():\n    pass\n", 'def f():\n    """Do it."""\n    pass\n'),
        ("python", "def $0f(): pass\n", 'def f():\n    """Do it."""\n    pass\n'),
        ("javascript", "function $0f() {}\n", "/** Do it. */\nfunction f() {}\n"),
        ("go", "package x\n\nfunc $0F() {}\n", "package x\n\n// F does it.\nfunc F() {}\n"),
        ("rust", "fn $0f() {}\n", "/// Do it.\nfn f() {}\n"),
        ("java", "class A {\n\tvoid $0f() {}\n}\n", "class A {\n\t/** Do it. */\n\tvoid f() {}\n}\n"),
    ],
)
def test_one_line(language: str, source: str, expected: str) -> None:
    """A summary alone takes one line."""
    assert documented(source, DocContent("Do it."), language=language)[0] == expected


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        ("javascript", "const x = 1;\n", "/** @file Does it. */\n\nconst x = 1;\n"),
        ("typescript", "const x = 1;\n", "/**\n * Does it.\n *\n * @packageDocumentation\n */\n\nconst x = 1;\n"),
        ("rust", "fn f() {}\n", "//! Does it.\n\nfn f() {}\n"),
        ("go", "package example\n", "// Package example does it.\npackage example\n"),
        ("python", "x = 1\n", '"""Does it."""\n\nx = 1\n'),
    ],
)
def test_module(language: str, source: str, expected: str) -> None:
    """A module's doc carries the mark that tells it from the first definition's."""
    assert documented(source, DocContent("Does it."), language=language)[0] == expected


def test_google_is_what_others_read() -> None:
    """An independent parser finds every entry of a rendered doc."""
    for style, known in (
        ("google", DocstringStyle.GOOGLE),
        ("numpy", DocstringStyle.NUMPYDOC),
        ("sphinx", DocstringStyle.REST),
    ):
        text, _ = documented(PYTHON, FULL, style=style)
        function = ast.parse(text).body[0]
        assert isinstance(function, ast.FunctionDef)
        read = parse_docstring(ast.get_docstring(function) or "", style=known)
        assert [each.arg_name.lstrip("*") for each in read.params] == ["left", "rest"]
        assert [each.type_name for each in read.raises] == ["ValueError"]
        assert read.returns is not None
