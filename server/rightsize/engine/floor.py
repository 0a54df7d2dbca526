"""The floor under a review: our own rules, another scanner's findings beside them, and orders hidden in the code."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import unread_starts
from rightsize.core.analysis.symbols import symbol_at
from rightsize.core.review.floor import Seen, seen_in
from rightsize.core.review.merge import numbered
from rightsize.core.review.orders import orders_in
from rightsize.core.review.scanned import with_issues
from rightsize.core.review.suppress import with_suppressions
from rightsize.core.text import Span
from rightsize.engine.aside import aside
from rightsize.engine.looking import Scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.finding import Finding
    from rightsize.core.review.scanned import Issue
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

_log = logging.getLogger(__name__)

_NAMED = 3
_KEPT = 4
"""States of a file of which is known what was found: as it is, and as some answers would have it."""


async def floor_of(runtime: Runtime, snapshot: Snapshot, within: Span) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return what is found under a span with no model, and sentences on who could not read all of it."""
    found, problem = await _seen(runtime, snapshot, within)
    return found, (*problem, *unread_in(snapshot.parsed, within))


def no_rules(language: Language) -> str:
    """Say what is looked for in code of a language that has no grammar here."""
    return f"There are no rules for {language.name}: beside the model, only orders hidden in it were looked for."


class Looks:
    """The floor under the last states of a file: of many fixes in one file, each reads again only what it changed."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._seen: dict[bytes, tuple[tuple[Finding, ...], tuple[str, ...]]] = {}

    async def floor_of(
        self, runtime: Runtime, snapshot: Snapshot, within: Span
    ) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """Return what `floor_of` does."""
        parsed = snapshot.parsed
        seen = self._seen.pop(parsed.data, None) or await _seen(runtime, snapshot, Span(0, len(parsed.data)))
        self._seen[parsed.data] = seen
        if len(self._seen) > _KEPT:
            del self._seen[next(iter(self._seen))]
        found, problem = seen
        return tuple(each for each in found if within.overlaps(each.span)), (*problem, *unread_in(parsed, within))


async def _seen(runtime: Runtime, snapshot: Snapshot, within: Span) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return what is found under a span, and sentences on what a scanner or a rule could not read."""
    parsed = snapshot.parsed
    scan = await runtime.scanner.scan(parsed.language.id, parsed.data) if runtime.scanner else Scan()
    seen = await _elsewhere(runtime, snapshot, within, scan.issues)
    if seen is None:
        seen = await aside(len(parsed.data), lambda: found_in(parsed, within, scan.issues))
    return seen.findings, (*((scan.problem,) if scan.problem else ()), *_told(seen.failed))


def _told(failed: Sequence[str]) -> tuple[str, ...]:
    """Say which rules broke off, in one sentence that names no source, and to the log too; nothing where none did."""
    if not failed:
        return ()
    which, what = ("The rules", "they look") if len(failed) > 1 else ("The rule", "it looks")
    sentence = f"{which} {', '.join(failed)} failed here and may have missed what {what} for; all others looked."
    _log.warning("%s", sentence)
    return (sentence,)


def unread_in(parsed: Parsed, within: Span) -> tuple[str, ...]:
    """Return a sentence that says what under a span the grammar could not read; none where it could read all.

    The code may be at fault, or the grammar: what is said holds for both.
    """
    if not parsed.language.is_read:
        return (no_rules(parsed.language),)
    lines = dict.fromkeys(parsed.lines.line_of(each) + 1 for each in unread_starts(parsed, within))
    if not lines:
        return ()
    named = ", ".join(map(str, list(lines)[:_NAMED])) + (
        f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
    )
    places = f"line {named}" if len(lines) == 1 else f"lines {named}"
    return (
        f"The grammar for {parsed.language.name} could not read {places}; the rules may have missed what stands there.",
    )


def found_in(parsed: Parsed, within: Span, issues: Sequence[Issue]) -> Seen:
    """Return what is seen under a span, findings in the order of the text, suppressed ones among them.

    Parameters:
        issues: what another scanner found in the same source.
    """
    seen = seen_in(parsed)
    ours = (*seen.findings, *orders_in(parsed))
    found = [replace(each, symbol=symbol_around(parsed, each.span)) for each in with_issues(parsed, ours, issues)]
    found.sort(key=lambda each: (each.span, each.cwe))
    under = with_suppressions(parsed, [each for each in numbered(found) if within.overlaps(each.span)])
    return replace(seen, findings=under)


def symbol_around(parsed: Parsed, span: Span) -> str:
    """Return the qualified name of the symbol that a span begins in, empty at the top of the file."""
    symbol = symbol_at(parsed, span.start)
    return symbol.qualified_name if symbol is not None else ""


async def _elsewhere(runtime: Runtime, snapshot: Snapshot, within: Span, issues: Sequence[Issue]) -> Seen | None:
    """Have a long file looked at where it holds up nobody, or return None where it is short or nobody else is there."""
    parsed = snapshot.parsed
    if runtime.rules is None or len(parsed.data) < runtime.rules.smallest:
        return None
    return await runtime.rules.find(parsed.language.id, parsed.data, within, issues)
