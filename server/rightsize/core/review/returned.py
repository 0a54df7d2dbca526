"""What a call to a function of the file gives back, where that function makes harmless what it is given."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from rightsize.core.review.called_with import passed_for
from rightsize.core.review.guards import guarded
from rightsize.core.review.own_functions import given_back, inner_scope, own_function
from rightsize.core.review.value import both, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from rightsize.core.review.value import Harmless, Value
    from rightsize.core.review.values import Values

_FROM_OUTSIDE = frozenset({"input", "parameter"})


def cleaned(values: Values, call: Node, harmless: Harmless, depth: int) -> Value | None:
    """Return what a function of the file gives back where nothing that it was given is left in that, else None."""
    function = own_function(values, call)
    if function is None:
        return None
    given = list(given_back(values, function))
    parts = [values.of(each, harmless, depth) for each in given]
    left = [
        part
        for node, part in zip(given, parts, strict=True)
        if part.origins & _FROM_OUTSIDE and not (harmless.checks and guarded(values, node, part.names, harmless))
    ]
    passed = _passed_through(values, call, function, left)
    if not parts or passed is None:
        return None
    value = joined(parts)
    own = replace(value, literal=False, origins=value.origins - _FROM_OUTSIDE, whole=False)
    return reduce(both, [values.of(each, harmless, depth) for each in passed], own)


def _passed_through(values: Values, call: Node, function: Node, left: Sequence[Value]) -> list[Node] | None:
    """Return what a call passes for the parameters that are left in some values, where those are not all, else None."""
    if not left:
        return []
    scope = inner_scope(values, function)
    names = [each for each in scope.parameters if each not in values.flow.receivers] if scope is not None else []
    places = {at for part in left for at, name in enumerate(names) if name in part.names}
    if len(places) >= len(names) or any("input" in part.origins or part.names.isdisjoint(names) for part in left):
        return None
    passed = [passed_for(values, call, at, names[at]) for at in sorted(places)]
    return None if None in passed else [each for each in passed if each is not None]
