"""What the terminal calls a place: `FILE:LINE` or `FILE:LINE:COLUMN`, both counted from one as editors show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.errors import SourceError, UsageError

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line from one and, if it was given, a column in characters from one."""

    line: int
    column: int | None = None

    def __str__(self) -> str:
        """Return the place as it is typed behind a file's name."""
        return f"{self.line}" if self.column is None else f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Target:
    """A path as the user named it and, if one was given, a place in it."""

    path: Path
    place: Place | None = None

    def __str__(self) -> str:
        """Return the target as it was typed."""
        return f"{self.path}" if self.place is None else f"{self.path}:{self.place}"


def read_target(text: str) -> Target:
    """Read `PATH`, `FILE:LINE` or `FILE:LINE:COLUMN`; a file whose name really ends in `:12` is found as well.

    Raises:
        UsageError: the line or the column is zero.
    """
    match = _PLACE.fullmatch(text)
    if match is None or Path(text).exists():
        return Target(Path(text))
    line, column = int(match["line"]), match["column"]
    if line < 1 or (column is not None and int(column) < 1):
        raise UsageError(f"{text}: lines and columns count from 1")
    return Target(Path(match["path"]), Place(line, None if column is None else int(column)))


def read_place(text: str) -> Target:
    """Read `FILE:LINE` or `FILE:LINE:COLUMN`, the line being required.

    Raises:
        UsageError: there is no line.
    """
    target = read_target(text)
    if target.place is None:
        file = text.partition(":")[0] if not Path(text).exists() else text
        raise UsageError(f"{text}: a line is missing; name the place as FILE:LINE, for example {file}:12")
    return target


def symbol_on(parsed: Parsed, target: Target, symbols: tuple[Symbol, ...]) -> Symbol:
    """Return the symbol that a target means.

    Without a column that is the first symbol whose name stands on the line, else the innermost one around the line.

    Raises:
        SourceError: the file has no such line, or no symbol stands there.
    """
    from rightsize.core.analysis.symbols import symbol_at

    place = target.place or Place(1)
    if place.line > len(parsed.lines.starts):
        last = len(parsed.data.splitlines())
        raise SourceError(f"{target}: the file ends at line {last}; name a line in it")
    line = parsed.lines.span_of(place.line - 1)
    text = line.of(parsed.data)
    if place.column is None:
        named = [each for each in symbols if len(each.name_span) and line.contains(each.name_span.start)]
        if named:
            return named[0]
        offset = line.start + len(text) - len(text.lstrip())
    else:
        offset = line.start + len(text.decode("utf-8", "replace")[: place.column - 1].encode("utf-8", "replace"))
    found = symbol_at(parsed, offset)
    if found is None and place.line == 1 and symbols:
        found = symbols[0]
    if found is None:
        raise SourceError(f"{target}: no definition stands there; name the line of a function, a method or a class")
    return found
