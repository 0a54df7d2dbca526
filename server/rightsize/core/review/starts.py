"""With what constant text a value surely starts: `"https://example.com/users/" + id` goes to no other host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

_DEEPEST = 12
_QUOTED = re.compile(r"^[A-Za-z@$#]*(\"\"\"|'''|[\"'`])(.*?)(?:\1#*)?$", re.DOTALL)
_INSIDE = "…"
_FILLED_IN = re.compile(r"[%{]")


def start_of(values: Values, node: Node, depth: int = 0) -> str:
    """Return the constant text that a value starts with, whatever follows; empty where none is known.

    What is no constant of the file and does not come from outside stands as `…`.
    """
    return _start(values, node, depth) or ("" if _is_outside(values, node) else _INSIDE)


def _is_outside(values: Values, node: Node) -> bool:
    value = values.of(node)
    return value.literal or bool(value.origins & {"input", "parameter"})


def _start(values: Values, node: Node, depth: int) -> str:
    flow, kind = values.flow, node.type
    if depth > _DEEPEST:
        return ""
    if kind in flow.literals:
        return _text(values, node, depth)
    if kind in flow.names:
        return _start_of_name(values, node, depth)
    children = node.named_children
    if not children:
        return ""
    if kind in flow.calls:
        return _start_of_call(values, node, depth)
    if children[-1].type in flow.tokens:
        return _start_of_macro(values, children[-1], depth)
    if kind in flow.builders:
        first = start_of(values, children[0], depth + 1)
        return first + start_of(values, children[-1], depth + 1) if _is_whole(values, children[0]) else first
    if kind in flow.members or len(children) > 1:
        return ""
    return start_of(values, children[0], depth + 1)


def _text(values: Values, node: Node, depth: int) -> str:
    """Return what stands between the quotes, up to the first value that is put in."""
    text = values.parsed.text_of(node)
    put_in = next((each for each in node.named_children if each.type in values.flow.interpolations), None)
    if put_in is not None:
        text = values.parsed.text(node.start_byte, put_in.start_byte)
    found = _QUOTED.match(text)
    if put_in is not None and put_in.named_children and found is not None and not found.group(2):
        return start_of(values, put_in.named_children[0], depth + 1)
    return found.group(2) if found is not None else ""


def _is_whole(values: Values, node: Node) -> bool:
    return values.of(node).literal


def _start_of_call(values: Values, call: Node, depth: int) -> str:
    """Return the start of a format, up to what is filled in."""
    if not values.flow.building_calls.search(values.callee(call)):
        return ""
    holders = [each for name in values.flow.arguments for each in call.children_by_field_name(name)]
    callees = [each for name in values.flow.callee for each in call.children_by_field_name(name)]
    first = next((part for each in holders for part in each.named_children), None)
    on = callees[0].named_children[0] if callees and callees[0].named_children else None
    if on is not None and on.type in values.flow.literals:  # the text that is filled in
        first = on
    if first is None or first.type not in values.flow.literals:
        return ""
    return _FILLED_IN.split(start_of(values, first, depth + 1), maxsplit=1)[0]


def _start_of_macro(values: Values, tokens: Node, depth: int) -> str:
    """Return the start of a format, or what is known of the value that stands there, which a request may bring."""
    if not tokens.named_children or tokens.named_children[0].type not in values.flow.literals:
        return ""
    first, *given = tokens.named_children
    text = _text(values, first, depth)
    start = _FILLED_IN.split(text, maxsplit=1)[0]
    if start or not text:
        return start
    named = values.flow.inlined.match(text)
    value = values.named(first, named[1]) if named is not None else values.of(given[0]) if given else None
    return "" if value is None or value.meets("request") else _INSIDE


def _start_of_name(values: Values, node: Node, depth: int) -> str:
    name = values.parsed.text_of(node)
    scope: Scope | None = values.scopes.around(node)
    use: int | None = node.start_byte
    while scope is not None:
        if name in scope.parameters:
            return ""
        binds = scope.bound_before(name, use)
        if binds:
            return _shared([start_of(values, each.value, depth + 1) for each in binds if not each.adds])
        use, scope = None, scope.outer
    return ""


def _shared(texts: list[str]) -> str:
    """Return what all texts start with."""
    if not texts:
        return ""
    shortest, longest = min(texts), max(texts)
    end = next((at for at, (one, other) in enumerate(zip(shortest, longest, strict=False)) if one != other), None)
    return shortest if end is None else shortest[:end]
