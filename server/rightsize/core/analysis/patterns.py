"""Tree patterns in the syntax of tree-sitter queries, read into plain values.

Compiling some two hundred patterns with tree-sitter takes 0.2 to 4 s, depending on the grammar, and most of them are
asked about few nodes. Reading them here takes milliseconds, and `matching.py` tries one only on nodes of its root's
type.

The subset: nodes, fields, `!field`, strings, `_`, alternatives in brackets, captures, anchors, `+`, the predicates
`#eq?`, `#not-eq?`, `#match?`, `#not-match?`, `#any-of?`, and `#set!`. A repeated node captures every child that fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(r'\s+|;[^\n]*|"((?:\\.|[^"\\])*)"|([()\[\]])|(@[\w.]+)|(#[\w!?-]+)|(![\w]+)|(\w+):|([.+])|([\w]+)')
_ESCAPES = {"n": "\n", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a node must look like.

    Attributes:
        type: its type; empty for any named node.
        named: it is a named node; a string in a pattern is not.
        choices: shapes of which one fits, for alternatives; then the other fields but `captures` are empty.
        parts: what its children look like, in order.
        closed: nothing follows the last part.
        without: fields that it does not have.
    """

    type: str = ""
    named: bool = True
    choices: tuple[Shape, ...] = ()
    parts: tuple[Part, ...] = ()
    closed: bool = False
    without: tuple[str, ...] = ()
    captures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One child of a shape: under a field or not, right behind the part before or not, once or repeated."""

    shape: Shape
    field: str = ""
    anchored: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape with predicates on its captures and the settings of `#set!`."""

    shape: Shape
    predicates: tuple[tuple[str, tuple[str, ...]], ...]
    settings: Mapping[str, str]

    @property
    def root_types(self) -> tuple[str, ...]:
        """The node types that the root can have."""
        return tuple(each.type for each in self.shape.choices) or (self.shape.type,)

    @property
    def captures(self) -> frozenset[str]:
        """The names of all captures."""
        return frozenset(captures_of(self.shape))


def read_patterns(text: str) -> tuple[Pattern, ...]:
    """Return the patterns of a query file.

    Raises:
        ValueError: the text is not in the subset that is understood.
    """
    reader = _Reader(_tokens(text))
    patterns: list[Pattern] = []
    while reader.left:
        patterns.append(reader.pattern())
    return tuple(patterns)


def captures_of(shape: Shape) -> Iterator[str]:
    """Yield the names of the captures in a shape, each as often as it stands there."""
    yield from shape.captures
    for inner in (*shape.choices, *(part.shape for part in shape.parts)):
        yield from captures_of(inner)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return kind and text of each token."""
    kinds = ("string", "bracket", "capture", "predicate", "without", "field", "sign", "word")
    tokens: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            message = f"cannot read the pattern at {text[position : position + 30]!r}"
            raise ValueError(message)
        position = found.end()
        if found.lastindex:
            tokens.append((kinds[found.lastindex - 1], found.group(found.lastindex)))
    return tokens


class _Reader:
    """Reads patterns from tokens."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.left = tokens[::-1]

    def pattern(self) -> Pattern:
        """Return one pattern: a node, or a group of a node and predicates."""
        if self._peek() == ("bracket", "(") and self._peek(1)[0] == "bracket":
            self._next()
            shape = self._captured(self._shape())
            predicates, settings = self._predicates()
            return Pattern(shape, predicates, settings)
        return Pattern(self._captured(self._shape()), (), {})

    def _next(self) -> tuple[str, str]:
        if not self.left:
            message = "expected more behind the last pattern"
            raise ValueError(message)
        return self.left.pop()

    def _peek(self, ahead: int = 0) -> tuple[str, str]:
        return self.left[-1 - ahead] if len(self.left) > ahead else ("end", "")

    def _predicates(self) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], dict[str, str]]:
        predicates: list[tuple[str, tuple[str, ...]]] = []
        settings: dict[str, str] = {}
        while self._peek() != ("bracket", ")"):
            self._expect("(")
            name = self._next()[1]
            arguments: list[str] = []
            while self._peek() != ("bracket", ")"):
                kind, text = self._next()
                arguments.append(_unescaped(text) if kind == "string" else text)
            self._next()
            if name == "#set!":
                settings[arguments[0]] = arguments[1] if len(arguments) > 1 else ""
            else:
                predicates.append((name, tuple(arguments)))
        self._next()
        return tuple(predicates), settings

    def _expect(self, text: str) -> None:
        found = self._next()
        if found[1] != text:
            message = f"expected {text!r} and found {found[1]!r}"
            raise ValueError(message)

    def _shape(self) -> Shape:
        kind, text = self._next()
        if kind == "string":
            return Shape(_unescaped(text), named=False)
        if kind == "word":
            return Shape("" if text == "_" else text)
        if text == "[":
            choices: list[Shape] = []
            while self._peek() != ("bracket", "]"):
                choices.append(self._captured(self._shape()))
            self._next()
            return Shape(choices=tuple(choices))
        if text != "(":
            message = f"expected a node and found {text!r}"
            raise ValueError(message)
        name = self._next()[1]
        return self._node("" if name == "_" else name)

    def _node(self, name: str) -> Shape:
        parts: list[Part] = []
        without: list[str] = []
        anchored, of = False, ""
        while self._peek() != ("bracket", ")"):
            kind, text = self._peek()
            if kind in {"sign", "without", "field"}:
                self._next()
                anchored = anchored or text == "."
                of = text if kind == "field" else of
                without += [text[1:]] if kind == "without" else []
                continue
            shape = self._captured(self._shape())
            repeated = self._peek() == ("sign", "+")
            if repeated:
                self._next()
                shape = self._captured(shape)
            parts.append(Part(shape, of, anchored, repeated))
            anchored, of = False, ""
        self._next()
        return Shape(name, parts=tuple(parts), closed=anchored and bool(parts), without=tuple(without))

    def _captured(self, shape: Shape) -> Shape:
        names: list[str] = []
        while self._peek()[0] == "capture":
            names.append(self._next()[1][1:])
        if not names:
            return shape
        return replace(shape, captures=(*shape.captures, *names))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found.group(1), found.group(1)), text)
