"""Facts about the body of a symbol: what a language's `facts.scm` says of its expressions and statements.

Each pattern names what it is by one capture, its role: `@value` (what an expression stands for), `@test` (when a
condition holds), `@effect` (what a statement does), `@act` (what a call does), `@silent` (a statement not worth
telling), `@use` (what happens to a parameter), `@return`, `@yield`, `@raise`, `@if`, `@loop`, `@catch`, `@switch` (a
case of one), `@shield` (a `try`: what is raised in `x` and is of a `type` goes no further; of any, where it names
none), `@opaque` (a nested function), `@empty` (a body without work), `@exit` (a return without a value), `@bind`
(what a local name stands for), `@change` (what gives a local or a parameter something else, and declares nothing),
`@module` (an import of a whole module as `name`) and `@shadow` (where a `name` is another one; what it iterates `over`
is outside). `#set! says` words it, with slots such as `{x}` for its other captures. Patterns that stand earlier in the
file are preferred.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher
from rightsize.core.analysis.patterns import Pattern, read_patterns
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed

_MOST_NODES = 30_000

_ROLES = "value test effect act silent use return yield raise if loop catch switch shield opaque empty bind change exit"
ROLES = frozenset([*_ROLES.split(), "module", "shadow"])


@dataclass(frozen=True, slots=True)
class Fact:
    """One match of a pattern.

    Attributes:
        role: one of `ROLES`.
        span: of the node that the role was captured on.
        says: the wording, empty where the pattern has none.
        captures: spans of the other captures.
        order: place of the pattern in its file; the lower is the more telling.
    """

    role: str
    span: Span
    says: str
    captures: Mapping[str, tuple[Span, ...]]
    order: int


@dataclass(frozen=True)
class Facts:
    """The facts of one piece of code, each read when it is asked for."""

    rules: Rules
    matcher: Matcher
    by_span: Mapping[Span, list[Node]]
    by_type: Mapping[str, list[Node]]
    _known: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    def of(self, role: str, span: Span) -> Iterator[Fact]:
        """Yield what is known of the node under `span` in a role, the most telling first."""
        for node in self.by_span.get(span, ()):
            yield from self._at(role, node)

    def all(self, role: str) -> tuple[Fact, ...]:
        """Return every fact of a role in the order of the source."""
        if role not in self._known:
            roots = {root for kind, root in self.rules.patterns if kind == role}
            found = [fact for root in roots for node in self.by_type.get(root, ()) for fact in self._at(role, node)]
            self._known[role] = tuple(sorted(found, key=lambda fact: (fact.span.start, -fact.span.end, fact.order)))
        return self._known[role]

    def _at(self, role: str, node: Node) -> Iterator[Fact]:
        for order, pattern in self.rules.patterns.get((role, node.type), ()):
            for captures in self.matcher.matches(pattern, node):
                spans = {name: tuple(Span(*each.byte_range) for each in nodes) for name, nodes in captures.items()}
                own = spans.pop(role)[0]
                yield Fact(role, own, pattern.settings.get("says", ""), spans, order)


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns of a language by role and type of the root, each with its place in the file."""

    patterns: Mapping[tuple[str, str], tuple[tuple[int, Pattern], ...]]


def facts_in(parsed: Parsed, span: Span) -> Facts:
    """Return the facts of the code under `span`; none for a language without a query file for them."""
    rules = rules_of(parsed.language)
    root = parsed.root.descendant_for_byte_range(span.start, span.end) or parsed.root
    while root.parent is not None and root.parent.byte_range == root.byte_range:
        root = root.parent
    inside = _nodes_in(root, span) if rules.patterns else ()
    # What holds the body is one of the nodes, too: an arrow function tells that its body is what it returns.
    nodes = islice(inside if root.parent is None else chain((root.parent,), inside), _MOST_NODES)
    by_span: dict[Span, list[Node]] = {}
    by_type: dict[str, list[Node]] = {}
    for node in nodes:
        by_span.setdefault(Span(*node.byte_range), []).append(node)
        by_type.setdefault(node.type, []).append(node)
    return Facts(rules, Matcher(parsed.text_of), by_span, by_type)


@lru_cache(maxsize=8)
def modules_in(parsed: Parsed) -> frozenset[str]:
    """Return the names that a file gives to whole modules at its top."""
    rules, matcher = rules_of(parsed.language), Matcher(parsed.text_of)
    nodes = [node for node in parsed.root.children if ("module", node.type) in rules.patterns]
    facts = Facts(
        rules,
        matcher,
        {},
        {kind: [each for each in nodes if each.type == kind] for kind in {each.type for each in nodes}},
    )
    return frozenset(
        parsed.text(span.start, span.end) for fact in facts.all("module") for span in fact.captures["name"]
    )


def no_facts() -> Facts:
    """Return the facts of no code."""
    return Facts(Rules({}), Matcher(lambda _: ""), {}, {})


@lru_cache(maxsize=64)
def rules_of(language: Language) -> Rules:
    """Return the patterns of a language's files `facts.scm`."""
    files = [folder.joinpath("facts.scm") for folder in language.query_folders]
    text = "\n".join(each.read_text(encoding="utf-8") for each in files if each.is_file())
    index: dict[tuple[str, str], list[tuple[int, Pattern]]] = {}
    for order, pattern in enumerate(read_patterns(text)):
        for role in sorted(ROLES & pattern.captures):
            for root in pattern.root_types:
                index.setdefault((role, root), []).append((order, pattern))
    return Rules({key: tuple(each) for key, each in index.items()})


def _nodes_in(root: Node, span: Span) -> Iterator[Node]:
    """Yield the named nodes in and below `root` that lie within the span, outer ones before what they hold."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.end_byte <= span.start or node.start_byte >= span.end:
            continue
        if node.is_named and span.start <= node.start_byte and node.end_byte <= span.end:
            yield node
        waiting += reversed(node.children)
