"""The functions of the file itself: which of them a call runs, and what it gives back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.review.flow import Flow
    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

_OWN = re.compile(r"(?:(?P<owner>\w+)(?:\.|::))?(?P<name>\w+)")
_HEAD = re.compile(r"\b(?:class|impl|object|struct|enum)\b([^{\n]*)")
_WORD = re.compile(r"\w+")
_TYPE = re.compile(r"[A-Z]\w*$")


def own_function(values: Values, call: Node) -> Node | None:
    """Return the function of the file that a call surely runs, or None where there is none or more than one."""
    called = _OWN.fullmatch(values.callee(call))
    if called is None:
        return None
    found = _functions(values).get(called["name"], [])
    owner = called["owner"] or ""
    if len(found) != 1 or not (_belongs(values, found[0], owner) or _is_of_type(values, call, found[0], owner)):
        return None
    return found[0]


def function_named(values: Values, name: Node) -> Node | None:
    """Return the function of the file that a name is that of, or None where there is none or more than one."""
    found = _functions(values).get(values.parsed.text_of(name), [])
    return found[0] if len(found) == 1 else None


def functions_named(values: Values, name: str) -> list[Node]:
    """Return the functions of the file that have a name."""
    return _functions(values).get(name, [])


def is_constant(values: Values, name: Node) -> bool:
    """Tell whether a name is that of one function of the file, which gives back nothing but constants."""
    function = function_named(values, name)
    given = () if function is None else given_back(values, function)
    return bool(given) and all(values.of(each).literal for each in given)


def given_back(values: Values, function: Node) -> tuple[Node, ...]:
    """Return the values that a function gives back: those of its returns, and the last one where that is one."""
    if function.id not in values.notes.given_back:
        values.notes.given_back[function.id] = tuple(_given_back(values, function))
    return values.notes.given_back[function.id]


def _given_back(values: Values, function: Node) -> Iterator[Node]:
    body = function.child_by_field_name("body")
    if body is None:
        return
    if body.type not in values.flow.blocks:
        yield body
        return
    returned = [each for each in _inside(values, body) if each.type in values.flow.returns and each.named_children]
    for each in (*(_first(values, one.named_children[0]) for one in returned), *_last(values, body)):
        if not (each.type in values.flow.calls and values.flow.leaving_calls.search(values.callee(each))):
            yield _chosen(values, each)


def flags_of(values: Values, function: Node) -> Iterator[Node]:
    """Yield what a function gives back beside a value to say how it went, and what names among that are bound to."""
    body = function.child_by_field_name("body")
    for each in _inside(values, body) if body is not None else ():
        several = each.named_children[0] if each.type in values.flow.returns and each.named_children else None
        if several is not None and several.type in values.flow.wrappers:
            for flag in several.named_children[1:]:
                binds = values.scopes.around(flag).binds.get(values.parsed.text_of(flag), ())
                yield from (flag, *(one.value for one in binds if one.end <= flag.start_byte))


def inner_scope(values: Values, function: Node) -> Scope | None:
    """Return the scope that a function is for what stands in it."""
    body = function.child_by_field_name("body")
    inside = next(iter(body.named_children), body) if body is not None else None
    return values.scopes.by_node.get(inside.id) if inside is not None else None


def only_builds(values: Values, call: Node) -> bool:
    """Tell whether a call runs a function of the file that does no more than to put together what it is given.

    Its name may promise what it likes.
    """
    function = own_function(values, call)
    if function is None:
        return False
    if function.id not in values.notes.only_builds:
        values.notes.only_builds[function.id] = _only_builds(values, function)
    return values.notes.only_builds[function.id]


def _only_builds(values: Values, function: Node) -> bool:
    flow, scope, body = values.flow, inner_scope(values, function), function.child_by_field_name("body")
    if body is None:
        return False
    asks = [each.condition for each in scope.conditions] if scope is not None else []
    if not all(flow.emptiness.search(values.parsed.text_of(each)) for each in asks):
        return False
    nodes = list(_inside(values, body))
    calls = [values.callee(each) for each in nodes if each.type in flow.calls]
    does_more = any(
        each.type in flow.functions or each.type in flow.lookups or _is_call_in_macro(flow, each) for each in nodes
    )
    builds = any(each.type in flow.builders for each in nodes)
    return not does_more and (builds or bool(calls)) and all(_puts_together(flow, each) for each in calls)


def _is_call_in_macro(flow: Flow, node: Node) -> bool:
    return node.type in flow.tokens and node.parent is not None and node.parent.type in flow.tokens


def _puts_together(flow: Flow, callee: str) -> bool:
    return any(each.search(callee) for each in (flow.adding_calls, flow.building_calls, flow.passing_calls))


def _functions(values: Values) -> dict[str, list[Node]]:
    """Return the functions of the file by their names."""
    if values.notes.functions is None:
        values.notes.functions = {}
        for kind in values.flow.functions:
            for each in values.scopes.nodes.get(kind, ()):
                named = each.child_by_field_name("name") or _named_by(each)
                if named is not None:
                    values.notes.functions.setdefault(values.parsed.text_of(named), []).append(each)
    return values.notes.functions


def _named_by(function: Node) -> Node | None:
    """Return the name that a function without one is bound to."""
    around = function.parent
    if around is None or around.child_by_field_name("value") != function:
        return None
    return around.child_by_field_name("name") or around.child_by_field_name("key")


def _belongs(values: Values, function: Node, owner: str) -> bool:
    if not owner:
        return True
    receiver = function.child_by_field_name("receiver")
    if receiver is not None:
        return re.search(rf"\b{owner}\b", values.parsed.text_of(receiver)) is not None
    if owner in values.flow.receivers or owner == "Self":
        return True
    return _TYPE.match(owner) is not None and owner in _types(values)


def _types(values: Values) -> frozenset[str]:
    """Return the words in the heads of the file's types."""
    if values.notes.types is None:
        heads = _HEAD.findall(values.parsed.text(0, len(values.parsed.data)))
        values.notes.types = frozenset(word for head in heads for word in _WORD.findall(head))
    return values.notes.types


