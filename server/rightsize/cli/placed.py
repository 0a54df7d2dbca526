"""Findings as `rightsize review` shows them: placed as people count, and as JSON."""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.review.finding import Source
from rightsize.core.review.sarif import Beside, Located, Replacement
from rightsize.core.review.suppress import is_refuted, lacks_reason, name_of
from rightsize.core.text import decode
from rightsize.engine.results import FROM_CACHE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.finding import Finding
    from rightsize.core.text import Edit
    from rightsize.engine.review import Review
    from rightsize.engine.snapshot import Snapshot

_COLORS = {"low": "cyan", "medium": "yellow", "high": "red", "critical": "red"}


def replacement(snapshot: Snapshot, edit: Edit, by: str) -> Replacement:
    """Return a fix with its place as people count."""
    start, end = _place(snapshot.parsed, edit.span.start), _place(snapshot.parsed, edit.span.end)
    return Replacement(*start, *end, decode(edit.new), by)


def placed(snapshot: Snapshot, path: Path, finding: Finding, fix: Replacement | None = None) -> Located:
    """Return a finding with its place as people count, and its fix where there is one."""
    start, end = _place(snapshot.parsed, finding.span.start), _place(snapshot.parsed, finding.span.end)
    related = tuple(
        Beside(*_place(snapshot.parsed, each.span.start), *_place(snapshot.parsed, each.span.end), each.says)
        for each in finding.related
    )
    return Located(finding, path.as_posix(), *start, *end, fix, related)


def from_root(located: Located) -> Located:
    """Return a finding with its file as seen from the top of the repository, or absolute where it is outside of it.

    Who reads a log of findings stands there, wherever the review was started.
    """
    path = Path(os.path.abspath(located.path))  # noqa: PTH100 - a link is named, and not what it leads to
    root = next((each for each in path.parents if (each / ".git").exists()), Path.cwd())
    return replace(located, path=(path.relative_to(root) if path.is_relative_to(root) else path).as_posix())


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
        "quote": finding.shown,
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
        "related": [asdict(each) for each in located.related],
        **({"fix": asdict(located.fix)} if located.fix is not None else {}),
    }


def findings_json(found: Sequence[Located]) -> dict[str, Any]:
    """Return what is to be mended and, apart from it, what is passed over: who counts findings counts the first."""
    left = [plain(each) for each in found if not each.finding.suppressed]
    return {"findings": left, "suppressed": [plain(each) for each in found if each.finding.suppressed]}


def lines_of(located: Located) -> Iterator[tuple[str, str | None]]:
    """Yield what a person reads of a finding, a line with its colour; nothing of what our reading refutes."""
    finding = located.finding
    place = f"{located.path}:{located.line}:{located.column}"
    if is_refuted(finding):
        return
    if finding.suppressed:
        why = f"{finding.suppressed}; no reason is given" if lacks_reason(finding) else finding.suppressed
        yield f"{place}: suppressed [CWE-{finding.cwe}] {finding.title} ({why})", "dim"
        return
    seen = {Source.RULES: "rules only", Source.MODEL: finding.model, Source.BOTH: f"rules and {finding.model}"}
    by = f"{seen[finding.source]}, {finding.confidence.value} confidence"
    by += f", {finding.confirmation.rstrip('.')}" if finding.confirmation else ""
    by += FROM_CACHE if finding.cached else ""
    yield f"{place}: {finding.severity.value} [CWE-{finding.cwe}] {finding.title}", _COLORS[finding.severity.value]
    first = finding.shown.splitlines()[0].strip() if finding.shown.strip() else ""
    yield f"    {first}", None
    yield f"    {finding.message}", None
    yield f"    {finding.remedy}", None
    yield f"    {by}; {', '.join((name_of(finding), *finding.also))}", "dim"


def once_each(reviews: Sequence[Review]) -> list[Review]:
    """Return the reviews of the parts of one file, a finding that reaches into several of them in the first alone."""
    told: set[Finding] = set()
    found: list[Review] = []
    for each in reviews:
        found.append(replace(each, findings=tuple(one for one in each.findings if one not in told)))
        told.update(each.findings)
    return found


def part_of(path: Path, done: Review) -> str:
    """Return what was reviewed, for people: a file, or its lines where that was a part of it."""
    if len(done.span) >= len(done.snapshot.parsed.data):
        return str(path)
    first, last = _lines_read(done)
    return f"{path}:{first}" if first == last else f"{path}:{first}-{last}"


def _lines_read(done: Review) -> tuple[int, int]:
    """Return the first and the last line that was reviewed, from one."""
    lines = done.snapshot.parsed.lines
    return lines.line_of(done.span.start) + 1, lines.line_of(max(done.span.start, done.span.end - 1)) + 1


def reviewed_json(path: Path, done: Review) -> dict[str, Any]:
    """Return who reviewed which lines of a file, as JSON; clean is only what a model has read, and found nothing in."""
    first, last = _lines_read(done)
    return {
        "path": str(path),
        "line": first,
        "end_line": last,
        "by": done.reviewer or "rules",
        "passes": done.passes,
        "symbols": done.symbols,
        "cached": done.from_cache,
        "hidden_secrets": sum(attempt.hidden for attempt in done.attempts),
        "clean": bool(done.reviewer) and not done.errors and all(map(is_refuted, done.findings)),
    }
