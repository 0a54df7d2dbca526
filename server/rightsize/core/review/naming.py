"""What a name in a source stands for: through imports, aliases, unpacking and access by a text to where it comes from.

`run` is `subprocess.run` after `from subprocess import run`, and so are `sp.run` after `import subprocess as sp`,
`getattr(subprocess, "r" + "un")` and a local name that was given it.  A parameter stands for nothing that can be known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher
from rightsize.core.review.chains import link_text
from rightsize.core.review.folding import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tree_sitter import Node

    from rightsize.core.analysis.matching import Captures
    from rightsize.core.analysis.patterns import Pattern
    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

UNKNOWN_PART = "[?]"
"""Stands behind a name of which a part is taken whose own name is only known when the code runs."""

_DEEPEST = 40
_LAST = re.compile(r"::|[./]")
_HEAD = re.compile(r"\w+")
_WHOLE = re.compile(r"^node:|\.(?:default|__dict__)$")
_LINKS = re.compile(r"^(?:\?\.|!\.|->)")
_PART_FIELDS = ("name", "attribute", "property", "field", "key", "label")
_SWEPT = ("for", "as_pattern", "with", "catch", "except", "range", "comprehension")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for, as `os.system`; `foreign` where the name comes from outside of the file."""

    name: str
    foreign: bool = False


