"""What is gathered while a text is read: its tasks, where the reading is, and what is no task yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.kinds import Context
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.reading import Mood
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.reading import Clause


_BACK = MARKS["refers back"]
_ITS = MARKS["it"]
_SHOWN = 4
"""Words by which an item is known."""


@dataclass(slots=True)
class Task:
    """A task that is being gathered.

    Attributes:
        spans: the characters that belong to it.
        unit, began: the last unit that spoke of it, and the first.
        context: what stood around it where it began.
    """

    kind: TaskKind
    clause: Clause
    spans: list[tuple[int, int]]
    evidence: tuple[Evidence, ...] = ()
    unit: int = -1
    began: int = -1
    context: Context = field(default_factory=Context)

    @property
    def refers(self) -> bool:
        """Tell whether a word such as "it" stands for something that was named before."""
        clause = self.clause
        hangs = clause.mood is Mood.ASKS and len(clause.words.low[clause.head]) > len(clause.verb) + 1
        return hangs or not _BACK.isdisjoint(clause.lows)


@dataclass(slots=True)
class Place:
    """Where the reading is.

    Attributes:
        unit: number of the unit.
        subject, subject_unit: the kind of what "it" stands for, and where that was named.
        filled: the unit whose clauses said what is to stand in a document.
        item, asked: the unit is one of a list, and of one whose items are each asked for.
        ended: a semicolon ended the unit before.
        told: the clause before, if it only told something.
        joined: the words between the clause before and this one.
    """

    unit: int = 0
    subject: TaskKind | None = None
    subject_unit: int = 0
    filled: int = -1
    item: bool = False
    asked: bool = False
    ended: bool = False
    told: Clause | None = None
    joined: tuple[str, ...] = ()

    def began_by(self, clause: Clause, waiting: Sequence[Joint]) -> tuple[Evidence, ...]:
        """Return why a task begins here: what led up to it, what joins it, or that it is an item of a list."""
        why = [Evidence("leads up to it", each.clause.words.low[each.clause.head]) for each in waiting]
        if self.joined:
            why.append(Evidence("a request of its own behind", " ".join(self.joined)))
        elif self.item:
            why.append(Evidence("an item of a list", " ".join(clause.lows[:_SHOWN])))
        return tuple(why)


@dataclass(slots=True)
class Held:
    """What is no task yet: verbs that lead up, names in headings, bounds and stories."""

    waiting: list[Joint] = field(default_factory=list)
    named: list[Clause] = field(default_factory=list)
    bounds: list[Clause] = field(default_factory=list)
    stories: list[Clause] = field(default_factory=list)


def keep_to_concept(tasks: Sequence[Task]) -> None:
    """Let "is it safe?" behind a question about a concept be one more question about that."""
    if len(tasks) > 1 and tasks[-1].kind is TaskKind.CODE_REVIEW:
        before, last = tasks[-2:]
        asked = before.kind is TaskKind.QA_SIMPLE and before.clause.mood is Mood.QUESTION
        if asked and before.unit >= last.unit - 1 and not _ITS.isdisjoint(last.clause.lows):
            last.kind = before.kind
