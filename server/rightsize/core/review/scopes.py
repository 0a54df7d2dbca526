"""The functions of a file, and in each of them what is bound, checked and called, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right, insort_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher
from rightsize.core.review.chains import is_long
from rightsize.core.review.conditions import Condition
from rightsize.core.review.imported import imported_name, imported_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.matching import Captures
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.patterns import Pattern
    from rightsize.core.review.flow import Flow


_ONE_ITEM = re.compile(r"\[\d+\]$")
"""An item by its number; who checks one has not checked the others."""


@dataclass(frozen=True, slots=True)
class Bind:
    """A name gets a value.

    Attributes:
        adds: what the name held before is still in it.
        holds: so it is, and the value is no part of one text with it.
        block: the statements of which this is one, or the function.
        end: where name and value end; uses behind it see the value.
        declared: the name with its type, where the statement says that.
    """

    value: Node
    adds: bool
    block: Node
    end: int
    holds: bool = False
    declared: str = ""


_END = attrgetter("end")


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A function, or the file.

    Attributes:
        binds: what each name is given, in the order in which that ends.
        parameters: their names, with how they are declared.
        is_entry: the parameters come from outside.
        given: what the parameters are taken from, where that is known, as the list that a callback runs over.
    """

    node: Node
    outer: Scope | None
    binds: dict[str, list[Bind]] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    is_entry: bool = False
    given: Node | None = None
    conditions: list[Condition] = field(default_factory=list)
    calls: list[Node] = field(default_factory=list)

    def bound_before(self, name: str, at: int | None) -> list[Bind]:
        """Return what a name was given before a place, in the order of the text; all of it where there is no place."""
        binds = self.binds.get(name, [])
        return binds if at is None else binds[: bisect_right(binds, at, key=_END)]


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scopes of a file, its nodes by type, and what the names that it imports stand for.

    Attributes:
        imports: what a name stands for, in the words that rules use.
        whole: the same with all that leads to it, where rules use less.
        stars: modules of which every name is imported.
    """

    by_node: dict[int, Scope]
    nodes: dict[str, list[Node]]
    imports: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)

    def around(self, node: Node) -> Scope:
        """Return the innermost scope that a named node stands in; a function's own node stands in the one outside."""
        return self.by_node[node.id]


def scopes_of(parsed: Parsed, flow: Flow) -> Scopes:
    """Read a file once."""
    return _Reader(parsed, flow).read()


class _Reader:
    """Reads the nodes of a file, the outer ones first."""

    def __init__(self, parsed: Parsed, flow: Flow) -> None:
        self.parsed, self.flow = parsed, flow
        self.matcher = Matcher(parsed.text_of)
        self.functions, self.blocks, self.calls = map(frozenset, (flow.functions, flow.blocks, flow.calls))
        self.binds, self.parameters, self.conditions = map(_by_root, (flow.binds, flow.parameters, flow.conditions))
        self.entries, self.imports, self.callbacks = map(_by_root, (flow.entries, flow.imports, flow.callbacks))
        self.held, self.stars = map(_by_root, (flow.held, flow.stars))
        self.about_functions = frozenset({*self.entries, *self.callbacks, *self.imports, *self.stars})
        self.told = frozenset({*self.parameters, *self.held, *self.binds, *self.conditions, *self.calls})
        self.outside: set[int] = set()
        self.given: dict[int, Node] = {}
        self.routed = frozenset(flow.routed.findall(parsed.text(0, len(parsed.data))))
        self.found = Scopes({}, {})

    def read(self) -> Scopes:
        """Return the scopes with everything in them."""
        found, root = self.found, self.parsed.root
        waiting: list[tuple[Node, Scope, Node]] = [(root, Scope(root, None), root)]
        while waiting:
            node, scope, block = waiting.pop()
            kind = node.type
            found.nodes.setdefault(kind, []).append(node)
            found.by_node[node.id] = scope
            if kind in self.about_functions:
                self._note_functions(node, kind)
            if kind in self.functions:
                scope, block = Scope(node, scope, is_entry=self._is_entry(node), given=self.given.get(node.id)), node
            elif kind in self.blocks:
                block = node
            if kind in self.told:
                self._note(node, kind, scope, block)
            branches = self._branches(node) if kind in self.conditions else ()
            if node.named_child_count:
                waiting += [
                    (child, scope, child if child.id in branches else block) for child in reversed(node.named_children)
                ]
        return found

    def _branches(self, node: Node) -> set[int]:
        return {each.id for name in self.flow.branches for each in node.children_by_field_name(name)}

    def _matches(self, patterns: Mapping[str, Sequence[Pattern]], node: Node, kind: str) -> Iterator[Captures]:
        return (captures for pattern in patterns.get(kind, ()) for captures in self.matcher.matches(pattern, node))

    def _note_functions(self, node: Node, kind: str) -> None:
        """Write down where the parameters of functions come from, and what is imported."""
        for captures in self._matches(self.entries, node, kind):
            self.outside.update(each.id for each in captures["function"])
        for captures in self._matches(self.callbacks, node, kind):
            self.given.update((each.id, captures["value"][0]) for each in captures["function"])
        for pattern in self.imports.get(kind, ()):
            for captures in self.matcher.matches(pattern, node):
                if "whole" in pattern.settings:
                    self.found.whole.setdefault(*imported_path(self.parsed, self.flow.separator, captures))
                else:
                    self.found.imports.__setitem__(*imported_name(self.parsed, captures))
        for captures in self._matches(self.stars, node, kind):
            self.found.stars.append(self.parsed.line_of(captures["module"][0]))

    def _is_entry(self, function: Node) -> bool:
        name = function.child_by_field_name("name") if self.routed else None
        return function.id in self.outside or (name is not None and self.parsed.text_of(name) in self.routed)

    def _bind(self, captures: Captures, pattern: Pattern, node: Node, scope: Scope, block: Node) -> None:
        value, targets = captures["value"][0], captures["target"]
        end = max(each.end_byte for each in (value, *targets))
        if "inside" in pattern.settings and node.parent is not None:
            end = node.parent.start_byte
        holds = "holds" in pattern.settings
        types = captures.get("declared", ())
        start = min(each.start_byte for each in (*targets, *types))
        declared = self.parsed.text(start, max(each.end_byte for each in (*targets, *types))) if types else ""
        bind = Bind(value, holds or "adds" in pattern.settings, block, end, holds, declared)
        for name in _names(self.parsed, self.flow, targets):
            insort_right(scope.binds.setdefault(name, []), bind, key=_END)

    def _condition(self, captures: Captures, scope: Scope, statement: Node, *, sure: bool) -> Condition:
        condition, then = captures["condition"][0], captures.get("then")
        negated = sure or self.flow.negated.search(self.parsed.line_of(condition)) is not None
        names = _names(self.parsed, self.flow, _terms(self.flow, condition))
        meant = tuple(scope.binds[each][-1].value for each in sorted(names & scope.binds.keys()))
        return Condition(condition, then[0] if then else None, statement, sure, negated, meant)

    def _note(self, node: Node, kind: str, scope: Scope, block: Node) -> None:
        """Write into the scope what a node declares, binds, checks and calls."""
        for captures in self._matches(self.parameters, node, kind):
            declared = self.parsed.line_of(captures["declared"][0]) if "declared" in captures else ""
            scope.parameters.update(dict.fromkeys(_names(self.parsed, self.flow, captures["parameter"]), declared))
        for captures in self._matches(self.held, node, kind):
            scope.held.update(_names(self.parsed, self.flow, captures["name"]))
        for pattern in self.binds.get(kind, ()):
            for captures in self.matcher.matches(pattern, node):
                self._bind(captures, pattern, node, scope, block)
        for pattern in self.conditions.get(kind, ()):
            for captures in self.matcher.matches(pattern, node):
                scope.conditions.append(self._condition(captures, scope, node, sure="sure" in pattern.settings))
        if kind in self.calls:
            scope.calls.append(node)


