"""The models that tasks can be routed to: packaged rows, the user's rows, and whatever chat models are installed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from rightsize.core.routing.model import Model, Origin, QualityLine
from rightsize.core.routing.names import OLLAMA_CHAT, is_cloud_name, with_tag
from rightsize.core.routing.priors import Priors, packaged_models, packaged_priors
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_SIZE_IN_NAME = re.compile(
    r"(?<![a-z0-9.])e?(?:(?P<times>\d{1,2})x)?(?P<number>\d{1,4}(?:\.\d{1,3})?)(?P<unit>[bm])(?![a-z0-9])"
)
"""As in `qwen3:8b`, `smollm2:135m`, `mixtral:8x7b` and `gemma3n:e4b`."""

_BILLIONS = {"b": 1.0, "m": 0.001}


class InstalledModel(Protocol):
    """What a model server tells of a model that it has; `engine.ports.Installed` is one."""

    @property
    def name(self) -> str:
        """The name, with its tag."""

    @property
    def parameters(self) -> float | None:
        """Billions of parameters, or None."""

    @property
    def size(self) -> int | None:
        """Bytes on disk, or None."""

    @property
    def context(self) -> int | None:
        """The window in tokens, or None."""

    @property
    def family(self) -> str | None:
        """The architecture, as `qwen2`, or None."""

    @property
    def remote_host(self) -> str | None:
        """Where prompts go, or None for a local model."""

    @property
    def chat(self) -> bool:
        """Whether it can chat."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A row of the user's: it replaces what it names of a known model, or adds a model.

    What it leaves out is the known model's, or its tier's.  Without a tier, the size decides.
    """

    name: str
    label: str | None = None
    provider: str | None = None
    litellm_name: str | None = None
    tier: int | None = None
    parameters: float | None = None
    cost: float | None = None
    context: int | None = None
    kinds: frozenset[TaskKind] | None = None
    quality: QualityLine | None = None
    quality_by_kind: Mapping[TaskKind, QualityLine] = field(default_factory=dict)
    api_base: str | None = None
    api_key_env: str | None = None
    remote: bool | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """The models in a fixed order, and the numbers that they are weighed with."""

    models: tuple[Model, ...]
    priors: Priors = field(default_factory=packaged_priors)

    def named(self, name: str) -> Model | None:
        """Return the model of this name, in Ollama, in LiteLLM or as people read it.

        `llama3.2` and `llama3.2:latest` are one.
        """
        wanted = with_tag(name)
        return next((each for each in self.models if wanted in _names(each)), None)


@cache
def packaged_registry() -> Registry:
    """Return the models that are known without asking anybody."""
    return Registry(packaged_models())


@cache
def first_model(kind: TaskKind = TaskKind.DOCUMENTATION) -> str:
    """Return the name of the packaged model that somebody without any is best told to begin with: the cheapest.

    Parameters:
        kind: what it is wanted for.
    """
    able = [each for each in packaged_models() if kind in each.kinds]
    return min(able, key=lambda each: each.cost).ollama_model


def with_user_rows(registry: Registry, rows: Iterable[ModelRow]) -> Registry:
    """Return the registry with the user's rows in it: a known name is replaced in place, a new one added at the end."""
    models = list(registry.models)
    for row in rows:
        known = Registry(tuple(models), registry.priors).named(row.name)
        made = _user_model(row, known, registry.priors)
        if known is None:
            models.append(made)
        else:
            models[models.index(known)] = made
    return replace(registry, models=tuple(models))


def with_installed(registry: Registry, installed: Sequence[InstalledModel]) -> Registry:
    """Return the registry with every installed chat model in it.

    A model with a row keeps it, its window capped by what the server reports; one without gets a prior from its size.
    Start from the registry without installed models each time, so that a model that was removed goes.
    """
    local = {with_tag(each.name): each for each in installed if each.chat}
    known = tuple(_as_installed(model, local.get(with_tag(model.ollama_model))) for model in registry.models)
    rows = {with_tag(model.ollama_model) for model in known if _on_default_host(model)}
    new = (_from_size(each, registry.priors) for name, each in sorted(local.items()) if name not in rows)
    return replace(registry, models=(*known, *new))


