"""Matching tree patterns against nodes, with every way in which one fits."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.analysis.patterns import captures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.patterns import Pattern, Shape

    Captures = Mapping[str, tuple[Node, ...]]
    Head = tuple[tuple[str, ...], str, list[str]]
    Predicate = tuple[str, tuple[str, ...]]
    Fit = tuple[int, dict[str, tuple[Node, ...]]]

_MANY = 20
"""Children of a node from which on each part is looked for once, and not anew behind each fit of the part before."""


@dataclass
class Matcher:
    """Matches patterns; children are read once a node."""

    text_of: Callable[[Node], str]
    _children: dict[int, tuple[Sequence[Node], Sequence[str | None]]] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)
    _heads: dict[int, tuple[Head, ...]] = field(default_factory=dict)
    _early: dict[int, tuple[Predicate, ...]] = field(default_factory=dict)

    def matches(self, pattern: Pattern, node: Node) -> Iterator[Captures]:
        """Yield each way in which a pattern fits a node."""
        if pattern.predicates and not self._may_match(pattern, node):
            return
        for captures in self._shape(pattern.shape, node):
            if all(self._holds(name, arguments, captures) for name, arguments in pattern.predicates):
                yield captures

    def _may_match(self, pattern: Pattern, node: Node) -> bool:
        """Ask the predicates on what fields alone lead to, before every way to fit is tried: most patterns end here."""
        heads = self._heads.get(id(pattern))
        if heads is None:
            heads = self._heads[id(pattern)] = heads_of(pattern)
            self._early.update(dict.fromkeys(map(id, _loose(pattern.shape)), _early_of(pattern)))
        for fields, name, others in heads:
            found: Node | None = node
            for each in fields:
                children = found.children_by_field_name(each) if found is not None else []
                if not children:
                    return False
                found = children[0] if len(children) == 1 else None
            if found is not None and not _PREDICATES[name](self._text(found), others):
                return False
        return True

    def children(self, node: Node) -> tuple[Sequence[Node], Sequence[str | None]]:
        """Return a node's children and the names of their fields."""
        known = self._children.get(node.id)
        if known is None:
            nodes = node.children
            known = (nodes, [node.field_name_for_child(index) for index in range(len(nodes))])
            self._children[node.id] = known
        return known

    def _shape(self, shape: Shape, node: Node) -> Iterator[dict[str, tuple[Node, ...]]]:
        if shape.choices:
            for choice in shape.choices:
                for captures in self._shape(choice, node):
                    yield _with(captures, shape.captures, node)
            return
        if shape.named != node.is_named or (shape.type and shape.type != node.type):
            return
        if shape.without and any(name in self.children(node)[1] for name in shape.without):
            return
        early = self._early.get(id(shape)) if node.child_count > _MANY else None
        if early:
            found = _in_order(self._fits(shape, node, early), 0)
        else:
            found = self._parts(shape, node, 0, 0) if shape.parts else iter(({},))
        for captures in found:
            yield _with(captures, shape.captures, node)

    def _fits(self, shape: Shape, node: Node, early: Sequence[Predicate]) -> list[list[Fit]]:
        """Return for each part of a shape the places of the children that fit it, as far as predicates tell already."""
        nodes, fields = self.children(node)
        return [
            [
                (index, captures)
                for index, child in enumerate(nodes)
                if not wanted.field or fields[index] == wanted.field
                for captures in self._shape(wanted.shape, child)
                if all(self._holds(name, told, captures) for name, told in early if told[0][1:] in captures)
            ]
            for wanted in shape.parts
        ]

    def _parts(self, shape: Shape, node: Node, part: int, start: int) -> Iterator[dict[str, tuple[Node, ...]]]:
        nodes, fields = self.children(node)
        if part == len(shape.parts):
            if not (shape.closed and any(each.is_named for each in nodes[start:])):
                yield {}
            return
        wanted = shape.parts[part]
        if wanted.repeated:
            yield from self._repeated(shape, node, part, start)
            return
        for index in range(start, len(nodes)):
            child = nodes[index]
            if not wanted.field or fields[index] == wanted.field:
                for captures in self._shape(wanted.shape, child):
                    for rest in self._parts(shape, node, part + 1, index + 1):
                        yield _joined(captures, rest)
            if wanted.anchored and (child.is_named or not _is_named(wanted.shape)):
                return

    def _repeated(self, shape: Shape, node: Node, part: int, start: int) -> Iterator[dict[str, tuple[Node, ...]]]:
        nodes, fields = self.children(node)
        wanted = shape.parts[part]
        all_captures: dict[str, tuple[Node, ...]] = {}
        end = 0
        for index in range(start, len(nodes)):
            if wanted.field and fields[index] != wanted.field:
                continue
            captures = next(self._shape(wanted.shape, nodes[index]), None)
            if captures is not None:
                all_captures, end = _joined(all_captures, captures), index + 1
            elif wanted.anchored and nodes[index].is_named:
                break
        if end:
            for rest in self._parts(shape, node, part + 1, end):
                yield _joined(all_captures, rest)

    def _holds(self, name: str, arguments: tuple[str, ...], captures: Captures) -> bool:
        first, *others = (self._argument(each, captures) for each in arguments)
        return first is None or _PREDICATES[name](first, [each or "" for each in others])

    def _argument(self, argument: str, captures: Captures) -> str | None:
        if not argument.startswith("@"):
            return argument
        nodes = captures.get(argument[1:])
        return self._text(nodes[0]) if nodes else None

    def _text(self, node: Node) -> str:
        text = self._texts.get(node.id)
        if text is None:
            text = self._texts[node.id] = self.text_of(node)
        return text


