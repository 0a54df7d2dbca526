"""What a condition says about names: it compares one with what is allowed, or asks a function that does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.review.conditions import Nesting
from rightsize.core.review.own_functions import flags_of, given_back, inner_scope, own_function
from rightsize.core.review.scopes import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.conditions import Condition
    from rightsize.core.review.flow import Flow
    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.value import Harmless
    from rightsize.core.review.values import Values


_FLAG = re.compile(r"!?\s*\w+$")
"""A condition that is nothing but a name, or asks for its opposite."""

SHORT = frozenset({"&&", "||", "and", "or"})
"""Operators that leave the second part out where the first has decided."""


def is_check(values: Values, check: Condition, names: AbstractSet[str], harmless: Harmless) -> bool:
    """Tell whether a condition compares one of the names, or a part of a request of that text, with what is allowed."""
    return not names.isdisjoint(tested(values, check, harmless))


def tested(values: Values, check: Condition, harmless: Harmless) -> frozenset[str]:
    """Return the names that a condition compares with what is allowed."""
    key = check, harmless
    if key not in values.notes.tested:
        values.notes.tested[key] = _tested(values, check, harmless)
    return values.notes.tested[key]


def _tested(values: Values, check: Condition, harmless: Harmless) -> frozenset[str]:
    """Return the names; a flag that a function of the file gave back says no more than that function asks."""
    parsed, flow = values.parsed, values.flow
    if check.sure:
        return frozenset(names_in(parsed, flow, check.condition))
    if flow.emptiness.search(parsed.line_of(check.condition)):
        return frozenset()
    if check.meant and _FLAG.match(parsed.text_of(check.condition)) and _is_told(values, check):
        return frozenset()
    return frozenset().union(*(_compared(parsed, flow, each, harmless) for each in (check.condition, *check.meant)))


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
    return not names.isdisjoint(_compared(parsed, flow, question, harmless))


def _compared(parsed: Parsed, flow: Flow, question: Node, harmless: Harmless) -> frozenset[str]:
    """Return the names that an expression that is true or false compares with what is allowed.

    Terms without parentheses nest to the left, one level each.
    """
    found: set[str] = set()
    waiting = [question]
    while waiting:
        each = waiting.pop()
        if any(part.type in SHORT for part in each.children):
            waiting += each.named_children
        elif _is_comparison(flow, parsed.line_of(each), harmless):
            found.update(names_in(parsed, flow, each))
    return frozenset(found)


def _is_comparison(flow: Flow, text: str, harmless: Harmless) -> bool:
    if flow.emptiness.search(text):
        return False
    if harmless.guarded_by is not None and harmless.guarded_by.search(text):
        return True
    sizes_alone = not harmless.numbers and harmless.guarded_by is not None  # who knows the kind knows no length
    compares_sizes = not sizes_alone and flow.checking.search(text) is not None
    return compares_sizes or flow.checking_calls.search(text) is not None


def conditions_around(values: Values, scope: Scope, place: Node) -> list[Condition]:
    """Return the conditions of a scope in whose statements a place stands, the outer ones first."""
    if scope.node.id not in values.notes.nesting:
        values.notes.nesting[scope.node.id] = Nesting(scope.conditions)
    return values.notes.nesting[scope.node.id].around(place)


def asks_own(values: Values, check: Condition, names: AbstractSet[str], harmless: Harmless) -> bool:
    """Tell whether a condition passes one of the names to a function of the file that compares it."""
    return any(
        not names.isdisjoint(given) and checks_itself(values, function, harmless)
        for function, given in passed_on(values, check)
    )


def passed_on(values: Values, check: Condition) -> tuple[tuple[Node, frozenset[str]], ...]:
    """Return the functions of the file that a condition calls, each with the names in what it is passed."""
    if check not in values.notes.passed_on:
        values.notes.passed_on[check] = tuple(
            (function, names_given(values, call))
            for question in (check.condition, *check.meant)
            for call in _calls_in(values, question)
            if (function := own_function(values, call)) is not None
        )
    return values.notes.passed_on[check]


def checks_itself(values: Values, function: Node, harmless: Harmless) -> bool:
    """Tell whether a function of the file compares what it is given with what is allowed."""
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
        values.notes.made_of[scope.node.id] = _made_of(values, scope)
    made_of, filled = values.notes.made_of[scope.node.id]
    # Who asks for one part of a message has asked nothing of another.
    taken_apart = filled & {name.removesuffix(".*") for name in names if name.endswith(".*")} - names
    found, waiting = set(names), list(names)
    while waiting:
        more = made_of.get(waiting.pop(), set()) - found - taken_apart
        found |= more
        waiting += more
    return frozenset(found)


def _made_of(values: Values, scope: Scope) -> tuple[dict[str, set[str]], frozenset[str]]:
    """Return the names that are bound to something made of each name, and those that are filled bit by bit."""
    made_of: dict[str, set[str]] = {}
    for name, binds in scope.binds.items():
        for each in {part for bind in binds for part in names_in(values.parsed, values.flow, bind.value)}:
            made_of.setdefault(each, set()).add(name)
    return made_of, frozenset(name for name, binds in scope.binds.items() if all(each.adds for each in binds))


def leaves(values: Values, then: Node | None) -> bool:
    """Tell whether what runs when a condition holds ends the block, the function or the program."""
    if then is None:
        return True
    if then.id not in values.notes.leaves:
        values.notes.leaves[then.id] = _leaves(values, then)
    return values.notes.leaves[then.id]


def _leaves(values: Values, then: Node) -> bool:
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


def names_given(values: Values, call: Node) -> frozenset[str]:
    """Return the names in what a call passes."""
    holders = [each for name in values.flow.arguments for each in call.children_by_field_name(name)]
    return frozenset(name for each in holders for name in names_in(values.parsed, values.flow, each))


def _calls_in(values: Values, node: Node) -> Iterator[Node]:
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.type in values.flow.calls:
            yield each
        waiting += each.named_children
