"""Checks that stand before a use: a value that was compared with what is allowed is not a danger any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.checks import SHORT, asks_own, compares, is_check, leaves, related_to
from rightsize.core.review.scopes import names_in
from rightsize.core.review.value import Harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from rightsize.core.review.flow import Flow
    from rightsize.core.review.scopes import Condition, Scope
    from rightsize.core.review.values import Values


_UNCHECKED = Harmless(checks=False)
"""What a condition lets through is no other value for that."""


def guarded(values: Values, place: Node, names: Iterable[str], harmless: Harmless) -> bool:
    """Tell whether one of the names, or one made from or into it, was checked before the program reaches a place."""
    scope: Scope | None = values.scopes.around(place)
    while scope is not None:
        related = related_to(values, scope, frozenset(names))
        if any(_holds(values, each, place, related, harmless) for each in scope.conditions):
            return True
        if _asked_before(values, place, related, harmless):
            return True
        failed = [each for each in scope.conditions if each.negated and each.is_then_around(place)]
        for call, checks in _checking(values, scope):
            # A call checks what it is given where it comes before, and does not come back when that is bad.
            comes_before = call.end_byte <= place.start_byte and related & checks
            if comes_before and _counts(values, call, harmless) and not any(_asks(each, call) for each in failed):
                return True
        scope = scope.outer if scope.outer is not None and scope.outer.outer is not None else None
    return False


def _asked_before(values: Values, place: Node, related: frozenset[str], harmless: Harmless) -> bool:
    """Tell whether a place is reached only where what stands before it in the same condition said so."""
    inner = place
    while (outer := inner.parent) is not None and outer.type not in values.flow.blocks:
        if len(outer.named_children) > 1 and any(each.type in SHORT for each in outer.children):
            first, *_, last = outer.named_children
            if last == inner and compares(values.parsed, values.flow, first, related, harmless):
                return True
        inner = outer
    return False


def _asks(check: Condition, call: Node) -> bool:
    """Tell whether a condition is about how a call went, which stands in it, before it or in what its names mean."""
    then = check.then.start_byte if check.then is not None else check.condition.end_byte
    if check.statement.start_byte <= call.start_byte < then:
        return True
    return any(each.start_byte <= call.start_byte and call.end_byte <= each.end_byte for each in check.meant)


def _counts(values: Values, call: Node, harmless: Harmless) -> bool:
    """Tell whether a call is a check for a rule: to be no text is none where numbers are a danger."""
    return harmless.numbers or values.flow.parsing_calls.search(values.callee(call)) is None


def _holds(values: Values, check: Condition, place: Node, related: frozenset[str], harmless: Harmless) -> bool:
    if not check.is_around(place) and check.statement.end_byte > place.start_byte:
        return False
    if not (is_check(values, check, related, harmless) or asks_own(values, check, related, harmless)):
        return False
    return check.is_around(place) or leaves(values, check.then) or _replaces(values, check.then, place, related)


def _replaces(values: Values, then: Node | None, place: Node, related: frozenset[str]) -> bool:
    """Tell whether what runs when a condition holds puts something of the program's own in the place of a bad name."""
    if then is None:
        return False
    return any(
        then.start_byte <= each.value.start_byte < then.end_byte
        and not each.adds
        and not values.of(each.value, _UNCHECKED).meets("input")
        for name, binds in values.scopes.around(place).binds.items()
        if name in related
        for each in binds
    )


def _checking(values: Values, scope: Scope) -> list[tuple[Node, frozenset[str]]]:
    """Return the calls of a scope that check what they are given, with the names in each."""
    if scope.node.id not in values.notes.checking:
        values.notes.checking[scope.node.id] = [
            (each, frozenset(names_in(values.parsed, values.flow, each)))
            for each in scope.calls
            if _is_checking(values.flow, values.callee(each))
        ]
    return values.notes.checking[scope.node.id]


def _is_checking(flow: Flow, callee: str) -> bool:
    return any(each.search(callee) for each in (flow.checking_calls, flow.parsing_calls))
