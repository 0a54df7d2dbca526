"""What a place means in a file: the definitions that it names, and the part of the text that a review of it reads."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from rightsize.cli.targets import Lines, Named, Position, Target
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.errors import SourceError
from rightsize.core.review.parts import joined, parts_of, shared
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.cli.files import Work
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_MOST_NAMED = 5


def symbol_on(parsed: Parsed, target: Target, symbols: Sequence[Symbol]) -> Symbol:
    """Return the one symbol that a target means.

    Of a line without a column that is the first symbol whose name stands on it, else the innermost one around it; of
    several lines, what their first one means.

    Raises:
        SourceError: there is no such line or name, or several symbols have the name.
    """
    if isinstance(target.place, Named):
        found = symbols_called(parsed, target, symbols)
        if len(found) > 1:
            raise _several(parsed, target, found)
        return found[0]
    symbol = _symbol_at(parsed, target, symbols)
    if symbol is None and _position(target).line == 1 and symbols:
        symbol = symbols[0]
    if symbol is None:
        raise SourceError(f"{target}: no definition stands there; name the line of a function, a method or a class")
    return symbol


def symbols_meant(parsed: Parsed, target: Target, symbols: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Return the symbols that a target means: all of a name, all that are named on some lines, or that of a line.

    Raises:
        SourceError: there is none.
    """
    if isinstance(target.place, Named):
        return symbols_called(parsed, target, symbols)
    if isinstance(target.place, Lines):
        lines = _span_of(parsed, target)
        named = tuple(each for each in symbols if len(each.name_span) and lines.overlaps(each.name_span))
        if named:
            return named
    return (symbol_on(parsed, target, symbols),)


def spans_meant(parsed: Parsed, target: Target, symbols: Sequence[Symbol]) -> tuple[Span, ...]:
    """Return what a review of a target reads: definitions, lines with the functions that they touch, or a statement.

    Raises:
        SourceError: there is no such line or name, or nothing stands on the line.
    """
    place = target.place
    if isinstance(place, Named):
        return tuple(each.span for each in symbols_called(parsed, target, symbols))
    if isinstance(place, Lines):
        if not _span_of(parsed, target).of(parsed.data).strip():
            raise SourceError(f"{target}: nothing stands on these lines{_nearest(parsed, place.first, symbols)}")
        return parts_of(parsed, [range(place.first, place.last + 1)])
    symbol = _symbol_at(parsed, target, symbols)
    if symbol is not None and symbol.kind is not SymbolKind.MODULE:
        return (symbol.span,)
    return (_statement_on(parsed, target, symbols),)


def parts_meant(
    parsed: Parsed, work: Work, changed: Sequence[range] | None
) -> tuple[Sequence[Span | None], tuple[str, ...]]:
    """Return what is reviewed of a file, None for all of it, and a sentence for each place that is not there.

    Parameters:
        changed: lines from one, where only those are reviewed, with the functions around them.
    """
    named: list[Span] = []
    problems: list[str] = []
    for each in work.places:
        try:
            named += spans_meant(parsed, Target(work.path, each), symbols_in(parsed))
        except SourceError as error:  # noqa: PERF203 - each place that is not there is told
            problems.append(str(error))
    if changed is None:
        return joined(parsed, named) if work.places else [None], tuple(problems)
    touched = parts_of(parsed, changed)
    return shared(parsed, touched, named) if work.places else touched, tuple(problems)


