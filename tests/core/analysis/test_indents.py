"""Code that nests deeper than a grammar can follow is read as far as that goes, and ends no process."""

from __future__ import annotations

from rightsize.core.analysis.indents import within
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, reparse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import Edit, Span

DEEP = 700


def nested(levels: int, indent: str = " ") -> str:
    """Return a function of so many blocks in one another, and one behind it."""
    blocks = "".join(f"{indent * (level + 1)}if q[{level}]:\n" for level in range(levels))
    return f"def g(q):\n{blocks}{indent * (levels + 1)}pass\n\n\ndef after():\n    return 1\n"


def names_in(text: str) -> list[str]:
    """Return the names of the functions that are read in a text of Python."""
    python = packaged().for_path("x.py")
    assert python is not None
    return [each.name for each in symbols_in(parse(python, text.encode())) if each.name]


def test_what_nests_too_deep_is_blank() -> None:
    """Each line stays as long as it was, and those that nest no deeper stay as they were."""
    text = nested(6).encode()

    assert within(text, 0) is text
    assert within(text, 20) is text
    short = within(text, 3)
    assert [len(line) for line in short.split(b"\n")] == [len(line) for line in text.split(b"\n")]
    assert short.startswith(b"def g(q):\n if q[0]:\n  if q[1]:\n")
    assert b"q[2]" not in short
    assert short.endswith(b"def after():\n    return 1\n")


def test_a_process_outlives_code_that_nests_deep() -> None:
    """The scanner of the grammar writes past its buffer there."""
    assert names_in(nested(DEEP)) == ["g", "after"]
    assert names_in(nested(DEEP, "\t")) == ["g", "after"]
    assert names_in(nested(50)) == ["g", "after"]


def test_an_edit_may_make_it_deep() -> None:
    """What is typed is held to the same."""
    python = packaged().for_path("x.py")
    assert python is not None
    deep = nested(DEEP).encode()
    old = parse(python, b"x = 1\n")

    new = reparse(old, deep, [Edit(Span(0, len(old.data)), deep)])

    assert new.data == deep
    assert [each.name for each in symbols_in(new) if each.name] == ["g", "after"]
