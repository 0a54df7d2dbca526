"""Review for security: what the rules see, what a tier 4 model says of each chunk, checked, confirmed and merged.

It fails closed: where a chunk was not read by a model that may review, in a form that was checked, that is an error and
stands beside what the rules found.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from rightsize.core.review.chunks import chunks_of
from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.merge import merged
from rightsize.core.review.second_pass import failed_passes
from rightsize.core.review.suppress import with_suppressions
from rightsize.core.review.words import EMBEDDED, FAILED_AT, NO_MODEL, NONE_INSTALLED, NOTHING_READ, STOPPED
from rightsize.core.text import Span, decode
from rightsize.engine.aside import aside
from rightsize.engine.concealing import concealed
from rightsize.engine.confirm import confirmed
from rightsize.engine.explanations import ladder_lines
from rightsize.engine.floor import floor_of, symbol_around
from rightsize.engine.job import Asking, unseen
from rightsize.engine.reading import names_in, read_chunk
from rightsize.engine.results import FROM_CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.review.chunks import SourceChunk
    from rightsize.core.verification.reviews import Placed
    from rightsize.engine.ports import Reporter
    from rightsize.engine.reading import ChunkRead
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

_NAMED = 6


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What the user asked for.

    Attributes:
        rules_only: no model is asked.
        confirm: stands in the place of the setting `review.confirm`; None leaves that in force.
        interactive: somebody waits at an editor.
        cache: an answer that was given before will do.
        ends: is told of each attempt, those of second passes too, when it has ended or was stopped.
    """

    rules_only: bool = False
    confirm: str | None = None
    interactive: bool = True
    cache: bool = True
    ends: Callable[[Attempt], None] = unseen


@dataclass(frozen=True, slots=True)
class Review:
    """What a review of one file, or a part of it, came to.

    Attributes:
        findings: of the rules and the model, merged, suppressed ones among them, in the order of the text.
        errors: a sentence for each reason for which something was not reviewed by a model.
        reviewer: who read it, for people; empty where nobody but the rules did.
        passes: how often a clean chunk was read.
        symbols: how many symbols were examined.
        attempts: of every chunk, in order.
        notes: sentences on what was done with less than there is, as where a scanner could not read the file.
        appoint: the model that the user could appoint, where one of the errors is that no tier 4 model is there.
        unread: what was not read as a whole, because of the errors; of that, this review has nothing to say.
    """

    snapshot: Snapshot
    span: Span
    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()
    reviewer: str = ""
    passes: int = 0
    symbols: int = 0
    attempts: tuple[Attempt, ...] = ()
    notes: tuple[str, ...] = ()
    appoint: str = ""
    unread: tuple[Span, ...] = ()

    @property
    def remark(self) -> str:
        """What stands behind who read it, in words; empty where somebody was asked."""
        return FROM_CACHE if self.from_cache else ""

    @property
    def from_cache(self) -> bool:
        """Whether no model was asked now: every answer is one that passed before, and was checked again."""
        return bool(self.attempts) and all(each.cached for each in self.attempts)


@dataclass(slots=True)
class Course:
    """How far a review is: whoever stops it still has what was read until then; the rules have, once `floored`."""

    snapshot: Snapshot
    within: Span
    floor: tuple[Finding, ...] = ()
    floored: bool = False
    notes: tuple[str, ...] = ()
    chunks: tuple[SourceChunk, ...] = ()
    reads: list[ChunkRead] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    ended: bool = False

    def so_far(self) -> Review:
        """Return what has come of it; that the rest was not read is an error."""
        stopped = STOPPED.format(names=self._named(self.chunks[len(self.reads) :])) if self.reads else NOTHING_READ
        failed = [piece for piece, each in zip(self.chunks, self.reads, strict=False) if each.error]
        errors = [each.error for each in self.reads if each.error]
        errors += [FAILED_AT.format(names=self._named(failed))] if 0 < len(failed) < len(self.reads) else []
        errors += [] if self.ended else [stopped]
        read = [each for each in self.reads if each.reviewers]
        return Review(
            self.snapshot,
            self.within,
            concealed(
                merged(self.floor, with_suppressions(self.snapshot.parsed, self.found)), self.snapshot.parsed.data
            ),
            errors=tuple(dict.fromkeys(errors)),
            reviewer=", ".join(dict.fromkeys(name for each in read for name in each.reviewers)),
            passes=min((each.passes for each in read), default=0),
            symbols=sum(each.examined for each in read),
            attempts=tuple(attempt for each in self.reads for attempt in each.attempts),
            notes=self.notes,
            appoint=next((each.appoint for each in self.reads if each.appoint), ""),
            unread=self._unread(),
        )

    def _named(self, pieces: Sequence[SourceChunk]) -> str:
        """Name the symbols of chunks, of very many the first."""
        names = [name for piece in pieces for name in names_in(self.snapshot, piece)]
        return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")

    def _unread(self) -> tuple[Span, ...]:
        if not self.chunks:
            return () if self.ended else (self.within,)
        failed = [piece.span for piece, each in zip(self.chunks, self.reads, strict=False) if each.error]
        return (*failed, *(piece.span for piece in self.chunks[len(self.reads) :]))


