"""Document: from targets in a snapshot to verified edits, one symbol at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.documentation.reasons import Reason
from rightsize.core.documentation.update import is_complete, remarks_on
from rightsize.core.errors import RoutingError
from rightsize.core.prompts.documentation import documentation_messages
from rightsize.core.prompts.schema import reply_schema
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.task import TaskKind
from rightsize.core.text import decode
from rightsize.core.verification.named import refusals
from rightsize.engine.aside import LARGE, aside
from rightsize.engine.job import Job, Judged, Question
from rightsize.engine.results import Mode, Status, SymbolResult
from rightsize.engine.routing import decide, task_of
from rightsize.engine.run import run_ladder
from rightsize.engine.serving import served_by_drafts
from rightsize.engine.snapshot import Subject
from rightsize.engine.verify import Manner, ReplyCheck, check_reply, manner_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.policy import Pin
    from rightsize.core.text import Span
    from rightsize.engine.job import LadderRun
    from rightsize.engine.ports import Reporter
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the user asked for.

    Attributes:
        style: name of a doc style, or None for the one that the file uses.
        line_length: columns, or None for what the file uses.
        pin: a model or a minimum tier named for this call.
        private: symbols that are not public are documented too when they are part of a file or a class.
        cache: an answer that was given before will do.
        anew: symbols, by qualified name, for which it will not: what was written for them did not stay.
        interactive: somebody waits at an editor.
    """

    mode: Mode = Mode.MISSING
    style: str | None = None
    line_length: int | None = None
    pin: Pin | None = None
    private: bool = False
    interactive: bool = True
    cache: bool = True
    anew: frozenset[str] = frozenset()


def targets_in(snapshot: Snapshot, span: Span | None, *, members: bool = False) -> tuple[Symbol, ...]:
    """Return the symbols to document.

    Without a span that is every symbol of the file; with one, the symbols that it touches by their names or encloses,
    else the innermost symbol around it; `members` adds what stands inside a class.
    """
    parsed = snapshot.parsed
    if span is None:
        return symbols_in(parsed, snapshot.module_name)
    if len(span) == 0:
        found = symbol_at(parsed, span.start)
        chosen: tuple[Symbol, ...] = (found,) if found else ()
    else:
        inside = [each for each in symbols_in(parsed, snapshot.module_name) if each.kind is not SymbolKind.MODULE]
        chosen = tuple(each for each in inside if span.encloses(each.span) or span.overlaps(each.name_span))
        innermost = symbol_at(parsed, span.start)
        chosen = chosen or ((innermost,) if innermost else ())
    if not members:
        return chosen
    around = [each.span for each in chosen if each.kind is SymbolKind.CLASS]
    inner = [
        each for each in symbols_in(parsed, snapshot.module_name) if any(outer.encloses(each.span) for outer in around)
    ]
    return tuple(dict.fromkeys([*chosen, *inner]))


async def document_each(
    runtime: Runtime, snapshot: Snapshot, targets: Sequence[Symbol], options: DocumentOptions, reporter: Reporter
) -> AsyncGenerator[SymbolResult, None]:
    """Yield a result for each target in turn; edits are all against `snapshot`.

    Cancelling the task, or closing the generator, cancels the model call at once; what was yielded stays good.

    Raises:
        UsageError: the style that was asked for does not fit the language.
    """
    manner = await aside(len(snapshot.parsed.data), lambda: manner_of(snapshot, options.style, options.line_length))
    update = options.mode is Mode.UPDATE
    began = runtime.clock.monotonic()
    worked = 0
    for done, symbol in enumerate(targets):
        left_alone = await _left_alone(runtime, symbol, options, alone=len(targets) == 1)
        notes = remarks_on(snapshot.parsed, symbol, manner.style) if update and left_alone is None else ()
        if left_alone is None and update and is_complete(snapshot.parsed, symbol, manner.style):
            left_alone = replace(_alone(symbol, Reason.UP_TO_DATE), notes=notes)
        if left_alone:
            yield left_alone
            continue
        elapsed = runtime.clock.monotonic() - began
        estimate = _time_left(elapsed, worked, len(targets) - done)

        def show(sentence: str, done: int = done, estimate: str = estimate) -> None:
            reporter.step(done, len(targets), f"{sentence}{estimate}")

        result = await _document_one(runtime, Subject(snapshot, symbol), options, manner, show)
        yield replace(result, notes=notes)
        worked += 1
    reporter.step(len(targets), len(targets), "done")


async def document(
    runtime: Runtime, snapshot: Snapshot, targets: Sequence[Symbol], options: DocumentOptions, reporter: Reporter
) -> tuple[SymbolResult, ...]:
    """Document every target and return a result for each, in their order."""
    return tuple([each async for each in document_each(runtime, snapshot, targets, options, reporter)])


def _time_left(elapsed: float, worked: int, remaining: int) -> str:
    if not worked:
        return ""
    seconds = elapsed / worked * remaining
    return f", {seconds:.0f} s left" if seconds >= 1 else ""


async def _left_alone(
    runtime: Runtime, symbol: Symbol, options: DocumentOptions, *, alone: bool
) -> SymbolResult | None:
    """Return why nothing is to be done for a symbol, or None when there is something."""
    for reason, applies in _REASONS:
        if applies(symbol, options, alone):
            return _alone(symbol, reason)
    if options.mode is Mode.MISSING and symbol.doc is not None:
        touched = runtime.draft or not await runtime.journal.is_draft(
            runtime.journal.keyed_hash(symbol.doc.raw.strip())
        )
        if touched:
            return _alone(symbol, Reason.HAS_DOC)
    return None


