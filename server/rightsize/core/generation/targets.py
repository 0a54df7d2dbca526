"""Where something is to be generated: a body that is only a stand-in, or a comment that asks for code.

What a stand-in looks like is a field of the language's row, `stubs`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import comment_text, pattern_of, string_text
from rightsize.core.analysis.placement import indent_unit
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at, symbols_in, symbols_named
from rightsize.core.tasks.generation import Asked, Target
from rightsize.core.text import Span, decode, encode, start_of_line

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_CALLABLE = frozenset({SymbolKind.FUNCTION, SymbolKind.METHOD})
_WHITE = b" \t"
_ALL_WHITE = b" \t\r\n\f"
_MARKED = re.compile(r"\b(?:TODO|FIXME)\b")
_UNWRITTEN = re.compile(r"implement|todo|fixme|unsupported", re.IGNORECASE)
_CLOSES = (b"}", b"};", b"})", b"});")
_ASKS = re.compile(
    rf"{_MARKED.pattern}|^\W*(?:please\s+)?(?:write|implement|create|generate|add|define|make|complete|build|return|compute"
    r"|calculate|parse|read|convert|check|find|sort|print|count|get|fetch|load)\b",
    re.IGNORECASE,
)


def target_at(parsed: Parsed, offset: int) -> Target | None:
    """Return what may be generated at an offset: a function's body, or code below a comment that asks for it."""
    symbol = symbol_at(parsed, offset)
    comment = _comment_lines(parsed, offset)
    if symbol is not None and symbol.kind in _CALLABLE:
        body = body_target(parsed, symbol)
        if body is not None and (body.stub or comment is None):
            return body
    return _below(parsed, comment, symbol) if comment is not None else None


def lines_target(parsed: Parsed, span: Span) -> Target | None:
    """Return the whole lines that a selection touches as a target, blank ones at its ends left out; None past the end.

    Comments among them that ask for something are the request.  Blank lines alone are a place for new code.
    """
    lines = parsed.lines
    first, last = lines.line_of(span.start), lines.line_of(max(span.start, span.end - 1))
    if span.start > len(parsed.data):
        return None
    held = [number for number in range(first, last + 1) if lines.span_of(number).of(parsed.data).strip()]
    if held:
        first, last = held[0], held[-1]
    whole = Span(lines.span_of(first).start, lines.span_of(last).end)
    inner = whole.start + len(whole.of(parsed.data)) - len(whole.of(parsed.data).lstrip())
    symbol = _symbol_around(parsed, Span(inner, max(inner, whole.end)))
    asking = [text for number in held if _ASKS.search(text := _comment_on(parsed, number))]
    indent = _line_indent(parsed, inner) if held else _indent_above(parsed, first)
    return Target(Asked.LINES, symbol, whole, indent, "\n".join(asking), stub=not held)


def selected_target(parsed: Parsed, span: Span) -> Target | None:
    """Return what a selection means: a body that waits for code, what a comment alone asks for, or its lines anew."""
    lines = lines_target(parsed, span)
    if lines is None or lines.stub:
        return lines
    start = lines.span.start + len(encode(lines.indent))
    symbol = symbol_at(parsed, start)
    body = body_target(parsed, symbol) if symbol is not None else None
    if body is not None and symbol is not None and is_open(parsed, body):
        first = min(symbol.span.start, symbol.doc.span.start if symbol.doc else symbol.span.start)
        if Span(first, max(symbol.span.end, body.span.end)).encloses(Span(start, lines.span.end)):
            return body
    held = range(parsed.lines.line_of(start), parsed.lines.line_of(lines.span.end) + 1)
    alone = all(_comment_on(parsed, number) for number in held)
    return (target_at(parsed, start) if alone else None) or lines


def body_target(parsed: Parsed, symbol: Symbol, *, whole: bool = False) -> Target | None:
    """Return the body of a function as a target, stand-in or not; None where it has no place for one.

    A text that stands behind the body's imports was meant as a doc and stays; with `whole` it is a part of the body.
    """
    head = symbol.signature_span.end
    end = max(symbol.span.end, head)
    if symbol.kind not in _CALLABLE or not head:
        return None
    own = _line_indent(parsed, symbol.signature_span.start)
    request = symbol.doc.text if symbol.doc else ""
    if not parsed.language.blocks:
        return _braced(parsed, symbol, own, request)
    start = head
    inner = symbol.doc is not None and symbol.doc.span.start >= head
    if symbol.doc is not None and inner:
        start = symbol.doc.span.end
    colon = parsed.data.find(b":", head, head + 2) if not inner else -1
    start = _behind_remark(parsed, max(start, colon + 1))
    if not whole and symbol.doc is None and (late := _late_doc(parsed, symbol)) is not None:
        start, request = late.end_byte, string_text(parsed.text_of(late))
    end = _with_comments(parsed, max(end, start), len(own))
    indent = _body_indent(parsed, symbol, start, end) or own + indent_unit(parsed)
    span = Span(start, end)
    return Target(Asked.BODY, symbol, span, indent, request, stub=is_stub(parsed, span))


