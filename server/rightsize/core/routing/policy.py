"""What the user wants of routing: the policy, the thresholds, and pins for kinds, files or single calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.routing.priors import Priors
    from rightsize.core.tasks.task import TaskKind

CHEAPEST = "cheapest"
UTILITY = "utility"

OFF, OBSERVE, ON = "off", "observe", "on"


@dataclass(frozen=True, slots=True)
class Pin:
    """A model, or the least tier, that the user named; without a kind or files it is for every task.

    Attributes:
        model: a name as Ollama or LiteLLM knows it; it wins over `minimum_tier`.
        minimum_tier: no model below this tier.
        kind: the only kind that the pin is for, or None.
        files: a pattern such as `legacy/*.py` for the file that the task is about, or None.
    """

    model: str | None = None
    minimum_tier: int | None = None
    kind: TaskKind | None = None
    files: str | None = None

    def holds_for(self, kind: TaskKind, path: str | None) -> bool:
        """Tell whether the pin is for a task of this kind, about the file at `path`."""
        if self.kind is not None and self.kind is not kind:
            return False
        return self.files is None or (path is not None and _matches(path, self.files))


@dataclass(frozen=True, slots=True)
class RoutingPolicy:
    """What the user wants of routing.

    Attributes:
        policy: `cheapest` or `utility`.
        prefer_loaded: among the qualified, a model that is in memory wins over one that must be loaded.
        thresholds: the user's own, over the packaged ones.
        pins: the first that holds for a task counts.
        review_model: appointed by the user for reviews where no tier 4 model can answer.
        allow_down: kinds that a lighter tier may take where nobody else answers; a review is never among them.
        allow_remote: prompts may leave this machine.
        quality_weight, cost_weight: the user's own, over the packaged ones.
        learning: `off`, `observe` or `on`: what the ledger teaches of quality is left alone, shown, or used.
    """

    policy: str = CHEAPEST
    prefer_loaded: bool = False
    thresholds: Mapping[TaskKind, float] = field(default_factory=dict)
    pins: tuple[Pin, ...] = ()
    review_model: str | None = None
    allow_down: frozenset[TaskKind] = frozenset()
    allow_remote: bool = False
    quality_weight: float | None = None
    cost_weight: float | None = None
    learning: str = OBSERVE

    def threshold(self, kind: TaskKind, priors: Priors) -> float:
        """Return the least Q that is good enough for a kind."""
        own = self.thresholds.get(kind)
        return priors.thresholds[kind] if own is None else own

    def weights(self, priors: Priors) -> tuple[float, float]:
        """Return the weights of Q and C in the utility."""
        quality, cost = self.quality_weight, self.cost_weight
        return priors.quality_weight if quality is None else quality, priors.cost_weight if cost is None else cost

    def pin_for(self, kind: TaskKind, path: str | None) -> Pin | None:
        """Return the first pin that holds for a task, or None."""
        return next((each for each in self.pins if each.holds_for(kind, path)), None)


def _matches(path: str, pattern: str) -> bool:
    """Match from any folder on, so that a pattern written for a project holds for absolute paths and URIs too."""
    path = path.replace("\\", "/")
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern.removeprefix('/')}")
