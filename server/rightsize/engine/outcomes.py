"""What became of the docs that were applied: kept, edited or undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in, symbols_named
from rightsize.core.ledger.record import OutcomeRecord
from rightsize.core.text import decode
from rightsize.engine.results import GenerationResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.engine.results import EditResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

TEN_MINUTES = 600.0
"""Seconds after which a doc that was neither saved nor closed is looked at all the same."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A doc, or code where `in_code`, that stands in a document since `at`, seconds of the clock's `monotonic`."""

    call_id: str
    qualified_name: str
    doc: str
    before: str
    at: float
    is_module: bool = False
    in_code: bool = False


def applied(result: EditResult, at: float) -> Applied | None:
    """Return what to watch for a result whose edit was applied, or None where there is nothing to watch."""
    if result.edit is None or not result.attempts:
        return None
    in_code = isinstance(result, GenerationResult)
    before = result.symbol.doc.raw.strip() if result.symbol.doc and not in_code else ""
    return Applied(
        call_id=result.attempts[-1].call_id,
        qualified_name=result.symbol.qualified_name,
        doc=decode(result.edit.new).strip(),
        before=before,
        at=at,
        is_module=result.symbol.kind is SymbolKind.MODULE,
        in_code=in_code,
    )


def outcome_of(watched: Applied, snapshot: Snapshot) -> str:
    """Return `kept`, `edited` or `undone` for a doc as it stands now; a symbol that is gone counts as edited."""
    parsed = snapshot.parsed
    found = symbols_in(parsed)[:1] if watched.is_module else symbols_named(parsed, watched.qualified_name)
    if watched.in_code:
        return _fate_of_code(watched.doc, [decode(each.span.of(parsed.data)) for each in found])
    docs = {each.doc.raw.strip() if each.doc else "" for each in found}
    if any(watched.doc in each for each in docs if each):
        return "kept"
    return "undone" if watched.before in docs else "edited"


def _fate_of_code(code: str, texts: Sequence[str]) -> str:
    """Tell what became of code by the texts that it may stand in: undone where none of its lines is left."""
    if any(code in each for each in texts):
        return "kept"
    lines = {line.strip() for line in code.splitlines() if line.strip()}
    left = any(line.strip() in lines for each in texts for line in each.splitlines())
    return "edited" if left or not texts else "undone"


async def record_outcome(runtime: Runtime, watched: Applied, snapshot: Snapshot, seen: str) -> None:
    """Write what became of one doc to the ledger; `seen` is `save`, `close` or `ten_minutes`."""
    record = OutcomeRecord(uuid4().hex, watched.call_id, runtime.clock.now(), outcome_of(watched, snapshot), seen)
    await runtime.journal.append(record)
