"""An edit puts in one doc, where it is read as one, and leaves code, trees and other comments as they are."""

from __future__ import annotations

import pytest

from rightsize.core.text import Edit, Span
from rightsize.core.verification.documentation import verify_content, verify_documentation
from tests.support.verification_replies import at_cursor, found_in_edit, reply

PYTHON = "def $0f(x):\n    # note\n    return x  # behind\n"
SCRIPT = "// note\nfunction $0f(x) {\n  return x; // behind\n}\n"
GOOD = '    """Do it."""\n'
OTHER_BYTES = "The edit touches bytes that belong to no doc of this symbol."
NOT_ONE = "What the edit puts in is not one whole comment or string."


@pytest.mark.parametrize(
    ("new", "start", "end", "expected"),
    [
        (GOOD, 0, 0, []),
        ('    """Do it."""\n    # note\n', 0, 11, [OTHER_BYTES]),
        (GOOD, -1, -1, [OTHER_BYTES]),
        ('    """Do it."""; x = 1\n', 0, 0, [NOT_ONE]),
        ("    x = 1\n", 0, 0, [NOT_ONE]),
        ('    """Do it.\n', 0, 0, [NOT_ONE]),
        ("", 0, 0, [NOT_ONE]),
    ],
)
def test_bytes(new: str, start: int, end: int, expected: list[str]) -> None:
    """Only the place for a doc, or the old doc, is written to, and one whole doc goes there."""
    assert found_in_edit("bytes_kept", PYTHON, new, start=start, end=end) == expected


@pytest.mark.parametrize(
    ("language", "source", "new", "in_place"),
    [
        ("python", PYTHON, GOOD, True),
        ("python", PYTHON, "    # Do it.\n", False),
        ("javascript", SCRIPT, "/** Do it. */\n", True),
        ("javascript", SCRIPT, "// Do it.\n", False),
        ("go", "package p\n\nfunc $0F() {}\n", "// F does it.\n", True),
        ("go", "package p\n\nfunc $0F() {}\n", "// F does it.\n\n", False),
        ("rust", "fn $0f() {}\n", "/// Do it.\n", True),
        ("rust", "fn $0f() {}\n", "// Do it.\n", False),
    ],
)
def test_a_doc_is_read_as_one(language: str, source: str, new: str, in_place: bool) -> None:
    """An ordinary comment, or one behind a blank line where that matters, documents nothing."""
    assert (found_in_edit("doc_in_place", source, new, language=language) == []) is in_place


@pytest.mark.parametrize(
    ("language", "source", "new"),
    [("python", PYTHON, '    """Do it.\n'), ("javascript", SCRIPT, "/** Do it. */ {\n"), ("python", PYTHON, "  x(\n")],
)
def test_code_that_no_longer_parses(language: str, source: str, new: str) -> None:
    """An open quote or bracket swallows what follows."""
    assert found_in_edit("parses_as_before", source, new, language=language)


def test_code_that_never_parsed() -> None:
    """A file that was broken before may stay so."""
    assert found_in_edit("parses_as_before", f"{PYTHON}\nx = = 1\n", GOOD) == []


@pytest.mark.parametrize(
    ("language", "source", "new", "expected"),
    [
        ("python", PYTHON, GOOD, []),
        ("python", PYTHON, "    x = 1\n", ["A token of code would change: return to x."]),
        (
            "python",
            PYTHON,
            '    """Do it."""\n    """Again."""\n',
            ['A token of code would change: return to """Again.""".'],
        ),
        ("javascript", SCRIPT, "/** Do it. */ x;\n", ["A token of code would change: function to x."]),
    ],
)
def test_tokens(language: str, source: str, new: str, expected: list[str]) -> None:
    """The first token that differs is named."""
    assert found_in_edit("tokens_kept", source, new, language=language) == expected


@pytest.mark.parametrize(
    "new", ["    x = 1\n", '    """Do it."""\n    """Again."""\n', "    return 1\n", '  """Do it."""\n']
)
def test_python_reads_another_tree(new: str) -> None:
    """Python's own parser sees a statement more, or an indent that does not fit."""
    assert found_in_edit("tree_kept", PYTHON, new) == ["The syntax tree of the code would change."]


@pytest.mark.parametrize("source", [PYTHON, "class A:\n    def $0f(self):\n        pass\n", "class $0A:\n    x = 1\n"])
def test_python_reads_the_same_tree(source: str) -> None:
    """With a docstring more, the rest of the tree is the same, in an indented method too."""
    indent = "        " if "self" in source else "    "
    assert found_in_edit("tree_kept", source, f'{indent}"""Do it."""\n') == []


@pytest.mark.parametrize(
    ("language", "source", "new", "end", "text"),
    [
        ("javascript", SCRIPT, "/** Do it. ", 0, "// behind"),
        ("python", PYTHON, '    """Do it."""\n', 11, "# note"),
        ("python", PYTHON, '    """Do it."""; x\n', 0, "# note"),
    ],
)
def test_other_comments(language: str, source: str, new: str, end: int, text: str) -> None:
    """A comment that is swallowed, replaced, or that comes to stand at other code is named."""
    assert found_in_edit("comments_kept", source, new, end=end, language=language) == [
        f"Another comment would change or move: {text}."
    ]


def test_without_an_edit_its_checks_do_not_run() -> None:
    """The content alone can be checked; the verdict lists what ran."""
    parsed, symbol = at_cursor(PYTHON)
    content = reply("Return what came in.", parameters={"x": "What comes in."}, returns="What came in.")
    assert symbol.insertion is not None
    place = symbol.insertion.offset
    alone = verify_content(parsed, symbol, content)
    whole = verify_documentation(parsed, symbol, content, Edit(Span(place, place), GOOD.encode()))

    assert alone.passed
    assert whole.passed
    assert set(whole.checks) - set(alone.checks) == {
        "bytes_kept",
        "doc_in_place",
        "parses_as_before",
        "tokens_kept",
        "tree_kept",
        "comments_kept",
    }


def test_without_a_tree_its_check_does_not_run() -> None:
    """Only Python's own parser is at hand; in other languages the verdict does not name what it would have found."""
    named = []
    for language, source, new in (("python", PYTHON, GOOD), ("javascript", SCRIPT, "/** Do it. */\n")):
        parsed, symbol = at_cursor(source, language)
        assert symbol.insertion is not None
        edit = Edit(Span(symbol.insertion.offset, symbol.insertion.offset), new.encode())
        named.append(set(verify_documentation(parsed, symbol, reply("Do it."), edit).checks))
    assert named[0] - named[1] == {"tree_kept"}


def test_comments_between_a_doc_and_its_code_come_along() -> None:
    """However many there are, the doc is read as that of the code behind them."""
    source = "/** Old. */\n" + "// A note.\n" * 6 + "class $0A {}\n"
    assert found_in_edit("doc_in_place", source, "/** New. */", language="java") == []
