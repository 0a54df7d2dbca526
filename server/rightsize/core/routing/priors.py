"""The packaged numbers: what each tier is assumed to do, what each kind asks for, and how a size becomes a tier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from rightsize.core.routing.model import Model, Origin, QualityLine
from rightsize.core.routing.names import OLLAMA_CHAT
from rightsize.core.tables import packaged_table
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping

HIGHEST_TIER = 4


@dataclass(frozen=True, slots=True)
class TierPrior:
    """What the models of a tier are assumed to be like."""

    tier: int
    cost: float
    context: int
    quality: QualityLine
    kinds: frozenset[TaskKind]


@dataclass(frozen=True, slots=True)
class SizePrior:
    """How the size of a model without a row becomes its tier and its cost.

    Attributes:
        up_to: billions of parameters and tier, ascending; the first row that holds a size decides.
        gigabytes_per_billion: turns a size on disk into parameters.
        unknown_billions: what a model counts as when nothing tells its size.
    """

    up_to: tuple[tuple[float, int], ...]
    billions_of_cost_1: float
    lowest_cost: float
    gigabytes_per_billion: float
    unknown_billions: float

    def tier(self, billions: float) -> int:
        """Return the tier of a model of this many billions of parameters."""
        return next(tier for limit, tier in self.up_to if billions <= limit)

    def cost(self, billions: float) -> float:
        """Return C of a model of this many billions of parameters."""
        return min(1.0, max(self.lowest_cost, billions / self.billions_of_cost_1))


@dataclass(frozen=True, slots=True)
class Priors:
    """Every number that models are weighed with and that is not a model's own.

    Attributes:
        quality_weight, cost_weight: U = quality_weight · Q - cost_weight · C.
        thresholds: the least Q that is good enough, for every kind.
        providers: starts of model names and who made them, the longest first.
    """

    quality_weight: float
    cost_weight: float
    thresholds: Mapping[TaskKind, float]
    tiers: Mapping[int, TierPrior]
    size: SizePrior
    providers: tuple[tuple[str, str], ...]

    def provider_of(self, name: str) -> str:
        """Return who made the model of this name, as far as the name tells."""
        stem = name.rpartition("/")[2].lower()
        return next((provider for start, provider in self.providers if stem.startswith(start)), "unknown provider")


@cache
def packaged_priors() -> Priors:
    """Return the packaged numbers; they are read once."""
    data = _packaged()
    thresholds = data["thresholds"]
    return Priors(
        quality_weight=data["weights"]["quality"],
        cost_weight=data["weights"]["cost"],
        thresholds={kind: thresholds.get(kind.value, thresholds["anything_else"]) for kind in TaskKind},
        tiers={row["tier"]: _tier(row) for row in data["tiers"]},
        size=SizePrior(**{**data["size"], "up_to": tuple((limit, tier) for limit, tier in data["size"]["up_to"])}),
        providers=tuple(sorted(data["providers"].items(), key=lambda item: (-len(item[0]), item[0]))),
    )


@cache
def packaged_models() -> tuple[Model, ...]:
    """Return the packaged models in the file's order; what a row leaves out is its tier's."""
    tiers = packaged_priors().tiers
    return tuple(_model(row, tiers[row["tier"]]) for row in _packaged()["models"])


def _tier(row: Mapping[str, Any]) -> TierPrior:
    return TierPrior(
        tier=row["tier"],
        cost=row["cost"],
        context=row["context"],
        quality=QualityLine(*row["quality"]),
        kinds=frozenset(TaskKind(name) for name in row["kinds"]),
    )


def _model(row: Mapping[str, Any], tier: TierPrior) -> Model:
    return Model(
        label=row["label"],
        provider=row["provider"],
        ollama_model=row["name"],
        litellm_name=OLLAMA_CHAT + row["name"],
        tier=tier.tier,
        cost=tier.cost,
        context=tier.context,
        kinds=tier.kinds,
        quality=tier.quality,
        origin=Origin.PACKAGED,
    )


@cache
def _packaged() -> dict[str, Any]:
    return packaged_table("rightsize.core.routing", "models.toml")
