"""Comments of people around a body that waits for code: right above its function, and inside of the stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import comment_text
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Target


def remarks_of(parsed: Parsed, target: Target) -> tuple[str, ...]:
    """Return the comments right above a function, and those of a body that nobody has written, each run as prose."""
    symbol = target.symbol
    if symbol is None or target.asked is not Asked.BODY:
        return ()
    inside = list(_within(parsed, target.span)) if target.stub else []
    return tuple(text for run in (_above(parsed, symbol.span.start), inside) if (text := _prose(parsed, run)))


def _above(parsed: Parsed, start: int) -> list[Node]:
    """Return the comments on the lines above a definition, to the first line that holds anything else."""
    node = parsed.root.descendant_for_byte_range(start, start + 1)
    while node is not None and node.parent is not None and node.parent.start_byte == node.start_byte:
        node = node.parent
    found: list[Node] = []
    line = parsed.lines.line_of(start)
    before = node.prev_sibling if node is not None else None
    while before is not None and before.type in parsed.language.comments:
        own = parsed.lines.line_of(before.start_byte)
        alone = not parsed.data[parsed.lines.starts[own] : before.start_byte].strip()
        if not alone or parsed.lines.line_of(max(before.start_byte, before.end_byte - 1)) != line - 1:
            break
        found.insert(0, before)
        line, before = own, before.prev_sibling
    return found


def _within(parsed: Parsed, span: Span) -> Iterator[Node]:
    """Yield the comments of a span, in the order of the file."""
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if not Span(*node.byte_range).overlaps(span):
            continue
        if node.type in parsed.language.comments and span.encloses(Span(*node.byte_range)):
            yield node
        else:
            waiting += reversed(node.children)


def _prose(parsed: Parsed, comments: list[Node]) -> str:
    raw = "\n".join(decode(Span(*each.byte_range).of(parsed.data)) for each in comments)
    return comment_text(raw) if raw else ""
