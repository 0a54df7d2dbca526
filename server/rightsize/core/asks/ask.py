"""What a piece of free text asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.tasks.task import TaskKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was decided: the rule, and the words of the text that it is about."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One task that a text asks for.

    Attributes:
        text: what this task is given: its own words, what holds for all, and the pasted data.
        words: its own words alone, as they stand in the text.
        start, end: the characters of the text that those words span.
        evidence: the decisions, in the order in which they were made.
        unasked: of a text that asks for nothing, what is done with it, as a clause; empty where something is asked.
    """

    kind: TaskKind
    text: str
    words: str
    start: int
    end: int
    evidence: tuple[Evidence, ...]
    unasked: str = ""
