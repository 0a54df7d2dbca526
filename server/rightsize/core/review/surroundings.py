"""What stands around a place: the statement, the function, without what comments promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.called_with import MOST_CALLS, calls_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.review.values import Values


def function_around(values: Values, node: Node) -> str:
    """Return the function around a node, or the file, without its comments: what they promise is not done."""
    around, parsed = values.scopes.around(node).node, values.parsed
    if around.id not in values.notes.code:
        parts, start = [], around.start_byte
        comments = (each for kind in parsed.language.comments for each in values.scopes.nodes.get(kind, ()))
        for each in sorted(comments, key=lambda comment: comment.start_byte):
            if start <= each.start_byte and each.end_byte <= around.end_byte:
                parts.append(parsed.text(start, each.start_byte))
                start = each.end_byte
        values.notes.code[around.id] = "".join([*parts, parsed.text(start, around.end_byte)])
    return values.notes.code[around.id]


def uses_around(values: Values, node: Node) -> list[str]:
    """Return the named function around a node, each time with what a call of it in the file is part of.

    Where no call is known that is the function alone.  What a helper is for is seen where it is called, of many calls
    in the first few.
    """
    scope = values.scopes.around(node)
    body = scope.node.child_by_field_name("body")
    while scope.outer is not None and body is not None and body.type not in values.flow.blocks:  # it is one expression
        scope = scope.outer
        body = scope.node.child_by_field_name("body")
    text = function_around(values, next(iter(body.named_children), node) if body is not None else node)
    calls = [_part_around(values, call) for call in calls_of(values, scope.node)[:MOST_CALLS]]
    return [f"{text}\n{values.parsed.text_of(each)}" for each in calls] or [text]


def _part_around(values: Values, call: Node) -> Node:
    """Return the statement that a call stands in, or less where that gives a part of an object its value."""
    part = call
    while (
        part.type not in values.flow.labelled and part.parent is not None and part.parent.type not in values.flow.blocks
    ):
        part = part.parent
    return part


def statement_around(values: Values, node: Node) -> str:
    """Return the statement around a node, behind the head of the function around it."""
    around = values.scopes.around(node).node
    body = around.child_by_field_name("body")
    head = values.parsed.text(around.start_byte, body.start_byte) if body is not None else ""
    statement = node
    while (outer := statement.parent) is not None and outer.type not in values.flow.blocks and outer.id != around.id:
        statement = outer
    return f"{head}\n{values.parsed.text_of(statement)}"
