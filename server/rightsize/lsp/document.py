"""The command `rightsize.document`: from its argument to a job, and from the job's results to edits and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError
from rightsize.lsp.apply import Manner, apply_results
from rightsize.lsp.code_action import COMMAND
from rightsize.lsp.convert import name_of
from rightsize.lsp.drafts import may_draft
from rightsize.lsp.jobs import Stop
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, named, read_order, targets_of
from rightsize.lsp.report import DOCUMENTED, tell_results
from rightsize.lsp.work import Work, need_edits, opened, start

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.results import SymbolResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.progress import EditorProgress
    from rightsize.lsp.session import Session
    from rightsize.lsp.work import Call

_INSTEAD = "`rightsize document --write {file}` in a terminal writes the docs"


async def start_document(session: Session, call: Call) -> None:
    """Begin the work and return at once; all that follows is told through progress, edits and messages.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, is being worked on, or could not be changed.
    """
    order = read_order(call.arguments, COMMAND)
    need_edits(session, _INSTEAD.format(file=name_of(order.uri)))
    _, snapshot = opened(session, order.uri)
    names = frozenset(name for name, _line in order.symbols)
    if names and names <= session.jobs.busy(order.uri):
        raise SourceError(f"{named(order)} is being documented already.")
    job = _Documenting(session, snapshot, order)
    start(session, call, Work(order.uri, names, f"Documenting {named(order)}", COMMAND, job.run, job.offer))


@dataclass(frozen=True, slots=True)
class _Documenting:
    """One job: run the engine, apply what it made, tell what came of it."""

    session: Session
    snapshot: Snapshot
    order: Order
    finished: list[SymbolResult] = field(default_factory=list)

    async def run(self, job: EditorJob, progress: EditorProgress) -> str:
        """Do the work and return how it ended, in a few words."""
        if not await may_draft(self.session):
            return ""
        await self._collect(job, progress)
        return await self._deliver(self.finished)

    async def _collect(self, job: EditorJob, progress: EditorProgress) -> None:
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
                self.finished.append(result)

    async def _deliver(self, results: list[SymbolResult]) -> str:
        """Apply all edits as one and return how the job ended, in a few words."""
        moving = await imported("rightsize.engine.reanchor")
        landing = await apply_results(self.session, self.snapshot, results, Manner("Document", moving.reanchor))
        self.session.written.fail(self.snapshot, [each for each in results if each.edit is None], "doc")
        return tell_results(self.session, results, landing, DOCUMENTED)

    async def offer(self, job: EditorJob) -> None:
        """Ask whether what was finished before the cancel is wanted; nothing is applied unasked."""
        written = [each for each in self.finished if each.edit is not None]
        if job.stopped is not Stop.USER or not written:
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
