"""What the side bar and the economy view show: models, what decides, and the ledger in figures."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from rightsize import __version__
from rightsize.core.routing.explain import origin_of_model
from rightsize.core.routing.learned import is_used
from rightsize.core.routing.learned_table import learned_rows, rows_of
from rightsize.core.routing.model import State
from rightsize.core.routing.names import with_tag
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.task import TaskKind
from rightsize.engine.asked import LONGEST_PROMPT
from rightsize.journal.attempts import ledger_page

if TYPE_CHECKING:
    from rightsize.core.routing.learned_table import LearnedRow
    from rightsize.core.routing.model import Model, ModelStatus
    from rightsize.engine.runtime import Runtime

LOW, HIGH = 0.1, 0.9
"""Complexities at which a model's quality is told."""

_UNKNOWN = frozenset({State.NOT_ASKED, State.DOWN})
_NOT_OF_THE_MODEL = ("model", "ollama_model", "tier")


def models_json(runtime: Runtime) -> list[dict[str, Any]]:
    """Return every model that tasks can go to, by tier and cost."""
    models = sorted(runtime.registry.models, key=lambda each: (each.tier, each.cost))
    availability = runtime.models.availability(runtime.registry.models)
    rows, learning = learned_rows(runtime.learned, runtime.registry), runtime.settings.policy.learning
    return [
        _model(each, availability.of(each), _hosts(runtime, each), rows_of(each, rows), learning) for each in models
    ]


def routing_json(runtime: Runtime) -> dict[str, Any]:
    """Return what decides, and what was found of the model servers."""
    policy, priors = runtime.settings.policy, runtime.registry.priors
    quality_weight, cost_weight = policy.weights(priors)
    probe = runtime.probe
    return {
        "policy": policy.policy,
        "learning": policy.learning,
        "quality_weight": quality_weight,
        "cost_weight": cost_weight,
        "thresholds": {each.value: policy.threshold(each, priors) for each in TaskKind},
        "prefer_loaded": policy.prefer_loaded,
        "review_model": policy.review_model or None,
        "longest_prompt": LONGEST_PROMPT,
        "engine": {
            "name": runtime.gateway.name,
            "reachable": probe is not None and probe.reachable,
            "sentence": "" if probe is None else probe.sentence,
            "hosts": [
                {"host": each.host, "reachable": each.reachable, "version": each.version, "sentence": each.sentence}
                for each in (() if probe is None else probe.each)
            ],
        },
        "version": __version__,
    }


async def stats_json(runtime: Runtime) -> dict[str, Any]:
    """Return the ledger's figures as of now, with what was learned beside them."""
    figures = await runtime.journal.figures()
    learned = [each.as_json() for each in learned_rows(runtime.learned, runtime.registry)]
    rates = [{**each, "prior": _prior(runtime, each["task_type"], each["tier"])} for each in figures["pass_rates"]]
    return {**figures, "pass_rates": rates, "learning": runtime.settings.policy.learning, "learned": learned}


async def ledger_json(runtime: Runtime, before: str, most: int) -> dict[str, Any]:
    """Return some attempts, the newest first, and how many there are in all."""
    page = await asyncio.to_thread(ledger_page, runtime.settings.state_folder, before, most)
    figures = await runtime.journal.figures()
    return {**page.as_json(), "total": figures["total_calls"] + figures["from_cache"]}


def _model(
    model: Model, status: ModelStatus, hosts: list[str], learned: list[LearnedRow], learning: str
) -> dict[str, Any]:
    missing = status.state is State.NOT_INSTALLED
    return {
        "label": model.label,
        "tier": model.tier,
        "provider": model.provider,
        "ollama_model": model.ollama_model,
        "cost_per_1k": model.cost,
        "max_tokens": min(model.context, status.context or model.context),
        "capable_types": [each.value for each in TaskKind if each in model.kinds],
        "quality_at_low": round(model.quality.at(LOW), 4),
        "quality_at_high": round(model.quality.at(HIGH), 4),
        "installed": None if status.state in _UNKNOWN or not model.on_ollama else not missing,
        "loaded": status.loaded,
        "healthy": None if status.state is State.NOT_ASKED else status.usable,
        "state": status.state.value,
        "reason": status.reason or None,
        "remedy": f"ollama pull {model.ollama_model}" if missing else None,
        "origin": origin_of_model(model, learning, learned),
        "remote": model.remote,
        "hosts": hosts,
        "loaded_context": status.loaded_context,
        "learned": [
            {
                **{name: value for name, value in each.as_json().items() if name not in _NOT_OF_THE_MODEL},
                "counts": is_used(learning, each.kind),
            }
            for each in learned
        ],
    }


def _prior(runtime: Runtime, kind_name: str, tier: int) -> float | None:
    """Return Q of a typical task of a kind on the cheapest model of a tier, as assumed; None where there is none."""
    kind = next((each for each in TaskKind if each.value == kind_name), None)
    models = [each for each in runtime.registry.models if each.tier == tier and kind in each.kinds]
    if kind is None or not models:
        return None
    return round(min(models, key=lambda each: each.cost).quality_for(kind, row_of(kind).base), 4)


def _hosts(runtime: Runtime, model: Model) -> list[str]:
    """Return the servers that have a model."""
    if model.api_base or not model.on_ollama or runtime.probe is None:
        return [model.api_base] if model.api_base else []
    name = with_tag(model.ollama_model)
    return [each.host for each in runtime.probe.each if any(with_tag(one.name) == name for one in each.installed)]
