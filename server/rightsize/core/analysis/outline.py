"""Which nodes of a tree define something, how they nest, and what belongs to each: the frame that symbols are built on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures, Pattern
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
    bodies = {each.body.id for each in found.values() if each.body is not None}
    scopes = (scope for _, captures in matches for scope in captures.get("scope", _NO_NODES))
    anonymous = [Outline(scope, scope, scope, {}, {}) for scope in scopes if scope.id not in bodies]
    return _nested([*found.values(), *anonymous])


def name_of(parsed: Parsed, outline: Outline) -> str:
    """Return the name as written, without quotes, or what the query files call a thing that has none."""
    names = outline.all("name")
    return parsed.line_of(names[0]).strip(_QUOTES) if names else outline.settings.get("name", "")


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


def _wrap(found: dict[int, Outline], matches: Iterable[tuple[Pattern, Captures]]) -> None:
    """Give the outlines their wrappers and the modifiers that were captured for them or for a wrapper."""
    wrappers: dict[int, Node] = {}
    modifiers: dict[int, set[str]] = {}
    for pattern, captures in matches:
        if "of" not in captures:
            continue
        of = captures["of"][0].id
        if "wrapper" in captures:
            wrappers[of] = captures["wrapper"][0]
        words = [each.text.decode("utf-8", "replace") for each in captures.get("modifier", _NO_NODES) if each.text]
        modifiers.setdefault(of, set()).update(pattern.modifiers, words)
    for each in found.values():
        each.modifiers |= modifiers.get(each.node.id, set())
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
