"""What `rightsize generate` calls a place: a file, a line or lines in it, or a function by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.cli.targets import Place, read_target, symbol_on
from rightsize.cli.targets import Target as Named
from rightsize.core.errors import SourceError, UsageError
from rightsize.core.generation.targets import body_target, is_request, lines_target, stub_targets, target_at
from rightsize.core.text import Span

if TYPE_CHECKING:
    from rightsize.cli.opened import Opened
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

_RANGE = re.compile(r"(?P<path>.+?):(?P<first>\d+)-(?P<last>\d+)", re.DOTALL)
_NAME = re.compile(r"(?P<path>.+?)::(?P<name>.+)", re.DOTALL)
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """A place as it was typed: the file, and a line, lines from one, or a function's name; the whole file without."""

    text: str
    path: Path
    line: int | None = None
    lines: tuple[int, int] | None = None
    name: str = ""


def read_typed(text: str) -> TypedPlace:
    """Read `FILE`, `FILE:LINE`, `FILE:FIRST-LAST` or `FILE::NAME`; a file that is really called so is taken as that.

    Raises:
        UsageError: a line is zero, or the last comes before the first.
    """
    if Path(text).exists():
        return TypedPlace(text, Path(text))
    lines = _RANGE.fullmatch(text)
    if lines is not None:
        first, last = int(lines["first"]), int(lines["last"])
        if not 1 <= first <= last:
            raise UsageError(f"{text}: lines count from 1, and the first is not behind the last")
        return TypedPlace(text, Path(lines["path"]), lines=(first, last))
    named = _NAME.fullmatch(text)
    if named is not None:
        return TypedPlace(text, Path(named["path"]), name=named["name"])
    target = read_target(text)
    return TypedPlace(text, target.path, line=target.place.line if target.place is not None else None)


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
        return (_settled(parsed, typed, target_on(opened, Named(typed.path, Place(typed.line))), instruction),)
    return stub_targets(parsed)


def symbol_of(opened: Opened, typed: TypedPlace) -> Symbol:
    """Return the function, method or class that a place means.

    Raises:
        SourceError: the place names none, or several.
    """
    if typed.name:
        found = [each for each in opened.symbols[1:] if typed.name in (each.name, each.qualified_name)]
        exact = [each for each in found if each.qualified_name == typed.name]
        chosen = exact if len(exact) == 1 else found
        if len(chosen) == 1:
            return chosen[0]
        lines = opened.snapshot.parsed.lines
        places = [f"{typed.path}:{lines.line_of(each.name_span.start) + 1}" for each in found]
        raise SourceError(
            f"{typed.path} has several `{typed.name}`; name one: {', '.join(places[:_MOST_NAMED])}"
            if found
            else f"{typed.path} has nothing called `{typed.name}`"
        )
    if typed.line is None:
        raise SourceError(f"{typed.text}: name what is meant, as {typed.path}::NAME or {typed.path}:LINE")
    return symbol_on(opened.snapshot.parsed, Named(typed.path, Place(typed.line)), opened.symbols)


def target_on(opened: Opened, named: Named) -> Target:
    """Return what may be generated on a line: the body of a function there, or code below a comment that asks for it.

    Raises:
        SourceError: there is neither.
    """
    parsed = opened.snapshot.parsed
    line = named.place.line if named.place is not None else 1
    if line <= len(parsed.lines.starts):
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