@dataclass
class Naming:
    """What the names of one file stand for, each looked up when it is asked for."""

    values: Values
    _known: dict[int, Meaning | None] = field(default_factory=dict)
    _unpacked: dict[str, tuple[Node, str]] | None = None

    def __post_init__(self) -> None:
        """Make ready to match patterns on plain text, since names are looked up here."""
        self._matcher = Matcher(self.values.parsed.text_of)

    def of(self, node: Node, depth: int = 0) -> Meaning | None:
        """Return what a node stands for, or None where it is a value of the program's own."""
        if node.id not in self._known:
            self._known[node.id] = None  # what stands for itself stands for nothing
            self._known[node.id] = self._read(node, depth + 1) if depth < _DEEPEST else None
        return self._known[node.id]

    def text_of(self, node: Node) -> str:
        """Return a node's text as rules write it: with what an imported name at its head stands for."""
        flow, kind = self.values.flow, node.type
        linked = kind in flow.calls or kind in flow.members
        text = link_text(self.values.parsed, node) if linked else self.values.parsed.text_of(node)
        heads = (*flow.names, *flow.members, *flow.calls, *flow.paths)
        if kind in heads and self.computed(node) is None:
            head = _HEAD.match(text)
            plain = kind in flow.names or kind in flow.members
            other = self._renamed(head.group(), plain=plain) if head is not None else ""
            if head is not None and other:
                return f"{other}{text[head.end() :]}"
        if kind in flow.paths:
            return flow.prefixes.sub("", text)
        meaning = self.of(node) if self._may_stand_for_another(node) else None
        if meaning is None or "(" in meaning.name or UNKNOWN_PART in meaning.name:
            return text
        return flow.prefixes.sub("", meaning.name) if meaning.foreign or kind in flow.wrappers else text

    def _renamed(self, name: str, *, plain: bool) -> str:
        """Return what an imported name stands for, or nothing; in front of more than itself only of an alias."""
        scopes = self.values.scopes
        whole = scopes.imports.get(name, "") or scopes.whole.get(name, "")
        return whole if _LAST.split(whole)[-1] != name or (plain and name in scopes.imports) else ""

    def _may_stand_for_another(self, node: Node) -> bool:
        flow, kind = self.values.flow, node.type
        if kind in flow.names:
            return node.parent is not None and node.parent.type in flow.calls and not self.is_part(node)
        if kind in flow.members or kind in flow.wrappers or self.computed(node) is not None:
            return True
        return any(self._first(each, node) is not None for each in flow.modules)

    def also(self, meaning: Meaning) -> tuple[str, ...]:
        """Return every name that it may be: one that nothing here binds may come from an import of everything."""
        if meaning.foreign:
            return (meaning.name,)
        return (meaning.name, *(f"{each}.{meaning.name}" for each in self.values.scopes.stars))

    def is_part(self, node: Node) -> bool:
        """Tell whether a name only says which part of something is meant, or is being given to something."""
        parent = node.parent
        return parent is None or any(parent.child_by_field_name(each) == node for each in _PART_FIELDS)

    def computed(self, node: Node) -> tuple[Node, Node] | None:
        """Return the object and the key where a node takes a part of something by a text, or None."""
        for pattern in self.values.flow.computed:
            if node.type in pattern.root_types:
                for captures in self._matcher.matches(pattern, node):
                    return captures["object"][0], captures["key"][0]
        return None

    def _read(self, node: Node, depth: int) -> Meaning | None:
        flow, kind = self.values.flow, node.type
        if kind in flow.names or kind in flow.types:
            return self._name(node, depth)
        if kind in flow.wrappers and node.named_children:
            return self.of(node.named_children[-1], depth)
        module = next((found for each in flow.modules if (found := self._first(each, node)) is not None), None)
        if module is not None:
            text = folded(self.values, module["name"][0])
            return Meaning(_WHOLE.sub("", text), foreign=True) if text is not None else None
        parts = self.computed(node)
        if parts is not None:
            return self._part(*parts, depth)
        if kind in flow.calls:
            callee = self._callee(node, depth)
            if callee is not None and flow.loaders.fullmatch(callee.name):
                return self._loaded(node)
            return Meaning(f"{callee.name}()", callee.foreign) if callee is not None else None
        if (kind in flow.members or kind in flow.paths) and node.named_children:
            return self._member(node, depth)
        return None

    def _first(self, pattern: Pattern, node: Node) -> Captures | None:
        if node.type not in pattern.root_types:
            return None
        return next(iter(self._matcher.matches(pattern, node)), None)

    def _part(self, whole: Node, key: Node, depth: int) -> Meaning | None:
        owner = self.of(whole, depth)
        if owner is None:
            return None
        text = folded(self.values, key)
        if self.values.flow.namespaces.fullmatch(owner.name):
            return Meaning(text if text is not None else f"{owner.name}{UNKNOWN_PART}", foreign=True)
        return Meaning(f"{owner.name}{UNKNOWN_PART}" if text is None else f"{owner.name}.{text}", owner.foreign)

    def _loaded(self, call: Node) -> Meaning | None:
        """Return the module that a call loads whose callee is another name of a loader."""
        holders = [each for name in self.values.flow.arguments for each in call.children_by_field_name(name)]
        passed = [part for each in holders for part in each.named_children]
        text = folded(self.values, passed[0]) if passed else None
        return Meaning(_WHOLE.sub("", text), foreign=True) if text is not None else None

    def _callee(self, call: Node, depth: int) -> Meaning | None:
        """Return what is called: one node, or an object and the name of its method."""
        parts = [node for name in self.values.flow.callee for node in call.children_by_field_name(name)]
        if not parts:
            return None
        first, *rest = parts
        if not rest:
            return self._own(first) if call.child_by_field_name("name") == first else self.of(first, depth)
        owner = self.of(first, depth)
        behind = ".".join(map(self.values.parsed.text_of, rest))
        return Meaning(f"{owner.name}.{behind}", owner.foreign) if owner is not None else None

    def _own(self, name: Node) -> Meaning:
        """Return what the bare name of a method stands for: an imported one, or one of the class."""
        text = self.values.parsed.text_of(name)
        whole = self.values.scopes.whole.get(text)
        return Meaning(whole or text, foreign=whole is not None)

    def _member(self, node: Node, depth: int) -> Meaning | None:
        first, parsed = node.named_children[0], self.values.parsed
        owner = self.of(first, depth)
        if owner is None:
            return None
        behind = _LINKS.sub(".", parsed.text(first.end_byte, node.end_byte).strip())
        if self.values.flow.namespaces.fullmatch(owner.name):
            return Meaning(behind.lstrip(".:"), foreign=True)
        return Meaning(_WHOLE.sub("", f"{owner.name}{''.join(behind.split())}"), owner.foreign)

    def _name(self, node: Node, depth: int) -> Meaning | None:
        name, scopes = self.values.parsed.text_of(node), self.values.scopes
        if name in self.values.flow.receivers:
            return None
        whole = scopes.whole.get(name) or scopes.imports.get(name)
        scope: Scope | None = scopes.around(node) if node.id in scopes.by_node else None
        use: Node | None = node
        while scope is not None:
            if name in scope.parameters:
                return None
            binds = scope.binds.get(name, [])
            if binds and whole is None:
                unpacked = self._parts_given().get(name)
                if unpacked is not None:
                    return self._given_part(*unpacked, depth)
                before = [each for each in binds if use is None or each.end <= use.start_byte]
                value = before[-1].value if before and not before[-1].adds else None
                return self.of(value, depth) if value is not None and not _is_swept(value) else None
            use, scope = None, scope.outer
        if whole is not None:
            return Meaning(_WHOLE.sub("", whole), foreign=True)
        return Meaning(name)

    def _given_part(self, value: Node, part: str, depth: int) -> Meaning | None:
        owner = self.of(value, depth)
        return Meaning(f"{owner.name}.{part}", owner.foreign) if owner is not None else None

    def _parts_given(self) -> Mapping[str, tuple[Node, str]]:
        """Return the names that are unpacked from something, as `exec` in `const { exec } = cp`."""
        if self._unpacked is None:
            self._unpacked = {}
            text_of = self.values.parsed.text_of
            for pattern in self.values.flow.unpacks:
                for node in (each for root in pattern.root_types for each in self.values.scopes.nodes.get(root, ())):
                    for captures in self._matcher.matches(pattern, node):
                        name = captures["name"][0]
                        alias = captures.get("alias", (name,))[0]
                        self._unpacked[text_of(alias)] = captures["value"][0], text_of(name)
        return self._unpacked


def _is_swept(value: Node) -> bool:
    """Tell whether a name gets one after the other of what a value holds, and not the value."""
    parent = value.parent
    return parent is not None and parent.type.startswith(_SWEPT)
