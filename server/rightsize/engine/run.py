"""Drive one ladder: ask the model that it names, judge the reply, tell it how that ended, write the ledger."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from rightsize.core.errors import ModelFailure
from rightsize.core.ledger.record import CACHE, CallRecord
from rightsize.core.routing.ladder import Ended, Failed, Passed, Rejected, Try, climb
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.named import named
from rightsize.core.verification.review_checks import said_of
from rightsize.engine.aside import LARGE, aside
from rightsize.engine.asking import asked
from rightsize.engine.broken import stopped
from rightsize.engine.cached import forget, keep, key_of, recall
from rightsize.engine.job import Judged, LadderRun
from rightsize.engine.ports import End
from rightsize.engine.results import CANCELLED, Attempt
from rightsize.engine.streaming import Heard, Streaming
from rightsize.engine.veil import Outgoing, outgoing, refusal
from rightsize.engine.weighed import task_record

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Outcome
    from rightsize.core.routing.model import Model
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.job import Job
    from rightsize.engine.runtime import Runtime

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Answer(Generic[T]):
    attempt: Attempt
    outcome: Outcome
    judged: Judged[T] | None
    prompt_length: int
    end: End | None = None
    key: str = ""


async def _refused(runtime: Runtime, job: Job[T]) -> str | None:
    parsed = job.parsed
    return None if parsed is None else await aside(len(parsed.data), lambda: refusal(runtime, job.place, parsed))


async def run_ladder(runtime: Runtime, job: Job[T]) -> LadderRun[T]:
    """Climb until an answer passes or nothing is left; the decision and each attempt leave one line in the ledger.

    Cancelling closes the stream, so the server stops writing, and is itself recorded.
    """
    refused = await _refused(runtime, job) if job.decision.model.tier else None
    if refused is not None:
        return LadderRun(Ended(passed=False, attempts=0, sentence=refused), (), None, withheld=True)
    steps = climb(job.decision, job.limits)
    attempts: list[Attempt] = []
    try:
        step = next(steps)
    except StopIteration as stop:
        return LadderRun(stop.value, (), None)
    if job.decision.model.tier and job.turn == 1:
        await runtime.journal.append(task_record(runtime, job))
    first_key = ""
    while True:
        answer = await _attempt(runtime, job, step, first_key)
        attempts.append(answer.attempt)
        job.ends(answer.attempt)
        first_key = first_key or answer.key
        try:
            following = steps.send(answer.outcome)
        except StopIteration as stop:
            await runtime.journal.append(_record(runtime, job, step, answer, attempts, final=True))
            ended: Ended = stop.value
            passed = answer.judged.value if ended.passed and answer.judged else None
            return LadderRun(ended, tuple(attempts), passed)
        await runtime.journal.append(_record(runtime, job, step, answer, attempts, final=False))
        step = following


@dataclass(frozen=True, slots=True)
class _Turn:
    """One step of the ladder: what is sent, what stands for the question, when it began, and when an answer came.

    What follows on an answer is not the model's time: a person may be asked whether examples are to be run.
    """

    step: Try
    sent: Outgoing
    key: str
    began: float
    answered: float | None = None

    @property
    def prompt_length(self) -> int:
        return sum(len(each.content) for each in self.sent.request.messages)


async def _attempt(runtime: Runtime, job: Job[T], step: Try, first_key: str) -> _Answer[T]:
    job.begins(step)
    request = await aside(job.size, lambda: job.question.request(job.task, step))
    sent = Outgoing(request)
    if step.model.tier or job.before is not None:
        sent = await aside(LARGE, lambda: outgoing(runtime, request, step.problems))
    turn = _Turn(step, sent, key_of(runtime, sent.request, job.reading), runtime.clock.monotonic())
    before = await _before(runtime, job, turn) if job.cache else None
    if before is not None:
        return before

    heard = Heard(None if job.piece is None else Streaming(sent.veil, job.piece))

    def without_answer(failure: ModelFailure) -> _Answer[T]:
        made = _made(runtime, turn, failure)
        gone = _gone(runtime, job.decision)
        ended = Failed(made.seconds, failure.kind, failure.action, str(failure), failure.tokens_out, gone)
        return _Answer(made, ended, None, turn.prompt_length, key=turn.key)

    try:
        reply, end = await asked(runtime.gateway, sent, job.show, step.seconds, heard.take)
        heard.all(end)
        turn = replace(turn, answered=runtime.clock.monotonic())
        judged = await _judged(job, sent, reply)
    except ModelFailure as failure:
        return without_answer(heard.until(failure))
    except asyncio.CancelledError:
        cancelled = without_answer(heard.until(stopped()))
        job.ends(cancelled.attempt)
        record = _record(runtime, job, step, cancelled, [cancelled.attempt], final=True)
        await asyncio.shield(runtime.journal.append(record))
        raise
    made = _made(runtime, turn, end, judged.verdict)
    if judged.verdict.passed:
        await keep(runtime, (first_key, turn.key), sent.request, reply)
    outcome = _outcome(made, judged.verdict, job.task.kind)
    return _Answer(made, outcome, judged, turn.prompt_length, end, turn.key)


async def _before(runtime: Runtime, job: Job[T], turn: _Turn) -> _Answer[T] | None:
    """Return the answer that this question had before, if it passes the checks as they are now."""
    found = await recall(runtime, job.decision, turn.key)
    if found is None:
        return None
    model, reply = found
    turn = replace(turn, answered=runtime.clock.monotonic())
    judged = await _judged(job, turn.sent, reply)
    if not judged.verdict.passed:
        await forget(runtime, turn.key)
        return None
    if job.piece is not None:
        streaming = Streaming(turn.sent.veil, job.piece)
        streaming.take(reply)
        streaming.end()
    nothing = End("stop", 0, 0, 0.0, None)
    made = _made(runtime, replace(turn, step=replace(turn.step, model=model)), nothing, judged.verdict)
    made = replace(made, engine=CACHE)
    return _Answer(made, Passed(made.seconds, 0), judged, turn.prompt_length)


async def _judged(job: Job[T], sent: Outgoing, reply: str) -> Judged[T]:
    """Judge a reply with the secrets in it again; a placeholder that came back broken is a fault of its own."""
    found = await aside(max(job.size, len(reply)), lambda: job.judge(sent.veil.lifted(reply)))
    judged = found if isinstance(found, Judged) else await found
    verdict = sent.judged(reply, sent.concealed(judged.verdict))
    if job.before is not None:
        verdict = sent.unsaid(reply, judged.doc, job.before, verdict)
    return replace(judged, verdict=verdict)


def _gone(runtime: Runtime, decision: Decision) -> frozenset[str]:
    """Return the models that cannot be asked any more, as those of a server that has just turned out to be down."""
    models = tuple(each.model for each in decision.candidates)
    availability = runtime.gateway.availability(models)
    return frozenset(each.litellm_name for each in models if not availability.of(each).usable)


def _made(runtime: Runtime, turn: _Turn, came: End | ModelFailure, verdict: Verdict | None = None) -> Attempt:
    step = turn.step
    failure = came if isinstance(came, ModelFailure) else None
    ended = runtime.clock.monotonic() if turn.answered is None else turn.answered
    return Attempt(
        call_id=turn.sent.request.id,
        model=step.model,
        attempt=step.attempt,
        engine=_engine(runtime.gateway.name, step.model),
        verdict=verdict,
        failure=None if failure is None else str(failure),
        failure_kind=None if failure is None else failure.kind,
        seconds=ended - turn.began,
        tokens_in=came.tokens_in,
        tokens_out=came.tokens_out,
        cost_units=step.model.cost * came.tokens_out / 1000,
        host=came.host,
        hidden=turn.sent.hidden,
    )


def _engine(gateway: str, model: Model) -> str:
    """Return the ledger's word for who answered: one gateway reaches Ollama and, for the user's own rows, others."""
    return "litellm" if gateway == "ollama" and not model.on_ollama else gateway


def _outcome(attempt: Attempt, verdict: Verdict, kind: TaskKind) -> Outcome:
    if verdict.passed:
        return Passed(attempt.seconds, attempt.tokens_out)
    refusing = verdict.faults
    return Rejected(
        seconds=attempt.seconds,
        tokens=attempt.tokens_out,
        of_form=all(each.of_form for each in refusing),
        problems=tuple(each.message for each in refusing),
        checks=tuple(dict.fromkeys(named(each.check) for each in refusing)),
        said=tuple(dict.fromkeys(said_of(each.check) for each in refusing)) if kind is TaskKind.CODE_REVIEW else (),
    )


def _record(
    runtime: Runtime, job: Job[T], step: Try, answer: _Answer[T], attempts: list[Attempt], *, final: bool
) -> CallRecord:
    made, verdict = answer.attempt, answer.attempt.verdict
    dearest = max(each.cost for each in runtime.registry.models) if runtime.registry.models else 1.0
    return CallRecord(
        id=made.call_id,
        task_id=job.task.id,
        timestamp=runtime.clock.now(),
        task_type=job.task.kind.value,
        complexity=round(job.task.complexity.value, 4),
        tier=made.model.tier,
        model_used=made.model.ollama_model,
        latency_ms=round(made.seconds * 1000, 3),
        cost_units=round(made.cost_units, 6),
        quality_eval=_quality(answer, attempts),
        prompt_len=answer.prompt_length,
        attempt=step.attempt,
        final=final,
        verdict=_verdict_word(answer),
        failed_checks=tuple(each.check for each in verdict.faults) if verdict else (),
        tokens_in=made.tokens_in,
        tokens_out=made.tokens_out,
        # Tier 4 alone would have split nothing.
        tier4_cost=round(dearest * made.tokens_out / 1000, 6) if job.turn else 0.0,
        engine=made.engine,
        language=job.task.language,
        first_token_ms=_milliseconds(answer.end.first_token_seconds if answer.end else None),
        project=runtime.journal.keyed_hash(job.place),
        doc=runtime.journal.keyed_hash(answer.judged.doc) if answer.judged and answer.judged.doc else "",
        failure=answer.outcome.kind if isinstance(answer.outcome, Failed) else None,
        reach=verdict.reach if verdict else "",
        host=made.host,
        remote=made.model.remote,
        turn=job.turn,
        asks=job.asks,
        answering_ms=_milliseconds(answer.end.seconds if answer.end else None),
    )


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000, 3)


def _verdict_word(answer: _Answer[T]) -> str:
    if isinstance(answer.outcome, Failed):
        return CANCELLED if answer.outcome.kind == CANCELLED else "failed"
    return "passed" if isinstance(answer.outcome, Passed) else "rejected"


def _quality(answer: _Answer[T], attempts: list[Attempt]) -> float | None:
    """Return what happened: 1 passed, 0.5 passed after the same model repaired its answer, 0 rejected, else None.

    An answer from the cache was judged when it came, and teaches nothing more.
    """
    if isinstance(answer.outcome, Failed) or answer.attempt.cached:
        return None
    if isinstance(answer.outcome, Rejected):
        return 0.0
    repaired = any(each.model is answer.attempt.model and each.verdict is not None for each in attempts[:-1])
    return 0.5 if repaired else 1.0