def stub_targets(parsed: Parsed) -> tuple[Target, ...]:
    """Return the bodies of a file that are there to be written and say so: by a doc, or by what stands in for them."""
    found = [body_target(parsed, each) for each in symbols_in(parsed)[1:]]
    return tuple(each for each in found if each is not None and is_open(parsed, each) and _says_so(parsed, each))


def is_open(parsed: Parsed, target: Target) -> bool:
    """Tell whether a target waits for code: a stand-in that is no abstract method's, no overload's, no interface's."""
    symbol = target.symbol
    if target.asked is not Asked.BODY or symbol is None:
        return target.stub
    if not target.stub or symbol.modifiers & {"abstract", "overload"}:
        return False
    owner = symbol.qualified_name.rpartition(".")[0]
    interface = pattern_of(parsed.language.interfaces)
    owners = [each for each in symbols_named(parsed, owner) if each.span.encloses(symbol.span)] if owner else []
    return not any(interface.fullmatch(base) for each in owners for base in each.bases)


def is_request(parsed: Parsed, target: Target) -> bool:
    """Tell whether a comment waits for code: a TODO, or one below which nothing stands that it might be about."""
    if target.asked is not Asked.COMMENT:
        return False
    line = parsed.lines.line_of(target.span.start) + 1
    below = parsed.lines.span_of(line).of(parsed.data) if line < len(parsed.lines.starts) else b""
    ends = len(below) - len(below.lstrip()) < len(encode(target.indent)) or below.strip() in _CLOSES
    return _MARKED.search(target.request) is not None or not below.strip() or ends


def _late_doc(parsed: Parsed, symbol: Symbol) -> Node | None:
    """Return a string that stands alone as a statement behind nothing but imports, or None."""
    body = symbol.body_span
    block = parsed.root.descendant_for_byte_range(body.start, body.end) if body is not None else None
    statements = block.named_children if block is not None and block.type in parsed.language.blocks else []
    for number, each in enumerate(statements):
        inner = each.named_children[0] if len(each.named_children) == 1 else each
        if number and inner.type in parsed.language.atoms:
            return inner
        if "import" not in each.type:
            return None
    return None


def is_stub(parsed: Parsed, span: Span) -> bool:
    """Tell whether a span holds nothing but comments and a stand-in for code."""
    text = decode(_without_comments(parsed, span)).strip()
    return not text or pattern_of(parsed.language.stubs).fullmatch(" ".join(text.split())) is not None


def _braced(parsed: Parsed, symbol: Symbol, own: str, request: str) -> Target | None:
    body = symbol.body_span
    data = parsed.data
    if body is None or data[body.start : body.start + 1] != b"{" or data[body.end - 1 : body.end] != b"}":
        return None
    span = Span(body.start + 1, body.end - 1)
    indent = _line_indent_inside(parsed, span) or own + indent_unit(parsed)
    return Target(Asked.BODY, symbol, span, indent, request, braced=True, closing=own, stub=is_stub(parsed, span))


def _below(parsed: Parsed, comment: Span, symbol: Symbol | None) -> Target | None:
    text = comment_text(decode(comment.of(parsed.data)))
    if not _ASKS.search(text):
        return None
    indent = _line_indent(parsed, comment.start)
    return Target(Asked.COMMENT, symbol, Span(comment.end, comment.end), indent, text)


def _comment_lines(parsed: Parsed, offset: int) -> Span | None:
    """Return the run of lines around an offset that hold a comment and nothing else."""
    line = parsed.lines.line_of(min(offset, max(0, len(parsed.data) - 1)))
    if not _is_comment(parsed, line):
        return None
    first = last = line
    while first > 0 and _is_comment(parsed, first - 1):
        first -= 1
    while last + 1 < len(parsed.lines.starts) and _is_comment(parsed, last + 1):
        last += 1
    start = parsed.lines.span_of(first)
    text = start.of(parsed.data)
    return Span(start.start + len(text) - len(text.lstrip()), parsed.lines.span_of(last).end)


