"""A clause as the signs of its kind are looked for in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import NAME, things
from rightsize.core.asks.marks import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause
    from rightsize.core.tasks.task import TaskKind

_WHETHER = MARKS["whether"]


class Seen(NamedTuple):
    """A clause, the set of its words, the class of its verb, and whether code was pasted.

    Attributes:
        named: the kind of what it names, if any.
    """

    clause: Clause
    lows: tuple[str, ...]
    said: frozenset[str]
    sort: str
    code: bool
    lexicon: Lexicon
    named: TaskKind | None

    @property
    def head(self) -> int:
        """The index of its head among its own words."""
        return self.clause.head - self.clause.begin

    def first(self, mark: str) -> str:
        """Return the first of its words that has a mark, or nothing."""
        marks = things().marks[mark]
        return next((low for low in self.lows if low in marks), "") if marks & self.said else ""

    def has(self, mark: str) -> bool:
        """Tell whether one of its words has a mark."""
        return not things().marks[mark].isdisjoint(self.said)

    def has_pair(self, first: str, second: str) -> bool:
        """Tell whether two words stand one behind the other in it."""
        return first in self.said and (first, second) in pairwise(self.lows)

    def asks_whether(self) -> bool:
        """Tell whether it asks if something is so."""
        return not _WHETHER.isdisjoint(self.said)

    def is_on_given_code(self) -> bool:
        """Tell whether it is about code that was pasted, pointed at or named."""
        if self.code:
            return True
        clause = self.clause
        if self.sort != "question" and any(bits & NAME for bits in clause.words.roles[clause.object : clause.end]):
            return True
        return self.has("code") and self.has("given")


class Sign(NamedTuple):
    """Something that speaks for a kind: its name, the classes of verbs that it is looked for with, and how it shows."""

    name: str
    sorts: frozenset[str]
    shows: Callable[[Seen], str]


def with_verbs(sorts: str) -> frozenset[str]:
    """Return the classes of verbs in a text."""
    return frozenset(sorts.split())
