"""A decision as a line of the ledger, so that a task's whole ladder can be read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.ledger.record import CandidateRecord, TaskRecord

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Candidate
    from rightsize.engine.job import Job
    from rightsize.engine.runtime import Runtime

MOST_CANDIDATES = 100
"""Models of which the line tells; a server may have more, and a line has its bounds."""

LONGEST_REASON = 300


def task_record(runtime: Runtime, job: Job[Any]) -> TaskRecord:
    """Return what was decided for a job: every candidate by tier and cost, and why each one lost."""
    decision = job.decision
    by_tier = sorted(decision.candidates, key=lambda each: (each.model.tier, each.model.cost, each.model.litellm_name))
    kept = [each for each in by_tier if each.model is not decision.model][: MOST_CANDIDATES - 1]
    return TaskRecord(
        task_id=job.task.id,
        timestamp=runtime.clock.now(),
        task_type=decision.kind.value,
        complexity=round(decision.complexity.value, 4),
        threshold=decision.threshold,
        rule=decision.rule,
        policy=decision.policy,
        reason=decision.reason[:LONGEST_REASON],
        candidates=tuple(_candidate(each) for each in by_tier if each.model is decision.model or each in kept),
        language=job.task.language,
    )


def _candidate(each: Candidate) -> CandidateRecord:
    return CandidateRecord(
        model=each.model.ollama_model,
        tier=each.model.tier,
        quality=round(each.quality, 4),
        cost=round(each.model.cost, 4),
        utility=round(each.utility, 4),
        reason=each.reason[:LONGEST_REASON],
        remote=each.model.remote,
    )
