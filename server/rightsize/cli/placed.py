"""Findings as `rightsize review` shows them: placed as people count, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.review.sarif import Located
from rightsize.core.review.suppress import is_refuted

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.finding import Finding
    from rightsize.engine.review import Review
    from rightsize.engine.snapshot import Snapshot


def placed(snapshot: Snapshot, path: Path, finding: Finding) -> Located:
    """Return a finding with its place as people count."""
    line, column = _place(snapshot.parsed, finding.span.start)
    end_line, end_column = _place(snapshot.parsed, finding.span.end)
    return Located(finding, path.as_posix(), line, column, end_line, end_column)


def _place(parsed: Parsed, offset: int) -> tuple[int, int]:
    """Return line and column of an offset as people count: from one, in characters."""
    line = parsed.lines.line_of(offset)
    start = parsed.lines.span_of(line).start
    return line + 1, len(parsed.text(start, offset)) + 1


def plain(located: Located) -> dict[str, Any]:
    """Return a finding as the JSON of `rightsize review` shows it."""
    finding = located.finding
    return {
        "path": located.path,
        "line": located.line,
        "column": located.column,
        "end_line": located.end_line,
        "end_column": located.end_column,
        "cwe": f"CWE-{finding.cwe}",
        "rule": finding.rule or None,
        "also": list(finding.also),
        "title": finding.title,
        "message": finding.message,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "source": finding.source.value,
        "model": finding.model or None,
        "confirmation": finding.confirmation or None,
        "cached": finding.cached,
        "suppressed": finding.suppressed or None,
        "quote": finding.quote,
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
    }


def reviewed_json(path: Path, done: Review) -> dict[str, Any]:
    """Return who reviewed a file, as JSON; clean is only what a model has read, and found nothing in."""
    return {
        "path": str(path),
        "by": done.reviewer or "rules",
        "passes": done.passes,
        "symbols": done.symbols,
        "cached": done.from_cache,
        "hidden_secrets": sum(attempt.hidden for attempt in done.attempts),
        "clean": bool(done.reviewer) and not done.errors and all(map(is_refuted, done.findings)),
    }
