"""What the terminal calls a place: `FILE:LINE[:COLUMN]`, `FILE:FIRST-LAST` or `FILE::NAME`, all counted from one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile("(?=::)")
_LINES = re.compile(r"(?P<path>.+):(?P<first>\d+)-(?P<last>\d+)", re.DOTALL)
_COLUMN = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+)", re.DOTALL)
_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Position:
    """A line from one and, if it was given, a column in characters from one."""

    line: int
    column: int | None = None

    def __str__(self) -> str:
        """Return the place as it is typed behind a file's name."""
        return f":{self.line}" if self.column is None else f":{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines from a first to a last one, both from one and both included."""

    first: int
    last: int

    def __str__(self) -> str:
        """Return the place as it is typed behind a file's name."""
        return f":{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Named:
    """A name, with dots between it and the names of what is around it where those are given."""

    name: str

    def __str__(self) -> str:
        """Return the place as it is typed behind a file's name."""
        return f"::{self.name}"


Place = Position | Lines | Named


@dataclass(frozen=True, slots=True)
class Target:
    """A path as the user named it and, if one was given, a place in it."""

    path: Path
    place: Place | None = None

    def __str__(self) -> str:
        """Return the target as it was typed."""
        return f"{self.path}{self.place or ''}"


def read_target(text: str) -> Target:
    """Read `PATH` with or without a place; a file whose name really has colons is found as well.

    Raises:
        UsageError: a line or a column is zero, or the last line comes before the first.
    """
    readings = list(_readings(text))
    # Of no reading there is a file: then the first one with a place says best what is missing.
    path, place = next((each for each in readings if exists(each[0])), readings[min(1, len(readings) - 1)])
    if isinstance(place, Lines) and not 1 <= place.first <= place.last:
        raise UsageError(f"{text}: lines count from 1, and the first is not behind the last")
    if isinstance(place, Position) and (place.line < 1 or place.column == 0):
        raise UsageError(f"{text}: lines and columns count from 1")
    return Target(Path(path), place)


def read_place(text: str) -> Target:
    """Read `FILE:LINE`, `FILE:LINE:COLUMN` or `FILE::NAME`: one definition of a file.

    Raises:
        UsageError: there is no line and no name, or there are several lines.
    """
    target = read_target(text)
    if target.place is None:
        file = text.partition(":")[0] if not exists(text) else text
        raise UsageError(f"{text}: a line is missing; name the place as {file}:12, or as {file}::NAME")
    if isinstance(target.place, Lines):
        raise UsageError(f"{text}: one definition is meant here; name its line, as {target.path}:{target.place.first}")
    return target


def exists(path: str) -> bool:
    """Tell whether there is such a file or folder; a name that no file can have has none."""
    try:
        return Path(path).exists()
    except OSError:
        return False


def _readings(text: str) -> Iterator[tuple[str, Place | None]]:
    """Yield what a text may mean: a path, and one with each place that may stand behind it."""
    yield text, None
    if match := _LINES.fullmatch(text):
        yield match["path"], Lines(int(match["first"]), int(match["last"]))
    for match in _NAMED.finditer(text):
        path, name = text[: match.start()], text[match.start() + 2 :]
        if path and name:
            # Rust writes `Type::method`; what is around a name is told by dots in every language.
            yield path, Named(name.replace("::", "."))
    if match := _COLUMN.fullmatch(text):
        yield match["path"], Position(int(match["line"]), int(match["column"]))
    if match := _LINE.fullmatch(text):
        yield match["path"], Position(int(match["line"]))
