"""What the tree tells of definitions beyond their frame: parameters, decorators, bases, strings that may be docs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import Parameter, ParameterKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.query_text import Pattern

_KINDS = {each.value: each for each in ParameterKind}
_FOLDED = frozenset({"of", "list", "statement"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that may be a doc: the node of its text, and whether that can be edited."""

    doc: Node
    editable: bool


@dataclass(slots=True)
class Details:
    """What was found, by the node that it belongs to.

    Attributes:
        parameters: matches about the parameters of a list, by the list's id.
        docs: statements that are docs where they come first, by the offset at which they start.
        stubs: offsets of statements that stand for a missing body.
        module: the node that a doc of the whole file is about, with the file's own name for itself, or None.
    """

    parameters: dict[int, list[tuple[Pattern, Captures]]] = field(default_factory=dict)
    docs: dict[int, Statement] = field(default_factory=dict)
    stubs: set[int] = field(default_factory=set)
    module: Captures = field(default_factory=dict)


def details(
    parsed: Parsed,
    node: Node,
    found: Iterable[Outline],
    *,
    depth: int | None = None,
    touching: tuple[int, int] | None = None,
) -> Details:
    """Read the details in and below `node`, those that touch a byte range, and give `found` what belongs to them."""
    query = parsed.grammar.query("details")
    return details_of(query.matches(node, depth=depth, touching=touching) if query else (), found)


def details_of(matches: Iterable[tuple[Pattern, Captures]], found: Iterable[Outline]) -> Details:
    """Read the matches of the query `details`, and give `found` what belongs to them."""
    result = Details()
    by_node = {node.id: each for each in found for node in (each.outer, each.holder, each.node)}
    for pattern, captures in matches:
        if "list" in captures:
            result.parameters.setdefault(captures["list"][0].id, []).append((pattern, captures))
        elif "of" in captures:
            of = captures["of"][0]
            outline = by_node.get(of.id) or (by_node.get(of.parent.id) if of.parent is not None else None)
            if outline is not None:
                _give(outline, pattern, captures)
        elif "statement" in captures:
            editable = "doc" in captures
            doc = captures["doc" if editable else "doc.fixed"][0]
            result.docs[captures["statement"][0].start_byte] = Statement(doc, editable)
        elif "stub" in captures:
            result.stubs.add(captures["stub"][0].start_byte)
        elif "module" in captures:
            result.module = captures
    return result


def _give(outline: Outline, pattern: Pattern, captures: Captures) -> None:
    for name, nodes in captures.items():
        if name not in _FOLDED:
            outline.captures[name] = [*outline.captures.get(name, ()), *nodes]
    outline.settings = {**outline.settings, **pattern.settings}
    outline.modifiers.update(pattern.modifiers)


def parameters_of(parsed: Parsed, matches: list[tuple[Pattern, Captures]]) -> tuple[Parameter, ...]:
    """Return the parameters that the matches of one list tell of, in the order of the text."""
    found: list[Parameter] = []
    following = ParameterKind.NORMAL
    for pattern, captures in sorted(matches, key=_position) if len(matches) > 1 else matches:
        settings = pattern.settings
        if "parameter" in captures:
            kind = _KINDS[settings["kind"]] if "kind" in settings else following
            found.append(_parameter(parsed, captures, kind, optional="optional" in settings))
        if "preceding" in settings:
            found = [replace_kind(each, _KINDS[settings["preceding"]]) for each in found]
        if "following" in settings:
            following = _KINDS[settings["following"]]
    return tuple(found)


def _position(match: tuple[Pattern, Captures]) -> int:
    captures = match[1]
    return (captures.get("parameter") or captures["separator"])[0].start_byte


def replace_kind(parameter: Parameter, kind: ParameterKind) -> Parameter:
    """Return the parameter with another kind, unless it has one already."""
    return replace(parameter, kind=kind) if parameter.kind is ParameterKind.NORMAL else parameter


def _parameter(parsed: Parsed, captures: Captures, kind: ParameterKind, *, optional: bool) -> Parameter:
    node, types = captures["parameter"][0], captures.get("type")
    return Parameter(
        parsed.line_of(node),
        f"{type_of(parsed, types[0])}{parsed.line_of_first(captures, 'dimensions') or ''}" if types else None,
        parsed.line_of_first(captures, "default"),
        kind,
        bound_names(parsed, node) if kind is ParameterKind.DESTRUCTURED else (),
        optional,
        "kept" in captures,
    )


def type_of(parsed: Parsed, node: Node | None) -> str | None:
    """Return a type as written, without the colon that some grammars take for a part of it."""
    return None if node is None else parsed.line_of(node).removeprefix(":").strip()


def bound_names(parsed: Parsed, node: Node) -> tuple[str, ...]:
    """Return the names that a destructuring pattern binds."""
    query = parsed.grammar.query("bindings")
    if query is None:
        return ()
    bound = [each for _, captures in query.matches(node) for each in captures.get("binding", [])]
    return tuple(parsed.text_of(each) for each in sorted(bound, key=lambda each: each.start_byte))
