"""The command `rightsize.document`: from its argument to a job, and from the job's results to edits and words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError
from rightsize.lsp.apply import Manner, apply_results
from rightsize.lsp.convert import name_of
from rightsize.lsp.drafts import may_draft
from rightsize.lsp.guard import told
from rightsize.lsp.jobs import Job, Stop
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, named, read_order, targets_of
from rightsize.lsp.progress import EditorProgress
from rightsize.lsp.report import DOCUMENTED, tell_results

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.results import SymbolResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.session import Session

_NO_EDITS = (
    "This editor does not let language servers change texts (`workspace.applyEdit`); "
    "`rightsize document --write {file}` in a terminal writes the docs instead."
)


async def start_document(
    session: Session, arguments: Any, request_id: int | str | None, token: int | str | None
) -> None:
    """Begin the work and return at once; all that follows is told through progress, edits and messages.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, is being worked on, or could not be changed.
    """
    order = read_order(arguments, "rightsize.document")
    if not session.client.apply_edit:
        raise SourceError(_NO_EDITS.format(file=name_of(order.uri)))
    document = session.documents.get(order.uri)
    if document is None:
        raise SourceError(f"`{name_of(order.uri)}` is not open in this editor.")
    snapshot = document.snapshot()
    if snapshot is None:
        raise SourceError(f"Rightsize does not know the language of `{name_of(order.uri)}`, or the file is too large.")
    names = frozenset(name for name, _line in order.symbols)
    if names and names <= session.jobs.busy(order.uri):
        raise SourceError(f"{named(order)} is being documented already.")
    work = _Work(session, snapshot, order)
    # The client may still cancel by the token that it sent, as it may by the request's id.
    session.jobs.start(Job(order.uri, request_id, names, tokens=set() if token is None else {token}), work.run)


@dataclass(frozen=True, slots=True)
class _Work:
    """One job: run the engine, apply what it made, tell what came of it."""

    session: Session
    snapshot: Snapshot
    order: Order

    async def run(self, job: Job) -> None:
        """Do the work; whatever happens, the progress bar is closed."""
        progress = EditorProgress(self.session, f"Documenting {named(self.order)}")
        finished: list[SymbolResult] = []
        ending = ""
        try:
            await progress.begin(job)
            if await may_draft(self.session):
                await self._collect(job, finished, progress)
                ending = await self._deliver(finished)
        except asyncio.CancelledError:
            progress.end("cancelled")
            if job.stopped is not Stop.USER:
                raise
            await self._offer(finished)
        except Exception as error:  # noqa: BLE001 - a job has nobody above it
            ending = told(self.session, "rightsize.document", error)
        finally:
            progress.end(ending)

    async def _collect(self, job: Job, finished: list[SymbolResult], progress: EditorProgress) -> None:
        """Let the engine work through the symbols that no other job has in hand."""
        engine = await imported("rightsize.engine.document")
        # Reading every symbol of a large file takes a second of the interpreter's time, which a thread shares.
        targets: tuple[Symbol, ...] = await in_thread(targets_of, self.order, self.snapshot)
        busy = self.session.jobs.busy(self.order.uri, but=job)
        free = tuple(each for each in targets if each.qualified_name not in busy)
        job.symbols = frozenset(each.qualified_name for each in free)
        if targets and not free:
            self.session.talk.show(f"{named(self.order)} is being documented already.")
        if free:
            await self.session.engine.prepare(self.snapshot, free[0])
        async with self.session.engine.lease() as runtime:
            # Where a doc is asked for again, the one that was written did not please.
            options = _options(engine, runtime, self.order, self.session.written.names(self.order.uri))
            async for result in engine.document_each(runtime, self.snapshot, free, options, progress):
                finished.append(result)  # noqa: PERF401 - what a cancel leaves behind is offered

    async def _deliver(self, results: list[SymbolResult]) -> str:
        """Apply all edits as one and return how the job ended, in a few words."""
        moving = await imported("rightsize.engine.reanchor")
        landing = await apply_results(self.session, self.snapshot, results, Manner("Document", moving.reanchor))
        return tell_results(self.session, results, landing, DOCUMENTED)

    async def _offer(self, finished: list[SymbolResult]) -> None:
        """Ask whether what was finished before the cancel is wanted; nothing is applied unasked."""
        written = [each for each in finished if each.edit is not None]
        if not written:
            return
        docs = "the finished doc" if len(written) == 1 else f"the {len(written)} finished docs"
        if await self.session.talk.ask(f"Cancelled. Apply {docs}?", ("Apply", "Discard")) == "Apply":
            await self._deliver(written)


def _options(engine: Any, runtime: Runtime, order: Order, written: frozenset[str]) -> Any:
    from rightsize.engine.results import Mode

    chosen = runtime.settings.document
    return engine.DocumentOptions(
        mode=Mode(order.mode or chosen.mode),
        style=chosen.style,
        line_length=chosen.line_length,
        private=chosen.private,
        cache=order.cache,
        anew=written,
    )