def _symbol_around(parsed: Parsed, inner: Span) -> Symbol | None:
    """Return the innermost definition that a span stands in and does not begin; found from there, not among all."""
    symbol = symbol_at(parsed, inner.start)
    while symbol is not None and not (symbol.span.start < inner.start and inner.end <= symbol.span.end):
        owner, span = symbol.qualified_name.rpartition(".")[0], symbol.span
        outer = symbols_named(parsed, owner) if owner else ()
        symbol = next((each for each in outer if each.span.encloses(span) and each.span != span), None)
    return symbol if symbol is not None and symbol.kind is not SymbolKind.MODULE else None


def _comment_on(parsed: Parsed, line: int) -> str:
    """Return the prose of a line that holds a comment and nothing else, else nothing."""
    if not _is_comment(parsed, line):
        return ""
    return comment_text(decode(parsed.lines.span_of(line).of(parsed.data)).strip())


def _indent_above(parsed: Parsed, line: int) -> str:
    """Return the white space of a blank line, else of the nearest line above that holds something."""
    own = decode(parsed.lines.span_of(line).of(parsed.data))
    while not own and line > 0 and not parsed.lines.span_of(line).of(parsed.data).strip():
        line -= 1
    return own or _line_indent(parsed, parsed.lines.span_of(line).start)


def _is_comment(parsed: Parsed, line: int) -> bool:
    span = parsed.lines.span_of(line)
    text = span.of(parsed.data)
    if not text.strip():
        return False
    start = span.start + len(text) - len(text.lstrip())
    node = parsed.root.descendant_for_byte_range(start, start + 1)
    return node is not None and node.type in parsed.language.comments


def _behind_remark(parsed: Parsed, offset: int) -> int:
    """Return where the line of an offset ends if nothing but a comment is left of it; elsewhere the offset."""
    end = parsed.lines.span_of(parsed.lines.line_of(max(0, offset - 1))).end
    rest = parsed.data[offset:end].strip()
    return end if rest.startswith(parsed.language.line_comment.encode()) and rest else offset


def _says_so(parsed: Parsed, target: Target) -> bool:
    """Tell whether a stand-in says that it is one, in its code, in a comment or by a doc above or below."""
    return bool(target.request.strip()) or _UNWRITTEN.search(decode(target.span.of(parsed.data))) is not None


def _with_comments(parsed: Parsed, end: int, margin: int) -> int:
    """Move an end behind the comments on the lines below that still belong to a body."""
    line = parsed.lines.line_of(max(0, end - 1)) + 1
    while line < len(parsed.lines.starts):
        span = parsed.lines.span_of(line)
        text = span.of(parsed.data)
        if text.strip() and (len(text) - len(text.lstrip()) <= margin or not _is_comment(parsed, line)):
            return end
        if text.strip():
            end = span.end
        line += 1
    return end


def _without_comments(parsed: Parsed, span: Span) -> bytes:
    kept: list[bytes] = []
    done = span.start
    waiting = [parsed.root]
    found: list[tuple[int, int]] = []
    while waiting:
        node = waiting.pop()
        if node.end_byte <= span.start or node.start_byte >= span.end:
            continue
        if node.type in parsed.language.comments:
            found.append(node.byte_range)
        else:
            waiting += node.children
    for start, end in sorted(found):
        kept.append(parsed.data[done : max(done, start)])
        done = max(done, end)
    return b"".join([*kept, parsed.data[done : span.end]])


def _line_indent(parsed: Parsed, offset: int) -> str:
    line = parsed.data[start_of_line(parsed.data, offset) :]
    return decode(line[: len(line) - len(line.lstrip(_WHITE))])


def _line_indent_inside(parsed: Parsed, span: Span) -> str:
    """Return the indent of the first line that begins within a span and holds something, or nothing."""
    for line in span.of(parsed.data).splitlines()[1:]:
        if line.strip():
            return decode(line[: len(line) - len(line.lstrip(_WHITE))])
    return ""


def _body_indent(parsed: Parsed, symbol: Symbol, start: int, end: int) -> str:
    if symbol.doc is not None and symbol.doc.span.start >= symbol.signature_span.end:
        offset = symbol.doc.span.start
        if not parsed.data[start_of_line(parsed.data, offset) : offset].strip(_ALL_WHITE):
            return _line_indent(parsed, offset)
    return _line_indent_inside(parsed, Span(start, end))
