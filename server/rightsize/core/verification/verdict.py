"""A verdict: passed, or rejected with the problems found, and how far the checks reached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What one check found.

    Attributes:
        check: the check's name, a row of the checks table.
        message: one sentence that a person, and the next model, can act on.
        of_form: the same model may repair it (JSON, a missing parameter); else it is a fault of substance.
        warns: the check is not sure: it is shown and does not refuse.
    """

    check: str
    message: str
    of_form: bool = False
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The problems found and how far the checks reach: `static`, `examples` or `tests`.

    Attributes:
        checks: those that came to a result; one that could not look, as where nothing was run, is not among them.
    """

    problems: tuple[Problem, ...]
    checks: tuple[str, ...]
    reach: str = "static"

    @property
    def passed(self) -> bool:
        """Whether nothing refuses the answer."""
        return not self.faults

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that refuse the answer."""
        return tuple(each for each in self.problems if not each.warns)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What the checks are not sure of, which is shown and does not refuse."""
        return tuple(each for each in self.problems if each.warns)