def _is_of_type(values: Values, call: Node, function: Node, owner: str) -> bool:
    """Tell whether a call is on a parameter that is declared with the type whose method a function is."""
    declared = values.scopes.around(call).parameters.get(owner, "")
    around = function.parent
    while declared and around is not None:
        named = around.child_by_field_name("type") or around.child_by_field_name("name")
        if named is not None:
            return re.search(rf"\b{re.escape(values.parsed.text_of(named))}\b", declared) is not None
        around = around.parent
    return False


def _inside(values: Values, body: Node) -> Iterator[Node]:
    """Yield the nodes below a body that are not of another function."""
    waiting = list(body.named_children)
    while waiting:
        each = waiting.pop()
        yield each
        if each.type not in values.flow.functions:
            waiting += each.named_children


def _chosen(values: Values, node: Node) -> Node:
    """Return what a call gives back where what it is called on holds, or the node itself."""
    if node.type not in values.flow.calls or not values.flow.choosing_calls.search(values.callee(node)):
        return node
    chosen = next(iter(values.arguments(node)), node)
    return (chosen.child_by_field_name("body") or chosen) if chosen.type in values.flow.functions else chosen


def _first(values: Values, node: Node) -> Node:
    """Return the first of several values that are given back at once; the others say how it went."""
    if node.type in values.flow.wrappers and len(node.named_children) > 1:
        return node.named_children[0]
    return node


def _last(values: Values, body: Node) -> Iterator[Node]:
    """Yield the values that a block comes to, where the last statement of a block is its value."""
    last = body.named_children[-1] if body.named_children else None
    if not values.flow.tails or last is None or last.type in values.flow.returns:
        return
    waiting = [last]
    while waiting:
        each = waiting.pop()
        branches = [part for name in ("consequence", "alternative") for part in each.children_by_field_name(name)]
        if branches:
            waiting += branches
        elif each.type in values.flow.tails:
            waiting += each.named_children[-1:]
        else:
            yield each
