"""What the benchmarks read: a generated file of 10,000 lines and 3,400 functions, and files of the standard library."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import Final

FUNCTIONS: Final = 3400
LINES: Final = 10_000

_SHORT: Final = "def pick_{0}(left, right): return left if left > right else right\n\n"
_LONG: Final = "def add_{0}(left, right):\n    return left + right + {0}\n\n"

LARGE_REPLY: Final = (
    '{"summary": "Add `left` and `right` to a constant and return the sum.", "details": null, "parameters": ['
    '{"name": "left", "description": "First value to add."}, '
    '{"name": "right", "description": "Second value to add."}], '
    '"returns": "Sum of `left`, `right` and the constant.", "yields": null, "raises": [], "example": null}'
)
"""A reply that fits every function of the large file but the short ones at its head."""


_LEFT_OUT: Final = {"site-packages", "dist-packages", "__pycache__", "test", "tests", "idle_test"}


def large_source() -> str:
    """Return a Python file of exactly 10,000 lines with 3,400 undocumented functions."""
    short = FUNCTIONS * 3 - LINES
    return "".join((_SHORT if number < short else _LONG).format(number) for number in range(FUNCTIONS))


def name_lines(source: str) -> tuple[int, ...]:
    """Return the lines, from zero, at which functions begin."""
    return tuple(number for number, line in enumerate(source.split("\n")) if line.startswith("def "))


def library() -> tuple[Path, ...]:
    """Return the Python files of the standard library, without installed packages and without tests."""
    root = Path(sysconfig.get_path("stdlib"))
    found = (path.relative_to(root) for path in root.rglob("*.py"))
    return tuple(sorted(root / path for path in found if not _LEFT_OUT & set(path.parts)))


def packages(*names: str) -> tuple[Path, ...]:
    """Return the Python files of some packages of the standard library."""
    root = Path(sysconfig.get_path("stdlib"))
    return tuple(sorted(path for name in names for path in (root / name).rglob("*.py")))
