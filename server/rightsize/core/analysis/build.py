"""Makes symbols of outlines and of all that was read about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.behaviour import doc_behaviour_of
from rightsize.core.analysis.bodies import Body
from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.details import parameters_of, type_of
from rightsize.core.analysis.fields import fields_of
from rightsize.core.analysis.outline import outlines
from rightsize.core.analysis.placement import first_statement, place_of, signature_end
from rightsize.core.analysis.symbol import Parameter, ParameterKind, Raise, Symbol, SymbolKind
from rightsize.core.analysis.visibility import is_public
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.details import Details
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.placement import Place

_NOTHING = Body()
_FUNCTIONS = (SymbolKind.FUNCTION, SymbolKind.METHOD)
_LONGEST_WORDS = 20
_BEFORE_CALL = re.compile(r"(?:return\b)?\s*(?:await\b)?\s*")
_BEHIND_CALL = re.compile(r"(?:\.await)?\s*;?")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of a file, or of a part of it, from which symbols are built.

    Attributes:
        inside: the outlines directly inside each outline, and of the file under None.
    """

    parsed: Parsed
    details: Details
    bodies: Mapping[Outline, Body]
    inside: Mapping[Outline | None, Sequence[Outline]]


def symbol_of(reading: Reading, outline: Outline) -> Symbol:
    """Return the symbol of an outline."""
    parsed = reading.parsed
    kind = outline.kind or SymbolKind.FUNCTION
    body = reading.bodies.get(outline, _NOTHING) if kind in _FUNCTIONS else _NOTHING
    place = place_of(parsed, outline, reading.details)
    decorators = _decorators(parsed, outline, place)
    modifiers = _modifiers(parsed, outline, decorators) | ({"one_line"} if place.one_line else set())
    inside = reading.inside.get(outline, ())
    stub = _is_stub(reading, outline)
    span = Span(place.start, outline.outer.end_byte)
    return Symbol(
        kind=kind,
        name=outline.name,
        qualified_name=outline.qualified_name,
        span=span,
        name_span=outline.name_span,
        signature_span=_signature_span(parsed, outline, decorated=bool(decorators)),
        body_span=None if stub or outline.body is None else Span(*outline.body.byte_range),
        keyword=outline.settings.get("keyword", ""),
        parameters=_parameters(reading, outline, kind, modifiers),
        return_type=type_of(parsed, outline.part("return_type")),
        returns=tuple(body.returns),
        yields=tuple(body.yields),
        raises=(*body.raises, *_declared(parsed, outline)),
        modifiers=frozenset(modifiers | ({"stub"} if stub else set()) | ({"generator"} if body.generator else set())),
        decorators=decorators,
        public=is_public(parsed, outline),
        type_parameters=_type_parameters(parsed, outline),
        attributes=fields_of(parsed, outline, inside) if kind is SymbolKind.CLASS else (),
        members=members_of(inside) if kind is SymbolKind.CLASS else (),
        bases=tuple(parsed.line_of(each) for each in outline.all("base")),
        calls=tuple(each for each in body.calls if each),
        delegates_to=_delegate(reading, outline, body),
        doc=place.doc,
        doc_behaviour=doc_behaviour_of(parsed, decorators, place.doc),
        insertion=place.insertion,
        error_inside=outline.outer.has_error,
    )


def members_of(inside: Iterable[Outline]) -> tuple[str, ...]:
    """Return the qualified names of the symbols among the outlines directly inside something."""
    return tuple(each.qualified_name for each in inside if each.kind is not None)


def _decorators(parsed: Parsed, outline: Outline, place: Place) -> tuple[str, ...]:
    """Return decorators, annotations and attributes as written, without the signs that mark them."""
    written = [*place.attributes, *(parsed.line_of(each) for each in outline.all("decorator"))]
    return tuple(
        each.removeprefix("@").removeprefix("#[").removesuffix("]") if each[:1] in "@#" else each for each in written
    )


def _type_parameters(parsed: Parsed, outline: Outline) -> tuple[str, ...]:
    node = outline.part("type_parameters")
    return tuple(parsed.line_of(each) for each in node.named_children) if node is not None else ()


def _modifiers(parsed: Parsed, outline: Outline, decorators: tuple[str, ...]) -> set[str]:
    language = parsed.language
    found = set(outline.modifiers)
    for written, ours in language.words if found else ():
        if written in found:
            found = {*found - {written}, ours}
    if outline.parent is not None:
        found |= set(outline.parent.settings.get("inside", "").split())
    for expression, modifier in language.decorator_modifiers if decorators else ():
        if any(pattern_of(expression).search(each) for each in decorators):
            found.add(modifier)
    if outline.name in language.constructors and outline.kind is SymbolKind.METHOD:
        found.add("constructor")
    if pattern_of(language.test_name).search(outline.name):
        found.add("test")
    if not outline.all("name") and not outline.all("path"):
        found.add("anonymous")
    if outline.body is None and _is_overload(parsed, outline):
        found.add("overload")
    return found


