"""What a call makes of what it is called on and of what it is passed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.review.value import CONSTANT_NAME, both, joined, mixed

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.review.value import Harmless, Value
    from rightsize.core.review.values import Values


def made(values: Values, call: Node, callee: str, harmless: Harmless, depth: int) -> Value:
    """Return the value of a call that is no function of the file, fetches nothing and cleans nothing."""
    flow = values.flow
    receiver = _receiver(values, call, harmless, depth)
    parts = [values.of(part, harmless, depth) for part in values.arguments(call)]
    passed = joined(parts)
    passes = flow.passing_calls.search(callee) is not None
    asked = frozenset[str]() if passes else frozenset({"call"})
    if flow.building_calls.search(callee):
        value = passed if receiver is None else both(receiver, passed)
        return mixed(replace(value, built=value.built or not value.literal))
    if receiver is None:
        return replace(mixed(passed), literal=passes and passed.literal, origins=passed.origins | asked)
    if flow.chaining_calls.search(callee):
        return receiver
    if flow.table_calls.search(callee) and not receiver.meets("request"):
        return receiver
    if flow.lookup_calls.search(callee) and (receiver.literal or _is_table(callee)):  # or else the default
        return both(receiver, joined(parts[1:]))
    if receiver.literal and not passes:
        return replace(receiver, literal=receiver.text and passed.literal)
    if passed.literal and not passes:  # a constant says which part of the receiver it is, and is none of it
        return replace(receiver, literal=False)
    value = mixed(replace(both(receiver, passed), literal=False))
    if receiver.origins or not passed.origins:
        return value
    return replace(value, origins=value.origins | asked)  # what an object of the program makes of it


def _is_table(callee: str) -> bool:
    """Tell whether a method is called on a constant of a class."""
    owner, _, name = callee.rpartition(".")[0].rpartition(".")
    return bool(owner) and CONSTANT_NAME.match(name) is not None


def _receiver(values: Values, call: Node, harmless: Harmless, depth: int) -> Value | None:
    """Return the value of what a method is called on, or None for a plain function."""
    parts = [node for name in values.flow.callee for node in call.children_by_field_name(name)]
    if not parts:
        return None
    first, *rest = parts
    if rest:  # the object has a field of its own
        return values.of(first, harmless, depth)
    if first.type not in values.flow.members or not first.named_children:
        return None
    return values.of(first.named_children[0], harmless, depth)
