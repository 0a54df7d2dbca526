"""Which nodes of a tree define something, how they nest, what belongs to each: the frame that symbols are built on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures, QueryFile
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.query_text import Pattern

    Matches = Sequence[tuple[Pattern, Captures]]

_NO_NODES: list[Node] = []
_QUOTES = "\"'`"
_KINDS = {each.value: each for each in SymbolKind}
_HIDING = (SymbolKind.FUNCTION, SymbolKind.METHOD)


@dataclass(slots=True, eq=False)
class Outline:
    """One definition, container or anonymous scope while its symbol is being built.

    Attributes:
        node: what the query captured.
        holder: the node whose fields are its parts: the function behind a name that was given to it, or the node.
        outer: the outermost node that belongs to it, as an `export` statement or the decorators around it.
        body: the node of its body, or None.
        settings: what the query files set for it.
        captures: the nodes captured for it, by what they are; none for a scope.
        name: as written, without quotes; empty for a scope.
        owners: names in front of its own, as the type of a method that stands outside of that.
        modifiers: the modifiers found so far, as the language writes them.
        parent: the one directly around it.
        kind: that of its symbol, or None for a container or a scope, of which no symbol is made.
        qualified_name: the names around it, its owners' and its own, joined by dots.
        public: whether other code may use it, once that has been asked.
    """

    node: Node
    holder: Node
    outer: Node
    body: Node | None
    settings: dict[str, str]
    captures: Captures
    name: str = ""
    owners: tuple[str, ...] = ()
    modifiers: set[str] = field(default_factory=set)
    parent: Outline | None = None
    kind: SymbolKind | None = None
    qualified_name: str = ""
    public: bool | None = None

    @property
    def hides(self) -> bool:
        """Whether it hides from the outside what it defines: a function, or a scope without a name."""
        return self.kind in _HIDING or not self.captures

    @property
    def span(self) -> Span:
        """The bytes of the outermost node."""
        return Span(self.outer.start_byte, self.outer.end_byte)

    @property
    def name_span(self) -> Span:
        """Where the name stands, or an empty span at the start of what has none."""
        names = self.captures.get("name")
        if names:
            return Span(names[0].start_byte, names[0].end_byte)
        path = self.captures.get("path")
        end = path[0].end_byte if path else self.holder.start_byte
        return Span(end - len(self.name.encode()) if path else end, end)

    def part(self, name: str) -> Node | None:
        """Return the node that was captured under a name, or else the field of that name."""
        found = self.captures.get(name)
        return found[0] if found else self.holder.child_by_field_name(name)

    def all(self, name: str) -> list[Node]:
        """Return the nodes that were captured under a name."""
        return self.captures.get(name, _NO_NODES)

    def around(self) -> Iterator[Outline]:
        """Yield what is around it, from the inside out."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent


def outlines(
    parsed: Parsed, node: Node, *, touching: tuple[int, int] | None = None, parent: Outline | None = None
) -> list[Outline]:
    """Return the definitions, containers and scopes in and below `node`, linked, in the order of the text.

    `parent` is what stands around `node`; `touching` keeps to what touches a byte range.
    """
    query = parsed.grammar.query("definitions")
    if query is None:
        return []
    matches = list(query.matches(node, touching=touching))
    found = _found(parsed, matches)
    if touching is not None:
        for each in found.values():
            _wrap({each.node.id: each}, _header_matches(query, node, each))
    return _linked(found, matches, parent)


def outlines_of(parsed: Parsed, matches: Matches) -> list[Outline]:
    """Return the outlines that the matches of the query `definitions` over a whole file tell of."""
    return _linked(_found(parsed, matches), matches, None)


def _found(parsed: Parsed, matches: Matches) -> dict[int, Outline]:
    """Return the outlines by the node that they are anchored at, their wrappers around them."""
    found: dict[int, Outline] = {}
    for pattern, captures in matches:
        anchor = captures.get("definition") or captures.get("container")
        if anchor and anchor[0].id not in found:
            found[anchor[0].id] = _outline(parsed, anchor[0], pattern, captures)
    _wrap(found, matches)
    return found


def _linked(found: Mapping[int, Outline], matches: Matches, parent: Outline | None) -> list[Outline]:
    """Add the scopes without a name, and link all to what is around them."""
    bodies = {each.body.id for each in found.values() if each.body is not None}
    scopes = (scope for _, captures in matches for scope in captures.get("scope", _NO_NODES))
    anonymous = [Outline(scope, scope, scope, scope, {}, {}) for scope in scopes if scope.id not in bodies]
    return _nested([*found.values(), *anonymous], parent)


