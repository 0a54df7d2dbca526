"""From the code of a reply to an edit of the target alone.

A reply may be a body or a whole function, with helpers and imports beside it; they move into the body, since nothing
outside of the target may change.  Signature, decorators and doc stay as the file has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse, reparse, syntax_problems
from rightsize.core.analysis.placement import indent_unit
from rightsize.core.analysis.reference import reference_tree
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.layout import laid_out, quote_of, with_quotes
from rightsize.core.generation.targets import body_target
from rightsize.core.tasks.generation import Asked, Generated
from rightsize.core.text import Edit, Span, apply_edits, decode, encode, start_of_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

_WORD = re.compile(r"[^\W\d]\w*")
_UNFIT = {
    Asked.BODY: "No code in the reply fits `{name}`; answer with the function alone, in one fenced block.",
    Asked.COMMENT: "No code in the reply fits below the comment; answer with that code alone, in one fenced block.",
    Asked.LINES: "No code in the reply can take the place of the lines; answer with them alone, in one fenced block.",
}
_NOTHING = "The reply holds no code; answer with the code alone, in one fenced block."


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What of a reply goes into a body: what stands before it, the body, and what was left out."""

    before: tuple[str, ...]
    body: str
    written: Symbol | None = None
    left_out: tuple[str, ...] = ()


def spliced(parsed: Parsed, target: Target, candidates: Sequence[str]) -> tuple[Generated | None, tuple[str, ...]]:
    """Return the edit that the first candidate makes after which the file reads as well as before, and problems."""
    if not any(each.strip() for each in candidates):
        return None, (_NOTHING,)
    before = len(syntax_problems(parsed))
    was_read = reference_tree(parsed) is not None
    for candidate in candidates:
        for pieces in _readings(parsed, target, candidate):
            generated = _edited(parsed, target, pieces)
            after = reparse(parsed, apply_edits(parsed.data, (generated.edit,)), (generated.edit,))
            reads = len(syntax_problems(after)) <= before and (not was_read or reference_tree(after) is not None)
            if reads and _stays_inside(after, target, generated):
                return generated, ()
    return None, (_UNFIT[target.asked].format(name=target.symbol.name if target.symbol else ""),)


def _stays_inside(after: Parsed, target: Target, generated: Generated) -> bool:
    """Tell whether all that was put in belongs to the function that it was put into."""
    if target.symbol is None or target.asked is not Asked.BODY:
        return True
    again = next(
        (each for each in symbols_in(after) if each.span.start == target.symbol.span.start and each.name), None
    )
    end = generated.edit.span.start + len(generated.edit.new.rstrip())
    return again is not None and again.name == target.symbol.name and again.span.end >= end - _comment_tail(generated)


def _comment_tail(generated: Generated) -> int:
    """Return how many bytes at the end may be comments, which a grammar may put outside."""
    lines = generated.code.rstrip().split("\n")
    tail = 0
    while lines and lines[-1].lstrip().startswith(("#", "//")):
        tail += len(encode(lines.pop())) + 2
    return tail


def _readings(parsed: Parsed, target: Target, candidate: str) -> Iterator[_Pieces]:
    """Yield what a candidate can mean: the whole function, else a body in one of the forms that models write."""
    text = candidate.expandtabs(8) if "\t" in candidate and " " in _margins(candidate) else candidate
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if target.asked is not Asked.BODY:
        yield _Pieces((), dedent(text.strip("\n")))
        return
    for each in dict.fromkeys((text, dedent(text))):
        if (whole := _function(parsed, target, each)) is not None:
            yield whole
            return
    for body in dict.fromkeys(_bodies(text)):
        yield _Pieces((), body)


def _margins(text: str) -> str:
    return "".join(line[: len(line) - len(line.lstrip())] for line in text.splitlines())


def _bodies(text: str) -> Iterator[str]:
    """Yield a body as it stands, up to where it ends, and with a first line whose indent got lost."""
    lines = text.strip("\n").rstrip().split("\n")
    first = _indent(lines[0])
    yield "\n".join(_until_dedent(lines, first))
    yield "\n".join(lines)
    later = [_indent(line) for line in lines[1:] if line.strip()]
    if not later or first:
        return
    for margin in dict.fromkeys((min(later), max(set(later), key=later.count), later[-1])):
        if margin:
            yield "\n".join(_until_dedent([" " * margin + lines[0], *lines[1:]], margin))


