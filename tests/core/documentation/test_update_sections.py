"""An update keeps to the sections that it knows: what a person wrote in other ways is neither extended nor repeated."""

from __future__ import annotations

import pytest

from rightsize.core.documentation.styles import style_for
from rightsize.core.documentation.update import remarks_on
from rightsize.core.tasks.content import Described, DocContent
from tests.support.docs_edits import documented, symbol_under_cursor

BOTH = DocContent("Do.", parameters=(Described("x", "The x."), Described("y", "The y.")))
NUMPY = "Thing.\n\n    Parameters\n    ----------\n    x : int\n        Keep me.\n"


def updated(doc: str, content: DocContent = BOTH, body: str = "return x") -> str:
    """Return the text of a function's doc after an update, without its quotes and indent."""
    source = f'def $0f(x, y):\n    """{doc}"""\n    {body}\n'
    text, _ = documented(source, content, mode="update")
    return "\n".join(line.removeprefix("    ") for line in text.split('"""')[1].split("\n"))


@pytest.mark.parametrize("heading", ["See Also\n    --------\n    a : other", "References\n    ----------\n    y"])
def test_a_heading_that_the_style_does_not_know_ends_a_section(heading: str) -> None:
    """What stands below such a heading is no parameter, and none is written there."""
    found = updated(f"{NUMPY}\n    {heading}\n    ")
    added = heading.replace("\n    ", "\n")
    expected = "x : int\n    Keep me.\ny\n    The y.\n\n"
    assert found == f"Thing.\n\nParameters\n----------\n{expected}{added}\n"


@pytest.mark.parametrize("heading", ["Keyword Args:", "Keyword Arguments:", "Other Parameters:", "Other:"])
def test_a_parameter_goes_below_the_heading_of_parameters(heading: str) -> None:
    """A heading for some of the parameters tells of them, and takes no other one."""
    found = updated(f"Thing.\n\n    Args:\n        x: keep\n\n    {heading}\n        z: keep\n    ")
    assert found == f"Thing.\n\nArgs:\n    x: keep\n    y: The y.\n\n{heading}\n    z: keep\n"


def test_a_section_of_parameters_begins_in_front_of_one_for_some_of_them() -> None:
    """What is missing gets a section of its own, in its usual place."""
    found = updated("Thing.\n\n    Keyword Args:\n        y: keep\n    ")
    assert found == "Thing.\n\nArgs:\n    x: The x.\n\nKeyword Args:\n    y: keep\n"
    found = updated("Thing.\n\n    Other Parameters\n    ----------------\n    y\n        keep\n    ")
    assert (
        found == "Thing.\n\nParameters\n----------\nx\n    The x.\n\nOther Parameters\n----------------\ny\n    keep\n"
    )


@pytest.mark.parametrize(
    "line",
    ["Returns: by hand", "Returns: by\n        hand", "Raises: ValueError if bad", "Raises:\n        Many, when bad."],
)
def test_a_section_in_a_form_of_its_own_is_not_written_again(line: str) -> None:
    """A section on one line, or in prose, is all that the doc says of its matter."""
    returned = "Returns" in line
    content = DocContent(
        "Do.", returns="The sum." if returned else None, raises=() if returned else (Described("ValueError", "If x."),)
    )
    doc = f"Thing.\n\n    Args:\n        x: keep\n        y: keep\n\n    {line}\n    "
    body = "return x" if returned else "raise ValueError"
    assert updated(doc, content, body) == "\n".join(part.removeprefix("    ") for part in doc.split("\n"))


def test_a_new_section_is_set_off_from_the_prose_above() -> None:
    """Two new sections in front of one on a line get a blank line each."""
    content = DocContent("Do.", parameters=BOTH.parameters, returns="The x.")
    found = updated("Thing.\n    Raises: ValueError if bad\n    ", content)
    assert (
        found == "Thing.\n\nArgs:\n    x: The x.\n    y: The y.\n\nReturns:\n    The x.\n\nRaises: ValueError if bad\n"
    )


