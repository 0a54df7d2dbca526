"""The functions of a file, and in each of them what is bound, checked and called, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.patterns import Pattern
    from rightsize.core.review.flow import Flow


@dataclass(frozen=True, slots=True)
class Bind:
    """A name gets a value.

    Attributes:
        adds: what the name held before is still in it.
        block: the statements of which this is one, or the function.
        end: where the statement ends; uses behind it see the value.
    """

    value: Node
    adds: bool
    block: Node
    end: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, what runs when it holds (None where the program ends otherwise), and the whole statement."""

    condition: Node
    then: Node | None
    statement: Node


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A function, or the file."""

    node: Node
    outer: Scope | None
    binds: dict[str, list[Bind]] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)
    conditions: list[Condition] = field(default_factory=list)
    calls: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scopes of a file, and its nodes by type."""

    by_node: dict[int, Scope]
    nodes: dict[str, list[Node]]

    def around(self, node: Node) -> Scope:
        """Return the innermost scope that a named node stands in; a function's own node stands in the one outside."""
        return self.by_node[node.id]


def scopes_of(parsed: Parsed, flow: Flow) -> Scopes:
    """Read a file once."""
    matcher = Matcher(parsed.text_of)
    functions, blocks, calls = frozenset(flow.functions), frozenset(flow.blocks), frozenset(flow.calls)
    binds, parameters, conditions = (_by_root(each) for each in (flow.binds, flow.parameters, flow.conditions))
    top = Scope(parsed.root, None)
    found = Scopes({}, {})
    waiting: list[tuple[Node, Scope, Node]] = [(parsed.root, top, parsed.root)]
    while waiting:
        node, scope, block = waiting.pop()
        kind = node.type
        found.nodes.setdefault(kind, []).append(node)
        found.by_node[node.id] = scope
        if kind in functions:
            scope, block = Scope(node, scope), node
        elif kind in blocks:
            block = node
        for pattern in parameters.get(kind, ()):
            for captures in matcher.matches(pattern, node):
                scope.parameters.update(_names(parsed, flow, captures["parameter"]))
        for pattern in binds.get(kind, ()):
            for captures in matcher.matches(pattern, node):
                bind = Bind(captures["value"][0], "adds" in pattern.settings, block, node.end_byte)
                for name in _names(parsed, flow, captures["target"]):
                    scope.binds.setdefault(name, []).append(bind)
        for pattern in conditions.get(kind, ()):
            for captures in matcher.matches(pattern, node):
                then = captures.get("then")
                scope.conditions.append(Condition(captures["condition"][0], then[0] if then else None, node))
        if kind in calls:
            scope.calls.append(node)
        waiting += [(child, scope, block) for child in reversed(node.named_children)]
    return found


def names_in(parsed: Parsed, flow: Flow, node: Node) -> Iterator[str]:
    """Yield the plain names in and below a node."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.type in flow.names:
            yield parsed.text_of(each)
        waiting += each.named_children


def _names(parsed: Parsed, flow: Flow, nodes: Sequence[Node]) -> set[str]:
    return {name for node in nodes for name in names_in(parsed, flow, node)}


def _by_root(patterns: Sequence[Pattern]) -> dict[str, list[Pattern]]:
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for root in pattern.root_types:
            index.setdefault(root, []).append(pattern)
    return index
