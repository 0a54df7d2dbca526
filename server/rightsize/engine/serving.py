"""Which engine serves a decision: the models that were routed to, or the embedded engine in their place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.routing.decision import Candidate
from rightsize.core.routing.explain import name_of
from rightsize.core.routing.model import Model, Origin, QualityLine
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.limits import LadderLimits
    from rightsize.engine.runtime import Runtime

EMBEDDED = Model(
    label="Embedded engine",
    provider="Rightsize",
    ollama_model="embedded",
    litellm_name="embedded",
    tier=0,
    cost=0.0,
    context=1_000_000,
    kinds=frozenset({TaskKind.DOCUMENTATION}),
    quality=QualityLine(0.0, 0.0),
    origin=Origin.BUILT_IN,
)
"""The engine that drafts from facts in the code; it is no model, so routing never weighs it."""


def appointed_reviewer(runtime: Runtime) -> str:
    """Name the model that reviews because the user appointed it; empty where a tier 4 model does, or nobody can."""
    policy, models = runtime.settings.policy, runtime.registry.models
    appointed = runtime.registry.named(policy.review_model) if policy.review_model else None
    if appointed is None or runtime.draft:
        return ""
    availability = runtime.models.availability(models)
    able = [each for each in models if availability.of(each).usable and (policy.allow_remote or not each.remote)]
    return "" if appointed not in able or any(each.tier == HIGHEST_TIER for each in able) else name_of(appointed)


def served_by_drafts(decision: Decision, limits: LadderLimits) -> tuple[Decision, LadderLimits]:
    """Return the decision and limits for a ladder of one step: the embedded engine never answers differently."""
    only = Candidate(
        EMBEDDED,
        quality=0.0,
        utility=0.0,
        window=EMBEDDED.context,
        fits=True,
        available=True,
        does_kind=True,
        qualified=False,
        reason="",
    )
    serving = replace(
        decision, model=EMBEDDED, candidates=(only,), rule="embedded", reason="the embedded engine serves"
    )
    return serving, replace(limits, max_attempts=1)
