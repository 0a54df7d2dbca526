"""What a file declares of its own types: which parts of them hold no text, and which functions give back constants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher
from rightsize.core.review.own_functions import functions_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.matching import Captures
    from rightsize.core.analysis.patterns import Pattern
    from rightsize.core.review.values import Values

_WORD = re.compile(r"\w+")
_PART = re.compile(r"\.(\w+)$")


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared: of each field all that the file says of fields of that name, and the types without others.

    Attributes:
        fields: the declarations by the field's name.
        closed: types that have nothing but the values that the file names.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)


def holds_no_text(values: Values, declared: str) -> bool:
    """Tell whether a declaration is of what can hold no text of somebody else, as a number or one of a few values."""
    if values.flow.harmless_parameters.search(declared):
        return True
    words = _WORD.findall(declared)
    return len(words) > 1 and words[-1] in _of(values).closed


def is_field_without_text(values: Values, member: str) -> bool:
    """Tell whether an expression takes a part that every type of the file with such a part declares without text."""
    part = _PART.search(member)
    found = _of(values).fields.get(part[1], ()) if part is not None else ()
    return bool(found) and all(holds_no_text(values, each) for each in found)


def gives_constants(values: Values, callee: str) -> bool:
    """Tell whether a callee is a function of the file that is declared to give back constants alone."""
    words = _WORD.findall(callee)
    found = functions_named(values, words[-1]) if words else []
    results = [each.child_by_field_name("return_type") for each in found]
    return bool(results) and all(
        each is not None and values.flow.constant_results.search(values.parsed.text_of(each)) for each in results
    )


def _of(values: Values) -> Declared:
    if values.declared is None:
        found = Declared()
        for captures in _all(values, values.flow.fields):
            name, kind = captures["name"][0], captures["declared"][0]
            declared = values.parsed.text(min(name.start_byte, kind.start_byte), max(name.end_byte, kind.end_byte))
            found.fields.setdefault(values.parsed.text_of(name), []).append(declared)
        for captures in _all(values, values.flow.closed_types):
            found.closed.add(values.parsed.text_of(captures["name"][0]))
        values.declared = found
    return values.declared


def _all(values: Values, patterns: Sequence[Pattern]) -> Iterator[Captures]:
    matcher = Matcher(values.parsed.text_of)
    for pattern in patterns:
        for root in pattern.root_types:
            for node in values.scopes.nodes.get(root, ()):
                yield from matcher.matches(pattern, node)
