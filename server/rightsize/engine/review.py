"""Review for security: what the rules see, what a tier 4 model says of each chunk, checked, confirmed and merged.

It fails closed: where a chunk was not read by a model that may review, in a form that was checked, that is an error and
stands beside what the rules found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.symbol import Features
from rightsize.core.errors import RoutingError
from rightsize.core.prompts.review import (
    Brief,
    read_review,
    review_messages,
    review_schema,
)
from rightsize.core.review.chunks import chunks_of
from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.merge import merged
from rightsize.core.review.orders import attack_of, is_order
from rightsize.core.review.suppress import is_refuted, with_suppressions
from rightsize.core.review.words import NO_MODEL
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import complexity_of_code
from rightsize.core.tasks.review import Evidence
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.text import Span, decode
from rightsize.core.verification.reviews import REVIEW_READ, Chunk, Part, Placed, Seen, verify_review
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.aside import aside
from rightsize.engine.confirm import confirmed
from rightsize.engine.floor import floor_of, symbol_around
from rightsize.engine.ports import Message, Request
from rightsize.engine.routing import PROMPT_OVERHEAD, decide
from rightsize.engine.run import Job, Judged, run_ladder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.review.chunks import SourceChunk
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Try
    from rightsize.core.routing.model import Model
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What the user asked for.

    Attributes:
        rules_only: no model is asked.
        confirm: which findings a second pass asks about: `off`, `high` severity and above, or `all`; a chunk without
            findings is read twice unless it is `off`.
        most: findings that one answer may hold.
        interactive: somebody waits at an editor.
    """

    rules_only: bool = False
    confirm: str = "high"
    most: int = 10
    interactive: bool = True


