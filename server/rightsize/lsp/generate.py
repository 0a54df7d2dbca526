"""The command `rightsize.generate`: from its argument to the place that is meant, and to a job that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError
from rightsize.core.text import Span
from rightsize.lsp.code_action import GENERATE_COMMAND as COMMAND
from rightsize.lsp.convert import name_of
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, found_again, read_order
from rightsize.lsp.work import Work, need_edits, opened, start
from rightsize.lsp.writing import Writing

if TYPE_CHECKING:
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.results import GenerationResult
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.session import Session
    from rightsize.lsp.work import Call

BUSY = "generate: "
"""What stands before the names of functions that are being written."""

_INSTEAD = "`rightsize generate --write {file}` in a terminal writes the code"
_NOTHING = "Nothing can be generated there: it takes a function, a comment that asks for code, or an `instruction`."
_HAS_BODY = "`{name}` has a body already; give the command an `instruction` that says what you want."

_WRITTEN_NOW = "`{name}` is being worked on already; ask again when that is done."


async def start_generate(session: Session, call: Call) -> None:
    """Begin the work and return at once; all that follows is told through progress, an edit and messages.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, nothing can be generated at the place, or it is being worked on.
    """
    order = read_order(call.arguments, COMMAND)
    need_edits(session, _INSTEAD.format(file=name_of(order.uri)))
    _, snapshot = opened(session, order.uri, None if order.symbols else order.version)
    target = await in_thread(target_of, order, snapshot)
    engine = await imported("rightsize.engine.generate")
    commission = engine.Commission(snapshot, target, instruction=order.instruction)
    names = frozenset({f"{BUSY}{_key(target, snapshot)}"})
    if names & session.jobs.busy(order.uri):
        raise SourceError(_WRITTEN_NOW.format(name=commission.name))

    async def write(runtime: Any, options: Any, progress: Any) -> GenerationResult:
        result: GenerationResult = await engine.generate(runtime, commission, options, progress)
        return result

    # Who took an answer back wants another one.
    cache = order.cache and not session.written.is_taken_back(order.uri, target.symbol, snapshot.parsed.data)
    writing = Writing(session, snapshot, commission.name, write, cache)
    start(session, call, Work(order.uri, names, f"Generating `{commission.name}`", COMMAND, writing.run))


def target_of(order: Order, snapshot: Snapshot) -> Target:
    """Find the place in the text as it stands now.

    Raises:
        SourceError: there is none, or it has code already and nobody says what is to become of that.
    """
    from rightsize.core.tasks.generation import Asked

    target = place_of(order, snapshot)
    if target is None:
        raise SourceError(_NOTHING)
    asked = bool(order.instruction) or (target.asked is Asked.LINES and bool(target.request))
    if target.stub and target.asked is not Asked.LINES:
        return target
    if not asked:
        name = target.symbol.name if target.symbol is not None and target.asked is Asked.BODY else ""
        raise SourceError(_HAS_BODY.format(name=name) if name else _NOTHING)
    return target


def _key(target: Target, snapshot: Snapshot) -> str:
    """Return what no two jobs may write at once: a function as a whole, at the top of a file the comment or lines."""
    if target.symbol is not None:
        return target.symbol.qualified_name
    return target.request or snapshot.parsed.text(target.span.start, target.span.end)


def place_of(order: Order, snapshot: Snapshot) -> Target | None:
    """Return the body, the comment or the lines that an order means, whether or not anything waits there."""
    from rightsize.core.analysis.symbols import symbol_at
    from rightsize.core.generation.targets import body_target, selected_target, target_at

    parsed, lines = snapshot.parsed, snapshot.parsed.lines
    last = len(lines.starts) - 1
    for name, line in order.symbols[:1]:
        symbol = found_again(snapshot, name, line)
        return body_target(parsed, symbol) if symbol is not None else None
    if order.lines is not None:
        first, end = (min(each, last) for each in order.lines)
        return selected_target(parsed, Span(lines.starts[first], lines.span_of(end).end))
    if order.line is None or order.line > last:
        return None
    text = lines.span_of(order.line)
    start = text.start + len(text.of(parsed.data)) - len(text.of(parsed.data).lstrip())
    symbol = symbol_at(parsed, start)
    return target_at(parsed, start) or (body_target(parsed, symbol) if symbol is not None else None)
