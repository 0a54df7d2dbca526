"""The ladder: a pure generator that says which model to try next and is told how each attempt ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from collections.abc import Generator

    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.model import Model


@dataclass(frozen=True, slots=True)
class Try:
    """Ask this model; `problems` is what it is told about the answers before."""

    model: Model
    attempt: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """The answer passed every check."""

    seconds: float
    tokens: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """The answer was read and refused.

    Attributes:
        of_form: every fault is one of form (JSON, a missing parameter) that the same model may repair once.
        problems: a sentence each, told to the next attempt.
        checks: the names of the checks that refused it, for the sentence at the end.
    """

    seconds: float
    tokens: int
    of_form: bool
    problems: tuple[str, ...]
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer came: `action` is the failures table's (`repair`, `escalate`, `wait`, `stop`)."""

    seconds: float
    kind: str
    action: str
    sentence: str


Outcome = Union[Passed, Rejected, Failed]


@dataclass(frozen=True, slots=True)
class Ended:
    """How the ladder ended: passed, or the sentence that says why it did not."""

    passed: bool
    attempts: int
    sentence: str


@dataclass(frozen=True, slots=True)
class LadderLimits:
    """Bounds of one task: attempts in all, seconds and output tokens over all attempts."""

    max_attempts: int = 4
    max_seconds: float = 900.0
    max_tokens: int = 20_000


def climb(decision: Decision, limits: LadderLimits) -> Generator[Try, Outcome, Ended]:
    """Yield each model to try and take how it ended, until an answer passes or nothing is left to try."""
    raise NotImplementedError