@dataclass(frozen=True, slots=True)
class Review:
    """What a review of one file, or a part of it, came to.

    Attributes:
        findings: of the rules and the model, merged, suppressed ones among them, in the order of the text.
        errors: a sentence for each reason for which something was not reviewed by a model.
        reviewer: who read it, for people; empty where nobody but the rules did.
        passes: how often a clean chunk was read.
        symbols: how many symbols were examined.
        decisions, attempts: of every chunk, in order.
        notes: sentences on what was done with less than there is, as where a scanner could not read the file.
    """

    snapshot: Snapshot
    span: Span
    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()
    reviewer: str = ""
    passes: int = 0
    symbols: int = 0
    decisions: tuple[Decision, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one chunk; `reviewers` are the models whose answers passed, in words."""

    placed: tuple[Placed, ...]
    decision: Decision | None
    attempts: tuple[Attempt, ...]
    passes: int
    error: str = ""
    reviewers: tuple[str, ...] = ()


async def review(
    runtime: Runtime, snapshot: Snapshot, span: Span | None, options: ReviewOptions, reporter: Reporter
) -> Review:
    """Review a file, or the part of it under a span; cancelling stops the model at once."""
    parsed = snapshot.parsed
    within = span or Span(0, len(parsed.data))
    floor, notes = await floor_of(runtime, snapshot, within)
    if options.rules_only:
        return Review(snapshot, within, floor, notes=notes)
    if runtime.draft:
        return Review(snapshot, within, floor, (NO_MODEL,), notes=notes)
    chunks = await aside(len(within), lambda: chunks_of(parsed, within))
    reads: list[_Read] = []
    found: list[Finding] = []
    for done, piece in enumerate(chunks):
        show = partial(reporter.step, done, len(chunks))
        show(_names(piece)[0])
        read = await _read(runtime, snapshot, piece, floor, options, show)
        reads.append(read)
        if read.decision is None:
            continue
        fresh = [_finding(snapshot, each, read) for each in read.placed]
        found += await confirmed(runtime, snapshot, piece.span, fresh, read.decision, options)
    reporter.step(len(chunks), len(chunks), "done")
    pairs = list(zip(chunks, reads, strict=True))
    return replace(await aside(len(parsed.data), lambda: _summed(snapshot, within, floor, found, pairs)), notes=notes)


def reviewer_of(decision: Decision, model: Model) -> str:
    """Return who answered, for people; an appointed model is always called that, and nobody else is."""
    if decision.rule == "appointed" and model is decision.model:
        return f"{model.label} (appointed by you, below the recommended size)"
    return model.label


def _names(piece: SourceChunk) -> tuple[str, ...]:
    return tuple(each.qualified_name for each in piece.symbols) or ("the code at the top of the file",)


async def _read(
    runtime: Runtime,
    snapshot: Snapshot,
    piece: SourceChunk,
    floor: Sequence[Finding],
    options: ReviewOptions,
    show: Callable[[str], None],
) -> _Read:
    """Have one chunk read: once, and again where nothing was found and a second pass is wanted."""
    seen = [each for each in floor if piece.span.overlaps(each.span) and not is_refuted(each)]
    brief = _brief(snapshot, piece, seen)
    task = _task(snapshot, piece, brief, options)
    try:
        decision = decide(runtime, task, None, snapshot.path)
    except RoutingError as error:
        return _Read((), None, (), 0, str(error))
    chunk = _chunk(snapshot, piece, [each for each in seen if not is_order(each)])
    attempts: list[Attempt] = []
    reviewers: list[str] = []
    for passes in (1, 2):
        run = await run_ladder(
            runtime,
            Job(
                task=task,
                decision=decision,
                limits=runtime.settings.ladder.limits(task.kind),
                ask=lambda step: _request(task, brief, step, options),
                judge=lambda reply: _judged(chunk, reply),
                show=show,
                place=snapshot.path,
                size=len(piece.span),
            ),
        )
        attempts += run.attempts
        if run.value is None:
            return _Read((), decision, tuple(attempts), passes, run.ended.sentence)
        reviewers.append(reviewer_of(decision, run.attempts[-1].model))
        if run.value or options.confirm == "off":
            return _Read(run.value, decision, tuple(attempts), passes, reviewers=tuple(reviewers))
    return _Read((), decision, tuple(attempts), 2, reviewers=tuple(reviewers))


def _brief(snapshot: Snapshot, piece: SourceChunk, seen: Sequence[Finding]) -> Brief:
    parsed = snapshot.parsed
    return Brief(
        language=parsed.language.name,
        names=_names(piece),
        source=decode(piece.span.of(parsed.data)),
        context=piece.context,
        evidence=tuple(Evidence(each.cwe, each.title, each.quote) for each in seen if not is_order(each)),
        attacks=tuple(attack_of(parsed, each, piece.span) for each in seen if is_order(each)),
    )


def _task(snapshot: Snapshot, piece: SourceChunk, brief: Brief, options: ReviewOptions) -> Task:
    parsed = snapshot.parsed
    markers = {marker.name: marker for symbol in piece.symbols for marker in features_of(parsed, symbol).markers}
    features = Features(max(1, len(brief.source) // 4), tuple(markers.values()))
    # What the rules found may be longer than the code, and what does not fit the window is cut off unread.
    prompt = sum(len(content) for _, content in review_messages(brief, (), marker=uuid4().hex, most=options.most))
    return Task(
        id=uuid4().hex,
        kind=TaskKind.CODE_REVIEW,
        complexity=complexity_of_code(TaskKind.CODE_REVIEW, features),
        tokens=prompt // 4 + PROMPT_OVERHEAD + row_of(TaskKind.CODE_REVIEW).output_budget,
        language=parsed.language.id,
        subject=piece.symbols[0] if piece.symbols else None,
    )


def _chunk(snapshot: Snapshot, piece: SourceChunk, seen: Sequence[Finding]) -> Chunk:
    parts = [Part(each.qualified_name, each.span) for each in piece.symbols]
    return Chunk(snapshot.parsed, piece.span, tuple(parts), tuple(Seen(each.cwe, each.span) for each in seen))


def _request(task: Task, brief: Brief, step: Try, options: ReviewOptions) -> Request:
    messages = review_messages(brief, step.problems, marker=uuid4().hex, most=options.most)
    return Request(
        id=uuid4().hex,
        model=step.model,
        messages=tuple(Message(role, content) for role, content in messages),
        subject=None,
        schema=review_schema(brief.names, options.most),
        max_tokens=row_of(task.kind).output_budget,
        tokens=task.tokens,
        interactive=options.interactive,
    )


def _judged(chunk: Chunk, reply: str) -> Judged[tuple[Placed, ...]]:
    content, unread = read_review(reply)
    if content is None:
        problems = tuple(Problem(REVIEW_READ.name, each, of_form=True) for each in unread)
        return Judged((), Verdict(problems, (REVIEW_READ.name,)))
    placed, verdict = verify_review(chunk, content)
    return Judged(placed, verdict)


def _finding(snapshot: Snapshot, placed: Placed, read: _Read) -> Finding:
    claim = placed.claim
    return Finding(
        span=placed.span,
        cwe=claim.cwe or 0,
        rule="",
        title=claim.title.rstrip("."),
        message=claim.explanation,
        remedy=claim.remedy,
        severity=Severity(claim.severity),
        confidence=Confidence(claim.confidence),
        source=Source.MODEL,
        quote=decode(placed.span.of(snapshot.parsed.data)),
        symbol=symbol_around(snapshot, placed.span),
        model=read.reviewers[-1] if read.reviewers else "",
        cost=round(sum(each.cost_units for each in read.attempts), 6),
    )


def _summed(
    snapshot: Snapshot,
    within: Span,
    floor: Sequence[Finding],
    found: Sequence[Finding],
    reads: Sequence[tuple[SourceChunk, _Read]],
) -> Review:
    decisions = tuple(read.decision for _, read in reads if read.decision is not None)
    done = [(piece, read) for piece, read in reads if not read.error]
    return Review(
        snapshot,
        within,
        merged(floor, with_suppressions(snapshot.parsed, found)),
        errors=tuple(dict.fromkeys(read.error for _, read in reads if read.error)),
        reviewer=", ".join(dict.fromkeys(name for _, read in done for name in read.reviewers)),
        passes=min((read.passes for _, read in done), default=0),
        symbols=sum(len(piece.symbols) or 1 for piece, _ in done),
        decisions=decisions,
        attempts=tuple(attempt for _, read in reads for attempt in read.attempts),
    )