def test_rust_prose_on_errors_is_not_written_again() -> None:
    """Below its heading an error need not be named."""
    source = "/// Adds.\n///\n/// # Errors\n///\n/// Fails without `a`.\nfn $0f(a: i32) -> R { a }\n"
    content = DocContent("Do.", raises=(Described("Empty", "If so."),))
    assert documented(source, content, language="rust", mode="update")[0] == source.replace("$0", "")


def test_a_field_on_the_first_line_tells_the_style() -> None:
    """Behind the quotes stands a field; what is new goes below it, also what the signature has before it."""
    content = DocContent("Do.", parameters=BOTH.parameters, returns="The x.")
    assert updated(":param y: keep\n    ", content) == ":param y: keep\n:param x: The x.\n:returns: The x.\n"


def test_a_tag_on_the_first_line_keeps_the_opening_in_front() -> None:
    """Nothing is put in front of the mark that opens a comment."""
    source = "class A {\n  /** @param y keep\n   * and more */\n  void $0f(int x, int y) {}\n}\n"
    text, _ = documented(source, BOTH, language="java", mode="update")
    assert text.split("\n")[1:5] == ["  /** @param y keep", "   * and more", "   * @param x The x.", "   */"]


def test_tags_follow_tags() -> None:
    """No blank line parts a new tag from one that the style does not know."""
    source = "class A {\n  /**\n   * Gets.\n   *\n   * @see B\n   */\n  int $0f() { return 1; }\n}\n"
    text, _ = documented(source, DocContent("Do.", returns="One."), language="java", mode="update")
    assert "   * @see B\n   * @return One.\n   */" in text


@pytest.mark.parametrize(
    ("signature", "doc", "expected"),
    [
        ("x", "Do.\n\n    Args:\n        x: keep\n        old: keep\n    ", "describes `old`, which is no parameter"),
        ("x, **more", "Do.\n\n    Args:\n        x: keep\n        old: keep\n    ", ""),
        (
            "x, y",
            "Do.\n\n    Args: x is kept\n    ",
            "has no entry for `y`, and the form of its section leaves no room for one",
        ),
        ("x, y", "Do.\n\n    Args: x and y\n    ", ""),
        ("x", "Do.\n\n    Args:\n        x: keep\n    ", ""),
        ("x", "Do.", ""),
    ],
)
def test_what_an_update_leaves_to_a_person_is_told(signature: str, doc: str, expected: str) -> None:
    """A stale entry stays, and one for which there is no room is not written: both are said."""
    parsed, symbol = symbol_under_cursor(f'def $0f({signature}):\n    """{doc}"""\n')
    remarks = remarks_on(parsed, symbol, style_for(parsed.language))
    assert remarks == ((f"Its doc {expected}.",) if expected else ())


def test_a_doc_beside_its_signature_takes_the_indent_of_a_body() -> None:
    """Further lines stand where a body on lines of its own would."""
    text, _ = documented("class A:\n    def $0f(x, y): 'Do.'; return x\n", BOTH, mode="update")
    assert text.split("\n")[1:7] == [
        "    def f(x, y): '''Do.",
        "",
        "        Args:",
        "            x: The x.",
        "            y: The y.",
        "        '''; return x",
    ]


@pytest.mark.parametrize("mode", ["update", "regenerate"])
def test_a_doc_indented_with_tabs_gets_tabs(mode: str) -> None:
    """Also what stands deeper than the doc is indented with tabs."""
    text, _ = documented('class A:\n\tdef $0f(x, y):\n\t\t"""Do.\n\n\t\tMore.\n\t\t"""\n', BOTH, mode=mode)
    assert "\n\n\t\tArgs:\n\t\t\tx: The x.\n\t\t\ty: The y.\n" in text


def test_a_go_sentence_ends_with_a_full_stop() -> None:
    """What is described is the end of a sentence."""
    content = DocContent("Do.", returns="The items, none removed")
    text, _ = documented("package x\n\nfunc $0F() int { return 1 }\n", content, language="go")
    assert "// It returns the items, none removed.\n" in text
