"""The tokens of code and the comments between them: what an edit of docs must leave as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.details import Details, details
from rightsize.core.analysis.module_place import module_place_of
from rightsize.core.analysis.outline import outlines
from rightsize.core.analysis.placement import first_statement, place_of
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_FILE_DEPTH = 2
_NEWLINES = (b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and the code that it stands beside.

    Attributes:
        text: as written, marks included.
        attached_to: `behind N` where it follows token N on the same line, else `before N`; tokens are counted from zero
            over the significant tokens of the span that was asked for, docs and comments left out.
        is_doc: it is the doc of a symbol, or a part of one.
    """

    span: Span
    text: str
    attached_to: str
    is_doc: bool = False


def code_tokens(parsed: Parsed, span: Span) -> tuple[tuple[str, bytes], ...]:
    """Return the significant tokens in a span, each the type of its node and its bytes; docs and comments are none.

    Where layout is syntax, the bounds of a block are tokens too, with no bytes.
    """
    return tuple((kind, data) for kind, data, _ in _pieces(parsed, span) if kind not in parsed.language.comments)


def comments_in(parsed: Parsed, span: Span) -> tuple[Comment, ...]:
    """Return the comments that lie in a span, in the order of the text."""
    docs = _doc_comments(parsed, span)
    found: list[Comment] = []
    tokens = end = 0
    for kind, data, start in _pieces(parsed, span):
        if kind not in parsed.language.comments:
            tokens += bool(data)
            end = start + len(data) if data else end
            continue
        same_line = tokens > 0 and not any(each in parsed.data[end:start] for each in _NEWLINES)
        text = data.rstrip(b"\r\n")
        own = Span(start, start + len(text))
        attached = f"behind {tokens - 1}" if same_line else f"before {tokens}"
        is_doc = any(each.encloses(own) for each in docs)
        found.append(Comment(own, text.decode("utf-8", "replace"), attached, is_doc))
    return tuple(found)


def _pieces(parsed: Parsed, span: Span) -> Iterator[tuple[str, bytes, int]]:
    """Yield kind, bytes and offset of each token and comment in the span; what no leaf covers has no kind."""
    docs = _doc_statements(parsed, span)
    end = span.start
    for node, bound in _walk(parsed, span, docs):
        if bound:
            yield f"{node.type} {bound}", b"", node.start_byte
            continue
        lost = parsed.data[end : node.start_byte].strip()
        if lost:
            yield "", lost, end
        end = max(end, node.end_byte)
        if node.byte_range not in docs:
            yield node.type, parsed.data[node.start_byte : node.end_byte], node.start_byte


def _walk(parsed: Parsed, span: Span, docs: frozenset[tuple[int, int]]) -> Iterator[tuple[Node, str]]:
    """Yield each leaf in the span and each node that counts as one, and where layout is syntax the bounds of blocks."""
    whole = frozenset({*parsed.language.atoms, *parsed.language.comments})
    blocks = frozenset(parsed.language.blocks)
    cursor = parsed.root.walk()
    while (node := cursor.node) is not None and node.start_byte <= span.end:
        is_leaf = node.type in whole or not node.child_count or node.byte_range in docs
        if is_leaf:
            is_something = node.start_byte < node.end_byte or node.is_missing
            if is_something and span.encloses(Span(*node.byte_range)):
                yield node, ""
        elif node.end_byte > span.start:
            if node.type in blocks and span.encloses(Span(*node.byte_range)):
                yield node, "begins"
            if cursor.goto_first_child_for_byte(span.start) is not None:
                continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent() or cursor.node is None:
                return
            if cursor.node.type in blocks and span.encloses(Span(*cursor.node.byte_range)):
                yield cursor.node, "ends"


def _doc_statements(parsed: Parsed, span: Span) -> frozenset[tuple[int, int]]:
    """Return the byte ranges of statements in the span that are docs."""
    node = parsed.root.descendant_for_byte_range(span.start, span.end) or parsed.root
    # A span is mostly wider than its definition, and then the node is the whole file.
    docs = details(parsed, node, (), touching=(span.start, span.end)).docs
    if not docs:
        return frozenset()
    bodies = [
        each.body for each in outlines(parsed, parsed.root, touching=(span.start, span.end)) if each.kind is not None
    ]
    firsts = [first_statement(parsed, body) for body in (parsed.root, *bodies)]
    return frozenset(first.byte_range for first in firsts if first is not None and first.start_byte in docs)


def _doc_comments(parsed: Parsed, span: Span) -> tuple[Span, ...]:
    """Return the spans of comments that are docs of what the span holds."""
    if not parsed.language.doc_comment:
        return ()
    found = [each for each in outlines(parsed, parsed.root, touching=(span.start, span.end)) if each.kind is not None]
    places = [place_of(parsed, each, Details()) for each in found]
    places.append(
        module_place_of(parsed, details(parsed, parsed.root, (), depth=_FILE_DEPTH), found[0] if found else None)
    )
    return tuple(each.doc.span for each in places if each.doc is not None)
