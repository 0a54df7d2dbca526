"""The habits of a file."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.style import doc_style_in, line_length_in
from tests.support.analysis_source import parsed

STYLES = {
    "google": ("python", 'def f(x):\n    """F.\n\n    Args:\n        x: X.\n    """\n', "google"),
    "numpy": ("python", 'def f(x):\n    """F.\n\n    Parameters\n    ----------\n    x\n    """\n', "numpy"),
    "sphinx": ("python", 'def f(x):\n    """F.\n\n    :param x: X.\n    :returns: Y.\n    """\n', "sphinx"),
    "CRLF": ("python", 'def f(x):\r\n    """F.\r\n\r\n    Returns\r\n    -------\r\n    int\r\n    """\r\n', "numpy"),
    "the most frequent": (
        "python",
        (
            'def f(x):\n    """F.\n\n    :param x: X.\n    """\n'
            'def g(x):\n    """G.\n\n    Args:\n        x: X.\n\n    Returns:\n        Y.\n    """\n'
        ),
        "google",
    ),
    "no sections": ("python", 'def f(x):\n    """F."""\n', None),
    "jsdoc": ("javascript", "/**\n * F.\n * @param {string} x X.\n */\nfunction f(x) {}\n", "jsdoc"),
    "tsdoc": ("typescript", "/**\n * F.\n * @param x - X.\n */\nfunction f(x) {}\n", "tsdoc"),
    "javadoc": ("java", "/**\n * C.\n */\nclass C {}\n", "javadoc"),
    "rustdoc": ("rust", "/// F.\nfn f() {}\n", "rustdoc"),
    "godoc": ("go", "package p\n\n// F does.\nfunc F() {}\n", "godoc"),
    "an empty file": ("python", "", None),
}


@pytest.mark.parametrize(("language", "source", "expected"), STYLES.values(), ids=STYLES.keys())
def test_the_style_is_the_one_that_the_docs_show(language: str, source: str, expected: str | None) -> None:
    """Where no doc shows one, there is none."""
    assert doc_style_in(parsed(language, source)) == expected


def lines(*lengths: int) -> str:
    """Return a source with lines of these lengths among many short ones."""
    return "\n".join([*("x" * 40 for _ in range(200)), *("y" * length for length in lengths), ""])


LENGTHS = {
    "black's": (lines(88, 87, 86), 88),
    "the standard's": (lines(79, 78), 79),
    "a hundred and twenty": (lines(119, 118, 117), 119),
    "one outlier": (lines(88, 87, 86, 200), 88),
    "nothing comes close": (lines(60, 61), None),
    "a short file": ("x" * 88 + "\n", None),
    "docs and comments show nothing": (
        lines(79, 78)
        + "".join(f'def f{n}():\n    """{"d" * 90}\n\n    {"d" * 95}\n    """\n' for n in range(9))
        + "# "
        + "c" * 97,
        79,
    ),
    "a setting of that name in code or in a doc": ('"""Keeps max_line_length: 66."""\nmax_line_length = 66\n', None),
    "declared": ("# vim: tw=100\nx = 1\n", 100),
    "wide characters count once": (lines().replace("x" * 40, "ä" * 40) + "ä" * 79 + "\n" + "ä" * 78 + "\n", 79),
}


@pytest.mark.parametrize(("source", "expected"), LENGTHS.values(), ids=LENGTHS.keys())
def test_the_line_length_is_the_one_that_nearly_all_lines_keep(source: str, expected: int | None) -> None:
    """A file that shows none says nothing about it."""
    assert line_length_in(parsed("python", source)) == expected
