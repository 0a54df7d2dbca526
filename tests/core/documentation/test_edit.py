"""Which edit the three modes make, and that it touches nothing but the doc."""

from __future__ import annotations

import pytest

from rightsize.core.tasks.content import DocContent
from tests.support.docs_edits import documented

CONTENT = DocContent("Do it.")


def test_missing_leaves_a_doc_alone() -> None:
    """The default mode writes only where there is no doc."""
    source = 'def $0f():\n    """Old."""\n'
    assert documented(source, CONTENT) == (source.replace("$0", ""), ("it has a doc",))


def test_an_empty_doc_counts_as_missing() -> None:
    """A docstring without a word is replaced."""
    assert documented('def $0f():\n    """ """\n', CONTENT)[0] == 'def f():\n    """Do it."""\n'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            'class A:\n\tdef $0f(self):\n\t\t"""Old.\n\n\t\tMore.\n\t\t"""\n',
            'class A:\n\tdef f(self):\n\t\t"""Do it."""\n',
        ),
        ("def $0f(): 'Old'; return 1\n", 'def f(): """Do it."""; return 1\n'),
    ],
)
def test_regenerate_replaces_the_doc_alone(source: str, expected: str) -> None:
    """The bytes of the doc are replaced, from its first quote to its last."""
    assert documented(source, CONTENT, mode="regenerate")[0] == expected


def test_a_doc_that_is_code_is_not_touched() -> None:
    """A concatenated literal is not spliced."""
    source = 'def $0f():\n    "Old" " and split"\n'
    text, problems = documented(source, CONTENT, mode="regenerate")
    assert text == source.replace("$0", "")
    assert problems == ("its doc is not a plain string or comment, which only a person should change",)


def test_line_ends_of_the_file() -> None:
    """A file with CRLF gets CRLF."""
    text, _ = documented("def $0f(a):\r\n    return a\r\n", DocContent("Do.", "More."))
    assert text == 'def f(a):\r\n    """Do.\r\n\r\n    More.\r\n    """\r\n    return a\r\n'