def wrapped_at(parsed: Parsed, node: Node, offset: int) -> Node | None:
    """Return the node in the innermost wrapper that touches `offset`, as the function below a decorator."""
    query = parsed.grammar.query("definitions")
    if query is None:
        return None
    matches = query.matches(node, touching=(offset, offset + 1))
    found = [captures for _, captures in matches if "wrapper" in captures]
    innermost = max(found, key=lambda captures: captures["of"][0].start_byte, default=None)
    return innermost["of"][0] if innermost else None


def _outline(parsed: Parsed, node: Node, pattern: Pattern, captures: Captures) -> Outline:
    holder = captures["function"][0] if "function" in captures else node
    body = captures["body"][0] if "body" in captures else holder.child_by_field_name("body")
    names, owners = _names(parsed, captures), parsed.language.silent_owners
    return Outline(
        node,
        holder,
        node,
        body,
        pattern.settings,
        captures,
        name=names[-1] if names else pattern.settings.get("name", ""),
        owners=tuple(each for each in names[:-1] if each not in owners),
        modifiers=set(pattern.modifiers),
    )


def _names(parsed: Parsed, captures: Captures) -> list[str]:
    """Return the owners' names and the own one, from a path with dots or from captures of their own."""
    if "path" in captures:
        return parsed.line_of(captures["path"][0]).split(".")
    owners = [parsed.line_of(each) for each in captures.get("owner", _NO_NODES)]
    return [*owners, *(parsed.line_of(each).strip(_QUOTES) for each in captures.get("name", _NO_NODES)[:1])]


def _header_matches(query: QueryFile, node: Node, outline: Outline) -> Iterator[tuple[Pattern, Captures]]:
    """Yield what a definition says of itself in front of its body, far as that may be from the place asked for."""
    end = outline.body.start_byte if outline.body is not None else outline.node.end_byte
    return query.matches(node, touching=(outline.node.start_byte, end))


def _wrap(found: dict[int, Outline], matches: Iterable[tuple[Pattern, Captures]]) -> None:
    """Give the outlines their wrappers and the modifiers that were captured for them or for a wrapper."""
    wrappers: dict[int, Node] = {}
    modifiers: dict[int, set[str]] = {}
    known = {node.id for each in found.values() for node in (each.node, each.holder)}
    for pattern, captures in matches:
        if "of" not in captures:
            continue
        of = captures["of"][0]
        if "wrapper" in captures:
            wrappers[of.id] = captures["wrapper"][0]
        elif of.id not in known and of.parent is not None:
            of = of.parent
        words = [each.text.decode("utf-8", "replace") for each in captures.get("modifier", _NO_NODES) if each.text]
        modifiers.setdefault(of.id, set()).update(pattern.modifiers, words)
    for each in found.values():
        each.modifiers |= modifiers.get(each.node.id, set()) | modifiers.get(each.holder.id, set())
        while (around := wrappers.get(each.outer.id)) is not None:
            each.modifiers |= modifiers.get(each.outer.id, set())
            each.outer = around


def _nested(found: Iterable[Outline], parent: Outline | None) -> list[Outline]:
    """Link each outline to the one around it, and name it after that."""
    placed = sorted(((each.outer.start_byte, -each.outer.end_byte, index, each) for index, each in enumerate(found)))
    around: list[tuple[int, Outline]] = []
    for start, end, _, each in placed:
        while around and around[-1][0] <= start:
            around.pop()
        each.parent = around[-1][1] if around else parent
        each.kind = _kind(each)
        outer = each.parent.qualified_name if each.parent is not None else ""
        each.qualified_name = ".".join(name for name in (outer, *each.owners, each.name) if name)
        around.append((-end, each))
    return [each for *_, each in placed]


def _kind(outline: Outline) -> SymbolKind | None:
    """Return the kind; a function directly in a class, in what holds methods, or with an owner, is a method."""
    kind = _KINDS.get(outline.settings.get("kind", ""))
    if kind is not SymbolKind.FUNCTION:
        return kind
    members = outline.parent.settings.get("members") if outline.parent is not None else None
    in_class = outline.parent is not None and outline.parent.kind is SymbolKind.CLASS and members != "functions"
    return SymbolKind.METHOD if in_class or members == "methods" or outline.owners else kind
