"""The symbols of a file, of a place in it, or of a name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.behaviour import doc_behaviour_of
from rightsize.core.analysis.bodies import bodies, bodies_of
from rightsize.core.analysis.build import Reading, members_of, symbol_of
from rightsize.core.analysis.details import details, details_of
from rightsize.core.analysis.module_place import module_place_of
from rightsize.core.analysis.outline import outlines, outlines_of, wrapped_at
from rightsize.core.analysis.pieces import matches_in, pieces
from rightsize.core.analysis.symbol import Symbol, SymbolKind
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.query_text import Pattern

# How far below its outermost node what belongs to a definition may stand: a parameter list in an arrow function in a
# declarator in a declaration in an export.
_DETAILS_DEPTH = 6
_FILE_DEPTH = 2

_MEMO = "symbols"
_STEP = 20

# Up to so many places that hold a name, looking at each costs less than reading the file.
_MOST_PLACES = 24


def symbols_in(parsed: Parsed, module_name: str = "") -> tuple[Symbol, ...]:
    """Return all symbols in the order of the text, the module first; `module_name` is the file's stem where known."""
    for _ in symbols_stepwise(parsed):
        pass
    module, *rest = parsed.memo[_MEMO]
    if not module.name and module_name:
        module = replace(module, name=module_name, qualified_name=module_name)
    elif module.doc is None and _is_one_of_many(parsed, module, module_name):
        module = replace(module, insertion=None)
    return (module, *rest)


def _is_one_of_many(parsed: Parsed, module: Symbol, stem: str) -> bool:
    """Tell whether a file is one of a module's that does not carry the doc of the whole."""
    carriers = parsed.language.module_files
    return bool(carriers and stem) and stem not in (module.name, *carriers)


def symbols_stepwise(parsed: Parsed) -> Iterator[None]:
    """Read all symbols in steps of some milliseconds, so that whoever must not be away for long can pause between them.

    Once it has ended, `symbols_in` answers at once.
    """
    if _MEMO in parsed.memo:
        return
    cut = pieces(parsed.root)
    read: dict[str, list[tuple[Pattern, Captures]]] = {"definitions": [], "details": [], "bodies": []}
    for name in read:
        query = parsed.grammar.query(name)
        if query is None:
            continue
        for piece in cut:
            read[name] += matches_in(query, parsed.root, piece)
            yield
    found = outlines_of(parsed, read["definitions"])
    yield
    known = details_of(read["details"], found)
    yield
    reading = Reading(parsed, known, bodies_of(parsed, read["bodies"], found), _inside(found))
    yield
    symbols = [_module(reading, found, "")]
    for number, each in enumerate(found):
        if each.kind is not None:
            symbols.append(symbol_of(reading, each))
        if number % _STEP == 0:
            yield
    parsed.memo[_MEMO] = tuple(symbols)


def symbol_at(parsed: Parsed, offset: int, module_name: str = "") -> Symbol | None:
    """Return the innermost symbol whose span or doc holds `offset`, or None outside all.

    Only the nodes around the offset are read, so the cost does not grow with the file.  The module is returned where
    the offset lies in its doc.
    """
    for probe in _probes(parsed, offset):
        touching = (max(probe - 1, 0), probe + 1)
        around = [each for each in outlines(parsed, parsed.root, touching=touching) if each.kind is not None]
        for each in sorted(around, key=lambda each: (not each.span.start <= probe < each.span.end, len(each.span))):
            symbol = _symbol_alone(parsed, each)
            if symbol.span.contains(offset) or (symbol.doc is not None and symbol.doc.span.contains(offset)):
                return symbol
    if not _may_be_module_doc(parsed, offset):
        return None
    module = _module_alone(parsed, module_name)
    return module if module.doc is not None and module.doc.span.contains(offset) else None


