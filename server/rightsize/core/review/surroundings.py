"""What stands around a place: the statement, the function, without what comments promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.review.values import Values


def function_around(values: Values, node: Node) -> str:
    """Return the function around a node, or the file, without its comments: what they promise is not done."""
    around, parsed = values.scopes.around(node).node, values.parsed
    if around.id not in values.code:
        parts, start = [], around.start_byte
        comments = (each for kind in parsed.language.comments for each in values.scopes.nodes.get(kind, ()))
        for each in sorted(comments, key=lambda comment: comment.start_byte):
            if start <= each.start_byte and each.end_byte <= around.end_byte:
                parts.append(parsed.text(start, each.start_byte))
                start = each.end_byte
        values.code[around.id] = "".join([*parts, parsed.text(start, around.end_byte)])
    return values.code[around.id]


def statement_around(values: Values, node: Node) -> str:
    """Return the statement around a node, behind the head of the function around it."""
    around = values.scopes.around(node).node
    body = around.child_by_field_name("body")
    head = values.parsed.text(around.start_byte, body.start_byte) if body is not None else ""
    statement = node
    while (outer := statement.parent) is not None and outer.type not in values.flow.blocks and outer.id != around.id:
        statement = outer
    return f"{head}\n{values.parsed.text_of(statement)}"
