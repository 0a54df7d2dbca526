"""What an expression may hold: a constant, text put together from something else, or what came from outside.

They are followed inside of one function: through names, members, calls and operators, to parameters or a constant, and
from a parameter to the requests that calls in the same file pass on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.review.called_with import from_request
from rightsize.core.review.chains import link_line
from rightsize.core.review.checks import asks_own, conditions_around, is_check
from rightsize.core.review.declared import gives_constants, holds_no_text, is_field_without_text
from rightsize.core.review.macros import given_to, is_cleaning
from rightsize.core.review.made import made
from rightsize.core.review.notes import Notes
from rightsize.core.review.own_functions import given_back, only_builds
from rightsize.core.review.returned import cleaned, lets_nothing_through
from rightsize.core.review.scopes import Bind, Scope, Scopes, is_part_of_source, scopes_of, whole_of
from rightsize.core.review.value import AS_EVERYWHERE, CLEAN, CONSTANT_NAME, Harmless, Value, joined, mixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.flow import Flow

_DEEPEST = 60
_MOST_BINDS = 30
"""Values that a name may hold at one place, the nearest: each of hundreds would ask for all before it."""
_STILL_READ = Value(origins=frozenset({"call"}))
"""What a value that needs itself is taken for."""
_TEXT = re.compile(r"^[A-Za-z@$#]*[\"'`]")


@dataclass
class Values:
    """The values of a file's expressions, each worked out when it is asked for."""

    parsed: Parsed
    flow: Flow
    scopes: Scopes
    notes: Notes = field(default_factory=Notes)
    _known: dict[tuple[int, Harmless], Value] = field(default_factory=dict)

    def of(self, node: Node, harmless: Harmless = AS_EVERYWHERE, depth: int = 0) -> Value:
        """Return what a node may hold."""
        key = (node.id, harmless)
        if key not in self._known:
            self._known[key] = _STILL_READ
            self._known[key] = self._read(node, harmless, depth + 1) if depth < _DEEPEST else CLEAN
        value = self._known[key]
        self.notes.unsure += value is _STILL_READ
        return value

    def named(self, use: Node, name: str) -> Value:
        """Return what a name may hold where a node stands, which need not be the name."""
        return self._name(use, AS_EVERYWHERE, 0, name)

    def callee(self, call: Node) -> str:
        """Return what is called, as written."""
        parts = [node for name in self.flow.callee for node in call.children_by_field_name(name)]
        return ".".join(link_line(self.parsed, each) for each in parts)

    def _read(self, node: Node, harmless: Harmless, depth: int) -> Value:
        flow, kind = self.flow, node.type
        if kind in flow.literals:
            return self._literal(node, harmless, depth)
        if kind in flow.names:
            return self._name(node, harmless, depth)
        if kind in flow.members:
            return self._member(node, harmless, depth)
        if kind in flow.calls:
            return self._call(node, harmless, depth)
        if kind in flow.leaves:
            return joined(())  # what is never had is as harmless as a constant
        if kind in flow.tests or kind in flow.functions or is_cleaning(self, node, harmless):
            return CLEAN
        held = self._held(node) if kind not in flow.tokens else given_to(self, node, harmless, depth)
        parts = [self.of(each, harmless, depth) for each in held]
        value = joined(parts)
        if kind in flow.builders and _has(node, flow.bounding) and not all(each.origins for each in parts):
            return CLEAN
        if kind in flow.builders and _has(node, flow.operators):
            return mixed(replace(value, built=value.built or (value.text and not value.literal)))
        if kind in flow.builders and _has(node, flow.tests):
            return CLEAN
        chooses = any(node.child_by_field_name(name) is not None for name in flow.choosers)
        return value if chooses else mixed(value)

    def _held(self, node: Node) -> list[Node]:
        """Return the parts of a node that are values."""
        if node.type in self.flow.labelled:
            return node.children_by_field_name("value")
        if node.type in self.flow.comprehensions:
            return node.children_by_field_name("body")
        if node.type in self.flow.ternaries:
            return node.named_children[::2]
        choosing = {each.id for name in self.flow.choosers for each in node.children_by_field_name(name)}
        return [each for each in node.named_children if each.id not in choosing]

    def _literal(self, node: Node, harmless: Harmless, depth: int) -> Value:
        put_in = [each for each in _below(node) if each.type in self.flow.interpolations]
        if not put_in:
            text = self.parsed.text_of(node)
            constant = Value(literal=True, text=bool(_TEXT.match(text)), texts=frozenset({text}))
            named = self._inlined(node, text, harmless, depth)
            return replace(joined([constant, *named]), built=any(not each.literal for each in named))
        value = joined([self.of(part, harmless, depth) for each in put_in for part in each.named_children])
        texts = value.texts | {self.parsed.text_of(node)}
        return mixed(replace(value, built=not value.literal, text=True, texts=texts))

    def _inlined(self, node: Node, text: str, harmless: Harmless, depth: int) -> list[Value]:
        """Return the values that a text names by itself, as `"{name}"` does inside of a macro."""
        if node.parent is None or node.parent.type not in self.flow.tokens:
            return []
        return [self._name(node, harmless, depth, name) for name in self.flow.inlined.findall(text)]

    def _name(self, node: Node, harmless: Harmless, depth: int, name: str = "") -> Value:
        name = name or self.parsed.text_of(node)
        if name in self.flow.receivers:
            return Value(origins=frozenset({"attribute"}))
        if self.flow.sources.search(name):
            return Value(origins=frozenset({"input"}), names=frozenset({name}), whole=True)
        use: Node | None = node
        scope: Scope | None = self.scopes.around(node)
        while scope is not None:
            binds = scope.bound_before(name, use.start_byte if use is not None else None)
            if binds or name in scope.parameters:
                value = self._bound(scope, name, binds, node, harmless, depth)
                value = replace(value, names=value.names | {name}) if value.origins else value
                return CLEAN if value.origins and self._is_checked(node, value.names, harmless) else value
            if name in scope.held:
                return Value(origins=frozenset({"attribute"}), names=frozenset({name}))
            use, scope = None, scope.outer
        is_constant = CONSTANT_NAME.match(name) is not None and name not in self.flow.libraries
        return replace(CLEAN, literal=is_constant)  # a name that the file does not bind

    def _is_checked(self, use: Node, names: frozenset[str], harmless: Harmless) -> bool:
        """Tell whether a use stands in what runs only when a condition on one of the names holds."""
        if not harmless.checks:
            return False
        return any(
            each.is_around(use) and (is_check(self, each, names, harmless) or asks_own(self, each, names, harmless))
            for each in conditions_around(self, self.scopes.around(use), use)
        )

    def _bound(self, scope: Scope, name: str, binds: list[Bind], use: Node, harmless: Harmless, depth: int) -> Value:
        """Join the values that a name may hold at a use: those bound before it, back to one that surely was."""
        parts: list[Value] = []
        added = False
        for bind in binds[: -_MOST_BINDS - 1 : -1]:
            counted = harmless.numbers and bind.declared and holds_no_text(self, bind.declared)
            parts.append(CLEAN if counted else self.of(bind.value, harmless, depth))
            added = added or (bind.adds and not bind.holds)
            if not bind.adds and bind.block.start_byte <= use.start_byte and use.end_byte <= bind.block.end_byte:
                break
        else:
            if name in scope.parameters:
                given = self._parameter(scope, name, harmless, depth)
                parts.append(given if scope.given is None else self.of(scope.given, harmless, depth))
        value = joined(parts)
        value = replace(value, built=value.built or (added and value.text and not value.literal))
        return mixed(value) if any(each.adds for each in binds) else value

    def _parameter(self, scope: Scope, name: str, harmless: Harmless, depth: int) -> Value:
        declared = scope.parameters[name]
        if harmless.numbers and holds_no_text(self, declared):
            return CLEAN
        outside = scope.is_entry and not self.flow.context_parameters.search(declared)
        if outside:
            return Value(origins=frozenset({"input"}), whole=True)
        passed_on = from_request(self, scope, name, harmless, depth) if scope.outer is not None else None
        return passed_on or Value(origins=frozenset({"parameter"}), whole=True)

    def _member(self, node: Node, harmless: Harmless, depth: int) -> Value:
        text = self.parsed.line_of(node)
        if self.flow.settings.search(text):
            return CLEAN
        if self.flow.sources.search(text):
            return self._source(text)
        if self.flow.cleaning_members.search(text) or (harmless.numbers and is_field_without_text(self, text)):
            return CLEAN
        if self.flow.given.search(text):
            return Value(origins=frozenset({"parameter"}), whole=True)
        first = next(iter(node.named_children), None)
        if first is None or self.parsed.text_of(first) in self.flow.receivers:
            if self.flow.own_sources.search(text) and self.scopes.around(node).is_entry:
                return self._source(text)
            last = text.rpartition(".")[2]
            return CLEAN if CONSTANT_NAME.match(last) else Value(origins=frozenset({"attribute"}))
        value = self.of(first, harmless, depth)
        whole = whole_of(self.parsed, self.flow, node)
        return replace(value, names=value.names - {whole} | {text, f"{whole}.*"}) if whole else value

    def _source(self, text: str) -> Value:
        names = frozenset({text}) if is_part_of_source(self.flow, text) else frozenset[str]()
        return Value(origins=frozenset({"input"}), names=names, whole=True)

    def _call(self, node: Node, harmless: Harmless, depth: int) -> Value:
        callee, flow = self.callee(node), self.flow
        cleaned_by = harmless.cleaned_by
        is_number = harmless.numbers and flow.cleaning_calls.search(callee)
        named_so = is_number or (cleaned_by is not None and cleaned_by.search(callee))
        if (named_so and not only_builds(self, node)) or gives_constants(self, callee):
            return CLEAN
        if self._is_cleaned(node):
            return Value(texts=joined([self.of(part, harmless, depth) for part in self.arguments(node)]).texts)
        if flow.sources.search(callee):
            return self._source(self.parsed.line_of(node))
        if flow.given.search(callee):
            return Value(origins=frozenset({"parameter"}), whole=True)
        if flow.settings.search(callee) and not flow.building_calls.search(callee):
            return CLEAN
        if flow.fetching_calls.search(callee):
            return Value(origins=frozenset({"call"}))
        mapped = self._mapped(node, callee, harmless, depth) or cleaned(self, node, harmless, depth)
        return made(self, node, callee, harmless, depth) if mapped is None else mapped

    def _mapped(self, call: Node, callee: str, harmless: Harmless, depth: int) -> Value | None:
        """Return what a call makes with the function that it is given, or None where it does not."""
        passed = self.arguments(call)
        function = next(iter(passed), None)
        if function is None:
            return None
        named = len(passed) == 1 and "." in callee and function.type in self.flow.names
        if named and lets_nothing_through(self, function, harmless, depth):
            return CLEAN
        if not self.flow.mapping_calls.search(callee):
            return None
        if function.type in self.flow.functions:
            given = joined([self.of(each, harmless, depth) for each in given_back(self, function)])
            return replace(given, literal=False)
        return CLEAN if self.flow.cleaning_calls.search(self.parsed.line_of(function)) else None

    def _is_cleaned(self, call: Node) -> bool:
        texts = self.flow.cleaning_texts
        return bool(texts.pattern != "(?!)" and texts.search(self.parsed.line_of(call)))

    def arguments(self, call: Node) -> list[Node]:
        """Return what a call passes."""
        holders = [each for name in self.flow.arguments for each in call.children_by_field_name(name)]
        return [part for each in holders for part in self._passed(each)]

    def _passed(self, holder: Node) -> list[Node]:
        return [holder] if holder.type in self.flow.comprehensions else holder.named_children


def values_of(parsed: Parsed, flow: Flow) -> Values:
    """Return the values of a file."""
    return Values(parsed, flow, scopes_of(parsed, flow))


def _has(node: Node, operators: tuple[str, ...]) -> bool:
    return any(not each.is_named and each.type in operators for each in node.children)


def _below(node: Node) -> Iterable[Node]:
    waiting = list(node.named_children)
    while waiting:
        each = waiting.pop()
        yield each
        waiting += each.named_children
