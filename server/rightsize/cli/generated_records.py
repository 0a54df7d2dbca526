"""What `rightsize generate --json` prints: everything about every file and place as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.cli.records import attempt_record, decision_record, failed_checks

if TYPE_CHECKING:
    from rightsize.cli.generating import Done, FileWork, GenerateRun

FORMAT = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def generation_record(run: GenerateRun, engine: str, seconds: float) -> dict[str, Any]:
    """Return the whole run."""
    return {
        "format": FORMAT,
        "engine": engine,
        "write": run.wish.write,
        "run_examples": run.wish.run_examples,
        "interrupted": run.stopped,
        "seconds": round(seconds, 3),
        "problems": list(run.problems),
        "notes": list(run.notes),
        "files": [_file(each) for each in run.files.values()],
    }


def _file(work: FileWork) -> dict[str, Any]:
    """Return one file."""
    return {
        "path": str(work.path),
        "language": work.opened.snapshot.parsed.language.id,
        "written": work.written,
        "diff": "".join(map(str, work.diff())),
        "places": [_place(each) for each in work.done],
    }


def _place(done: Done) -> dict[str, Any]:
    """Return one place: what was put there and every step on the way."""
    result = done.result
    return {
        "name": result.symbol.qualified_name or result.symbol.name,
        "line": done.line,
        "asked": result.target.asked.value,
        "status": result.status.value,
        "reason_code": result.reason_code or None,
        "reason": result.reason or None,
        "code": None if result.generated is None else result.generated.code,
        "reach": None if result.verdict is None else result.verdict.reach,
        "warnings": list(result.warnings),
        "failed_checks": failed_checks(result.verdict),
        "examples": result.examples,
        "decision": decision_record(result),
        "attempts": [attempt_record(each) for each in result.attempts],
    }
