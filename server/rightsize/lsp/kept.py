"""Findings over a restart: kept when a review ends and when a text is saved, shown again when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.diagnostics import publish
from rightsize.lsp.ignore import marked_by_baseline
from rightsize.lsp.late import imported, in_thread

if TYPE_CHECKING:
    from rightsize.core.review.finding import Finding
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session


def keep_findings(session: Session, document: Document) -> None:
    """Keep what is known of a document as its text stands now, on the side; where nobody looked, nothing is."""
    if session.findings.knows(document.uri):
        found = session.findings.of(document.uri)
        session.spawn(_keep(session, document.uri, document.data, found), finish=True)


async def show_kept(session: Session, document: Document) -> None:
    """Show again what was found in a text that is opened; no model is asked, and the first review's word counts."""
    database = await imported("rightsize.journal.database")
    settings = await session.engine.settings()
    if not settings.cache.enabled or not await in_thread((settings.state_folder / database.FILE).exists):
        return
    engine = await imported("rightsize.engine.remembered")
    async with session.engine.lease() as runtime:
        await runtime.journal.open()
        body = await engine.kept_body(runtime, document.uri)
        snapshot = await in_thread(document.snapshot) if body is not None else None
        if snapshot is None:
            return
        found = await in_thread(engine.remembered_in, runtime, snapshot.parsed, body)
    found = await marked_by_baseline(session, document.uri, found)
    now = session.documents.get(document.uri)
    if now is None or not found or session.findings.of(document.uri):
        return
    session.findings.put(document.uri, found[0].span, found, snapshot.parsed.data, now.data)
    publish(session, now)


async def _keep(session: Session, uri: str, data: bytes, found: tuple[Finding, ...]) -> None:
    engine = await imported("rightsize.engine.remembered")
    async with session.engine.lease() as runtime:
        await runtime.journal.open()
        await engine.remember(runtime, uri, data, found)