def symbols_called(parsed: Parsed, target: Target, symbols: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Return the symbols of a name: several where one is defined several times, as an overloaded method is.

    The names of what is around it may stand in front, all of them or the innermost.

    Raises:
        SourceError: nothing has that name, or it is the name of different things.
    """
    name = target.place.name if isinstance(target.place, Named) else ""
    defined = [each for each in symbols if each.kind is not SymbolKind.MODULE]
    exact = [each for each in defined if each.qualified_name == name]
    found = exact or [each for each in defined if each.qualified_name.endswith(f".{name}") or each.name == name]
    if not found:
        raise SourceError(f"{target.path} has nothing called `{name}`{_there(name, defined)}")
    if len({each.qualified_name for each in found}) > 1:
        raise _several(parsed, target, found)
    return tuple(found)


def _several(parsed: Parsed, target: Target, found: Sequence[Symbol]) -> SourceError:
    name = target.place.name if isinstance(target.place, Named) else ""
    places = [f"{target.path}:{_line_of(parsed, each)} ({each.qualified_name})" for each in found]
    return SourceError(f"{target.path} has several `{name}`; name one: {_listed(places)}")


def _there(name: str, defined: Sequence[Symbol]) -> str:
    """Say what there is in the place of a name that is not there, what is spelt like it first."""
    names = list(dict.fromkeys(each.qualified_name for each in defined if each.qualified_name))
    close = get_close_matches(name.casefold(), [each.casefold() for each in names], cutoff=0.5)
    names.sort(key=lambda each: close.index(each.casefold()) if each.casefold() in close else len(close))
    return f"; it has {_listed([f'`{each}`' for each in names])}" if names else "; it defines nothing"


def _nearest(parsed: Parsed, line: int, symbols: Sequence[Symbol]) -> str:
    """Say which definitions stand near a line on which there is nothing."""
    defined = [each for each in symbols if each.kind is not SymbolKind.MODULE and each.qualified_name]
    near = sorted(defined, key=lambda each: abs(_line_of(parsed, each) - line))[:2]
    names = " and ".join(f"`{each.qualified_name}` (line {_line_of(parsed, each)})" for each in near)
    return f"; near by {'is' if len(near) == 1 else 'are'} {names}" if near else ""


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _symbol_at(parsed: Parsed, target: Target, symbols: Sequence[Symbol]) -> Symbol | None:
    place, line = _position(target), _span_of(parsed, target)
    text = line.of(parsed.data)
    if place.column is None:
        named = [each for each in symbols if len(each.name_span) and line.contains(each.name_span.start)]
        if named:
            return named[0]
        return symbol_at(parsed, line.start + len(text) - len(text.lstrip()))
    return symbol_at(
        parsed, line.start + len(text.decode("utf-8", "replace")[: place.column - 1].encode("utf-8", "replace"))
    )


def _statement_on(parsed: Parsed, target: Target, symbols: Sequence[Symbol]) -> Span:
    """Return the whole of what stands on a line outside of every definition."""
    line = _span_of(parsed, target)
    found = [
        Span(each.start_byte, each.end_byte)
        for each in parsed.root.children
        if line.overlaps(Span(each.start_byte, each.end_byte))
    ]
    if not found or not line.of(parsed.data).strip():
        raise SourceError(f"{target}: nothing stands on this line{_nearest(parsed, _position(target).line, symbols)}")
    return Span(min(each.start for each in found), max(each.end for each in found))


def _span_of(parsed: Parsed, target: Target) -> Span:
    """Return the lines of a target as far as the file has them.

    Raises:
        SourceError: the file ends before the last of them.
    """
    place = target.place
    first, last = (place.first, place.last) if isinstance(place, Lines) else (_position(target).line,) * 2
    if last > len(parsed.lines.starts):
        end = len(parsed.data.splitlines())
        raise SourceError(f"{target}: the file ends at line {end}; name {'a line' if first == last else 'lines'} in it")
    return Span(parsed.lines.starts[first - 1], parsed.lines.span_of(last - 1).end)


def _position(target: Target) -> Position:
    place = target.place
    if isinstance(place, Lines):
        return Position(place.first)
    return place if isinstance(place, Position) else Position(1)


def _line_of(parsed: Parsed, symbol: Symbol) -> int:
    return parsed.lines.line_of(symbol.name_span.start) + 1
