"""A reply that holds the whole function: which of its definitions is meant, and how its body fits the file's signature.

The signature, the decorators and the doc stay as the file has them.  A reply that writes other names for the parameters
has them renamed; one that adds parameters with defaults sets these first; and what only works as the reply wrote it (a
method that needs its class, recursion through an added parameter, a cache) is kept whole inside of the function and
called there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.heads import head_differences, in_other_order
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbol import ParameterKind, arguments_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.helpers import beside
from rightsize.core.generation.targets import body_target, is_stub
from rightsize.core.text import Span, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Parameter, Symbol

_WORD = re.compile(r"[^\W\d]\w*")
_CACHE = re.compile(r"(?:\w+\.)*(?:lru_cache|cache)\b")
_CACHED = re.compile(r"^\s*(?:import functools|from functools import)")
_NO_NAME = frozenset({"attribute", "field", "name", "property", "key", "label"})
_CALLED = {
    ParameterKind.KEYWORD_ONLY: "{0}={0}",
    ParameterKind.VAR_POSITIONAL: "*{0}",
    ParameterKind.VAR_KEYWORD: "**{0}",
}


@dataclass(frozen=True, slots=True)
class Pieces:
    """What of a reply goes into a body.

    Attributes:
        before: what stands beside the function in the reply and is needed by it.
        body: the body, as the reply indents it.
        written: the function as the reply wrote it, or None where it sent a body alone.
        left_out: what was not taken over, a few words each.
        fitted: how the body was fitted to another signature, as a sentence; empty where that was not needed.
    """

    before: tuple[str, ...]
    body: str
    written: Symbol | None = None
    left_out: tuple[str, ...] = ()
    fitted: str = ""


def whole_functions(parsed: Parsed, symbol: Symbol, text: str) -> Iterator[Pieces]:
    """Yield what a reply that defines the function can mean, the plainest first; nothing for any other reply."""
    reply = parse(parsed.language, encode(f"{text.strip(chr(10)).rstrip()}\n"))
    written = _meant(reply, symbol)
    if written is None:
        yield from _held(parsed, symbol, text)
        return
    body = _body(reply, written)
    if body is None:
        return
    kept, left_out = beside(parsed, reply, written, body)
    plain = Pieces(kept, body, written, left_out)
    called = _kept_whole(parsed, reply, symbol, written)
    if called is not None and (_needs_owner(symbol, written, body) or _needs_cache(called, written, body)):
        yield called
    yield from _fitted(parsed.language, symbol, written, plain)
    if called is not None:
        yield called


def _held(parsed: Parsed, symbol: Symbol, text: str) -> Iterator[Pieces]:
    """Yield what a reply means that defines the function only where it stands in a class or an object."""
    for before, behind in parsed.language.holders:
        reply = parse(parsed.language, encode(f"{before}\n{text}\n{behind}\n"))
        written = _meant(reply, symbol)
        body = _body(reply, written) if written is not None else None
        if written is not None and body is not None:
            yield from _fitted(parsed.language, symbol, written, Pieces((), body, written))


def _meant(reply: Parsed, symbol: Symbol) -> Symbol | None:
    """Return the definition that a reply means: the last that is no stand-in, one at the same place before others."""
    named = [each for each in symbols_in(reply) if each.name == symbol.name and not each.error_inside]
    named = [each for each in named if _body(reply, each) is not None]
    same = [each for each in named if each.qualified_name == symbol.qualified_name]
    for some in (same, named):
        written = [each for each in some if not _only_stands_in(reply, each)]
        if written:
            # Of several with one name, as overloads, the one with the file's own head is meant.
            alike = [each for each in written if _has_head(reply.language, symbol, each)]
            return (alike or written)[-1]
    return named[-1] if named else None


def _has_head(language: Language, symbol: Symbol, written: Symbol) -> bool:
    same = [each.name for each in arguments_of(symbol)] == [each.name for each in arguments_of(written)]
    return same and not any(head_differences(language, symbol, written))


def _only_stands_in(reply: Parsed, symbol: Symbol) -> bool:
    place = body_target(reply, symbol)
    return place is not None and is_stub(reply, place.span)


def _body(reply: Parsed, written: Symbol) -> str | None:
    """Return a function's body without doc and braces; an expression becomes a statement that returns it."""
    place = body_target(reply, written, whole=True)
    if place is not None:
        first, newline, rest = decode(place.span.of(reply.data)).partition("\n")
        return rest if newline and not first.strip() else f"{first}{newline}{rest}".strip(" \t")
    if written.body_span is None or not reply.language.delegate or reply.language.blocks:
        return None
    return reply.language.delegate.format(call=decode(written.body_span.of(reply.data)).strip())


def _fitted(language: Language, symbol: Symbol, written: Symbol, plain: Pieces) -> Iterator[Pieces]:
    """Yield the body as it is where the parameters agree, else with them renamed or with added defaults set."""
    old, new = arguments_of(symbol), arguments_of(written)
    names, others = [each.name for each in old], [each.name for each in new]
    receivers = _receivers(symbol, written)
    if (names == others and not receivers) or in_other_order(symbol, written):
        yield plain
        return
    added = [each for each in new[len(old) :] if each.kind is ParameterKind.NORMAL]
    pairs = {other: name for name, other in zip(names, others, strict=False) if name != other} | receivers
    if len(others) < len(names) or not all(each.default for each in added) or len(added) != len(new) - len(old):
        yield plain
        return
    body = _renamed(language, plain.body, pairs) if pairs else plain.body
    if body is None or (added and (not language.default or re.search(rf"\b{re.escape(symbol.name)}\s*\(", body))):
        return
    setting = tuple(language.default.format(name=each.name, value=each.default) for each in added)
    yield replace(plain, before=(*plain.before, *setting), body=body, fitted=_sentence(symbol, pairs, added))


