"""Finding quotes: other white space is no hindrance, other words are, and a long quote costs nothing."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.quotes import places_of
from rightsize.core.text import Span

SOURCE = "def f(x):\n    return g( x ) + 1\n\n\ndef h(x):\n    return g( x ) + 2\n"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("return g( x ) + 1", ["return g( x ) + 1"]),
        ("return  g(x)+1", ["return g( x ) + 1"]),
        ("def f(x):\n  return g( x ) + 1", ["def f(x):\n    return g( x ) + 1"]),
        ("```python\ndef h(x):\n```", ["def h(x):"]),
        ("`def h(x):`", ["def h(x):"]),
        ("1: def f(x):", ["def f(x):"]),
        ("return g( x )", ["return g( x )", "return g( x )"]),
        ("return g(y)", []),
        ("", []),
        ("x", []),
    ],
)
def test_where_a_quote_stands(quote: str, expected: list[str]) -> None:
    """Word for word but for white space, fences, backticks and line numbers."""
    data = SOURCE.encode()
    assert [each.of(data).decode() for each in places_of(data, quote, Span(0, len(data)))] == expected


def test_a_quote_without_end_is_not_looked_for() -> None:
    """A model may send a whole file back; that is no quote."""
    data = b"a " * 20_000
    assert places_of(data, "a " * 500, Span(0, len(data))) == ()
