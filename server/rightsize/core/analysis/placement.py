"""Where docs of symbols stand and where new ones go: a few strategies, of which a language's row names one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import comment_text, pattern_of, string_text
from rightsize.core.analysis.symbol import Doc, Insertion
from rightsize.core.text import Span, start_of_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from rightsize.core.analysis.details import Details
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed

    Strategy = Callable[[Parsed, Outline, Details], "Place"]

_TOUCHING_LINES = 2
_BLANK = b" \t\f\v"
BLANK_LINE = re.compile(rb"[ \t\f\v]*(?:\r\n?|\n|\Z)")
LINE_END = re.compile(rb"\r\n?|\n")
# Behind other code, as `return` or `async`, a line end can mean the end of a statement.
_STATEMENT_ENDS = (b"{", b"}", b";")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the doc of a symbol stands or would go.

    Attributes:
        start: where the symbol begins, attributes in front of it included.
        one_line: the body stands on the line of the signature, so that a doc in it needs a line of its own.
        attributes: those that stand in front of it as nodes of their own.
    """

    doc: Doc | None
    insertion: Insertion | None
    start: int
    one_line: bool = False
    attributes: tuple[str, ...] = ()


def place_of(parsed: Parsed, outline: Outline, details: Details) -> Place:
    """Return where the doc of a symbol stands, or where one would go."""
    return PLACEMENTS[parsed.language.placement](parsed, outline, details)


def _docstring_in_body(parsed: Parsed, outline: Outline, details: Details) -> Place:
    """Put the doc first into the body, above comments that stand between signature and body."""
    start = outline.outer.start_byte
    first = first_statement(parsed, outline.body)
    if outline.body is None or first is None:
        return Place(None, None, start)
    data, body = parsed.data, outline.body
    signature = signature_end(body)
    gap = data[signature : body.start_byte]
    one_line = gap.lstrip(_BLANK).startswith(b"\\") or LINE_END.search(gap) is None
    doc = docstring_at(parsed, first, details)
    if one_line:
        indent = indent_at(data, outline.node.start_byte) + indent_unit(parsed)
        insertion = _own_line(parsed, signature, first.start_byte, indent)
    else:
        indent = indent_at(data, first.start_byte)
        insertion = _below_signature(parsed, signature, indent, roomy="roomy" in outline.settings)
    if doc is not None:
        insertion = Insertion(doc.span.start, indent)
    return Place(doc, insertion, start, one_line)


def docstring_at(parsed: Parsed, first: Node, details: Details) -> Doc | None:
    """Return the doc that the first statement of a body is, or None."""
    statement = details.docs.get(first.start_byte)
    if statement is None:
        return None
    raw = parsed.text_of(statement.doc)
    return Doc(Span(*statement.doc.byte_range), string_text(raw), raw, statement.editable)


def _below_signature(parsed: Parsed, signature: int, indent: str, *, roomy: bool) -> Insertion | None:
    """Put the doc on the line below a signature."""
    data = parsed.data
    found = LINE_END.search(data, signature)
    if found is None:
        return None
    newline = parsed.newline
    apart = roomy and not BLANK_LINE.match(data, found.end())
    return Insertion(found.end(), indent, before=indent, after=newline * 2 if apart else newline)


def _own_line(parsed: Parsed, signature: int, body: int, indent: str) -> Insertion | None:
    """Move what stands behind a signature or other code to a line of its own, below the doc.

    The white space in front of it becomes part of its indent where it can, so that none is left behind.
    """
    gap = parsed.text(signature, body)
    if gap.strip(" \t"):
        return None
    newline = parsed.newline
    fits = indent.endswith(gap)
    lead = indent.removesuffix(gap) if fits else indent
    return Insertion(signature if fits else body, indent, before=newline + indent, after=newline + lead)


def _comment_above(parsed: Parsed, outline: Outline, details: Details) -> Place:
    del details
    return place_above(parsed, outline.outer, runs=False)


def _comments_above(parsed: Parsed, outline: Outline, details: Details) -> Place:
    del details
    place = place_above(parsed, outline.outer, runs=True)
    inner = _inner_doc(parsed, outline.body) if place.doc is None else None
    return replace(place, doc=inner) if inner else place


def _inner_doc(parsed: Parsed, body: Node | None) -> Doc | None:
    """Return the doc comments at the head of a body that document what they stand in; only people edit such a doc."""
    is_inner = pattern_of(parsed.language.inner_comment)
    found: list[Node] = []
    for child in body.named_children if body is not None and parsed.language.inner_comment else ():
        if child.type not in parsed.language.comments or not is_inner.match(parsed.text_of(child)):
            break
        found.append(child)
    return replace(comment_doc(parsed, found[::-1]), editable=False) if found else None


def place_above(parsed: Parsed, below: Node, *, runs: bool) -> Place:
    """Look for the doc above a node, past attributes and orders to tools; the doc is one comment, or a run of them."""
    language, data = parsed.language, parsed.data
    is_doc, is_order = pattern_of(language.doc_comment), pattern_of(language.directive)
    attributes = frozenset(language.leading)
    start = upper = below.start_byte
    found: list[Node] = []
    above: list[str] = []
    node = _before(below)
    while node is not None:
        attribute = node.type in attributes
        if not attribute and node.type not in language.comments:
            break
        text = parsed.text_of(node)
        above += [text] if attribute else []
        touching = touches(data, node.end_byte, upper)
        order = not attribute and is_order.match(text) is not None
        if not attribute and _trails(data, node, text, language.line_comment):
            break
        if not order and is_doc.match(text) and not _is_about_file(parsed, node, text, touching=touching):
            if language.adjacent and not touching:
                break
            found += [node] if runs or not found else []
        elif found and (order or not attribute):
            break
        elif attribute or (order and touching):
            start = node.start_byte
        elif language.adjacent:
            break
        upper = node.start_byte
        node = _before(node)
    if start < below.start_byte and len(found) > 1 and parsed.text_of(found[0]) == language.line_comment:
        del found[0]
    doc = comment_doc(parsed, found) if found else None
    return Place(
        doc,
        _above(parsed, doc.span.start if doc else start, replaces=doc is not None),
        start,
        attributes=tuple(above[::-1]),
    )


