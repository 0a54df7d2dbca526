"""What a reply brings beside a function: imports, helpers and constants that its body needs move into the body."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.targets import body_target, is_stub
from rightsize.core.text import Span, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_WORD = re.compile(r"[^\W\d]\w*")
_STAR_MODULES = frozenset({
    "array", "bisect", "cmath", "collections", "collections.abc", "copy", "dataclasses", "decimal", "enum", "fractions",
    "functools", "heapq", "itertools", "json", "math", "numbers", "operator", "queue", "re", "statistics", "string",
    "textwrap", "types", "typing",
})  # fmt: skip
"""Modules of the standard library that tell their names without doing anything when they are imported."""

_LONGEST = 300
_FUTURE = "__future__"


def beside(parsed: Parsed, reply: Parsed, written: Symbol, body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands beside a function, is used by it and is not in the file; and what was left out."""
    known = _known(parsed)
    others = [each for each in reply.root.children if not Span(*each.byte_range).encloses(written.span)]
    helpers = [(bound, reply.text_of(each)) for each in others if (bound := _bound_by(each, reply)) and bound - known]
    used = _used(helpers, set(_WORD.findall(body)))
    kept: list[str] = []
    left_out: list[str] = []
    for node in others:
        text = reply.text_of(node)
        if node.type in reply.language.comments:
            continue
        bound = _bound_by(node, reply)
        if bound is None or node.has_error or written.name in bound:
            left_out.append(" ".join(text.split())[:_LONGEST])
        elif not bound & used and _defines(node, reply):
            left_out.append(text.strip().partition("\n")[0][:_LONGEST])
        elif "*" in bound:
            named = _spelled_out(reply, node, used - known)
            kept += [named] if named else []
        elif bound & used and not bound <= known:
            kept.append(text)
    return tuple(dict.fromkeys(kept)), tuple(left_out)


def _used(helpers: list[tuple[set[str], str]], words: set[str]) -> set[str]:
    """Return the words of a body and of the helpers that it reaches, by way of others too, wherever they stand."""
    waiting = helpers
    while reached := [each for each in waiting if each[0] & words]:
        waiting = [each for each in waiting if each not in reached]
        words = words.union(*(_WORD.findall(text) for _, text in reached))
    return words


def without_outer_names(language: Language, piece: str, moved: frozenset[str]) -> str:
    """Return code whose `global` statements name nothing that moved into the function around it."""
    if not language.outer_names or not moved:
        return piece
    statement, word, empty = language.outer_names
    data = encode(piece)
    for node in sorted(_nodes(parse(language, data).root, statement), key=lambda each: -each.start_byte):
        names = set(_WORD.findall(decode(data[node.start_byte : node.end_byte]))[1:])
        if names <= moved:
            behind = node.next_named_sibling
            nested = _is_nested(node)
            new = f"{word} {', '.join(sorted(names))}" if nested else "" if behind is not None else empty
            end = behind.start_byte if behind is not None and not nested else node.end_byte
            data = data[: node.start_byte] + new.encode() + data[end:]
    return decode(data)


def names_of(language: Language, pieces: tuple[str, ...]) -> frozenset[str]:
    """Return the names that pieces of code bind where they stand."""
    found: set[str] = set()
    for piece in pieces:
        parsed = parse(language, encode(piece))
        for node in parsed.root.children:
            found |= _bound_by(node, parsed) or set()
    return frozenset(found)


def _nodes(root: Node, kind: str) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type == kind:
            yield node
        waiting += node.children


def _is_nested(node: Node) -> bool:
    """Tell whether a statement stands in a function of the piece, and not in the body that the piece goes into."""
    outer = node.parent
    while outer is not None:
        if "function" in outer.type or "lambda" in outer.type:
            return True
        outer = outer.parent
    return False


def _known(parsed: Parsed) -> set[str]:
    """Return the names that a file binds on its outermost level, apart from functions that are only stand-ins."""
    known: set[str] = set()
    for node in parsed.root.children:
        known |= _bound_by(node, parsed) or set()
    for each in symbols_in(parsed)[1:]:
        place = body_target(parsed, each)
        if "." not in each.qualified_name and place is not None and is_stub(parsed, place.span):
            known.discard(each.name)
        elif "." not in each.qualified_name:
            known.add(each.name)
    return known


def _bound_by(node: Node, parsed: Parsed) -> set[str] | None:
    """Return the names that a statement beside a function may bind, `*` for all of a module, or None for no helper."""
    helpers = parsed.language.helpers
    inner = node
    if inner.type not in helpers and len(inner.named_children) == 1:
        inner = inner.named_children[0]
    if inner.type == parsed.language.guarded_imports:
        bodies = [each for part in inner.named_children for each in (part, *part.named_children)]
        names = [_bound_by(each, parsed) for part in bodies for each in part.named_children]
        return set().union(*(each for each in names if each)) or None
    if inner.type not in helpers:
        return None
    if "import" in inner.type:
        return _imported(inner, parsed)
    name = inner.child_by_field_name("left") or _named(inner)
    return set(_WORD.findall(parsed.text_of(name if name is not None else inner)))


def _imported(node: Node, parsed: Parsed) -> set[str]:
    module = node.child_by_field_name("module_name")
    if module is not None and parsed.text_of(module) == _FUTURE:
        return set()
    if any(each.type == "wildcard_import" for each in node.named_children):
        return {"*"}
    names: set[str] = set()
    for each in node.children_by_field_name("name"):
        alias = each.child_by_field_name("alias")
        names.add(parsed.text_of(alias) if alias is not None else parsed.text_of(each).partition(".")[0])
    return names or set(_WORD.findall(parsed.text_of(node)))


def _defines(node: Node, reply: Parsed) -> bool:
    """Tell whether a statement is the definition of a function or a class."""
    return any(Span(*node.byte_range).encloses(each.span) for each in symbols_in(reply)[1:])


def _named(node: Node) -> Node | None:
    inner = node.child_by_field_name("definition") or node
    return inner.child_by_field_name("name") if inner.child_by_field_name("body") is not None else None


def _spelled_out(reply: Parsed, node: Node, used: set[str]) -> str:
    """Return an import of all names as one of those that are used, since inside of a function there is no other."""
    module = node.child_by_field_name("module_name")
    if module is None:
        return ""
    names = sorted(used & _names_in(reply.text_of(module)))
    return f"from {reply.text_of(module)} import {', '.join(names)}" if names else ""


@cache
def _names_in(module: str) -> frozenset[str]:
    if module not in _STAR_MODULES:
        return frozenset()
    found = import_module(module)
    public = (each for each in dir(found) if not each.startswith("_"))
    return frozenset(getattr(found, "__all__", public))