def names_in(parsed: Parsed, flow: Flow, node: Node) -> Iterator[str]:
    """Yield the names in and below a node, and parts of values as they are written.

    Who checks `form` has checked all of it, which `form.*` says; who checks `form.name` has not checked `form.next`.
    """
    waiting = [node]
    callees: set[int] = set()
    while waiting:
        each = waiting.pop()
        if each.type in flow.names:
            yield parsed.text_of(each)
            yield f"{parsed.text_of(each)}.*"
        elif each.type in flow.calls:
            yield from _part(parsed, flow, each)
            callees.update(part.id for name in flow.callee for part in each.children_by_field_name(name))
        elif each.type in flow.members:
            part = _part(parsed, flow, each)
            yield from part
            if not part and each.id not in callees and (name := whole_of(parsed, flow, each)):
                text = parsed.line_of(each)
                yield text
                if not _ONE_ITEM.search(text):
                    yield name
                waiting += each.named_children[1:] if text.endswith("]") else []  # the index of an item
                continue
        waiting += each.named_children


def _part(parsed: Parsed, flow: Flow, node: Node) -> tuple[str, ...]:
    """Return the text of an expression that names one part of what comes from outside; nothing of any other."""
    text = "" if is_long(node) else parsed.line_of(node)
    return (text,) if is_part_of_source(flow, text) else ()


def whole_of(parsed: Parsed, flow: Flow, member: Node) -> str:
    """Return the plain name of which a node takes a part, as `form` of `form.next`; empty where it is none."""
    first = next(iter(member.named_children), None)
    if first is None or first.type not in flow.names or parsed.text_of(first) in flow.receivers:
        return ""
    return parsed.text_of(first)


def is_part_of_source(flow: Flow, text: str) -> bool:
    """Tell whether an expression names one part of what comes from outside, as `request.args["id"]`, and not all."""
    found = flow.sources.search(text)
    return found is not None and found.end() < len(text)


def _names(parsed: Parsed, flow: Flow, nodes: Sequence[Node]) -> set[str]:
    """Return the plain names in and below nodes."""
    found: set[str] = set()
    waiting = list(nodes)
    while waiting:
        each = waiting.pop()
        if each.type in flow.names:
            found.add(parsed.text_of(each))
        waiting += each.named_children
    return found


def _terms(flow: Flow, condition: Node) -> list[Node]:
    """Return the plain names that a condition is or is joined of, and none that it compares or passes on."""
    found, waiting = [], [condition]
    while waiting:
        each = waiting.pop()
        if each.type in flow.names:
            found.append(each)
        elif each.type not in flow.calls and each.type not in flow.members:
            waiting += each.named_children
    return found


def _by_root(patterns: Sequence[Pattern]) -> dict[str, list[Pattern]]:
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for root in pattern.root_types:
            index.setdefault(root, []).append(pattern)
    return index