def course_of(snapshot: Snapshot, span: Span | None) -> Course:
    """Return a review that has not begun, of a file or the part of it under a span."""
    return Course(snapshot, span or Span(0, len(snapshot.parsed.data)))


async def review(
    runtime: Runtime,
    snapshot: Snapshot,
    span: Span | None,
    options: ReviewOptions,
    reporter: Reporter,
    *,
    course: Course | None = None,
) -> Review:
    """Review a file, or the part of it under a span; cancelling stops the model at once.

    Parameters:
        course: the caller's own, which holds what was read when a review is cancelled.
    """
    runtime = _as_asked(runtime, options)
    parsed, settings = snapshot.parsed, runtime.settings.review
    course = course or course_of(snapshot, span)
    course.floor, course.notes = await floor_of(runtime, snapshot, course.within)
    course.floored = True
    if options.rules_only or runtime.draft:
        course.ended = options.rules_only
        errors = () if options.rules_only else (_without(runtime),)
        seen = await aside(len(parsed.data), lambda: concealed(course.floor, parsed.data))
        return Review(snapshot, course.within, seen, errors, notes=course.notes, unread=(course.within,))
    size, context = settings.chunk_bytes, settings.context_bytes
    course.chunks = await aside(len(course.within), lambda: chunks_of(parsed, course.within, size, context))
    for done, piece in enumerate(course.chunks):
        name = names_in(snapshot, piece)[0]
        reporter.step(done, len(course.chunks), name)
        show = partial(_show, reporter, (done, len(course.chunks)), name)
        asking = Asking(options.interactive, options.cache, show, options.ends)
        read = await read_chunk(runtime, snapshot, piece, course.floor, asking)
        if read.decision is not None:
            fresh = [_finding(snapshot, each, read) for each in read.placed]
            asked = await confirmed(runtime, snapshot, piece.span, fresh, read, asking)
            course.found += asked
            course.notes += failed_passes(asked)
        course.reads.append(read)
    course.ended = True
    reporter.step(len(course.chunks), len(course.chunks), "done")
    return await aside(len(parsed.data), course.so_far)


def _show(reporter: Reporter, place: tuple[int, int], name: str, sentence: str) -> None:
    """Show what the reading of a chunk waits for, beside what is read."""
    reporter.step(*place, f"{name}: {sentence}")


def _without(runtime: Runtime) -> str:
    """Say why no model reads: the user wants none, no server answers, or none has a model."""
    if runtime.settings.engine == "embedded":
        return EMBEDDED
    silent = runtime.probe is not None and not runtime.probe.reachable and runtime.probe.sentence
    return NO_MODEL.format(cause=silent or NONE_INSTALLED)


def _as_asked(runtime: Runtime, options: ReviewOptions) -> Runtime:
    if options.confirm is None:
        return runtime
    own = replace(runtime.settings.review, confirm=options.confirm)
    return replace(runtime, settings=replace(runtime.settings, review=own))


def _finding(snapshot: Snapshot, placed: Placed, read: ChunkRead) -> Finding:
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
        symbol=symbol_around(snapshot.parsed, placed.span),
        model=read.reviewers[-1] if read.reviewers else "",
        cost=round(sum(each.cost_units for each in read.attempts), 6),
        ladder=ladder_lines(read.attempts),
        cached=all(each.cached for each in read.attempts),
    )
