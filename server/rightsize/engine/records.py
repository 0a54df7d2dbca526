"""Attempts as plain values, for everything that is printed or sent as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.results import Attempt


def attempt_record(attempt: Attempt) -> dict[str, Any]:
    """Return one step of the ladder."""
    verdict = attempt.verdict
    return {
        "attempt": attempt.attempt,
        "tier": attempt.model.tier,
        "model": attempt.model.label,
        "ollama_model": attempt.model.ollama_model,
        "engine": attempt.engine,
        "cached": attempt.cached,
        "hidden_secrets": attempt.hidden,
        "passed": verdict is not None and verdict.passed,
        "reach": None if verdict is None else verdict.reach,
        "checks": [] if verdict is None else list(verdict.checks),
        "failed_checks": failed_checks(verdict),
        "problems": [] if verdict is None else [asdict(each) for each in verdict.problems],
        "failure": attempt.failure,
        "failure_kind": attempt.failure_kind,
        "host": attempt.host or None,
        "seconds": round(attempt.seconds, 4),
        "tokens_in": attempt.tokens_in,
        "tokens_out": attempt.tokens_out,
        "cost_units": round(attempt.cost_units, 6),
    }


def failed_checks(verdict: Verdict | None) -> list[str]:
    """Return the names of the checks that refused, each once."""
    problems = () if verdict is None else verdict.problems
    return list(dict.fromkeys(each.check for each in problems if not each.warns))
