"""The command `rightsize.document`: from its argument to a job, and from the job's results to edits and words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError, UsageError
from rightsize.core.text import Span
from rightsize.lsp.apply import apply_results
from rightsize.lsp.convert import name_of
from rightsize.lsp.drafts import may_draft
from rightsize.lsp.guard import told
from rightsize.lsp.jobs import Job, Stop
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.progress import EditorProgress
from rightsize.lsp.report import tell_results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.results import SymbolResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.session import Session

_NO_EDITS = (
    "This editor does not let language servers change texts (`workspace.applyEdit`); "
    "`rightsize document --write {file}` in a terminal writes the docs instead."
)
SCOPES = ("symbol", "members", "selection", "file")


@dataclass(frozen=True, slots=True)
class Order:
    """What a client asks for.

    Attributes:
        symbols: qualified names with the lines that they stood on.
        line: where no symbols are named, the line whose innermost symbol is meant.
    """

    uri: str
    scope: str
    mode: str | None
    symbols: tuple[tuple[str, int], ...]
    line: int | None


def read_order(arguments: Any) -> Order:
    """Read the command's one argument.

    Raises:
        UsageError: it is not what the code action sends.
    """
    from rightsize.engine.results import Mode

    given = arguments[0] if isinstance(arguments, (list, tuple)) and len(arguments) == 1 else None
    if not isinstance(given, dict) or not isinstance(given.get("uri"), str):
        raise UsageError("rightsize.document takes one object with a `uri`; the code action `Document` sends it.")
    scope, mode = given.get("scope", "symbol"), given.get("mode")
    if scope not in SCOPES:
        raise UsageError(f"rightsize.document knows the scopes {', '.join(SCOPES)}.")
    modes = [each.value for each in Mode]
    if mode is not None and mode not in modes:
        raise UsageError(f"rightsize.document knows the modes {', '.join(modes)}.")
    symbols = tuple(_named(each) for each in _list_of(given, "symbols"))
    position = given.get("position")
    line = position.get("line") if isinstance(position, dict) else None
    if scope != "file" and not symbols and not isinstance(line, int):
        raise UsageError("rightsize.document needs `symbols`, or a `position` with a `line`.")
    return Order(given["uri"], scope, mode, symbols, line if isinstance(line, int) else None)


async def start_document(
    session: Session, arguments: Any, request_id: int | str | None, token: int | str | None
) -> None:
    """Begin the work and return at once; all that follows is told through progress, edits and messages.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, is being worked on, or could not be changed.
    """
    order = read_order(arguments)
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
        raise SourceError(f"{_quoted(order)} is being documented already.")
    work = _Work(session, snapshot, order)
    # The client may still cancel by the token that it sent, as it may by the request's id.
    session.jobs.start(Job(order.uri, request_id, names, tokens=set() if token is None else {token}), work.run)


def targets_of(order: Order, snapshot: Snapshot) -> tuple[Symbol, ...]:
    """Find the symbols in the text as it stands now.

    Raises:
        SourceError: none of them is there any more.
    """
    from rightsize.core.analysis.symbols import symbol_at
    from rightsize.engine.document import targets_in

    if order.scope == "file":
        return targets_in(snapshot, None)
    lines = snapshot.parsed.lines
    found = [symbol for each in order.symbols if (symbol := _found(snapshot, *each)) is not None]
    if order.line is not None and not order.symbols and order.line < len(lines.starts):
        innermost = symbol_at(snapshot.parsed, lines.span_of(order.line).end)
        found += [innermost] if innermost else []
    if not found:
        raise SourceError("The symbol to document is not in the file any more. Ask for the actions again.")
    if order.scope == "members":
        inner = targets_in(snapshot, Span(found[0].span.start, found[0].span.start), members=True)
        return tuple(dict.fromkeys([found[0], *inner]))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Work:
    """One job: run the engine, apply what it made, tell what came of it."""

    session: Session
    snapshot: Snapshot
    order: Order

    async def run(self, job: Job) -> None:
        """Do the work; whatever happens, the progress bar is closed."""
        progress = EditorProgress(self.session, f"Documenting {_quoted(self.order)}")
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
            self.session.talk.show(f"{_quoted(self.order)} is being documented already.")
        if free:
            await self.session.engine.prepare(self.snapshot, free[0])
        async with self.session.engine.lease() as runtime:
            options = _options(engine, runtime, self.order.mode)
            async for result in engine.document_each(runtime, self.snapshot, free, options, progress):
                finished.append(result)  # noqa: PERF401 - what a cancel leaves behind is offered

    async def _deliver(self, results: list[SymbolResult]) -> str:
        """Apply all edits as one and return how the job ended, in a few words."""
        landing = await apply_results(self.session, self.snapshot, results)
        return tell_results(self.session, results, landing)

    async def _offer(self, finished: list[SymbolResult]) -> None:
        """Ask whether what was finished before the cancel is wanted; nothing is applied unasked."""
        written = [each for each in finished if each.edit is not None]
        if not written:
            return
        docs = "the finished doc" if len(written) == 1 else f"the {len(written)} finished docs"
        if await self.session.talk.ask(f"Cancelled. Apply {docs}?", ("Apply", "Discard")) == "Apply":
            await self._deliver(written)


def _found(snapshot: Snapshot, name: str, line: int) -> Symbol | None:
    """Find a symbol where it was, which costs little in a large file, or else its nearest namesake."""
    from rightsize.core.analysis.symbols import symbol_at, symbols_named

    parsed = snapshot.parsed
    if line < len(parsed.lines.starts):
        there = symbol_at(parsed, parsed.lines.span_of(line).end, snapshot.module_name)
        if there is not None and there.qualified_name == name:
            return there
    namesakes = symbols_named(parsed, name)
    return min(namesakes, key=lambda each: abs(parsed.lines.line_of(each.name_span.start) - line), default=None)


def _options(engine: Any, runtime: Runtime, mode: str | None) -> Any:
    from rightsize.engine.results import Mode

    chosen = runtime.settings.document
    return engine.DocumentOptions(
        mode=Mode(mode or chosen.mode),
        style=chosen.style,
        line_length=chosen.line_length,
        private=chosen.private,
    )


def _quoted(order: Order) -> str:
    """Name what an order is about, for a title."""
    if len(order.symbols) == 1:
        return f"`{order.symbols[0][0] or name_of(order.uri)}`"
    return f"{len(order.symbols)} symbols" if order.symbols else f"`{name_of(order.uri)}`"


def _list_of(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name, [])
    if not isinstance(found, list):
        raise UsageError(f"`{name}` must be a list.")
    return found


def _named(given: Any) -> tuple[str, int]:
    name = given.get("name") if isinstance(given, dict) else None
    line = given.get("line", 0) if isinstance(given, dict) else None
    if not isinstance(name, str) or not isinstance(line, int):
        raise UsageError("Each of `symbols` must be an object with a `name` and a `line`.")
    return name, line
