"""The conditions of a function, and which of them stand around a place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """A condition, what runs when it holds (None where the program ends otherwise), and the whole statement.

    Attributes:
        sure: it compares with what is allowed, whatever it says, as a switch over constants does.
        negated: what runs when it holds gets the bad values.
        meant: what the names in it were bound to, as a comparison before it.
    """

    condition: Node
    then: Node | None
    statement: Node
    sure: bool = False
    negated: bool = False
    meant: tuple[Node, ...] = ()

    def is_around(self, node: Node) -> bool:
        """Tell whether a node is run behind the condition, in the same statement, and with what is allowed."""
        start = node.start_byte
        if not self.statement.start_byte <= start < self.statement.end_byte:
            return False
        return not self.negated if self.is_then_around(node) else self.condition.end_byte <= start

    def is_then_around(self, node: Node) -> bool:
        """Tell whether a node is run when the condition holds."""
        return self.then is not None and self.then.start_byte <= node.start_byte < self.then.end_byte


class Nesting:
    """The conditions of a function by where their statements stand, so that those around a place are found at once."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        """Sort them, and find for each the one whose statement is next around its own."""
        self._sorted = sorted(conditions, key=lambda each: (each.statement.start_byte, -each.statement.end_byte))
        self._starts = [each.statement.start_byte for each in self._sorted]
        self._outer: list[int] = []
        for at, each in enumerate(self._sorted):
            self._outer.append(self._around(at - 1, each.statement.start_byte))

    def around(self, node: Node) -> list[Condition]:
        """Return the conditions in whose statements a node stands, the outer ones first."""
        found: list[Condition] = []
        at = self._around(bisect_right(self._starts, node.start_byte) - 1, node.start_byte)
        while at >= 0:
            found.append(self._sorted[at])
            at = self._outer[at]
        return found[::-1]

    def _around(self, at: int, start: int) -> int:
        """Return the nearest at or around a place in the order whose statement holds a byte; -1 where none does."""
        while at >= 0 and self._sorted[at].statement.end_byte <= start:
            at = self._outer[at]
        return at
