"""What is learned of a model's quality: its prior, moved by how its first attempts ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.routing.policy import ON
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.trials import TrialKey, band_of

if TYPE_CHECKING:
    from rightsize.core.routing.model import Model
    from rightsize.core.tasks.trials import Learned, Trials

PRIOR_WEIGHT = 20
"""Attempts that a prior counts as: m in (m·prior + passes) / (m + trials)."""


class Estimate(NamedTuple):
    """The quality of a model at one complexity, learned from `trials`."""

    quality: float
    trials: Trials


def estimate(prior: float, trials: Trials) -> float:
    """Return the quality that a prior and what happened come to together, in [0, 1]."""
    return (PRIOR_WEIGHT * prior + trials.passed) / (PRIOR_WEIGHT + trials.judged)


def learned_of(model: Model, kind: TaskKind, complexity: float, learned: Learned) -> Estimate | None:
    """Return what is learned of a model for a kind of task, None where it was never the first to try one."""
    trials = learned.get(TrialKey(kind.value, model.ollama_model, band_of(complexity)))
    if trials is None:
        return None
    return Estimate(estimate(model.quality_for(kind, complexity), trials), trials)


def is_used(learning: str, kind: TaskKind) -> bool:
    """Tell whether what was learned decides: only where the user switched it on, and never who may review.

    Parameters:
        learning: `off`, `observe` or `on`.
    """
    return learning == ON and kind is not TaskKind.CODE_REVIEW