def _is_overload(parsed: Parsed, outline: Outline) -> bool:
    """Tell whether the next thing in the file is called the same: the signature is one of several."""
    after = _behind(parsed, outline.outer)
    if after is None or outline.kind not in _FUNCTIONS:
        return False
    return any(each.name == outline.name for each in outlines(parsed, after)[:1])


def _is_stub(reading: Reading, outline: Outline) -> bool:
    """Tell whether the body holds nothing but a doc and a statement that stands for what is missing."""
    if outline.body is None or not reading.details.stubs:
        return False
    statement = sole_statement(reading, outline)
    return statement is not None and statement.start_byte in reading.details.stubs


def sole_statement(reading: Reading, outline: Outline) -> Node | None:
    """Return the only statement of a body, its doc left out, or None."""
    parsed, body = reading.parsed, outline.body
    first = first_statement(parsed, body)
    if body is None or first is None:
        return None
    if first.start_byte in reading.details.docs:
        first = _behind(parsed, first)
    return first if first is not None and _behind(parsed, first) is None else None


def _behind(parsed: Parsed, node: Node) -> Node | None:
    """Return the next sibling that is no comment."""
    after = node.next_named_sibling
    while after is not None and after.type in parsed.language.comments:
        after = after.next_named_sibling
    return after


def _delegate(reading: Reading, outline: Outline, body: Body) -> str | None:
    """Return the callee of the call that the whole body is, returned and awaited or not."""
    if not body.callees or outline.body is None:
        return None
    # The body of an arrow function may be the call itself.
    for whole in (sole_statement(reading, outline), outline.body):
        for nodes, callee in body.callees:
            if whole is not None and _is_call(reading.parsed, whole, nodes):
                return callee or None
    return None


def _is_call(parsed: Parsed, whole: Node, callee: Sequence[Node]) -> bool:
    """Tell whether a statement is a call of this callee, at most returned and awaited."""
    start = callee[0].start_byte
    if start - whole.start_byte > _LONGEST_WORDS:
        return False
    call = callee[-1].parent
    if call is None or whole.end_byte - call.end_byte > _LONGEST_WORDS:
        return False
    before, behind = parsed.text(whole.start_byte, start), parsed.text(call.end_byte, whole.end_byte)
    return bool(_BEFORE_CALL.fullmatch(before) and _BEHIND_CALL.fullmatch(behind))


def _declared(parsed: Parsed, outline: Outline) -> tuple[Raise, ...]:
    """Return the exceptions that the signature says may come."""
    return tuple(Raise(parsed.line_of(each), None, Span(*each.byte_range)) for each in outline.all("throws"))


def _parameters(reading: Reading, outline: Outline, kind: SymbolKind, modifiers: set[str]) -> tuple[Parameter, ...]:
    receiver, listed = outline.part("receiver"), outline.part("parameters") or outline.holder
    found = list(parameters_of(reading.parsed, reading.details.parameters.get(listed.id, [])))
    implicit = reading.parsed.language.receiver and kind is SymbolKind.METHOD and "static" not in modifiers
    if implicit and found and found[0].kind in {ParameterKind.NORMAL, ParameterKind.POSITIONAL_ONLY}:
        found[0] = replace(found[0], kind=ParameterKind.RECEIVER)
    if receiver is not None:
        before = parameters_of(reading.parsed, reading.details.parameters.get(receiver.id, []))
        found = [*(replace(each, kind=ParameterKind.RECEIVER) for each in before), *found]
    return tuple(found)


def _signature_span(parsed: Parsed, outline: Outline, *, decorated: bool) -> Span:
    start = _undecorated(parsed, outline.outer) if decorated else outline.outer.start_byte
    if outline.body is None:
        return Span(start, outline.outer.end_byte)
    return Span(start, max(start, signature_end(outline.body)))


def _undecorated(parsed: Parsed, node: Node) -> int:
    """Return the offset of the first leaf that is in no decorator and no comment."""
    skipped = frozenset({*parsed.language.comments, *parsed.language.leading})
    cursor = node.walk()
    while cursor.node is not None:
        if cursor.node.type not in skipped:
            if not cursor.goto_first_child():
                return cursor.node.start_byte
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return node.start_byte
    return node.start_byte
