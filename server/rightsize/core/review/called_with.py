"""What a function of the file is called with: the values of its parameters, as far as calls in the same file tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.review.guards import guarded
from rightsize.core.review.own_functions import own_function
from rightsize.core.review.value import CLEAN, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.value import Harmless, Value
    from rightsize.core.review.values import Values

MOST_CALLS = 8
"""Calls of one function that are looked at; what many places call is a helper of many uses."""


def from_request(values: Values, scope: Scope, name: str, harmless: Harmless, depth: int) -> Value | None:
    """Return what a parameter holds of a request that a call in this file passes on, or None where none does.

    Where calls pass on nothing but constants, or requests that were checked before, nothing of that can do harm.
    """
    checked = others = False
    constants: list[Value] = []
    for call, given in _given(values, scope, name):
        value = values.of(given, harmless, depth)
        if value.literal:
            constants.append(value)
        elif not value.meets("request"):
            others = True
        elif harmless.checks and guarded(values, call, value.names, harmless):
            checked = True
        else:
            return replace(value, names=frozenset())
    if others:
        return None
    return CLEAN if checked else joined(constants) if constants else None


def _given(values: Values, scope: Scope, name: str) -> Iterator[tuple[Node, Node]]:
    """Yield the calls of the function that a scope is, each with what it passes for a parameter."""
    calls = calls_of(values, scope.node)
    names = [each for each in scope.parameters if each not in values.flow.receivers]
    if not calls or len(names) != _declared(values, scope.node):
        return
    for call in calls[:MOST_CALLS]:
        given = passed_for(values, call, names.index(name), name)
        if given is not None:
            yield call, given


def _declared(values: Values, function: Node) -> int:
    """Return how many parameters a function declares, without the object whose method it is."""
    held = function.child_by_field_name("parameters")
    if held is None:
        return 1
    return sum(
        max(1, len(each.children_by_field_name("name")))
        for each in held.named_children
        if values.parsed.text_of(each).lstrip("&").removeprefix("mut ") not in values.flow.receivers
    )


def passed_for(values: Values, call: Node, place: int, name: str) -> Node | None:
    """Return what a call passes for the parameter of a name, which is the one at a place, from 0."""
    holders = [each for field in values.flow.arguments for each in call.children_by_field_name(field)]
    passed = [each for holder in holders for each in holder.named_children]
    if any("splat" in each.type or "spread" in each.type for each in passed):
        return None
    labelled = [each for each in passed if each.type in values.flow.labelled]
    for each in labelled:
        label = each.child_by_field_name("name")
        if label is not None and values.parsed.text_of(label) == name:
            return each.child_by_field_name("value")
    plain = [each for each in passed if each not in labelled]
    return plain[place] if place < len(plain) else None


def calls_of(values: Values, function: Node) -> list[Node]:
    """Return the calls in the file that surely run a function."""
    if values.notes.called is None:
        values.notes.called = {}
        for kind in values.flow.calls:
            for call in values.scopes.nodes.get(kind, ()):
                own = own_function(values, call)
                if own is not None:
                    values.notes.called.setdefault(own.id, []).append(call)
    return values.notes.called.get(function.id, [])