def heads_of(pattern: Pattern) -> tuple[Head, ...]:
    """Return the predicates on captures to which fields alone lead from the root, with those fields."""
    paths = {} if pattern.shape.choices else dict(_paths(pattern.shape, ()))
    heads: list[Head] = []
    for name, (first, *others) in pattern.predicates:
        if first[1:] in paths and not any(each.startswith("@") for each in others):
            heads.append((paths[first[1:]], name, others))
    return tuple(heads)


def _loose(shape: Shape) -> Iterator[Shape]:
    """Yield the shapes in a shape that have several parts, each wherever it fits behind the one before."""
    if len(shape.parts) > 1 and not shape.closed and not any(each.anchored or each.repeated for each in shape.parts):
        yield shape
    for inner in (*shape.choices, *(part.shape for part in shape.parts)):
        yield from _loose(inner)


def _early_of(pattern: Pattern) -> tuple[Predicate, ...]:
    """Return the predicates on nothing but one capture that stands once in the pattern."""
    counts = Counter(captures_of(pattern.shape))
    return tuple(
        (name, told)
        for name, told in pattern.predicates
        if counts[told[0][1:]] == 1 and not any(each.startswith("@") for each in told[1:])
    )


def _in_order(fits: Sequence[Sequence[Fit]], start: int) -> Iterator[dict[str, tuple[Node, ...]]]:
    """Yield the captures of each way to have one fit of each part, one behind the other."""
    first, *others = fits
    for index, captures in first:
        if index >= start and not others:
            yield captures
        elif index >= start:
            for rest in _in_order(others, index + 1):
                yield _joined(captures, rest)


def _paths(shape: Shape, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in shape.captures:
        yield name, path
    for part in shape.parts:
        if part.field and not part.repeated:  # what stands inside of alternatives is left out
            yield from _paths(part.shape, (*path, part.field))


_compiled = cache(re.compile)  # the cache of `re` holds fewer expressions than the rules of a language have

_PREDICATES: dict[str, Callable[[str, list[str]], bool]] = {
    "#eq?": lambda text, others: text == others[0],
    "#not-eq?": lambda text, others: text != others[0],
    "#match?": lambda text, others: _compiled(others[0]).search(text) is not None,
    "#not-match?": lambda text, others: _compiled(others[0]).search(text) is None,
    "#any-of?": lambda text, others: text in others,
}


def _with(captures: dict[str, tuple[Node, ...]], names: tuple[str, ...], node: Node) -> dict[str, tuple[Node, ...]]:
    return {**dict.fromkeys(names, (node,)), **captures} if names else captures


def _joined(one: dict[str, tuple[Node, ...]], other: dict[str, tuple[Node, ...]]) -> dict[str, tuple[Node, ...]]:
    if not one or not other:
        return one or other
    return {**one, **{name: one.get(name, ()) + nodes for name, nodes in other.items()}}


def _is_named(shape: Shape) -> bool:
    return any(map(_is_named, shape.choices)) if shape.choices else shape.named
