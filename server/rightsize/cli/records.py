"""What `rightsize document --json` prints: everything about every file and symbol as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rightsize.cli.summary import total
from rightsize.core.routing.report import decision_json
from rightsize.core.text import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.cli.work import FileReport, SymbolReport
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.results import Attempt, Result

FORMAT = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def document_record(
    reports: Sequence[FileReport],
    seconds: float,
    *,
    engine: str,
    write: bool,
    problems: Sequence[str],
    interrupted: bool,
) -> dict[str, Any]:
    """Return the whole run."""
    return {
        "format": FORMAT,
        "engine": engine,
        "write": write,
        "interrupted": interrupted,
        "summary": {**asdict(total(reports, seconds)), "seconds": round(seconds, 3)},
        "problems": [*problems, *(each for report in reports for each in report.problems)],
        "files": [_file(each) for each in reports],
    }


def _file(report: FileReport) -> dict[str, Any]:
    """Return one file."""
    return {
        "path": str(report.path),
        "language": report.language,
        "written": report.written,
        "problems": list(report.problems),
        "notes": list(report.notes),
        "coverage_before": _coverage(report.before),
        "coverage_after": _coverage(report.after),
        "diff": "".join(map(str, report.diff)),
        "symbols": [_symbol(each) for each in report.symbols],
    }


def _coverage(pair: tuple[int, int]) -> dict[str, int]:
    """Return documented and all public symbols."""
    return {"documented": pair[0], "public": pair[1]}


def _symbol(report: SymbolReport) -> dict[str, Any]:
    """Return one symbol: what was done with it and every step on the way."""
    result = report.result
    return {
        "name": result.symbol.qualified_name or result.symbol.name,
        "kind": result.symbol.kind.value,
        "line": report.line,
        "status": result.status.value.replace(" ", "_"),
        "reason_code": result.reason_code or None,
        "reason": result.reason or None,
        "draft": result.draft,
        "decision": decision_record(result),
        "attempts": [attempt_record(each) for each in result.attempts],
        "failed_checks": failed_checks(result.attempts[-1].verdict) if result.attempts else [],
        "content": None if result.content is None else asdict(result.content),
        "doc": None if result.edit is None else decode(result.edit.new),
    }


def decision_record(result: Result) -> dict[str, Any] | None:
    """Return the decision with what the attempts took; null where nothing was routed."""
    if result.decision is None:
        return None
    return decision_json(
        result.decision,
        latency_ms=1000 * sum(each.seconds for each in result.attempts),
        out_tokens=sum(each.tokens_out for each in result.attempts),
        cost_units=sum(each.cost_units for each in result.attempts),
    )


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
    return [] if verdict is None else list(dict.fromkeys(each.check for each in verdict.faults))
