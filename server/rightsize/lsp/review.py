"""The command `rightsize.review`: from its argument to a job, and from what was found to diagnostics and words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.errors import SourceError
from rightsize.core.text import Span
from rightsize.lsp.convert import name_of
from rightsize.lsp.diagnostics import publish
from rightsize.lsp.document import Order, read_order, targets_of
from rightsize.lsp.guard import told
from rightsize.lsp.jobs import Job
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.progress import EditorProgress

if TYPE_CHECKING:
    from rightsize.engine.review import Review
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.session import Session

_WAITING = "review: "


async def start_review(
    session: Session, arguments: Any, request_id: int | str | None, _token: int | str | None
) -> None:
    """Begin the review and return at once; what it finds comes as diagnostics.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, or is being reviewed.
    """
    order = read_order(arguments)
    document = session.documents.get(order.uri)
    snapshot = document.snapshot() if document else None
    if snapshot is None:
        raise SourceError(f"`{name_of(order.uri)}` is not open here, or Rightsize does not know its language.")
    names = frozenset(f"{_WAITING}{name}" for name, _ in order.symbols) or frozenset({_WAITING})
    if names & session.jobs.busy(order.uri):
        raise SourceError(f"`{name_of(order.uri)}` is being reviewed already.")
    work = _Work(session, snapshot, order)
    session.jobs.start(Job(order.uri, request_id, names), work.run)


@dataclass(frozen=True, slots=True)
class _Work:
    """One job: review, show the findings, tell what came of it."""

    session: Session
    snapshot: Snapshot
    order: Order

    async def run(self, job: Job) -> None:
        """Do the work; whatever happens, the progress bar is closed."""
        progress = EditorProgress(self.session, f"Reviewing `{self._name()}`")
        ending = ""
        try:
            await progress.begin(job)
            span = await in_thread(self._span)
            engine = await imported("rightsize.engine.review")
            await self.session.engine.look()
            async with self.session.engine.lease() as runtime:
                done = await engine.review(runtime, self.snapshot, span, engine.ReviewOptions(), progress)
            ending = self._deliver(done)
        except asyncio.CancelledError:
            progress.end("cancelled: nothing that was not read is said to be clean")
            raise
        except Exception as error:  # noqa: BLE001 - a job has nobody above it
            ending = told(self.session, "rightsize.review", error)
        finally:
            progress.end(ending)

    def _name(self) -> str:
        return self.order.symbols[0][0] if len(self.order.symbols) == 1 else name_of(self.order.uri)

    def _span(self) -> Span | None:
        if self.order.scope == "file":
            return None
        found = targets_of(self.order, self.snapshot)
        return Span(min(each.span.start for each in found), max(each.span.end for each in found))

    def _deliver(self, done: Review) -> str:
        """Show what was found where it stands now, and say what was not reviewed as the error that it is."""
        from rightsize.core.review.words import clean, rules_only

        session, uri = self.session, self.order.uri
        document = session.documents.get(uri)
        if document is None:
            return "the document was closed"
        session.findings.put(uri, done.span, done.findings)
        session.findings.move(uri, None, document.data)
        publish(session, document)
        shown = [each for each in done.findings if not each.suppressed]
        if done.errors:
            words = f"{' '.join(done.errors)} {rules_only(len(shown))}."
            session.talk.show(f"Not reviewed: {words}", types.MessageType.Error)
            return "not reviewed"
        if not shown:
            words = clean(done.reviewer, done.passes, done.symbols)
            session.talk.show(f"`{self._name()}`: {words}")
            return words
        count = "1 finding" if len(shown) == 1 else f"{len(shown)} findings"
        session.talk.log(f"`{self._name()}`: {count} by rules and {done.reviewer}.")
        return count
