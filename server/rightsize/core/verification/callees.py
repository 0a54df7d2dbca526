"""What a symbol calls in its own file, found without walking the file's tree.

A name is searched for as bytes and each place is asked for its symbol, which is node-local: a scan of bytes is the only
cost that grows with the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbols import symbol_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_DEPTH = 3
_MOST_CALLEES = 40
_MOST_PLACES = 2_000
_NAME = re.compile(r"\w+")
_OTHER_CONSTRUCTOR = re.compile(rb"(?<![\w.])this\s*\(")


def definitions_named(parsed: Parsed, name: str) -> tuple[Symbol, ...]:
    """Return the symbols of the file that are defined under `name`, in document order."""
    pattern = re.compile(rb"(?<![\w])" + re.escape(name.encode("utf-8")) + rb"(?![\w])")
    found: list[Symbol] = []
    for count, match in enumerate(pattern.finditer(parsed.data)):
        if count >= _MOST_PLACES:
            break
        if not _names_something(parsed, match.start(), match.end()):
            continue
        symbol = symbol_at(parsed, match.start())
        if symbol is not None and symbol.name == name and symbol.name_span.start == match.start():
            found.append(symbol)
    return tuple(found)


def callees_of(parsed: Parsed, symbol: Symbol) -> Iterator[Symbol]:
    """Yield the symbols of the same file that `symbol` calls, and those that they call, nearest first."""
    seen = {symbol.span}
    rank = [symbol]
    for _ in range(_DEPTH):
        below: list[Symbol] = []
        for caller in rank:
            for callee in _called_by(parsed, caller):
                if callee.span in seen:
                    continue
                seen.add(callee.span)
                yield callee
                below.append(callee)
                if len(seen) > _MOST_CALLEES:
                    return
        rank = below


def _called_by(parsed: Parsed, symbol: Symbol) -> Iterator[Symbol]:
    names = dict.fromkeys(pieces[-1] for call in symbol.calls if (pieces := _NAME.findall(call)))
    for name in names:
        yield from definitions_named(parsed, name)
    if "constructor" in symbol.modifiers and _OTHER_CONSTRUCTOR.search(symbol.span.of(parsed.data)):
        yield from (each for each in definitions_named(parsed, symbol.name) if "constructor" in each.modifiers)


def _names_something(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether the node over these bytes is the name of a definition, which grammars mark by a field."""
    node = parsed.root.descendant_for_byte_range(start, end)
    return node is not None and node.parent is not None and node.parent.child_by_field_name("name") == node
