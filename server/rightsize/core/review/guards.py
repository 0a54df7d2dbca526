"""Checks that stand before a use: a value that was compared with what is allowed is not a danger any more."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from rightsize.core.review.checks import (
    SHORT,
    asks_own,
    checks_itself,
    compares,
    conditions_around,
    is_check,
    leaves,
    passed_on,
    related_to,
    tested,
)
from rightsize.core.review.scopes import names_in
from rightsize.core.review.value import Harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tree_sitter import Node

    from rightsize.core.review.conditions import Condition
    from rightsize.core.review.flow import Flow
    from rightsize.core.review.scopes import Bind, Scope
    from rightsize.core.review.values import Values


_UNCHECKED = Harmless(checks=False)
"""What a condition lets through is no other value for that."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a scope's conditions say of what runs behind their statements, so that it is looked up by name.

    Attributes:
        left: where the first statement ends that goes no further unless a name is allowed, by the name.
        passed: the same where a function of the file tells that, by the name and the function's node.
        replaced: the places of conditions that go on and bind a name when they hold, by that name and each that they
            are about.
    """

    left: dict[str, int] = field(default_factory=dict)
    passed: dict[str, dict[int, tuple[int, Node]]] = field(default_factory=dict)
    replaced: dict[str, dict[str, list[int]]] = field(default_factory=dict)


def guarded(values: Values, place: Node, names: Iterable[str], harmless: Harmless) -> bool:
    """Tell whether one of the names, or one made from or into it, was checked before the program reaches a place."""
    scope: Scope | None = values.scopes.around(place)
    while scope is not None:
        related = related_to(values, scope, frozenset(names))
        around = (each for each in conditions_around(values, scope, place) if each.is_around(place))
        if any(_is_about(values, each, related, harmless) for each in around):
            return True
        if _was_asked(values, scope, place, related, harmless):
            return True
        if _asked_before(values, place, related, harmless) or _was_passed(values, scope, place, related, harmless):
            return True
        scope = scope.outer if scope.outer is not None and scope.outer.outer is not None else None
    return False


def _was_asked(values: Values, scope: Scope, place: Node, related: frozenset[str], harmless: Harmless) -> bool:
    """Tell whether a condition whose statement ends before a place keeps a bad name from it."""
    asked, start = _asked(values, scope, harmless), place.start_byte
    if any(asked.left[name] <= start for name in related & asked.left.keys()):
        return True
    told = (each for name in related & asked.passed.keys() for each in asked.passed[name].values())
    if any(end <= start and checks_itself(values, function, harmless) for end, function in told):
        return True
    if scope is not values.scopes.around(place):
        return False
    about = (_places(asked.replaced[name], related) for name in related & asked.replaced.keys())
    before = (scope.conditions[at] for at in sorted(set(chain.from_iterable(about))))
    return any(
        each.statement.end_byte <= start
        and _is_about(values, each, related, harmless)
        and _replaces(values, scope, each.then, related)
        for each in before
    )


def _was_passed(values: Values, scope: Scope, place: Node, related: frozenset[str], harmless: Harmless) -> bool:
    """Tell whether a call checks a name before a place is reached, and does not come back when that is bad."""
    before = [
        call
        for call in (scope.calls[at] for at in _places(_checking(values, scope), related))
        if call.end_byte <= place.start_byte and _counts(values, call, harmless)
    ]
    if not before:
        return False
    failed = [each for each in conditions_around(values, scope, place) if each.negated and each.is_then_around(place)]
    return any(not any(_asks(each, call) for each in failed) for call in before)


def _places(index: Mapping[str, list[int]], names: frozenset[str]) -> list[int]:
    """Return the places at which an index has one of the names, in their order."""
    return sorted({at for name in names & index.keys() for at in index[name]})


def _asked(values: Values, scope: Scope, harmless: Harmless) -> Asked:
    key = scope.node.id, harmless
    if key not in values.notes.asked:
        asked = values.notes.asked[key] = Asked()
        for at, each in enumerate(scope.conditions):
            names, told = tested(values, each, harmless), passed_on(values, each)
            if not (names or told):
                continue
            if leaves(values, each.then):
                _note_left(asked, each.statement.end_byte, names, told)
            else:
                about = names.union(*(given for _, given in told))
                for name in {name for name, bind in _bound_in(values, scope, each.then) if not bind.adds}:
                    _note_replaced(asked.replaced.setdefault(name, {}), at, about)
    return values.notes.asked[key]


def _note_replaced(replaced: dict[str, list[int]], at: int, about: Iterable[str]) -> None:
    for name in about:
        replaced.setdefault(name, []).append(at)


def _note_left(asked: Asked, end: int, names: frozenset[str], told: Iterable[tuple[Node, frozenset[str]]]) -> None:
    for name in names:
        asked.left[name] = min(end, asked.left.get(name, end))
    for function, given in told:
        for name in given:
            ends = asked.passed.setdefault(name, {})
            ends[function.id] = min(end, ends[function.id][0] if function.id in ends else end), function


def _is_about(values: Values, check: Condition, related: frozenset[str], harmless: Harmless) -> bool:
    return is_check(values, check, related, harmless) or asks_own(values, check, related, harmless)


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


def _replaces(values: Values, scope: Scope, then: Node | None, related: frozenset[str]) -> bool:
    """Tell whether what runs when a condition holds puts something of the program's own in the place of a bad name."""
    return any(
        name in related and not each.adds and not values.of(each.value, _UNCHECKED).meets("input")
        for name, each in _bound_in(values, scope, then)
    )


def _bound_in(values: Values, scope: Scope, then: Node | None) -> list[tuple[str, Bind]]:
    """Return what a scope binds in what runs when a condition holds."""
    if then is None:
        return []
    starts, bound = _bound(values, scope)
    return bound[bisect_left(starts, then.start_byte) : bisect_left(starts, then.end_byte)]


def _bound(values: Values, scope: Scope) -> tuple[list[int], list[tuple[str, Bind]]]:
    """Return what a scope binds in the order of the text, and where the value of each starts."""
    if scope.node.id not in values.notes.bound:
        binds = [(name, each) for name, binds in scope.binds.items() for each in binds]
        binds.sort(key=lambda named: named[1].value.start_byte)
        values.notes.bound[scope.node.id] = [each.value.start_byte for _, each in binds], binds
    return values.notes.bound[scope.node.id]


def _checking(values: Values, scope: Scope) -> dict[str, list[int]]:
    """Return the places in a scope's calls of those that check what they are given, by the names in each."""
    if scope.node.id not in values.notes.checking:
        index = values.notes.checking[scope.node.id] = {}
        for at, each in enumerate(scope.calls):
            if _is_checking(values.flow, values.callee(each)):
                for name in set(names_in(values.parsed, values.flow, each)):
                    index.setdefault(name, []).append(at)
    return values.notes.checking[scope.node.id]


def _is_checking(flow: Flow, callee: str) -> bool:
    return any(each.search(callee) for each in (flow.checking_calls, flow.parsing_calls))
