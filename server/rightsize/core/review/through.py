"""What a value was made through: the calls behind it, followed through names and through functions of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.own_functions import given_back, own_function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

_MOST = 300
"""Nodes that are looked at for one value; what lies farther back says little of it."""


def made_through(values: Values, node: Node) -> Iterator[str]:
    """Yield the callees, as written, of the calls that a value went through or came out of, the nearest first."""
    waiting, seen = [node], {node.id}
    while waiting and len(seen) < _MOST:
        each = waiting.pop(0)
        more = list(each.named_children)
        if each.type in values.flow.calls or each.type in values.flow.builders:
            yield values.callee(each)
            function = own_function(values, each) if each.type in values.flow.calls else None
            more += given_back(values, function) if function is not None else ()
        elif each.type in values.flow.names:
            more += _bound_to(values, each)
        waiting += [one for one in more if one.id not in seen]
        seen.update(one.id for one in more)


def _bound_to(values: Values, name: Node) -> list[Node]:
    """Return what a name may have got before a use, in the nearest function that gives it anything."""
    text = values.parsed.text_of(name)
    scope: Scope | None = values.scopes.around(name)
    before: int | None = name.start_byte
    while scope is not None:
        binds = [each.value for each in scope.bound_before(text, before)]
        if binds or text in scope.parameters:
            return binds
        before, scope = None, scope.outer
    return []
