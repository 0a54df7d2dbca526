"""What a file declares of its own types: which parts of them hold no text, and which functions give back constants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher
from rightsize.core.review.own_functions import functions_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.matching import Captures
    from rightsize.core.analysis.patterns import Pattern
    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

_WORD = re.compile(r"\w+")
_PART = re.compile(r"\.(\w+)$")
_MOST = 60
"""Nodes that are looked at for the declarations of one value."""


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


def declarations_of(values: Values, node: Node) -> Iterator[str]:
    """Yield how what an expression is made of is declared: as a parameter, a field, a variable, or by a call."""
    waiting, seen = [node], {node.id}
    while waiting and len(seen) < _MOST:
        each = waiting.pop(0)
        more: list[Node] = []
        if each.type in values.flow.names:
            told, more = _declared_name(values, each)
            yield from told
        elif each.type in values.flow.members:
            part = _PART.search(values.parsed.line_of(each))
            yield from _of(values).fields.get(part[1], ()) if part is not None else ()
        elif each.type in values.flow.calls:
            yield f"{values.callee(each)}()"
        elif each.type not in values.flow.literals:
            yield from (f": {values.parsed.text_of(one)}" for one in each.children_by_field_name("type"))
            more = each.named_children
        waiting += [one for one in more if one.id not in seen]
        seen.update(one.id for one in more)


def _declared_name(values: Values, name: Node) -> tuple[list[str], list[Node]]:
    """Return what is declared of a name, and what it is bound to where that says it instead."""
    text = values.parsed.text_of(name)
    scope: Scope | None = values.scopes.around(name)
    while scope is not None:
        binds = [each for each in scope.binds.get(text, ()) if each.end <= name.start_byte or scope.outer is None]
        if binds or text in scope.parameters:
            told = [each.declared for each in binds if each.declared] or [scope.parameters.get(text, "")]
            return told, [each.value for each in binds if not each.declared]
        scope = scope.outer
    return [], []


def names_declared(values: Values, node: Node, wanted: re.Pattern[str]) -> bool:
    """Tell whether a name in or below a node is that of a part of a type, or of a parameter, declared in some way."""
    parameters = values.scopes.around(node).parameters
    waiting = [node]
    while waiting:
        each = waiting.pop()
        waiting += each.named_children
        if not each.named_children:
            name = values.parsed.text_of(each)
            told = [*(_of(values).fields.get(name, ()) if _follows_dot(each) else ()), parameters.get(name, "")]
            if any(map(wanted.search, told)):
                return True
    return False


def _follows_dot(node: Node) -> bool:
    return node.prev_sibling is not None and node.prev_sibling.type == "."


def gives_constants(values: Values, callee: str) -> bool:
    """Tell whether a callee is a function of the file that is declared to give back constants alone."""
    words = _WORD.findall(callee)
    found = functions_named(values, words[-1]) if words else []
    results = [each.child_by_field_name("return_type") for each in found]
    return bool(results) and all(
        each is not None and values.flow.constant_results.search(values.parsed.text_of(each)) for each in results
    )


def _of(values: Values) -> Declared:
    if values.notes.declared is None:
        found = Declared()
        for captures in _all(values, values.flow.fields):
            name, kind = captures["name"][0], captures["declared"][0]
            declared = values.parsed.text(min(name.start_byte, kind.start_byte), max(name.end_byte, kind.end_byte))
            found.fields.setdefault(values.parsed.text_of(name), []).append(declared)
        for captures in _all(values, values.flow.closed_types):
            found.closed.add(values.parsed.text_of(captures["name"][0]))
        values.notes.declared = found
    return values.notes.declared


def _all(values: Values, patterns: Sequence[Pattern]) -> Iterator[Captures]:
    matcher = Matcher(values.parsed.text_of)
    for pattern in patterns:
        for root in pattern.root_types:
            for node in values.scopes.nodes.get(root, ()):
                yield from matcher.matches(pattern, node)
