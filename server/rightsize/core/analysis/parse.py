"""From bytes to a tree, whole or edit by edit; broken code gives a tree with errors in it, never an exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tree_sitter

from rightsize.core.analysis.grammar import Grammar, grammar_of
from rightsize.core.analysis.indents import within
from rightsize.core.analysis.symbol import SyntaxProblem
from rightsize.core.text import LineIndex, Span, newline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node, Tree

    from rightsize.core.analysis.grammar import Captures
    from rightsize.core.analysis.languages import Language
    from rightsize.core.text import Edit

_EXCERPT = 30


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A source text and its tree; neither changes, and two of them are never equal.

    Attributes:
        newline: the line end that the text uses.
        memo: what was read of the whole text, by what read it; reading it again would give the same.
    """

    language: Language
    data: bytes
    tree: Tree
    lines: LineIndex
    grammar: Grammar
    newline: str
    memo: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def root(self) -> Node:
        """The node of the whole file."""
        return self.tree.root_node

    def text(self, start: int, end: int) -> str:
        """Return the text between two offsets; bytes that are no UTF-8 become replacement characters."""
        return self.data[start:end].decode("utf-8", "replace")

    def text_of(self, node: Node) -> str:
        """Return the text of a node."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def line_of(self, node: Node) -> str:
        """Return the text of a node, its line breaks and the white space around them folded into spaces."""
        text = self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")
        return " ".join(text.split()) if "\n" in text else text

    def line_of_first(self, captures: Captures, name: str) -> str | None:
        """Return the folded text of the first node captured under a name, or None."""
        nodes = captures.get(name)
        return self.line_of(nodes[0]) if nodes else None


def parse(language: Language, data: bytes) -> Parsed:
    """Parse a whole text."""
    grammar = grammar_of(language)
    tree = tree_sitter.Parser(grammar.grammar).parse(within(data, language.deepest_indent))
    return Parsed(language, data, tree, LineIndex(data), grammar, newline_of(data).decode())


def reparse(old: Parsed, new_data: bytes, edits: Sequence[Edit]) -> Parsed:
    """Parse `new_data`, which `edits` made of the old text, reading again only what they touched.

    The edits are against the old text and do not overlap; `old` stays as it was.
    """
    if within(new_data, old.language.deepest_indent) is not new_data:
        return parse(old.language, new_data)
    tree = old.tree.copy()
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        start, end = edit.span.start, edit.span.end
        before = _point(old.data, start)
        after = _point(edit.new, len(edit.new))
        new_end = (before[0] + after[0], after[1] + (0 if after[0] else before[1]))
        tree.edit(start, end, start + len(edit.new), before, _point(old.data, end), new_end)
    parsed = tree_sitter.Parser(old.grammar.grammar).parse(new_data, tree)
    return Parsed(old.language, new_data, parsed, LineIndex(new_data), old.grammar, newline_of(new_data).decode())


def syntax_problems(parsed: Parsed, span: Span | None = None) -> tuple[SyntaxProblem, ...]:
    """Return the places that could not be read, in `span` or in the whole file, in the order of the text."""
    return tuple(_problems(parsed, span or Span(0, len(parsed.data))))


def unread_starts(parsed: Parsed, span: Span) -> tuple[int, ...]:
    """Return where the places in `span` begin that could not be read, in bytes, in the order of the text.

    Where the parser gives up on a large part, that is not where the part begins, but where the faults in it do.
    """
    starts: list[int] = []
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if node.end_byte < span.start or node.start_byte > span.end or not node.has_error:
            continue
        inner = [each for each in node.children if each.has_error]
        if (node.is_error or node.is_missing) and not inner:
            starts.append(node.start_byte)
        waiting += reversed(inner)
    return tuple(starts)


def _problems(parsed: Parsed, span: Span) -> Iterator[SyntaxProblem]:
    """Walk only the branches that hold errors, so that a sound file costs one look at its root."""
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        outside = node.end_byte < span.start or node.start_byte > span.end
        if outside or not node.has_error:
            continue
        if node.is_missing:
            yield SyntaxProblem(Span(*node.byte_range), f"expected {node.type}")
        elif node.is_error:
            yield SyntaxProblem(Span(*node.byte_range), f"cannot read {_excerpt(parsed, node)}")
        else:
            waiting += reversed(node.children)


def _excerpt(parsed: Parsed, node: Node) -> str:
    text = " ".join(parsed.text(node.start_byte, min(node.end_byte, node.start_byte + 4 * _EXCERPT)).split())
    return f"`{text[:_EXCERPT]}{'…' if len(text) > _EXCERPT else ''}`"


def _point(data: bytes, offset: int) -> tuple[int, int]:
    """Return row and column as tree-sitter counts them: rows end at line feeds alone."""
    return data.count(b"\n", 0, offset), offset - (data.rfind(b"\n", 0, offset) + 1)