def _receivers(symbol: Symbol, written: Symbol) -> dict[str, str]:
    """Return what a reply calls the receiver and how the file does, where a person chooses that name."""
    old, new = (
        [each for each in one.parameters if each.kind is ParameterKind.RECEIVER and each.type]
        for one in (symbol, written)
    )
    pairs = {other.name: one.name for one, other in zip(old, new, strict=False) if other.name != one.name}
    return {other: name for other, name in pairs.items() if other.isidentifier() and name.isidentifier()}


def _sentence(symbol: Symbol, pairs: dict[str, str], added: Sequence[Parameter]) -> str:
    names = ", ".join(f"`{each}`" for each in (*pairs, *(each.name for each in added)))
    return f"The reply gives `{symbol.name}` other parameters ({names}); its code was fitted to those of the file."


def _renamed(language: Language, body: str, pairs: dict[str, str]) -> str | None:
    """Return a body with parameters renamed, or None where that could change what another name means."""
    data = encode(body)
    found: list[tuple[int, int, str]] = []
    waiting = [parse(language, data).root]
    while waiting:
        node = waiting.pop()
        text = decode(data[node.start_byte : node.end_byte]) if not node.named_child_count else ""
        if text in pairs and not _is_member(node):
            if node.type != "identifier":
                return None
            found.append((node.start_byte, node.end_byte, pairs[text]))
        elif text in pairs.values() and text not in pairs and not _is_member(node):
            return None
        waiting += node.children
    for start, end, name in sorted(found, reverse=True):
        data = data[:start] + name.encode() + data[end:]
    return decode(data)


def _is_member(node: Node) -> bool:
    """Tell whether a word names a part of something else, as behind a dot or in front of an argument's value."""
    parent = node.parent
    if parent is None or node.type.startswith(("property", "field")):
        return True
    return any(parent.child_by_field_name(field) == node for field in _NO_NAME) and not parent.type.endswith(
        "parameter"
    )


def _needs_owner(symbol: Symbol, written: Symbol, body: str) -> bool:
    """Tell whether a method in a class of the reply, for a function that is in none, uses its receiver."""
    receivers = [each.name for each in written.parameters if each.kind is ParameterKind.RECEIVER]
    outside = "." in written.qualified_name and "." not in symbol.qualified_name
    return outside and any(word in receivers for word in _WORD.findall(body))


def _needs_cache(called: Pieces, written: Symbol, body: str) -> bool:
    """Tell whether a function that calls itself is written with a cache that the reply also imports."""
    cached = any(map(_CACHE.match, written.decorators)) and any(map(_CACHED.search, called.before))
    return cached and written.name in _WORD.findall(body)


def _kept_whole(parsed: Parsed, reply: Parsed, symbol: Symbol, written: Symbol) -> Pieces | None:
    """Return the function as the reply wrote it, inside of the file's own, which calls it, or None."""
    language = parsed.language
    old, new = arguments_of(symbol), arguments_of(written)
    is_sequence = "generator" in written.modifiers and "async" in symbol.keyword
    spare = all(each.default or each.kind in _CALLED for each in new[len(old) :])
    if not language.delegate or len(new) < len(old) or not spare or is_sequence or "." in symbol.qualified_name:
        return None
    owner = written.qualified_name.rpartition(".")[0]
    if "." in owner or ("async" in symbol.keyword) != ("async" in written.keyword):
        return None
    whole = _root_around(reply, written)
    if whole is None:
        return None
    text = decode(_without_doc(reply, whole, written))
    arguments = ", ".join(_CALLED.get(each.kind, "{0}").format(each.name) for each in old)
    receiver = any(each.kind is ParameterKind.RECEIVER for each in written.parameters)
    callee = f"{owner}{'()' if receiver else ''}.{symbol.name}" if owner else symbol.name
    call = language.delegate.format(call=f"{'await ' if 'async' in symbol.keyword else ''}{callee}({arguments})")
    kept, left_out = beside(parsed, reply, written, text)
    same = [each.name for each in old] == [each.name for each in new]
    fitted = f"What the reply calls `{symbol.name}` was kept whole inside of the function."
    return Pieces((*kept, text), call, written, left_out, "" if same and not owner else fitted)


def _root_around(reply: Parsed, written: Symbol) -> Node | None:
    return next((each for each in reply.root.children if Span(*each.byte_range).encloses(written.span)), None)


def _without_doc(reply: Parsed, node: Node, written: Symbol) -> bytes:
    """Return a definition without the doc of the function, which the file has already."""
    doc = written.doc.span if written.doc else None
    data = reply.data
    if doc is None or not node.start_byte <= doc.start or doc.end > node.end_byte:
        return data[node.start_byte : node.end_byte]
    start = doc.start - len(data[: doc.start]) + len(data[: doc.start].rstrip(b" \t\n"))
    return data[node.start_byte : start] + data[doc.end : node.end_byte]
