"""What became of the docs that were written: noticed at save, at close, or after ten minutes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.engine.outcomes import Applied
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session


def note_outcomes(session: Session, document: Document, seen: str) -> None:
    """Write to the ledger what became of every doc whose fate is open, on the side."""
    runtime, watched = session.engine.current, session.written.take(document.uri)
    snapshot = document.snapshot() if watched else None
    if runtime is not None and snapshot is not None:
        session.spawn(_record(runtime, watched, snapshot, seen))


async def note_later(session: Session, uri: str) -> None:
    """Note the fate of docs that were neither saved nor closed within ten minutes."""
    from rightsize.engine.outcomes import TEN_MINUTES

    await asyncio.sleep(TEN_MINUTES)
    document, runtime = session.documents.get(uri), session.engine.current
    if document is None or runtime is None:
        return
    ripe = runtime.clock.monotonic() - TEN_MINUTES
    watched = session.written.take(uri, lambda each: each.at <= ripe)
    snapshot = document.snapshot() if watched else None
    if snapshot is not None:
        await _record(runtime, watched, snapshot, "ten_minutes")


async def _record(runtime: Runtime, watched: tuple[Applied, ...], snapshot: Snapshot, seen: str) -> None:
    from rightsize.engine.outcomes import record_outcome

    for each in watched:
        await record_outcome(runtime, each, snapshot, seen)
        # Finding a symbol again takes a moment in a large file; the editor's requests go first.
        await asyncio.sleep(0)
