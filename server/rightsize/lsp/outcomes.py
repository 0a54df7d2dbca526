"""What became of the docs that were written: noticed at save, at close, or after ten minutes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rightsize.lsp.late import in_thread

if TYPE_CHECKING:
    from rightsize.engine.outcomes import Applied
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session


def note_outcomes(session: Session, document: Document, seen: str) -> None:
    """Write to the ledger what became of every doc whose fate is open, on the side."""
    watched = session.written.take(document.uri)
    snapshot = document.snapshot() if watched else None
    if snapshot is not None:
        session.spawn(_record(session, watched, snapshot, seen), finish=True)


def note_all(session: Session) -> None:
    """Note the fate of docs in texts that are still open when the client says goodbye: many editors close none."""
    for document in session.documents.all():
        note_outcomes(session, document, "close")


async def note_later(session: Session, uri: str) -> None:
    """Note the fate of docs that were neither saved nor closed within ten minutes."""
    from rightsize.engine.outcomes import TEN_MINUTES

    await asyncio.sleep(TEN_MINUTES)
    async with session.engine.lease() as runtime:
        ripe = runtime.clock.monotonic() - TEN_MINUTES
    document = session.documents.get(uri)
    watched = session.written.take(uri, lambda each: each.at <= ripe) if document else ()
    snapshot = document.snapshot() if document and watched else None
    if snapshot is not None:
        await _record(session, watched, snapshot, "ten_minutes")


async def _record(session: Session, watched: tuple[Applied, ...], snapshot: Snapshot, seen: str) -> None:
    from rightsize.core.analysis.symbols import symbols_in
    from rightsize.engine.outcomes import record_outcome

    if len(watched) > 1:
        # Every symbol is read once, beside the editor's requests, and not each of them for itself.
        await in_thread(symbols_in, snapshot.parsed)
    # Changed settings may have closed the runtime that wrote the docs; the ledger is the same.
    async with session.engine.lease() as runtime:
        for each in watched:
            await record_outcome(runtime, each, snapshot, seen)
            # Finding a symbol again takes a moment in a large file; the editor's requests go first.
            await asyncio.sleep(0)
