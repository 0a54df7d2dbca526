"""What `rightsize generate` calls a place: a file, a line or lines in it, or a function by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.cli.meant import symbol_on
from rightsize.cli.targets import Lines, Named, Position, read_target
from rightsize.core.errors import SourceError
from rightsize.core.generation.targets import body_target, is_request, lines_target, stub_targets, target_at
from rightsize.core.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.cli.opened import Opened
    from rightsize.cli.targets import Target as Place
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """A place as it was typed: a file, and a line, lines from one, or a function's name; the whole file without."""

    text: str
    target: Place

    @property
    def path(self) -> Path:
        """The file."""
        return self.target.path

    @property
    def line(self) -> int | None:
        """The one line, from one, where one was named."""
        return self.target.place.line if isinstance(self.target.place, Position) else None

    @property
    def lines(self) -> tuple[int, int] | None:
        """The first and the last line, from one, where several were named."""
        return (self.target.place.first, self.target.place.last) if isinstance(self.target.place, Lines) else None

    @property
    def name(self) -> str:
        """The name, empty where none was given."""
        return self.target.place.name if isinstance(self.target.place, Named) else ""


def read_typed(text: str) -> TypedPlace:
    """Read `FILE`, `FILE:LINE`, `FILE:FIRST-LAST` or `FILE::NAME`; a file that is really called so is taken as that.

    Raises:
        UsageError: a line is zero, or the last comes before the first.
    """
    return TypedPlace(text, read_target(text))


def targets_for(opened: Opened, typed: TypedPlace, instruction: str) -> tuple[Target, ...]:
    """Return what is to be generated at a place; in a whole file, every body that is there to be written and says so.

    Raises:
        SourceError: the place is not there, or what is there has a body and nobody says what to do about it.
    """
    parsed = opened.snapshot.parsed
    if typed.lines is not None:
        return (_lines(parsed, typed, typed.lines, instruction),)
    if typed.name:
        return (_settled(parsed, typed, _named(opened, typed), instruction),)
    if typed.line is not None:
        return (_settled(parsed, typed, target_on(opened, typed.target), instruction),)
    return stub_targets(parsed)


def symbol_of(opened: Opened, typed: TypedPlace) -> Symbol:
    """Return the function, method or class that a place means.

    Raises:
        SourceError: the place names none, or several.
    """
    if typed.line is None and not typed.name:
        raise SourceError(f"{typed.text}: name what is meant, as {typed.path}::NAME or {typed.path}:LINE")
    return symbol_on(opened.snapshot.parsed, typed.target, opened.symbols)


def target_on(opened: Opened, named: Place) -> Target:
    """Return what may be generated at a place: the body of a function, or code below a comment that asks for it.

    Raises:
        SourceError: there is neither.
    """
    parsed = opened.snapshot.parsed
    line = named.place.line if isinstance(named.place, Position) else 1
    if not isinstance(named.place, Named) and line <= len(parsed.lines.starts):
        text = parsed.lines.span_of(line - 1)
        indent = len(text.of(parsed.data)) - len(text.of(parsed.data).lstrip())
        found = target_at(parsed, text.start + indent)
        if found is not None:
            return found
    found = body_target(parsed, symbol_on(parsed, named, opened.symbols))
    if found is None:
        raise SourceError(
            f"{named}: nothing can be generated there; name the line of a function or of a comment that asks"
        )
    return found


def requests_in(parsed: Parsed) -> tuple[int, ...]:
    """Return the lines, from one, of comments that ask for code: in a whole file they are told of and left alone."""
    found: dict[int, None] = {}
    for number, start in enumerate(parsed.lines.starts):
        line = parsed.lines.span_of(number)
        text = line.of(parsed.data)
        if not text.strip().startswith(parsed.language.line_comment.encode()):
            continue
        target = target_at(parsed, start + len(text) - len(text.lstrip()))
        if target is not None and is_request(parsed, target):
            found.setdefault(parsed.lines.line_of(target.span.start) + 1)
    return tuple(found)


def _lines(parsed: Parsed, typed: TypedPlace, lines: tuple[int, int], instruction: str) -> Target:
    first, last = lines
    if last > len(parsed.lines.starts):
        raise SourceError(f"{typed.text}: the file ends at line {len(parsed.data.splitlines())}; name lines in it")
    found = lines_target(parsed, Span(parsed.lines.span_of(first - 1).start, parsed.lines.span_of(last - 1).end))
    if found is None or not (found.request or instruction):
        raise SourceError(f"{typed.text}: no comment there asks for code; say what you want with --instruction TEXT")
    return found


def _named(opened: Opened, typed: TypedPlace) -> Target:
    """Return the body of the function of a name; of several the one that waits for code."""
    parsed = opened.snapshot.parsed
    found = [
        target
        for each in opened.symbols
        if typed.name in (each.name, each.qualified_name) and (target := body_target(parsed, each)) is not None
    ]
    open_ones = [each for each in found if each.stub]
    if len(found) == 1 or len(open_ones) == 1:
        return (open_ones or found)[0]
    if not found:
        raise SourceError(f"{typed.path} has no function `{typed.name}` with a place for a body")
    places = [f"{typed.path}:{parsed.lines.line_of(each.symbol.name_span.start) + 1}" for each in found if each.symbol]
    raise SourceError(
        f"{typed.path} has {len(found)} functions `{typed.name}`; name one: {', '.join(places[:_MOST_NAMED])}"
    )


def _settled(parsed: Parsed, typed: TypedPlace, target: Target, instruction: str) -> Target:
    """Return a target that nobody would lose code by, or raise that an instruction is needed."""
    if target.stub or instruction:
        return target
    name = target.symbol.name if target.symbol is not None else ""
    line = parsed.lines.line_of(target.span.start) + 1
    raise SourceError(f"{typed.path}:{line}: `{name}` has a body already; say what you want with --instruction TEXT")