_REASONS: tuple[tuple[Reason, Callable[[Symbol, DocumentOptions, bool], bool]], ...] = (
    (Reason.NO_PLACE, lambda symbol, _options, _alone: symbol.insertion is None),
    (Reason.SYNTAX_ERROR, lambda symbol, _options, _alone: symbol.error_inside),
    (Reason.PRIVATE, lambda symbol, options, alone: not (symbol.public or options.private or alone)),
    (
        Reason.INHERITS_DOC,
        lambda symbol, _options, alone: symbol.doc is None and not alone and "override" in symbol.modifiers,
    ),
    (Reason.TEST, lambda symbol, _options, alone: symbol.doc is None and not alone and "test" in symbol.modifiers),
    (
        Reason.DOC_NOT_EDITABLE,
        lambda symbol, _options, _alone: symbol.doc is not None and not symbol.doc.editable,
    ),
)
"""Rows of (reason, test of symbol, options and whether it was asked for alone), in order."""


def _alone(symbol: Symbol, reason: Reason, **words: str) -> SymbolResult:
    return _without_edit(symbol, Status.LEFT_ALONE, reason.clause.format(**words), reason.value)


def _without_edit(symbol: Symbol, status: Status, reason: str, code: str) -> SymbolResult:
    return SymbolResult(symbol, status, reason, code, None, (), None, None, draft=False)


async def _document_one(
    runtime: Runtime, subject: Subject, options: DocumentOptions, manner: Manner, show: Callable[[str], None]
) -> SymbolResult:
    symbol = subject.symbol
    task = await aside(len(symbol.span), lambda: task_of(subject.snapshot, symbol, TaskKind.DOCUMENTATION))
    mode = _mode_for(symbol, options.mode)
    try:
        decision = decide(runtime, task, options.pin, subject.snapshot.path)
    except RoutingError as error:
        return _without_edit(symbol, Status.FAILED, str(error), "no_model")
    limits = runtime.settings.ladder.limits(task.kind)
    serving, limits = served_by_drafts(decision, limits) if runtime.draft else (decision, limits)
    show(f"{symbol.name or 'module'}: {f'tier {serving.model.tier}' if serving.model.tier else 'draft'}")
    run = await run_ladder(
        runtime,
        Job(
            task=task,
            decision=serving,
            limits=limits,
            question=_question(subject, mode, manner, interactive=options.interactive),
            judge=lambda reply: _judged(check_reply(subject.snapshot, symbol, reply, manner, mode)),
            show=show,
            place=subject.snapshot.path,
            parsed=subject.snapshot.parsed,
            cache=_may_be_kept(symbol, options),
            before=symbol.doc.raw if symbol.doc else "",
            # Beside a model's seconds a thread costs nothing.
            size=len(symbol.span) if runtime.draft else max(len(symbol.span), LARGE),
        ),
    )
    return _result(symbol, decision, run, draft=runtime.draft)


def _may_be_kept(symbol: Symbol, options: DocumentOptions) -> bool:
    """Tell whether an earlier answer will do: not for somebody who wants another one."""
    return options.cache and options.mode is not Mode.REGENERATE and symbol.qualified_name not in options.anew


def _mode_for(symbol: Symbol, mode: Mode) -> Mode:
    """A missing doc is written whatever the mode; an untouched draft that `missing` lets through is written anew."""
    if symbol.doc is None:
        return Mode.MISSING
    return Mode.REGENERATE if mode is Mode.MISSING else mode


def _question(subject: Subject, mode: Mode, manner: Manner, *, interactive: bool) -> Question:
    parsed, symbol = subject.snapshot.parsed, subject.symbol

    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        style = manner.style.name
        return documentation_messages(parsed, symbol, problems=problems, mode=mode.value, style=style, marker=marker)

    budget = row_of(TaskKind.DOCUMENTATION).output_budget
    return Question(messages, budget, interactive, reply_schema(symbol), subject)


def _judged(checked: ReplyCheck) -> Judged[ReplyCheck]:
    doc = decode(checked.edit.new).strip() if checked.edit else ""
    return Judged(checked, checked.verdict, doc)


def _result(symbol: Symbol, decision: Decision, run: LadderRun[ReplyCheck], *, draft: bool) -> SymbolResult:
    if run.value is not None and run.value.edit is None:
        left = _alone(symbol, Reason.UP_TO_DATE)
        return replace(left, decision=decision, attempts=run.attempts, draft=draft)
    if run.value is not None:
        return SymbolResult(
            symbol,
            Status.DOCUMENTED,
            "",
            "",
            decision,
            run.attempts,
            run.value.edit,
            run.value.content,
            draft=draft,
        )
    code = run.failure_code
    if code == Reason.NOTHING_HONEST:
        left = _without_edit(symbol, Status.LEFT_ALONE, run.attempts[-1].failure or "", code)
    elif draft and code == "checks_failed":
        left = _alone(symbol, Reason.DRAFT_REFUSED, checks=refusals(run.attempts[-1].refused_by))
    else:
        left = _without_edit(symbol, Status.FAILED, run.ended.sentence, code)
    return replace(
        left,
        decision=decision,
        attempts=run.attempts,
        draft=draft,
    )