def billions_in(name: str) -> float | None:
    """Return the billions of parameters that a name states, or None."""
    stated = _SIZE_IN_NAME.search(name.lower())
    return int(stated["times"] or 1) * float(stated["number"]) * _BILLIONS[stated["unit"]] if stated else None


def _names(model: Model) -> tuple[str, ...]:
    return with_tag(model.ollama_model), with_tag(model.litellm_name), with_tag(model.label)


def _on_default_host(model: Model) -> bool:
    return model.api_base is None and model.on_ollama


def _as_installed(model: Model, found: InstalledModel | None) -> Model:
    if found is None or not _on_default_host(model):
        return model
    return replace(model, context=_capped(model.context, found.context), remote=model.remote or _leaves_machine(found))


def _from_size(found: InstalledModel, priors: Priors) -> Model:
    known = _billions(found.name, found.parameters, found.size, priors)
    billions = known or priors.size.unknown_billions
    tier = priors.tiers[priors.size.tier(billions)]
    return Model(
        label=found.name.removesuffix(":latest"),
        provider=priors.provider_of(found.name),
        ollama_model=found.name,
        litellm_name=OLLAMA_CHAT + found.name,
        tier=tier.tier,
        cost=priors.size.cost(billions),
        context=_capped(tier.context, found.context),
        kinds=tier.kinds,
        quality=tier.quality,
        origin=Origin.SIZE if known else Origin.UNKNOWN_SIZE,
        remote=_leaves_machine(found),
    )


def _user_model(row: ModelRow, known: Model | None, priors: Priors) -> Model:
    billions = row.parameters if known else _billions(row.name, row.parameters, None, priors)
    guessed = known.tier if known and not billions else priors.size.tier(billions or priors.size.unknown_billions)
    number = row.tier or guessed
    tier = priors.tiers[number]
    kept = known if known is not None and known.tier == number else None
    litellm_name = row.litellm_name or (known.litellm_name if known else OLLAMA_CHAT + row.name)
    return Model(
        label=row.label or (known.label if known else row.name),
        provider=row.provider or (known.provider if known else priors.provider_of(row.name)),
        ollama_model=litellm_name.partition("/")[2] or litellm_name,
        litellm_name=litellm_name,
        tier=number,
        cost=_first(row.cost, priors.size.cost(billions) if billions else None, (known or tier).cost),
        context=row.context or (kept or tier).context,
        kinds=row.kinds or (kept or tier).kinds,
        quality=row.quality or (kept or tier).quality,
        quality_by_kind={**(kept.quality_by_kind if kept else {}), **row.quality_by_kind},
        origin=_origin(row, known, billions),
        yours=True,
        api_base=row.api_base or (known.api_base if known else None),
        remote=(known.remote if known else False) if row.remote is None else row.remote,
        api_key_env=row.api_key_env or (known.api_key_env if known else None),
    )


def _origin(row: ModelRow, known: Model | None, billions: float | None) -> Origin:
    """Say where Q and C come from: from the user only where the row gives one of them."""
    if row.cost is not None or row.quality is not None or row.quality_by_kind:
        return Origin.USER
    if billions:
        return Origin.SIZE
    if known is not None:
        return known.origin
    return Origin.PACKAGED if row.tier else Origin.UNKNOWN_SIZE


def _billions(name: str, parameters: float | None, size: int | None, priors: Priors) -> float | None:
    """Return billions of parameters: as reported, else as the name says, else from the size on disk, else None."""
    if parameters is not None and math.isfinite(parameters) and parameters > 0:
        return parameters
    stated = billions_in(name)
    if stated is not None:
        return stated or None
    return size / (priors.size.gigabytes_per_billion * 1e9) if size and size > 0 else None


def _capped(context: int, reported: int | None) -> int:
    return min(context, reported) if reported and reported > 0 else context


def _leaves_machine(found: InstalledModel) -> bool:
    return bool(found.remote_host) or is_cloud_name(found.name)


def _first(*values: float | None) -> float:
    """Return the first value that was given; the last one always is."""
    return next(each for each in values if each is not None)
