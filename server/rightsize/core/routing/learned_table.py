"""What was learned of every model, a row a kind and band, with the prior beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rightsize.core.routing.explain import name_of
from rightsize.core.routing.learned import estimate
from rightsize.core.routing.names import with_tag
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.trials import BAND_NAMES, middle_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.routing.model import Model
    from rightsize.core.routing.registry import Registry
    from rightsize.core.tasks.trials import Learned, Trials

LEARNED_HEADER = ("kind", "model", "complexity", "prior", "learned", "first answers passed")


class LearnedRow(NamedTuple):
    """What was learned of one model for one kind of task in one band of complexity.

    Attributes:
        model: its label; its name in Ollama where no row of the registry has it any more.
        tier: None where no row has it.
        prior, learned: Q in the middle of the band; None where there is no prior.
    """

    kind: TaskKind
    model: str
    ollama_model: str
    tier: int | None
    band: int
    prior: float | None
    learned: float | None
    trials: Trials

    def as_json(self) -> dict[str, Any]:
        """Return the row as a JSON object."""
        return {
            "task_type": self.kind.value,
            "model": self.model,
            "ollama_model": self.ollama_model,
            "tier": self.tier,
            "band": BAND_NAMES[self.band],
            "prior": None if self.prior is None else round(self.prior, 4),
            "learned": None if self.learned is None else round(self.learned, 4),
            "passed": self.trials.passed,
            "judged": self.trials.judged,
        }

    def cells(self) -> tuple[str, ...]:
        """Return the row as cells in the order of `LEARNED_HEADER`."""
        numbers = ["" if each is None else f"{each:.3f}" for each in (self.prior, self.learned)]
        passed = f"{self.trials.passed:g} of {self.trials.judged:,}"
        return (self.kind.value, self.model, BAND_NAMES[self.band], *numbers, passed)


def learned_rows(learned: Learned, registry: Registry) -> tuple[LearnedRow, ...]:
    """Return what was learned, by kind, tier, model and band; kinds and bands that are unknown here are passed over."""
    rows = []
    for (kind_name, name, band), trials in learned.items():
        if kind_name not in _KINDS or not 0 <= band < len(BAND_NAMES):
            continue
        kind, model = TaskKind(kind_name), registry.named(name)
        prior = None if model is None else model.quality_for(kind, middle_of(band))
        moved = None if prior is None else estimate(prior, trials)
        label = name if model is None else name_of(model)
        rows.append(LearnedRow(kind, label, name, model.tier if model else None, band, prior, moved, trials))
    return tuple(sorted(rows, key=lambda each: (_KINDS[each.kind.value], each.tier or 0, each.ollama_model, each.band)))


def rows_of(model: Model, rows: Iterable[LearnedRow]) -> list[LearnedRow]:
    """Return what was learned of one model."""
    return [each for each in rows if with_tag(each.ollama_model) == with_tag(model.ollama_model)]


_KINDS = {each.value: place for place, each in enumerate(TaskKind)}
