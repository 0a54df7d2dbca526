"""A routing decision as a value: the model chosen, every candidate and the reason each one lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.routing.policy import OFF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.routing.learned import Estimate
    from rightsize.core.routing.model import Model
    from rightsize.core.tasks.task import Complexity, TaskKind


class Candidate(NamedTuple):
    """One model as it was weighed; a named tuple because every decision makes one for each model.

    Attributes:
        quality: Q at the task's complexity, as it decided: the prior, or what was learned where that is used.
        utility: U = 0.60·Q - 0.40·C.
        window: tokens that prompt and output budget may have together.
        fits: prompt and output budget fit the window.
        available: the model can be asked now, or was not asked.
        does_kind: the model does tasks of this kind.
        qualified: it passed every test of the qualifying rule.
        reason: why it lost, one clause for a person; empty for the chosen one.
        prior: Q before anything was learned.
        learned: what was learned of it here, used or not; None where it was never the first to try such a task.
    """

    model: Model
    quality: float
    utility: float
    window: int
    fits: bool
    available: bool
    does_kind: bool
    qualified: bool
    reason: str
    prior: float = 0.0
    learned: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one task.

    Attributes:
        model: the chosen model.
        candidates: every model of the registry, in its order.
        rule: name of the rule that decided, as `cheapest`, `utility`, `security`, `pinned`, `best_available`.
        policy: the policy in force, `cheapest` or `utility`.
        override: `security`, `pinned` or None.
        threshold: the quality that this kind of task asks for.
        reason: why this model, one sentence for a person.
        learning: `off`, `observe` or `on`: whether what was learned decided.
        may_go_down: a lighter tier may be asked where nobody else answers; never for a review.
    """

    kind: TaskKind
    complexity: Complexity
    tokens: int
    model: Model
    candidates: tuple[Candidate, ...]
    rule: str
    policy: str
    override: str | None
    threshold: float
    reason: str
    may_go_down: bool = False
    learning: str = OFF

    @property
    def chosen(self) -> Candidate:
        """The candidate that was chosen."""
        return next(each for each in self.candidates if each.model is self.model)


def nearest_first(decision: Decision) -> Iterable[Candidate]:
    """Order candidates so that those which nearly won are named first."""
    return sorted(
        decision.candidates,
        key=lambda each: (not each.available, not each.does_kind, not each.fits, not each.qualified, each.model.cost),
    )
