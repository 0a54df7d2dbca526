"""How complex a piece of code is: its size, and the structural markers that routing counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.bodies import callee_of
from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.symbol import Features, Marker, ParameterKind, SymbolKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[["_Found"], str | None]

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_CHARACTERS_A_TOKEN = 4
_DEEP_NESTING = 3
_MANY_PATHS = 10
_MANY_PARAMETERS = 5
_LONGEST_EVIDENCE = 60
_OWN_NAMES = ("self", "this", "cls", "Self")


def features_of(parsed: Parsed, symbol: Symbol) -> Features:
    """Return the size of a symbol and the markers found in it, each with its evidence."""
    text = parsed.text(symbol.span.start, symbol.span.end)
    return Features(max(1, len(text) // _CHARACTERS_A_TOKEN), tuple(_markers(parsed, symbol)))


def _markers(parsed: Parsed, symbol: Symbol) -> Iterator[Marker]:
    found = _captured(parsed, symbol)
    for name, read in _MARKERS:
        evidence = read(found)
        if evidence:
            yield Marker(name, evidence)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the queries found in a symbol, from which each marker is read.

    Attributes:
        nodes: the captured nodes by what they are.
        callees: where each callee is called first.
        named: the same for callees that are named whole, and not behind an expression as in `text.strip().parse()`.
    """

    parsed: Parsed
    symbol: Symbol
    nodes: dict[str, list[Node]]
    callees: dict[str, Node]
    named: dict[str, Node]

    def line(self, node: Node) -> str:
        """Return the line of a node as people count."""
        return f"line {self.parsed.lines.line_of(node.start_byte) + 1}"


def _captured(parsed: Parsed, symbol: Symbol) -> _Found:
    """Return what the queries capture in a symbol, in the order of the text."""
    span = symbol.span
    found = _Found(parsed, symbol, {}, {}, {})
    for name in ("features", "bodies"):
        query = parsed.grammar.query(name)
        for _, captures in query.matches(parsed.root, touching=(span.start, span.end)) if query is not None else ():
            for role, (first, *rest) in captures.items():
                if not span.start <= first.start_byte < span.end:
                    continue
                found.nodes.setdefault(role, []).append(first)
                if role == "call":
                    callee = callee_of(parsed, (first, *rest))
                    found.callees.setdefault(callee, first)
                    if parsed.text(first.start_byte, first.end_byte).startswith(callee):
                        found.named.setdefault(callee, first)
    for nodes in found.nodes.values():
        nodes.sort(key=lambda node: node.start_byte)
    return found


def _nesting(found: _Found) -> str | None:
    """Return how deep the deepest of the nested branches and loops lies."""
    deepest = depth = 0
    where: Node | None = None
    open_ends: list[int] = []
    for node in found.nodes.get("nest", ()):
        while open_ends and open_ends[-1] <= node.start_byte:
            open_ends.pop()
        open_ends.append(node.end_byte)
        depth = len(open_ends)
        if depth > deepest:
            deepest, where = depth, node
    return f"depth {deepest} at {found.line(where)}" if where is not None and deepest >= _DEEP_NESTING else None


def _branches(found: _Found) -> str | None:
    paths = 1 + len(found.nodes.get("branch", ()))
    return f"cyclomatic complexity {paths}" if paths >= _MANY_PATHS else None


def _parameters(found: _Found) -> str | None:
    count = len(found.symbol.documented_parameters)
    return f"{count} parameters" if count > _MANY_PARAMETERS else None


def _recursion(found: _Found) -> str | None:
    name = found.symbol.name
    if not name or found.symbol.kind in {SymbolKind.CLASS, SymbolKind.MODULE}:
        return None
    owner = found.symbol.qualified_name.rpartition(".")[0].rpartition(".")[2]
    receivers = [each.name for each in found.symbol.parameters if each.kind is ParameterKind.RECEIVER]
    own = {name, *(f"{each}{mark}{name}" for each in (*_OWN_NAMES, *receivers, owner) if each for mark in (".", "::"))}
    if found.symbol.kind is SymbolKind.METHOD:
        own.discard(name)
    called = next((each for each in found.named if each in own), None)
    return f"calls `{called}` at {found.line(found.named[called])}" if called is not None else None


def _generics(found: _Found) -> str | None:
    names = found.symbol.type_parameters or [found.parsed.line_of(each) for each in found.nodes.get("generic", ())]
    return ", ".join(f"`{each}`" for each in names) or None


def _captured_or_called(role: str) -> Reader:
    """Return a reader of what a query captures under a role, or of callees that the language lists for it."""

    def read(found: _Found) -> str | None:
        nodes = found.nodes.get(role)
        if nodes:
            first = found.parsed.line_of(nodes[0]).split("{")[0].split(":")[0].strip()
            return f"`{first[:_LONGEST_EVIDENCE]}` at {found.line(nodes[0])}"
        expression = dict(found.parsed.language.marker_calls).get(role, "")
        called = next((each for each in found.callees if pattern_of(expression).search(each)), None)
        return f"calls `{called}` at {found.line(found.callees[called])}" if called is not None else None

    return read


def _sensitive(found: _Found) -> str | None:
    """Return what the calls reach, with the first callee for each."""
    reached = []
    for what, expression in found.parsed.language.sensitive_calls:
        called = next((each for each in found.callees if pattern_of(expression).search(each)), None)
        if called is not None:
            reached.append(f"{what} by `{called}` at {found.line(found.callees[called])}")
    return ", ".join(reached) or None


_MARKERS: tuple[tuple[str, Reader], ...] = (
    ("nesting", _nesting),
    ("cyclomatic", _branches),
    ("parameters", _parameters),
    ("recursion", _recursion),
    ("concurrency", _captured_or_called("concurrency")),
    ("generics", _generics),
    ("error handling", _captured_or_called("handler")),
    ("unsafe", _captured_or_called("unsafe")),
    ("sensitive calls", _sensitive),
)
