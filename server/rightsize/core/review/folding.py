"""The text that an expression is made of constants alone comes to: `"ex" + "ec"` is `exec`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.review.values import Values

_STRING = re.compile(r"(?s)^([A-Za-z]*)(#*)(\"\"\"|'''|[\"'`])(.*)\3#*$")
_JOIN = re.compile(r"(?:^|\.)(?:join|concat)$")
_CODES = re.compile(r"^(?:chr|String\.fromCharCode|String\.fromCodePoint)$")
_HEX = "[0-9a-fA-F]"
_ESCAPE = re.compile(
    rf"\\(?:x({_HEX}{{2}})|u({_HEX}{{4}})|u\{{({_HEX}{{1,6}})\}}|U({_HEX}{{8}})|([0-7]{{1,3}})|(.))", re.DOTALL
)
_BY_NAME = "\\N{"
"""Begins a character given by its name, which is looked up nowhere here."""

_NAMED = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
_LIST = ("list", "tuple", "array")
_TOGETHER = ("concatenated_string", "parenthesized_expression", "template_substitution", "interpolation")
_DEEPEST = 20
_LONGEST = 10_000
"""Characters of a text that is put together: what is longer is no name, and could double without end."""
_HIGHEST = 0x10FFFF


def folded(values: Values, node: Node, depth: int = 0) -> str | None:
    """Return the text that a node always stands for, or None where that is only known when the code runs.

    Each node is read once: names that are made of one another would else be followed along every path between them.
    """
    if node.id not in values.notes.folded:
        values.notes.folded[node.id] = None  # what a text that needs itself is taken for
        text = _read(values, node, depth) if depth <= _DEEPEST else None
        values.notes.folded[node.id] = text if text is None or len(text) <= _LONGEST else None
    return values.notes.folded[node.id]


def _read(values: Values, node: Node, depth: int) -> str | None:
    flow, kind = values.flow, node.type
    if kind in flow.literals:
        return _literal(values, node, depth)
    if kind in flow.names:
        return _name(values, node, depth)
    if kind in flow.calls:
        return _call(values, node, depth)
    adds = kind in flow.builders and any(each.type == "+" for each in node.children if not each.is_named)
    if adds or kind in _TOGETHER:
        return _together(values, node.named_children, depth)
    return None


def _together(values: Values, nodes: list[Node], depth: int, between: str = "") -> str | None:
    parts: list[str] = []
    for each in nodes:
        part = folded(values, each, depth + 1)
        if part is None:
            return None
        parts.append(part)
    return between.join(parts) if parts else None


def _literal(values: Values, node: Node, depth: int) -> str | None:
    text = values.parsed.text_of(node)
    if node.type.endswith("fragment") or node.type.endswith("content"):
        return text
    found = _STRING.match(text)
    if found is None:
        return None
    if _BY_NAME in text and "r" not in found.group(1).lower():
        return None
    done, pieces = node.start_byte + len(found.group(1)) + len(found.group(2)) + len(found.group(3)), [""]
    for each in node.named_children:
        if each.type in values.flow.interpolations:
            put_in = _together(values, each.named_children, depth)
            if put_in is None:
                return None
            pieces += [_plain(values.parsed.text(done, each.start_byte)), put_in]
            done = each.end_byte
    if len(pieces) == 1 and "r" in found.group(1).lower():
        return found.group(4)
    end = node.end_byte - len(found.group(3)) - len(found.group(2))
    return "".join([*pieces, _plain(values.parsed.text(done, end))])


def _plain(text: str) -> str:
    """Return what a string says with its escapes read."""

    def read(found: re.Match[str]) -> str:
        *codes, octal, other = found.groups()
        if other is not None:
            return _NAMED.get(other, other)
        number = int(octal, 8) if octal else int(next(filter(None, codes)), 16)
        return chr(number) if number <= _HIGHEST else ""

    return _ESCAPE.sub(read, text)


def _name(values: Values, node: Node, depth: int) -> str | None:
    """Return the constant that a name is bound to everywhere, or None."""
    name, scope = values.parsed.text_of(node), values.scopes.around(node)
    while scope is not None:
        if name in scope.parameters:
            return None
        binds = scope.binds.get(name, [])
        if binds:
            texts = {folded(values, each.value, depth + 1) for each in binds}
            return texts.pop() if len(texts) == 1 and not any(each.adds for each in binds) else None
        if scope.outer is None:
            return None
        scope = scope.outer
    return None


def _call(values: Values, node: Node, depth: int) -> str | None:
    """Return what a call puts together: the items of a list, or characters of their numbers."""
    callee = node.child_by_field_name("function")
    arguments = [each for name in values.flow.arguments for each in node.children_by_field_name(name)]
    passed = [part for each in arguments for part in each.named_children]
    if callee is None or not passed:
        return None
    text = values.parsed.text_of(callee)
    if _CODES.match(text):
        numbers = [values.parsed.text_of(each) for each in passed]
        return "".join(chr(int(each)) for each in numbers) if all(each.isdecimal() for each in numbers) else None
    if not _JOIN.search(text) or not callee.named_children:
        return None
    owner = callee.named_children[0]
    if owner.type in _LIST:
        between = folded(values, passed[0], depth + 1)
        return _together(values, owner.named_children, depth, between) if between is not None else None
    start = folded(values, owner, depth + 1)
    if start is None:
        return None
    if passed[0].type in _LIST:
        return _together(values, passed[0].named_children, depth, start)
    rest = _together(values, passed, depth)
    return None if rest is None else start + rest