def symbols_named(parsed: Parsed, qualified_name: str) -> tuple[Symbol, ...]:
    """Return the symbols of a qualified name in the order of the text: several where it is defined again."""
    known = parsed.memo.get(_MEMO)
    if known is not None:
        return tuple(each for each in known[1:] if each.qualified_name == qualified_name)
    name = qualified_name.rpartition(".")[2].encode("utf-8", "surrogatepass")
    places = [match.start() for match in re.finditer(rb"(?<![\w$])" + re.escape(name) + rb"(?![\w$])", parsed.data)]
    if name and len(places) <= _MOST_PLACES:
        near = (symbol_at(parsed, place) for place in places)
        named = {each.span: each for each in near if each is not None and each.qualified_name == qualified_name}
        if named:
            return tuple(named[span] for span in sorted(named))
    found = outlines(parsed, parsed.root)
    return tuple(
        _symbol_alone(parsed, each) for each in found if each.kind is not None and each.qualified_name == qualified_name
    )


def _probes(parsed: Parsed, offset: int) -> Iterator[int]:
    """Yield offsets at which the definition that `offset` belongs to may be found.

    In a comment or an attribute above a definition, and in a wrapper around one, that is where the definition starts.
    """
    above = frozenset({*parsed.language.comments, *parsed.language.leading})
    for at in (offset, offset - 1):
        node = _outermost(parsed, at, above)
        while node is not None and node.type in above:
            node = node.next_sibling
        if node is not None:
            yield _unwrapped(parsed, node.start_byte)
    yield _unwrapped(parsed, offset)
    yield offset


def _unwrapped(parsed: Parsed, offset: int) -> int:
    """Return where the definition starts in whose wrapper, in front of it, an offset lies; elsewhere the offset."""
    wrapped = wrapped_at(parsed, parsed.root, offset)
    while wrapped is not None and wrapped.start_byte > offset:
        offset = wrapped.start_byte
        wrapped = wrapped_at(parsed, parsed.root, offset)
    return offset


def _outermost(parsed: Parsed, offset: int, kinds: frozenset[str]) -> Node | None:
    """Return the outermost node around `offset` that is of one of the kinds."""
    cursor = parsed.root.walk()
    while cursor.goto_first_child_for_byte(max(offset, 0)) is not None:
        node = cursor.node
        if node is None or node.start_byte > offset:
            return None
        if node.type in kinds:
            return node
    return None


def _may_be_module_doc(parsed: Parsed, offset: int) -> bool:
    """Tell, at little cost, whether an offset can lie in a doc of the file: in a comment or a string."""
    quiet = frozenset({*parsed.language.comments, *parsed.language.atoms})
    return any(_outermost(parsed, at, quiet) is not None for at in (offset, offset - 1))


def _symbol_alone(parsed: Parsed, outline: Outline) -> Symbol:
    """Return the symbol of an outline that was found without what is in it."""
    local = outlines(parsed, outline.outer, parent=outline.parent)
    target = next(each for each in local if each.node.id == outline.node.id)
    read = details(parsed, outline.outer, local, depth=_DETAILS_DEPTH)
    inner = {} if target.kind is SymbolKind.CLASS else bodies(parsed, outline.outer, local)
    return symbol_of(Reading(parsed, read, inner, _inside(local)), target)


def _module_alone(parsed: Parsed, module_name: str) -> Symbol:
    found = outlines(parsed, parsed.root)
    return _module(
        Reading(parsed, details(parsed, parsed.root, (), depth=_FILE_DEPTH), {}, _inside(found)), found, module_name
    )


def _inside(found: Iterable[Outline]) -> dict[Outline | None, list[Outline]]:
    inside: dict[Outline | None, list[Outline]] = {}
    for each in found:
        inside.setdefault(each.parent, []).append(each)
    return inside


def _module(reading: Reading, found: Sequence[Outline], module_name: str) -> Symbol:
    parsed = reading.parsed
    first = next((each for each in found if each.kind is not None), None)
    place = module_place_of(parsed, reading.details, first)
    name = parsed.line_of_first(reading.details.module, "module.name") or module_name
    whole = Span(0, len(parsed.data))
    functions = [
        each for each in reading.inside.get(None, ()) if each.kind is not None and each.kind is not SymbolKind.METHOD
    ]
    return Symbol(
        kind=SymbolKind.MODULE,
        name=name,
        qualified_name=name,
        span=whole,
        name_span=Span(0, 0),
        signature_span=Span(0, 0),
        body_span=whole,
        keyword="module",
        members=members_of(functions),
        doc=place.doc,
        doc_behaviour=doc_behaviour_of(parsed, (), place.doc, file=True),
        insertion=place.insertion,
        error_inside=parsed.root.has_error,
    )
