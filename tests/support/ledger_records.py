"""Records for tests: a call that passed on tier 1, with whatever a test is about changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rightsize.core.ledger.record import CallRecord, CandidateRecord, OutcomeRecord, TaskRecord

_CALL = CallRecord(
    id="c1",
    task_id="t1",
    timestamp="2026-05-01T10:00:00.000Z",
    task_type="documentation",
    complexity=0.26,
    tier=1,
    model_used="granite4.1:3b",
    latency_ms=850.0,
    cost_units=0.005,
    quality_eval=1.0,
    prompt_len=1200,
    attempt=1,
    final=True,
    verdict="passed",
    failed_checks=(),
    tokens_in=300,
    tokens_out=100,
    tier4_cost=0.1,
    engine="ollama",
    language="python",
    first_token_ms=120.5,
    project="8f14e45f",
    doc="c9f0f895",
)


def call(**changes: Any) -> CallRecord:
    """Return a call with these fields changed."""
    return replace(_CALL, **changes)


def task(**changes: Any) -> TaskRecord:
    """Return a decision between two models, the first one chosen, with these fields changed."""
    decided = TaskRecord(
        task_id="t1",
        timestamp="2026-05-01T09:59:59.000Z",
        task_type="documentation",
        complexity=0.26,
        threshold=0.6,
        rule="cheapest",
        policy="cheapest",
        reason="cheapest good enough: Q 0.636 of 0.6, C 0.05",
        candidates=(
            CandidateRecord("granite4.1:3b", 1, 0.636, 0.05, 0.3616, ""),
            CandidateRecord("llama3.2", 2, 0.7408, 0.28, 0.3325, "costs more: C 0.28 against 0.05"),
        ),
        language="python",
    )
    return replace(decided, **changes)


def outcome(call_id: str, what: str) -> OutcomeRecord:
    """Return what became of the answer of a call."""
    return OutcomeRecord(f"o-{call_id}", call_id, "2026-05-01T10:05:00.000Z", what, "save")
