"""Facts about the body of a symbol: what a language's `facts.scm` says of its expressions and statements.

Each pattern of a query file names what it is by the capture on its root: `@value` (what an expression stands for), `@test`
(when a condition holds), `@effect` (what a statement does), `@act` (what a call does),
`@silent` (a statement not worth telling), `@use` (what happens to a parameter), `@return`, `@yield`, `@raise`, `@if`,
`@loop`, `@catch`, `@opaque` (a nested function), `@switch` (a case of one), `@empty` (a body without work) and `@bind` (what a local name stands for).  `#set! says` words it, with
slots such as `{x}` for its other captures.  Patterns that stand earlier in the file are preferred.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import QueryFile
    from rightsize.core.analysis.parse import Parsed

ROLES = frozenset(
    {
        "value",
        "test",
        "effect",
        "act",
        "silent",
        "use",
        "return",
        "yield",
        "raise",
        "if",
        "loop",
        "catch",
        "opaque",
        "bind",
        "empty",
        "switch",
    }
)


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


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one piece of code, by role and span, the most telling first, and in the order of the source."""

    at: Mapping[tuple[str, Span], tuple[Fact, ...]]

    def of(self, role: str, span: Span) -> tuple[Fact, ...]:
        """Return what is known of the node under `span` in a role."""
        return self.at.get((role, span), ())

    def all(self, role: str) -> Iterator[Fact]:
        """Yield every fact of a role in the order of the source."""
        for (kind, _), found in self.at.items():
            if kind == role:
                yield from found


def facts_in(parsed: Parsed, span: Span) -> Facts:
    """Return the facts of the code under `span`; none for a language without a query file for them."""
    query = parsed.grammar.query("facts")
    if query is None:
        return Facts({})
    node = parsed.root.descendant_for_byte_range(span.start, span.end) or parsed.root
    found = [fact for fact in _matches(query, node) if span.encloses(fact.span)]
    found.sort(key=lambda fact: (fact.span.start, -fact.span.end, fact.order, -_size(fact)))
    index: dict[tuple[str, Span], list[Fact]] = {}
    for fact in found:
        known = index.setdefault((fact.role, fact.span), [])
        # A repeated capture matches in parts, too; only the whole of it is true.
        if not known or known[-1].order != fact.order:
            known.append(fact)
    return Facts({key: tuple(each) for key, each in index.items()})


def _matches(query: QueryFile, node: Node) -> Iterator[Fact]:
    orders = {id(pattern): order for order, pattern in enumerate(query.patterns)}
    for pattern, captures in query.matches(node):
        spans = {name: tuple(Span(*each.byte_range) for each in nodes) for name, nodes in captures.items()}
        for role in ROLES & spans.keys():
            rest = {name: each for name, each in spans.items() if name != role}
            yield Fact(role, spans[role][0], pattern.settings.get("says", ""), rest, orders[id(pattern)])


def _size(fact: Fact) -> int:
    return sum(len(spans) for spans in fact.captures.values())
