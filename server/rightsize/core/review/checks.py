"""What a condition says about names: it compares one with what is allowed, or asks a function that does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.review.own_functions import flags_of, given_back, inner_scope, own_function
from rightsize.core.review.scopes import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.flow import Flow
    from rightsize.core.review.scopes import Condition, Scope
    from rightsize.core.review.value import Harmless
    from rightsize.core.review.values import Values


_FLAG = re.compile(r"!?\s*\w+$")
"""A condition that is nothing but a name, or asks for its opposite."""

SHORT = frozenset({"&&", "||", "and", "or"})
"""Operators that leave the second part out where the first has decided."""


def is_check(values: Values, check: Condition, names: AbstractSet[str], harmless: Harmless) -> bool:
    """Tell whether a condition compares one of the names, or a part of a request of that text, with what is allowed.

    A flag that a function of the file gave back says no more than that function asks.
    """
    parsed, flow = values.parsed, values.flow
    if check.sure:
        return not names.isdisjoint(names_in(parsed, flow, check.condition))
    if flow.emptiness.search(parsed.line_of(check.condition)):
        return False
    if check.meant and _FLAG.match(parsed.text_of(check.condition)) and _is_told(values, check):
        return False
    return any(compares(parsed, flow, each, names, harmless) for each in (check.condition, *check.meant))


def _is_told(values: Values, check: Condition) -> bool:
    """Tell whether all that a condition's names are bound to comes from functions of the file."""
    return all(own_function(values, _call_in(values, each)) is not None for each in check.meant)


def _call_in(values: Values, node: Node) -> Node:
    """Return the call that several values at once, or one in parentheses, come from."""
    while node.type in values.flow.wrappers and len(node.named_children) == 1:
        node = node.named_children[0]
    return node


def compares(parsed: Parsed, flow: Flow, question: Node, names: AbstractSet[str], harmless: Harmless) -> bool:
    """Tell whether an expression that is true or false compares one of the names with what is allowed.

    Of several that are joined by and or or, one has to compare and to be about the name.
    """
    if any(each.type in SHORT for each in question.children):
        return any(compares(parsed, flow, each, names, harmless) for each in question.named_children)
    if names.isdisjoint(names_in(parsed, flow, question)):
        return False
    text = parsed.line_of(question)
    if flow.emptiness.search(text):
        return False
    if harmless.guarded_by is not None and harmless.guarded_by.search(text):
        return True
    sizes_alone = not harmless.numbers and harmless.guarded_by is not None  # who knows the kind knows no length
    return bool((not sizes_alone and flow.checking.search(text)) or flow.checking_calls.search(text))


def asks_own(values: Values, check: Condition, names: AbstractSet[str], harmless: Harmless) -> bool:
    """Tell whether a condition passes one of the names to a function of the file that compares it."""
    return any(
        is_given(values, call, names) and checks_itself(values, call, harmless)
        for question in (check.condition, *check.meant)
        for call in _calls_in(values, question)
    )


def checks_itself(values: Values, call: Node, harmless: Harmless) -> bool:
    """Tell whether a call runs a function of the file that compares what it is given with what is allowed."""
    function = own_function(values, call)
    if function is None:
        return False
    return values.notes.kept(
        values.notes.are_checks, (function.id, harmless), lambda: _checks(values, function, harmless)
    )


def _checks(values: Values, function: Node, harmless: Harmless) -> bool:
    scope = inner_scope(values, function)
    if scope is None or not scope.parameters:
        return False
    parameters = frozenset(each for name in scope.parameters for each in (name, f"{name}.*"))
    names = related_to(values, scope, parameters)
    flow, parsed = values.flow, values.parsed
    if any(
        compares(parsed, flow, each.condition, names, harmless) and leaves(values, each.then)
        for each in scope.conditions
    ):
        return True
    if any(compares(parsed, flow, each, names, harmless) for each in flags_of(values, function)):
        return True
    return any(
        compares(parsed, flow, each, names, harmless) and not values.of(each).origins
        for each in given_back(values, function)
    )


def related_to(values: Values, scope: Scope, names: frozenset[str]) -> frozenset[str]:
    """Return the names with those that are bound to something made of them, or of which they are made."""
    if scope.node.id not in values.notes.made_of:
        values.notes.made_of[scope.node.id] = {
            name: {each for bind in binds for each in names_in(values.parsed, values.flow, bind.value)}
            for name, binds in scope.binds.items()
        }
    held = values.notes.made_of[scope.node.id]
    found = set(names)
    filled = {name for name, binds in scope.binds.items() if all(each.adds for each in binds)}
    taken_apart = filled & {name.removesuffix(".*") for name in names if name.endswith(".*")} - names
    for _ in held:  # who asks for one part of a message has asked nothing of another
        more = {name for name, made_of in held.items() if made_of & found} - taken_apart
        if more <= found:
            break
        found |= more
    return frozenset(found)


def leaves(values: Values, then: Node | None) -> bool:
    """Tell whether what runs when a condition holds ends the block, the function or the program."""
    if then is None:
        return True
    waiting = [then]
    while waiting:
        each = waiting.pop()
        if each.type in values.flow.leaves:
            return True
        called = each.type in values.flow.calls or each.type in values.flow.builders  # macros are among the latter
        if called and values.flow.leaving_calls.search(values.callee(each)):
            return True
        waiting += each.named_children
    return False


def is_given(values: Values, call: Node, names: AbstractSet[str]) -> bool:
    """Tell whether one of the names stands in what a call passes."""
    holders = [each for name in values.flow.arguments for each in call.children_by_field_name(name)]
    return any(not names.isdisjoint(names_in(values.parsed, values.flow, each)) for each in holders)


def _calls_in(values: Values, node: Node) -> Iterator[Node]:
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.type in values.flow.calls:
            yield each
        waiting += each.named_children
