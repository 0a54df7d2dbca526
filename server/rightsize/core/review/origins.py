"""Where the value comes from that makes a finding: through assignments back to a parameter or to what is outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.finding import Related
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

MOST = 4
"""Places of one finding; who wants to see more reads the function."""

_LONGEST = 400


def origins_of(values: Values, nodes: Iterable[Node], place: Span) -> tuple[Related, ...]:
    """Return where the names in some nodes got their values, those nearest to the place first, none of them in it."""
    found: dict[Span, Related] = {}
    waiting = list(nodes)
    followed: set[tuple[str, int]] = set()
    while waiting and len(found) < MOST:
        for name, use in _names(values, waiting.pop(0)):
            step = _step(values, name, use)
            if step is None or (name, step[0].start_byte) in followed:
                continue
            node, says = step
            followed.add((name, node.start_byte))
            span = Span(node.start_byte, node.end_byte)
            if len(span) <= _LONGEST and not span.overlaps(place):
                found.setdefault(span, Related(span, says.format(name=name), values.parsed.text_of(node)))
            if node.type not in values.flow.names:
                waiting.append(node)
    return tuple(found.values())[:MOST]


def _names(values: Values, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the names in and below a node, in the order of the text."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.type in values.flow.names:
            yield values.parsed.text_of(each), each
        waiting += reversed(each.named_children)


def _step(values: Values, name: str, use: Node) -> tuple[Node, str] | None:
    """Return the node that gave a name its value before a use, and what to say of it; None where nothing here did."""
    before: int | None = use.start_byte
    scope: Scope | None = values.scopes.around(use) if use.id in values.scopes.by_node else None
    while scope is not None:
        binds = scope.bound_before(name, before)
        if binds:
            return binds[-1].value, "`{name}` gets its value here"
        if name in scope.parameters:
            given = _parameter(values, scope, name)
            return None if given is None else (given, "`{name}` is passed in here")
        before, scope = None, scope.outer
    return None


def _parameter(values: Values, scope: Scope, name: str) -> Node | None:
    body = scope.node.child_by_field_name("body")
    end = body.start_byte if body is not None else scope.node.end_byte
    return next((each for text, each in _names(values, scope.node) if text == name and each.end_byte <= end), None)
