"""Which nodes of a tree define something, how they nest, what belongs to each: the frame that symbols are built on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures, Pattern, QueryFile
    from rightsize.core.analysis.parse import Parsed

_NO_NODES: list[Node] = []
_QUOTES = "\"'`"


@dataclass(slots=True, eq=False)
class Outline:
    """One definition, container or anonymous scope while its symbol is being built.

    Attributes:
        node: what the query captured.
        outer: the outermost node that belongs to it, as an `export` statement or the decorators around it.
        body: the node of its body, or None.
        settings: what the query files set for it, `kind` among them; a container or scope has none.
        captures: the nodes captured for it, by what they are.
        modifiers: the modifiers found so far, as the language writes them.
        parent: the one directly around it.
        public: whether other code may use it, once that has been asked.
    """

    node: Node
    outer: Node
    body: Node | None
    settings: dict[str, str]
    captures: Captures
    modifiers: set[str] = field(default_factory=set)
    parent: Outline | None = None
    public: bool | None = None

    @property
    def is_symbol(self) -> bool:
        """Whether a symbol is made of it."""
        return "kind" in self.settings

    @property
    def is_function(self) -> bool:
        """Whether it hides what it defines from the outside: a function, or a scope without a name."""
        return self.settings.get("kind", "function" if not self.captures else "") in {"function", "method"}

    @property
    def span(self) -> Span:
        """The bytes of the outermost node."""
        return Span(*self.outer.byte_range)

    @property
    def holder(self) -> Node:
        """The node whose fields are its parts: the function behind a name that was given to it, or the node itself."""
        return (self.captures.get("function") or [self.node])[0]

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


def outlines(parsed: Parsed, node: Node, *, touching: tuple[int, int] | None = None) -> list[Outline]:
    """Return the definitions, containers and scopes in and below `node`, parents linked, in the order of the text."""
    query = parsed.grammar.query("definitions")
    if query is None:
        return []
    matches = list(query.matches(node, touching=touching))
    found: dict[int, Outline] = {}
    for pattern, captures in matches:
        anchor = captures.get("definition") or captures.get("container")
        if anchor and anchor[0].id not in found:
            found[anchor[0].id] = _outline(anchor[0], pattern, captures)
    _wrap(found, matches)
    if touching is not None:
        for each in found.values():
            _wrap({each.node.id: each}, _header_matches(query, node, each))
    bodies = {each.body.id for each in found.values() if each.body is not None}
    scopes = (scope for _, captures in matches for scope in captures.get("scope", _NO_NODES))
    anonymous = [Outline(scope, scope, scope, {}, {}) for scope in scopes if scope.id not in bodies]
    return _nested([*found.values(), *anonymous])


def name_of(parsed: Parsed, outline: Outline) -> str:
    """Return the name as written, without quotes, or what the query files call a thing that has none."""
    names = outline.captures.get("name")
    if names:
        return parsed.line_of(names[0]).strip(_QUOTES)
    path = _path(parsed, outline)
    return path[-1] if path else outline.settings.get("name", "")


def owners_of(parsed: Parsed, outline: Outline) -> list[str]:
    """Return the names that a definition puts in front of its own, as the type of a method outside of it."""
    silent = parsed.language.silent_owners
    owners = [*_path(parsed, outline)[:-1], *map(parsed.line_of, outline.all("owner"))]
    return [each for each in owners if each not in silent]


def name_span_of(parsed: Parsed, outline: Outline) -> Span:
    """Return where the name stands, or an empty span at the start of what has none."""
    names = outline.captures.get("name")
    if names:
        return Span(*names[0].byte_range)
    if outline.all("path"):
        end = outline.all("path")[0].end_byte
        return Span(end - len(name_of(parsed, outline).encode()), end)
    return Span(outline.holder.start_byte, outline.holder.start_byte)


def _path(parsed: Parsed, outline: Outline) -> list[str]:
    """Return the parts of a name that is written with dots."""
    path = outline.captures.get("path")
    return parsed.line_of(path[0]).split(".") if path else []


def wrapped_at(parsed: Parsed, node: Node, offset: int) -> Node | None:
    """Return the node in the innermost wrapper that touches `offset`, as the function below a decorator."""
    query = parsed.grammar.query("definitions")
    if query is None:
        return None
    found = [captures for _, captures in query.matches(node, touching=(offset, offset + 1)) if "wrapper" in captures]
    innermost = max(found, key=lambda captures: captures["wrapper"][0].start_byte, default=None)
    return innermost["of"][0] if innermost else None


def _outline(node: Node, pattern: Pattern, captures: Captures) -> Outline:
    holder = (captures.get("function") or [node])[0]
    body = captures["body"][0] if "body" in captures else holder.child_by_field_name("body")
    return Outline(node, node, body, pattern.settings, captures, set(pattern.modifiers))


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


def _nested(found: Iterable[Outline]) -> list[Outline]:
    """Link each outline to the one around it."""
    ordered = sorted(found, key=lambda each: (each.outer.start_byte, -each.outer.end_byte))
    around: list[Outline] = []
    for each in ordered:
        while around and around[-1].outer.end_byte <= each.outer.start_byte:
            around.pop()
        each.parent = around[-1] if around else None
        around.append(each)
    return ordered
