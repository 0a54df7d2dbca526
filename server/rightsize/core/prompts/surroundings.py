"""What a model is shown beside the place that it writes for: imports, the class, signatures, uses, as room allows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import Span, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

_WORD = re.compile(r"[^\W\d]\w*")
_WHOLE_CLASS = 800
"""Characters up to which a class that the task names, or is in, is shown as it is."""
_CONSTRUCTOR = 1200
_MOST_USES = 8
_MOST_LOOKED_AT = 200
_LONGEST_LINE = 160
_LONGEST_CONSTANT = 100


@dataclass(frozen=True, slots=True)
class _Piece:
    """A few lines that may be shown: `rank` says how soon, `group` where, the smaller the earlier."""

    rank: int
    group: int
    text: str


def surroundings(
    parsed: Parsed, target: Target, words: str, budget: int, nearby: Sequence[Parsed] = ()
) -> tuple[str, ...]:
    """Return what to show beside a target, in about `budget` characters, what the task speaks of first.

    Parameters:
        words: what the task says: what it names in the file is shown before the rest.
        nearby: other files that may use the function.
    """
    named = frozenset(_WORD.findall(words))
    pieces = dict.fromkeys(
        (
            *_imports(parsed),
            *_owner(parsed, target, named),
            *_signatures(parsed, target, named),
            *_constants(parsed, target, named),
            *_uses(parsed, target, nearby),
        )
    )
    room = budget
    kept: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: each.rank):
        if len(piece.text) <= room:
            room -= len(piece.text)
            kept.append(piece)
    return tuple(dict.fromkeys(each.text for each in sorted(kept, key=lambda each: each.group)))


def _imports(parsed: Parsed) -> Iterator[_Piece]:
    for node in parsed.root.children:
        if "import" in node.type or "use_" in node.type or node.type.startswith("package"):
            yield _Piece(0, 0, parsed.text_of(node).strip())


def _owner(parsed: Parsed, target: Target, named: frozenset[str]) -> Iterator[_Piece]:
    """Yield the classes that a target is in or that its task names, with their fields and their constructors."""
    around = target.symbol.qualified_name.split(".") if target.symbol is not None else []
    for each in symbols_in(parsed)[1:]:
        owns = each.name in around[:-1]
        if each.kind is not SymbolKind.CLASS or not (owns or each.name in named):
            continue
        yield _Piece(1 if owns else 2, 1, _class_text(parsed, each, target))


def _class_text(parsed: Parsed, symbol: Symbol, target: Target) -> str:
    whole = decode(symbol.span.of(parsed.data))
    if len(whole) <= _WHOLE_CLASS and not symbol.span.overlaps(target.span):
        return whole
    lines = [_signature(parsed, symbol)]
    for field in symbol.attributes:
        kind = f": {field.type}" if field.type else ""
        default = f" = {field.default}" if field.default else ""
        lines.append(f"    {field.name}{kind}{default}")
    for each in symbols_in(parsed)[1:]:
        made = each.name in parsed.language.constructors and each.qualified_name.startswith(f"{symbol.qualified_name}.")
        if made and len(each.span) <= _CONSTRUCTOR and not each.span.overlaps(target.span):
            lines.append(f"    {decode(each.span.of(parsed.data))}")
    return "\n".join(lines)


def _signatures(parsed: Parsed, target: Target, named: frozenset[str]) -> Iterator[_Piece]:
    """Yield the signatures of what is beside a target, what the task names and those of its own class first."""
    own = target.symbol.qualified_name.rpartition(".")[0] if target.symbol is not None else ""
    for each in symbols_in(parsed)[1:]:
        if each.span.overlaps(target.span) or (target.symbol is not None and each.span == target.symbol.span):
            continue
        sibling = bool(own) and each.qualified_name.startswith(f"{own}.") and each.kind is not SymbolKind.CLASS
        if sibling and each.name in parsed.language.constructors:
            continue  # it stands with its class
        inside = each.kind is SymbolKind.METHOD
        line = f"{'    ' if inside else ''}{_signature(parsed, each)}{_gist(parsed, each)}"
        yield _Piece(2 if each.name in named else 3 if sibling else 5, 2 if sibling else 3, line[:_LONGEST_LINE])


def _signature(parsed: Parsed, symbol: Symbol) -> str:
    return " ".join(decode(symbol.signature_span.of(parsed.data)).split())


def _gist(parsed: Parsed, symbol: Symbol) -> str:
    """Return the first line of a doc as a comment behind a signature."""
    text = symbol.doc.text.strip().split("\n")[0] if symbol.doc else ""
    return f"  {parsed.language.line_comment} {text}" if text else ""


def _constants(parsed: Parsed, target: Target, named: frozenset[str]) -> Iterator[_Piece]:
    """Yield the short assignments at the top of a file."""
    for node in parsed.root.children:
        text = parsed.text_of(node).strip()
        if node.end_byte - node.start_byte > _LONGEST_CONSTANT or "\n" in text or "=" not in text:
            continue
        if Span(*node.byte_range).overlaps(target.span) or "import" in node.type or node.type == "ERROR":
            continue
        yield _Piece(2 if named & set(_WORD.findall(text)) else 6, 1, text)


def _uses(parsed: Parsed, target: Target, nearby: Sequence[Parsed]) -> Iterator[_Piece]:
    """Yield lines that call the function, here and in other files; comments and strings are no uses."""
    symbol = target.symbol
    if symbol is None or len(symbol.name_span) == 0:
        return
    found: dict[str, None] = {}
    for number, file in enumerate((parsed, *nearby)):
        own = symbol.span if number == 0 else Span(-1, -1)
        for line in _calls(file, symbol.name, own):
            found.setdefault(line, None)
    for line in list(found)[:_MOST_USES]:
        yield _Piece(4, 4, f"{parsed.language.line_comment} used as: {line}")


def _calls(parsed: Parsed, name: str, own: Span) -> Iterator[str]:
    quiet = (*parsed.language.comments, *parsed.language.atoms)
    places = re.compile(rb"\b" + re.escape(encode(name)) + rb"\s*\(")
    for looked, match in enumerate(places.finditer(parsed.data)):
        if looked >= _MOST_LOOKED_AT:
            return
        node = parsed.root.descendant_for_byte_range(match.start(), match.start() + 1)
        if own.contains(match.start()) or node is None or node.type in quiet:
            continue
        parent = node.parent
        defines = parent is not None and parent.child_by_field_name("name") == node
        if defines or (parent is not None and parent.type in quiet):
            continue
        line = parsed.lines.span_of(parsed.lines.line_of(match.start()))
        yield decode(line.of(parsed.data)).strip()[:_LONGEST_LINE]
