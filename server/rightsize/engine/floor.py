"""The floor under a review: our own rules, another scanner's findings beside them, and orders hidden in the code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbols import symbol_at
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.orders import orders_in
from rightsize.core.review.scanned import with_issues
from rightsize.core.review.suppress import with_suppressions
from rightsize.engine.aside import aside
from rightsize.engine.ports import Scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.core.review.scanned import Issue
    from rightsize.core.text import Span
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot


async def floor_of(runtime: Runtime, snapshot: Snapshot, within: Span) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return what is found under a span with no model, and sentences on a scanner that could not read the file."""
    parsed = snapshot.parsed
    scan = await runtime.scanner.scan(parsed.language.id, parsed.data) if runtime.scanner else Scan()
    found = await aside(len(parsed.data), lambda: _found(snapshot, within, scan.issues))
    return found, (scan.problem,) if scan.problem else ()


def _found(snapshot: Snapshot, within: Span, issues: Sequence[Issue]) -> tuple[Finding, ...]:
    parsed = snapshot.parsed
    rules = with_issues(parsed, floor_findings(parsed), issues)
    found = [each for each in (*rules, *orders_in(parsed)) if within.overlaps(each.span)]
    found.sort(key=lambda each: (each.span, each.cwe))
    return with_suppressions(parsed, [replace(each, symbol=symbol_around(snapshot, each.span)) for each in found])


def symbol_around(snapshot: Snapshot, span: Span) -> str:
    """Return the qualified name of the symbol that a span begins in, empty at the top of the file."""
    symbol = symbol_at(snapshot.parsed, span.start)
    return symbol.qualified_name if symbol is not None else ""
