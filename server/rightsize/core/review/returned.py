"""What a call to a function of the file gives back, where that function makes harmless what it is given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.review.guards import guarded
from rightsize.core.review.own_functions import given_back, own_function
from rightsize.core.review.value import joined

if TYPE_CHECKING:
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
    if not parts or any(
        part.origins & _FROM_OUTSIDE and not (harmless.checks and guarded(values, node, part.names, harmless))
        for node, part in zip(given, parts, strict=True)
    ):
        return None
    value = joined(parts)
    return replace(value, literal=False, origins=value.origins - _FROM_OUTSIDE, whole=False)