def _until_dedent(lines: Sequence[str], margin: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line.strip() and _indent(line) < margin:
            break
        kept.append(line)
    return kept


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _function(parsed: Parsed, target: Target, text: str) -> _Pieces | None:
    """Return the pieces of a reply that holds the function, or None where it does not."""
    if target.symbol is None:
        return None
    reply = parse(parsed.language, encode(f"{text.strip(chr(10)).rstrip()}\n"))
    named = [each for each in symbols_in(reply) if each.name == target.symbol.name and body_target(reply, each)]
    same = [each for each in named if each.qualified_name == target.symbol.qualified_name]
    sound = [each for each in (*same, *named) if not each.error_inside]
    if not sound:
        return None
    written = sound[0]
    place = body_target(reply, written)
    if place is None:
        return None
    body = _whole_lines(decode(place.span.of(reply.data)))
    helpers, left_out = _helpers(parsed, reply, written, body)
    return _Pieces(helpers, body, written, left_out)


def _whole_lines(body: str) -> str:
    """Return a body without what stands on the line of its opening brace or colon, if that is nothing."""
    first, newline, rest = body.partition("\n")
    return rest if newline and not first.strip() else body.strip(" \t")


def _helpers(parsed: Parsed, reply: Parsed, written: Symbol, body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands beside the function, is used by it and is not in the file; and what was left out."""
    known = {each.name for each in symbols_in(parsed)[1:] if "." not in each.qualified_name}
    used = set(_WORD.findall(body))
    kept: list[str] = []
    left_out: list[str] = []
    for node in reversed(reply.root.children):
        text = reply.text_of(node)
        if Span(*node.byte_range).encloses(written.span) or node.type in reply.language.comments:
            continue
        bound = _bound_by(node, reply)
        if bound is None or node.has_error:
            left_out.append(" ".join(text.split())[:60])
        elif text.encode("utf-8", "replace") in parsed.data or bound & known:
            continue
        elif bound & used:
            used |= set(_WORD.findall(text))
            kept.append(text)
    return tuple(reversed(kept)), tuple(reversed(left_out))


def _bound_by(node: Node, reply: Parsed) -> set[str] | None:
    """Return the names that a statement beside the function may bind, or None where it is no helper."""
    helpers = reply.language.helpers
    inner = node
    if inner.type not in helpers and len(inner.named_children) == 1:
        inner = inner.named_children[0]
    if inner.type not in helpers:
        return None
    name = inner.child_by_field_name("left") or _named(inner)
    return set(_WORD.findall(reply.text_of(name if name is not None else inner)))


def _named(node: Node) -> Node | None:
    inner = node.child_by_field_name("definition") or node
    return inner.child_by_field_name("name") if inner.child_by_field_name("body") is not None else None


def _edited(parsed: Parsed, target: Target, pieces: _Pieces) -> Generated:
    language = parsed.language
    own = _own_indent(parsed, target)
    unit = target.indent.removeprefix(own) if target.asked is Asked.BODY else ""
    lines: list[str] = []
    for piece in _separated((*pieces.before, pieces.body)):
        lines += laid_out(language, piece, target.indent, unit or indent_unit(parsed)) if piece else [""]
    code = with_quotes(language, "\n".join(lines), quote_of(parsed))
    before = "" if target.asked is Asked.LINES else "\n"
    new = f"{before}{code}\n{target.closing}" if target.braced else f"{before}{code}"
    return Generated(
        Edit(target.span, encode(new.replace("\n", parsed.newline))), code, pieces.written, pieces.left_out
    )


def _separated(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces with a blank line behind each that has several lines."""
    *before, body = pieces
    for each in before:
        yield each
        if "\n" in each:
            yield ""
    yield body


def _own_indent(parsed: Parsed, target: Target) -> str:
    if target.symbol is None:
        return ""
    start = start_of_line(parsed.data, target.symbol.signature_span.start)
    line = parsed.data[start : target.symbol.signature_span.start]
    return decode(line[: len(line) - len(line.lstrip())])
