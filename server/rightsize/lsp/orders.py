"""What clients ask for: the one argument of a command, and the symbols that it means in the text as it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError, UsageError
from rightsize.core.text import Span
from rightsize.lsp.convert import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.snapshot import Snapshot

SCOPES = ("symbol", "members", "selection", "file")


@dataclass(frozen=True, slots=True)
class Order:
    """What a client asks for.

    Attributes:
        symbols: qualified names with the lines that they stood on.
        line: where no symbols are named, the line whose innermost symbol is meant.
        cache: an answer that was given before will do.
        lines: the first and the last line of a selection, or None.
        version: of the text that the client asked about, or None.
        instruction: what the user wants, in words.
    """

    uri: str
    scope: str
    mode: str | None
    symbols: tuple[tuple[str, int], ...]
    line: int | None
    cache: bool = True
    lines: tuple[int, int] | None = None
    version: int | None = None
    instruction: str = ""


def read_order(arguments: Any, command: str) -> Order:
    """Read the one argument of a command, whose name errors tell.

    Raises:
        UsageError: it is not what the code action sends.
    """
    from rightsize.engine.results import Mode

    given = arguments[0] if isinstance(arguments, (list, tuple)) and len(arguments) == 1 else None
    if not isinstance(given, dict) or not isinstance(given.get("uri"), str):
        raise UsageError(f"{command} takes one object with a `uri`; its code action sends it.")
    scope, mode = given.get("scope", "symbol"), given.get("mode")
    if scope not in SCOPES:
        raise UsageError(f"{command} knows the scopes {', '.join(SCOPES)}.")
    modes = [each.value for each in Mode]
    if mode is not None and mode not in modes:
        raise UsageError(f"{command} knows the modes {', '.join(modes)}.")
    symbols = tuple(_named(each) for each in _list_of(given, "symbols"))
    position = given.get("position")
    line = position.get("line") if isinstance(position, dict) else None
    lines = _lines_of(given.get("range"))
    if scope != "file" and not symbols and lines is None and not isinstance(line, int):
        raise UsageError(f"{command} needs `symbols`, or a `position` with a `line`.")
    said, version = "instruction" if "instruction" in given else "question", given.get("version")
    instruction = given.get(said, "")
    if not isinstance(instruction, str):
        raise UsageError(f"The `{said}` of {command} must be text.")
    return Order(
        given["uri"],
        scope,
        mode,
        symbols,
        line if isinstance(line, int) else None,
        cache=given.get("cache") is not False,
        lines=lines,
        version=version if isinstance(version, int) else None,
        instruction=instruction.strip(),
    )


def targets_of(order: Order, snapshot: Snapshot) -> tuple[Symbol, ...]:
    """Find the symbols in the text as it stands now.

    Raises:
        SourceError: none of them is there any more.
    """
    from rightsize.core.analysis.symbols import symbol_at
    from rightsize.engine.document import targets_in

    if order.scope == "file":
        return targets_in(snapshot, None)
    lines = snapshot.parsed.lines
    found = [symbol for each in order.symbols if (symbol := found_again(snapshot, *each)) is not None]
    if order.line is not None and not order.symbols and order.line < len(lines.starts):
        innermost = symbol_at(snapshot.parsed, lines.span_of(order.line).end)
        found += [innermost] if innermost else []
    if not found:
        raise SourceError("What was meant is not in the file any more. Ask for the actions again.")
    if order.scope == "members":
        inner = targets_in(snapshot, Span(found[0].span.start, found[0].span.start), members=True)
        return tuple(dict.fromkeys([found[0], *inner]))
    return tuple(dict.fromkeys(found))


def named(order: Order) -> str:
    """Name what an order is about, for a title."""
    if len(order.symbols) == 1:
        return f"`{order.symbols[0][0] or name_of(order.uri)}`"
    return f"{len(order.symbols)} symbols" if order.symbols else f"`{name_of(order.uri)}`"


def found_again(snapshot: Snapshot, name: str, line: int) -> Symbol | None:
    """Find a symbol where it was, which costs little in a large file, or else its nearest namesake."""
    from rightsize.core.analysis.symbols import symbol_at, symbols_named

    parsed = snapshot.parsed
    if line < len(parsed.lines.starts):
        there = symbol_at(parsed, parsed.lines.span_of(line).end, snapshot.module_name)
        if there is not None and there.qualified_name == name:
            return there
    namesakes = symbols_named(parsed, name)
    return min(namesakes, key=lambda each: abs(parsed.lines.line_of(each.name_span.start) - line), default=None)


def _lines_of(given: Any) -> tuple[int, int] | None:
    """Return the first and the last line that a range holds something of, or None where it is no range."""
    ends = [given.get(each) for each in ("start", "end")] if isinstance(given, dict) else []
    places = [(each.get("line"), each.get("character", 0)) for each in ends if isinstance(each, dict)]
    found = [(line, column) for line, column in places if isinstance(line, int) and isinstance(column, int)]
    if len(found) != len(("start", "end")):
        return None
    (first, _), (last, column) = sorted(found)
    return first, last - 1 if last > first and column == 0 else last


def _list_of(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name, [])
    if not isinstance(found, list):
        raise UsageError(f"`{name}` must be a list.")
    return found


def _named(given: Any) -> tuple[str, int]:
    name = given.get("name") if isinstance(given, dict) else None
    line = given.get("line", 0) if isinstance(given, dict) else None
    if not isinstance(name, str) or not isinstance(line, int):
        raise UsageError("Each of `symbols` must be an object with a `name` and a `line`.")
    return name, line