def _is_about_file(parsed: Parsed, node: Node, text: str, *, touching: bool) -> bool:
    """Tell whether a doc comment is the file's: it says so, or it stands at the head of the file, apart."""
    language = parsed.language
    if pattern_of(language.module_marks).search(text):
        return True
    if touching or node.prev_named_sibling is not None:
        return False
    apart = language.definition_marks and not pattern_of(language.definition_marks).search(text)
    return bool(apart) or pattern_of(language.header).search(text) is not None


def _before(node: Node) -> Node | None:
    """Return what stands in front of a node, be it a sibling of a node around it that starts where it does."""
    around: Node | None = node
    while around is not None and around.start_byte == node.start_byte:
        before = around.prev_sibling
        if before is not None:
            return before
        around = around.parent
    return None


def comment_doc(parsed: Parsed, nearest_first: list[Node]) -> Doc:
    """Return the doc that a run of comments is; only what is of one kind, with nothing between, can be edited."""
    language = parsed.language
    start = nearest_first[-1].start_byte
    span = Span(start, start + len(parsed.data[start : nearest_first[0].end_byte].rstrip()))
    kept = parsed.text(span.start, span.end)
    gaps = (parsed.data[upper.end_byte : lower.start_byte].strip() for lower, upper in pairwise(nearest_first))
    plain = all(each.type in language.comments for each in nearest_first) and not any(gaps)
    homogeneous = language.placement == "block_comment_above" or all(
        parsed.text_of(each).startswith(language.line_comment) for each in nearest_first
    )
    editable = plain and homogeneous and _may_break(parsed.data, span.start)
    return Doc(span, comment_text(kept), kept, editable=editable)


def _above(parsed: Parsed, offset: int, *, replaces: bool) -> Insertion | None:
    """Put the doc on lines of its own above what starts at `offset`, where the line may be broken there."""
    data = parsed.data
    indent = indent_at(data, offset)
    if replaces:
        return Insertion(offset, indent)
    newline = parsed.newline
    if not data[line_start(data, offset) : offset].strip(_BLANK):
        return Insertion(offset, indent, after=newline + indent)
    if not _may_break(data, offset):
        return None
    indent += indent_unit(parsed)
    line = data[line_start(data, offset) : offset]
    return _own_line(parsed, offset - len(line) + len(line.rstrip(_BLANK)), offset, indent)


def _may_break(data: bytes, offset: int) -> bool:
    """Tell whether a line end in front of `offset` changes nothing: a line or a statement begins there."""
    before = data[line_start(data, offset) : offset].rstrip(_BLANK)
    return not before or before.endswith(_STATEMENT_ENDS)


def touches(data: bytes, end: int, start: int) -> bool:
    """Tell whether no blank line lies between two offsets."""
    # A line comment of some grammars holds its own line end, or the first half of one.
    while data[end - 1 : end] in {b"\n", b"\r"}:
        end -= 1
    return len(LINE_END.split(data[end:start])) <= _TOUCHING_LINES


def _trails(data: bytes, node: Node, text: str, line_comment: str) -> bool:
    """Tell whether a line comment stands behind code on its line, and so belongs to that."""
    return text.startswith(line_comment) and bool(data[line_start(data, node.start_byte) : node.start_byte].strip())


def first_statement(parsed: Parsed, body: Node | None) -> Node | None:
    """Return the first node of a body that is no comment."""
    if body is None:
        return None
    comments = parsed.language.comments
    for index in range(body.named_child_count):
        child = body.named_child(index)
        if child.type not in comments:
            return child
    return None


def signature_end(body: Node) -> int:
    """Return the offset behind the last thing before a body that is no comment and no continued line."""
    before = body.prev_sibling
    while before is not None and before.is_extra:
        before = before.prev_sibling
    return before.end_byte if before is not None else body.start_byte


def line_start(data: bytes, offset: int) -> int:
    """Return the offset of the first byte of the line that `offset` is on, a byte order mark left out."""
    return start_of_line(data, offset) or byte_order_mark(data)


def byte_order_mark(data: bytes) -> int:
    """Return the length of the byte order mark that the text begins with."""
    return 3 if data.startswith(b"\xef\xbb\xbf") else 0


def indent_at(data: bytes, offset: int) -> str:
    """Return the white space that the line of `offset` begins with; a form feed is no indent."""
    start = line_start(data, offset)
    line = data[start:offset]
    blank = line[: len(line) - len(line.lstrip(_BLANK))]
    return blank.rpartition(b"\f")[2].decode()


@lru_cache(maxsize=8)
def indent_unit(parsed: Parsed) -> str:
    """Return the indent of the first body of the file that stands at the margin, or what the language is used to."""
    language = parsed.language
    opener = rf"(?m)^[^\s].*{language.opens_body}[ \t]*\r?\n([ \t]+)\S".encode()
    found = re.search(opener, parsed.data)
    return found.group(1).decode() if found else language.indent_unit


PLACEMENTS: dict[str, Strategy] = {
    "block_comment_above": _comment_above,
    "docstring_in_body": _docstring_in_body,
    "line_comment_above": _comments_above,
}
