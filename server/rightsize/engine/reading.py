"""Reading one chunk: again where it seems clean, and for what an answer left, until all of it was examined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbol import Features
from rightsize.core.errors import RoutingError
from rightsize.core.prompts.review import Brief, read_review, review_messages, review_schema
from rightsize.core.review.merge import same_weakness
from rightsize.core.review.orders import attack_of, is_order, orders_in
from rightsize.core.review.suppress import is_refuted
from rightsize.core.review.words import LEFT, MORE
from rightsize.core.routing.explain import name_of
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import complexity_of_code
from rightsize.core.tasks.review import Evidence
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.text import decode, encode
from rightsize.core.verification.review_checks import REVIEW_READ
from rightsize.core.verification.reviews import Chunk, Part, Reading, Seen, verify_review
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.aside import LARGE, aside
from rightsize.engine.job import Job, Judged, Question
from rightsize.engine.routing import PROMPT_OVERHEAD, decide
from rightsize.engine.run import run_ladder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.chunks import SourceChunk
    from rightsize.core.review.finding import Finding
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.model import Model
    from rightsize.core.tasks.task import Complexity
    from rightsize.core.verification.reviews import Placed
    from rightsize.engine.job import Asking, LadderRun
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

MOST_AGAIN = 4
"""Answers with findings of one chunk; who has more to say each time is not asked for ever."""

_NAMED = 6
_WHOLE = "the code as a whole"


@dataclass(frozen=True, slots=True)
class ChunkRead:
    """What came of one chunk.

    Attributes:
        placed: findings that stand.
        examined: how many symbols were shown to have been examined; a chunk without any counts as one.
        passes: how often it was read as clean; 1 where something was found.
        error: why not all of it was reviewed, or an empty string.
        reviewers: the models whose answers passed, in words.
        appoint: the model that the user could appoint, where the error is that no tier 4 model is there.
        turns: how many questions were asked.
    """

    placed: tuple[Placed, ...]
    decision: Decision | None
    attempts: tuple[Attempt, ...]
    examined: int
    passes: int
    error: str = ""
    reviewers: tuple[str, ...] = ()
    appoint: str = ""
    turns: int = 0


def reviewer_of(decision: Decision, model: Model) -> str:
    """Return who answered, for people; an appointed model is always called that, and nobody else is."""
    if decision.rule == "appointed" and model is decision.model:
        return f"{name_of(model)} (appointed by you, below the recommended size)"
    return name_of(model)


def names_in(snapshot: Snapshot, piece: SourceChunk) -> tuple[str, ...]:
    """Return what a chunk holds, for people: its symbols, or its lines where no symbol begins in it."""
    if piece.symbols:
        return tuple(each.qualified_name for each in piece.symbols)
    lines = snapshot.parsed.lines
    first, last = lines.line_of(piece.span.start) + 1, lines.line_of(max(piece.span.start, piece.span.end - 1)) + 1
    return (f"line {first}" if first == last else f"lines {first} to {last}",)


async def read_chunk(
    runtime: Runtime,
    snapshot: Snapshot,
    piece: SourceChunk,
    floor: Sequence[Finding],
    asking: Asking,
) -> ChunkRead:
    """Have one chunk read until everything in it was examined, twice where nothing is found; or say what was not."""
    seen = [each for each in floor if piece.span.overlaps(each.span) and not is_refuted(each)]
    chunk = _chunk(runtime, snapshot, piece, [each for each in seen if not is_order(each)])
    brief, complexity = await aside(LARGE, lambda: _considered(snapshot, piece, seen))
    reading = _ChunkReading(runtime, snapshot, chunk, brief, complexity, asking)
    try:
        decision = decide(runtime, reading.task(piece), None, snapshot.path)
    except RoutingError as error:
        return ChunkRead((), None, (), 0, 0, str(error), appoint=error.appoint)
    wanted = 1 if runtime.settings.review.confirm == "off" else 2
    return await reading.read(decision, piece, wanted)


@dataclass(slots=True)
class _ChunkReading:
    """The calls about one chunk, and what they left to do."""

    runtime: Runtime
    snapshot: Snapshot
    chunk: Chunk
    brief: Brief
    complexity: Complexity
    asking: Asking
    placed: list[Placed] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    reviewers: list[str] = field(default_factory=list)
    turns: int = 0

    async def read(self, decision: Decision, piece: SourceChunk, wanted: int) -> ChunkRead:
        """Ask until `wanted` clean answers came, or findings and a word about everything else."""
        whole = self.chunk
        left, clean, again = whole.to_examine, 0, 0
        while True:
            run = await self._asked(decision, piece)
            if run.value is None:
                rest = self._rest(left, self.chunk.seen) if self.placed else ""
                sentence, appoint = self._failed(run.ended.sentence, piece)
                ended = self._ended(decision, whole, left, clean, f"{sentence} {rest}".strip())
                return replace(ended, appoint=appoint)
            self.reviewers.append(reviewer_of(decision, run.attempts[-1].model))
            reading = run.value
            fresh = [each for each in reading.placed if not any(_repeats(each, other) for other in self.placed)]
            self.placed += fresh
            before, left = left, tuple(each for each in left if each in reading.left)
            if not self.placed:
                clean += 1
                if clean == wanted:
                    return self._ended(decision, whole, (), clean)
                left = whole.to_examine
                continue
            again += 1
            if not (left or reading.passed_over or reading.full):
                return self._ended(decision, whole, left, 1)
            if again == MOST_AGAIN or not (fresh or len(left) < len(before)):
                more = MORE.format(who=self.reviewers[-1], most=whole.most) if reading.full else ""
                rest = self._rest(left, reading.passed_over)
                return self._ended(decision, whole, left, 1, f"{more} {rest}".strip())
            self._go_on(whole, left, reading)

    def task(self, piece: SourceChunk) -> Task:
        """Return the task of one call; all calls about a chunk are one task to the ledger."""
        # What the rules found may be longer than the code, and what does not fit the window is cut off unread.
        question = _question(self.brief, self.chunk.most, interactive=self.asking.interactive)
        return Task(
            id=self.asking.task_id,
            kind=TaskKind.CODE_REVIEW,
            complexity=self.complexity,
            tokens=question.tokens + PROMPT_OVERHEAD,
            language=self.snapshot.parsed.language.id,
            subject=piece.symbols[0] if piece.symbols else None,
        )

    async def _asked(self, decision: Decision, piece: SourceChunk) -> LadderRun[Reading]:
        task, chunk = self.task(piece), self.chunk
        self.turns += 1
        run = await run_ladder(
            self.runtime,
            Job(
                task=task,
                decision=decision,
                limits=self.runtime.settings.ladder.limits(task.kind),
                question=_question(self.brief, chunk.most, interactive=self.asking.interactive),
                judge=lambda reply: _judged(chunk, reply),
                show=self.asking.show,
                place=self.snapshot.path,
                parsed=self.snapshot.parsed,
                size=max(len(chunk.span), LARGE),
                cache=self.asking.cache,
                # The second word on code without findings is a reading of its own, though it is asked for alike.
                reading=len(self.reviewers) + 1,
                turn=self.turns,
                asks="" if self.turns == 1 else "rest" if self.placed else "again",
                ends=self.asking.ends,
            ),
        )
        self.attempts += run.attempts
        return run

    def _failed(self, sentence: str, piece: SourceChunk) -> tuple[str, str]:
        """Return why no answer passed, and who could be appointed where asking showed that no tier 4 model is there."""
        try:
            decide(self.runtime, self.task(piece), None, self.snapshot.path)
        except RoutingError as error:
            return (str(error), error.appoint) if error.appoint else (sentence, "")
        return sentence, ""

    def _go_on(self, whole: Chunk, left: tuple[Part, ...], reading: Reading) -> None:
        """Make the next call about what is left, or about everything where only more findings may be left."""
        known = tuple(Evidence(each.claim.cwe or 0, each.claim.title, each.claim.quote) for each in self.placed)
        parts = left or whole.to_examine
        self.chunk = replace(whole, parts=parts if whole.parts else (), seen=reading.passed_over)
        names = tuple(each.name for each in parts) if whole.parts else self.brief.names
        self.brief = replace(self.brief, names=names, known=known)

    def _rest(self, left: Sequence[Part], passed_over: Sequence[Seen]) -> str:
        """Say what nobody showed to have examined, or return an empty string."""
        lines = self.snapshot.parsed.lines
        names = [each.name for each in left]
        names += [
            f"the rules' finding on line {lines.line_of(each.span.start) + 1} (CWE-{each.cwe})" for each in passed_over
        ]
        if not names:
            return ""
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return LEFT.format(who=self.reviewers[-1], names=f"{', '.join(names[:_NAMED])}{more}")

    def _ended(self, decision: Decision, whole: Chunk, left: Sequence[Part], passes: int, error: str = "") -> ChunkRead:
        examined = len(whole.to_examine) - len(left) if self.placed or not error else 0
        passes = 0 if error and not self.placed else passes
        return ChunkRead(
            tuple(self.placed),
            decision,
            tuple(self.attempts),
            examined,
            passes,
            error,
            tuple(self.reviewers) if self.placed or not error else (),
            turns=self.turns,
        )


def _repeats(one: Placed, other: Placed) -> bool:
    return one.span.overlaps(other.span) and same_weakness(one.claim.cwe or 0, other.claim.cwe or 0)


def _considered(snapshot: Snapshot, piece: SourceChunk, seen: Sequence[Finding]) -> tuple[Brief, Complexity]:
    """Return what a model is told of a chunk, and how hard the chunk is."""
    parsed = snapshot.parsed
    markers = {marker.name: marker for symbol in piece.symbols for marker in features_of(parsed, symbol).markers}
    brief = _brief(snapshot, piece, seen)
    features = Features(max(1, len(brief.source) // 4), tuple(markers.values()))
    return brief, complexity_of_code(TaskKind.CODE_REVIEW, features)


def _brief(snapshot: Snapshot, piece: SourceChunk, seen: Sequence[Finding]) -> Brief:
    parsed = snapshot.parsed
    return Brief(
        language=parsed.language.name,
        names=tuple(each.qualified_name for each in piece.symbols) or (_WHOLE,),
        source=decode(piece.span.of(parsed.data)),
        context=piece.context,
        evidence=tuple(Evidence(each.cwe, each.title, each.quote) for each in seen if not is_order(each)),
        attacks=(
            *(attack_of(parsed, each, piece.span) for each in seen if is_order(each)),
            *_attacks_beside(snapshot, piece),
        ),
    )


def _attacks_beside(snapshot: Snapshot, piece: SourceChunk) -> tuple[str, ...]:
    """Return sentences on the orders in the signatures that a chunk is given: they stand elsewhere in the file."""
    if not piece.context:
        return ()
    found = orders_in(parse(snapshot.parsed.language, encode(piece.context)))
    return tuple(dict.fromkeys(f"In what it calls: {each.message} (CWE-{each.cwe})" for each in found))


def _chunk(runtime: Runtime, snapshot: Snapshot, piece: SourceChunk, seen: Sequence[Finding]) -> Chunk:
    parts = tuple(Part(each.qualified_name, each.span, each.body_span, each.signature_span) for each in piece.symbols)
    found = tuple(Seen(each.cwe, each.span) for each in seen)
    return Chunk(snapshot.parsed, piece.span, parts, found, runtime.settings.review.most_findings)


def _question(brief: Brief, most: int, *, interactive: bool) -> Question:
    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return review_messages(brief, problems, marker=marker, most=most)

    budget = row_of(TaskKind.CODE_REVIEW).output_budget
    return Question(messages, budget, interactive, review_schema(brief.names, most))


def _judged(chunk: Chunk, reply: str) -> Judged[Reading]:
    content, unread = read_review(reply)
    if content is None:
        problems = tuple(Problem(REVIEW_READ.name, each, of_form=True) for each in unread)
        return Judged(Reading(), Verdict(problems, (REVIEW_READ.name,)))
    reading, verdict = verify_review(chunk, content)
    return Judged(reading, verdict)
