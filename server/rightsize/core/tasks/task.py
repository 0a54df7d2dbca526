"""A task: a kind, its complexity, its size and the code that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Marker, Symbol


class TaskKind(str, Enum):
    """The six kinds of task that models are routed for."""

    DOCUMENTATION = "documentation"
    SUMMARISATION = "summarisation"
    QA_SIMPLE = "qa_simple"
    CODE_GENERATION = "code_generation"
    CODE_REVIEW = "code_review"
    REASONING = "reasoning"

    __hash__ = str.__hash__  # Enum's runs in Python, and a routing decision hashes a kind for every model


@dataclass(frozen=True, slots=True)
class Complexity:
    """Complexity with its parts: `value` = clamp(base + size + structure), all in [0, 1]."""

    value: float
    base: float
    size: float
    structure: float
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What is routed.

    Attributes:
        id: unique in the ledger.
        tokens: estimate of prompt and output budget together.
        language: the language's identifier, or None for free text.
        subject: the symbol that the task is about, or None.
    """

    id: str
    kind: TaskKind
    complexity: Complexity
    tokens: int
    language: str | None = None
    subject: Symbol | None = None
