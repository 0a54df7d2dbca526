"""What a call to a function of the file gives back: what is left of what it is given, or what it takes by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Returned:
    """What a function of the file gives back, whatever it is called with.

    Attributes:
        own: what is in that beside what came from outside, or None where it gives back nothing.
        fetched: what of it the function took from a request by itself, or None.
        places: the places and names of the parameters that are left unchecked in it, or None where all may be.
    """

    own: Value | None
    fetched: Value | None
    places: tuple[tuple[int, str], ...] | None


def cleaned(values: Values, call: Node, harmless: Harmless, depth: int) -> Value | None:
    """Return what a function of the file gives back, or None where all that it was given may be left in that."""
    function = own_function(values, call)
    if function is None:
        return None
    told = _returned(values, function, harmless, depth)
    if told.fetched is not None:
        return told.fetched
    passed = None if told.places is None else [passed_for(values, call, at, name) for at, name in told.places]
    if told.own is None or passed is None:
        return None
    given = [values.of(each, harmless, depth) for each in passed if each is not None]
    return reduce(both, given, told.own) if len(given) == len(passed) else None


def lets_nothing_through(values: Values, name: Node, harmless: Harmless, depth: int) -> bool:
    """Tell whether a name is that of a function of the file that gives back nothing unchecked of what it is given."""
    function = function_named(values, name)
    if function is None:
        return False
    told = _returned(values, function, harmless, depth)
    return told.own is not None and told.places == ()


def _returned(values: Values, function: Node, harmless: Harmless, depth: int) -> Returned:
    return values.notes.kept(
        values.notes.returned, (function.id, harmless), lambda: _read(values, function, harmless, depth)
    )


def _read(values: Values, function: Node, harmless: Harmless, depth: int) -> Returned:
    parts, left = _parts(values, function, harmless, depth)
    value = joined(parts)
    own = replace(value, literal=False, origins=value.origins - _FROM_OUTSIDE, whole=False) if parts else None
    fetched = [part for part in left if _is_fetched(values, function, part)]
    taken = replace(joined(fetched), names=frozenset()) if fetched else None
    return Returned(own, taken, _places(values, function, left))


def _parts(values: Values, function: Node, harmless: Harmless, depth: int) -> tuple[list[Value], list[Value]]:
    """Return what a function gives back, and what of it came from outside and was not checked."""
    given = given_back(values, function)
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


def _places(values: Values, function: Node, left: Sequence[Value]) -> tuple[tuple[int, str], ...] | None:
    """Return the places and names of the parameters that are left in some values, or None where those may be all."""
    if not left:
        return ()
    scope = inner_scope(values, function)
    names = [each for each in scope.parameters if each not in values.flow.receivers] if scope is not None else []
    if not names or any("input" in part.origins or part.names.isdisjoint(names) for part in left):
        return None
    return tuple((at, name) for at, name in enumerate(names) if any(name in part.names for part in left))
