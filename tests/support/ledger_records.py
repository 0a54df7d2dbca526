"""Records for tests: a call that passed on tier 1, with whatever a test is about changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rightsize.core.ledger.record import CallRecord, OutcomeRecord

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


def outcome(call_id: str, what: str) -> OutcomeRecord:
    """Return what became of the answer of a call."""
    return OutcomeRecord(f"o-{call_id}", call_id, "2026-05-01T10:05:00.000Z", what, "save")
