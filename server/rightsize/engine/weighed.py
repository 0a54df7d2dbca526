"""A decision as a line of the ledger, so that a task's whole ladder can be read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.ledger.record import CandidateRecord, TaskRecord
from rightsize.core.routing.decision import nearest_first

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Candidate
    from rightsize.engine.job import Job
    from rightsize.engine.runtime import Runtime

NEXT = 5
"""Models beside the chosen one of which the line tells; a server may have a hundred, and months are read as a whole."""

LONGEST_REASON = 160
"""Characters of what is said of one model; a server's own words may be pages."""


def task_record(runtime: Runtime, job: Job[Any]) -> TaskRecord:
    """Return what was decided for a job: the chosen one and who came next, by tier and cost, and why each lost."""
    decision = job.decision
    lost = [each for each in nearest_first(decision) if each.model is not decision.model]
    kept = [decision.chosen, *lost[:NEXT]]
    return TaskRecord(
        task_id=job.task.id,
        timestamp=runtime.clock.now(),
        task_type=decision.kind.value,
        complexity=round(decision.complexity.value, 4),
        threshold=decision.threshold,
        rule=decision.rule,
        policy=decision.policy,
        reason=_bounded(decision.reason),
        candidates=tuple(map(_candidate, sorted(kept, key=_place))),
        unlisted=len(decision.candidates) - len(kept),
        language=job.task.language,
    )


def _place(each: Candidate) -> tuple[int, float, str]:
    return each.model.tier, each.model.cost, each.model.litellm_name


def _bounded(reason: str) -> str:
    return reason if len(reason) <= LONGEST_REASON else f"{reason[: LONGEST_REASON - 1]}…"


def _candidate(each: Candidate) -> CandidateRecord:
    return CandidateRecord(
        model=each.model.ollama_model,
        tier=each.model.tier,
        quality=round(each.quality, 4),
        cost=round(each.model.cost, 4),
        utility=round(each.utility, 4),
        reason=_bounded(each.reason),
        remote=each.model.remote,
    )
