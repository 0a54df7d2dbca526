"""A decision as JSON: the object that `rightsize route --json` and every other `--json` prints for a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.routing.explain import origin_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.routing.decision import Candidate, Decision
    from rightsize.core.tasks.task import Complexity, TaskKind

PLACES = 4
"""Every number is rounded to this many places."""


def decision_json(
    decision: Decision,
    *,
    text: str | None = None,
    response: str | None = None,
    latency_ms: float | None = None,
    out_tokens: int | None = None,
    cost_units: float | None = None,
) -> dict[str, Any]:
    """Return a decision, and what came of it, as a JSON object.

    Parameters:
        text: the part of the prompt, or the place in the code, that the task is about.
        response: the answer; None where no model was asked.
    """
    model, chosen = decision.model, decision.chosen
    return {
        "task_type": decision.kind.value,
        "complexity": _rounded(decision.complexity.value),
        "tier": model.tier,
        "model": model.label,
        "provider": model.provider,
        "ollama_model": model.ollama_model,
        "utility": _rounded(chosen.utility),
        "quality": _rounded(chosen.quality),
        "threshold": _rounded(decision.threshold),
        "latency_ms": _rounded(latency_ms),
        "out_tokens": out_tokens,
        "cost_units": _rounded(cost_units),
        "response": response,
        "text": text,
        "policy": decision.policy,
        "rule": decision.rule,
        "override": decision.override,
        "learning": decision.learning,
        "complexity_parts": _parts(decision.complexity),
        "origin": origin_of(decision),
        "candidates": [_candidate(each, decision) for each in decision.candidates],
    }


def undecided_json(kind: TaskKind, complexity: Complexity, text: str) -> dict[str, Any]:
    """Return a task that no model can take as the same object, with nothing where a model would be."""
    routed = dict.fromkeys(
        ("tier", "model", "provider", "ollama_model", "utility", "quality", "threshold", "latency_ms", "out_tokens")
    )
    return {
        "task_type": kind.value,
        "complexity": _rounded(complexity.value),
        **routed,
        "cost_units": None,
        "response": None,
        "text": text,
        "policy": None,
        "rule": None,
        "override": None,
        "complexity_parts": _parts(complexity),
        "origin": None,
        "candidates": [],
    }


def report_json(
    prompt: str,
    sub_tasks: Sequence[dict[str, Any]],
    *,
    total_ms: float | None = None,
    merged: str | None = None,
    dry_run: bool = True,
) -> dict[str, Any]:
    """Return the outer object around the sub-tasks' ones; `merged` is the answers as one document, or None."""
    return {
        "prompt": prompt,
        "total_ms": _rounded(total_ms),
        "merged": merged,
        "dry_run": dry_run,
        "sub_tasks": list(sub_tasks),
    }


def _candidate(each: Candidate, decision: Decision) -> dict[str, Any]:
    return {
        "tier": each.model.tier,
        "model": each.model.label,
        "quality": _rounded(each.quality),
        "threshold": _rounded(decision.threshold),
        "cost": _rounded(each.model.cost),
        "utility": _rounded(each.utility),
        "prior": _rounded(each.prior),
        "learned": _learned(each),
        "fits": each.fits,
        "available": each.available,
        "qualified": each.qualified,
        "reason": each.reason,
    }


def _learned(each: Candidate) -> dict[str, Any] | None:
    if each.learned is None:
        return None
    trials = each.learned.trials
    return {"quality": _rounded(each.learned.quality), "passed": trials.passed, "judged": trials.judged}


def _parts(complexity: Complexity) -> dict[str, Any]:
    return {
        "base": _rounded(complexity.base),
        "size": _rounded(complexity.size),
        "structure": _rounded(complexity.structure),
        "markers": [{"name": each.name, "evidence": each.evidence} for each in complexity.markers],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, PLACES)
