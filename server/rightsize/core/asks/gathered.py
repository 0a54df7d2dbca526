"""What is gathered while a text is read: its tasks, where the reading is, and what is no task yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.asks.ask import Evidence
    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.reading import Clause
    from rightsize.core.tasks.task import TaskKind


@dataclass(slots=True)
class Task:
    """A task that is being gathered.

    Attributes:
        spans: the characters that belong to it.
        unit, began: the last unit that spoke of it, and the first.
    """

    kind: TaskKind
    clause: Clause
    spans: list[tuple[int, int]]
    evidence: tuple[Evidence, ...] = ()
    unit: int = -1
    began: int = -1


@dataclass(slots=True)
class Place:
    """Where the reading is.

    Attributes:
        unit: number of the unit.
        subject, subject_unit: the kind of what "it" stands for, and where that was named.
        filled: the unit whose clauses said what is to stand in a document.
        item: the unit is one of a list.
        ended: a semicolon ended the unit before.
        told: the clause before, if it only told something.
    """

    unit: int = 0
    subject: TaskKind | None = None
    subject_unit: int = 0
    filled: int = -1
    item: bool = False
    ended: bool = False
    told: Clause | None = None


@dataclass(slots=True)
class Held:
    """What is no task yet: verbs that lead up, names in headings, bounds and stories."""

    waiting: list[Joint] = field(default_factory=list)
    named: list[Clause] = field(default_factory=list)
    bounds: list[Clause] = field(default_factory=list)
    stories: list[Clause] = field(default_factory=list)
