"""What came of something that a model was to write, as plain values for `rightsize generate --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.cli.records import decision_record
from rightsize.engine.records import attempt_record, failed_checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.engine.results import GenerationResult
    from rightsize.engine.write_tests import TestsResult


def outcome_record(result: GenerationResult | TestsResult, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Return how it ended, how far it was checked, what else the reply held, and every step on the way."""
    return {
        "status": result.status.value,
        "reason_code": result.reason_code or None,
        "reason": result.reason or None,
        "reach": None if result.verdict is None else result.verdict.reach,
        "warnings": list(result.warnings),
        "notes": list(notes),
        "failed_checks": failed_checks(result.verdict),
        "decision": decision_record(result),
        "attempts": [attempt_record(each) for each in result.attempts],
    }
