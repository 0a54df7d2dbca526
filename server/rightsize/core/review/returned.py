"""What a call to a function of the file gives back: what is left of what it is given, or what it takes by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from rightsize.core.review.called_with import passed_for
from rightsize.core.review.guards import guarded
from rightsize.core.review.own_functions import function_named, given_back, inner_scope, own_function
from rightsize.core.review.value import both, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from rightsize.core.review.value import Harmless, Value
    from rightsize.core.review.values import Values

_FROM_OUTSIDE = frozenset({"input", "parameter"})


def cleaned(values: Values, call: Node, harmless: Harmless, depth: int) -> Value | None:
    """Return what a function of the file gives back, or None where all that it was given may be left in that."""
    function = own_function(values, call)
    if function is None:
        return None
    parts, left = _parts(values, function, harmless, depth)
    fetched = [part for part in left if _is_fetched(values, function, part)]
    if fetched:
        return replace(joined(fetched), names=frozenset())
    passed = _passed_through(values, call, function, left)
    if not parts or passed is None:
        return None
    value = joined(parts)
    own = replace(value, literal=False, origins=value.origins - _FROM_OUTSIDE, whole=False)
    return reduce(both, [values.of(each, harmless, depth) for each in passed], own)


def lets_nothing_through(values: Values, name: Node, harmless: Harmless, depth: int) -> bool:
    """Tell whether a name is that of a function of the file that gives back nothing unchecked of what it is given."""
    function = function_named(values, name)
    if function is None:
        return False
    parts, left = _parts(values, function, harmless, depth)
    return bool(parts) and not left


def _parts(values: Values, function: Node, harmless: Harmless, depth: int) -> tuple[list[Value], list[Value]]:
    """Return what a function gives back, and what of it came from outside and was not checked."""
    given = list(given_back(values, function))
    parts = [values.of(each, harmless, depth) for each in given]
    left = [
        part
        for node, part in zip(given, parts, strict=True)
        if part.origins & _FROM_OUTSIDE and not (harmless.checks and guarded(values, node, part.names, harmless))
    ]
    return parts, left


def _is_fetched(values: Values, function: Node, part: Value) -> bool:
    """Tell whether a function took a value from a request by itself, and from none of what it is given."""
    scope = inner_scope(values, function)
    return scope is not None and "input" in part.origins and part.names.isdisjoint(scope.parameters)


def _passed_through(values: Values, call: Node, function: Node, left: Sequence[Value]) -> list[Node] | None:
    """Return what a call passes for the parameters that are left in some values, where those are not all, else None."""
    if not left:
        return []
    scope = inner_scope(values, function)
    names = [each for each in scope.parameters if each not in values.flow.receivers] if scope is not None else []
    places = {at for part in left for at, name in enumerate(names) if name in part.names}
    if not names or any("input" in part.origins or part.names.isdisjoint(names) for part in left):
        return None
    passed = [passed_for(values, call, at, names[at]) for at in sorted(places)]
    return None if None in passed else [each for each in passed if each is not None]
