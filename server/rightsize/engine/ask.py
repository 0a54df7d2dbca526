"""Ask: from free text to tasks, each routed, answered at the same time as the others, and checked."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.asks.merge import Section, merged
from rightsize.core.errors import RightsizeError, where
from rightsize.core.review.words import NONE_INSTALLED
from rightsize.core.routing.explain import name_of
from rightsize.core.tasks.task import TaskKind
from rightsize.engine.answers import judged_answer
from rightsize.engine.ask_plan import question_of
from rightsize.engine.ask_review import answer_by_review
from rightsize.engine.asked import Answer, Began, Done, Ended, Piece, Report, Routed, SubTask, Waiting, event_of_end
from rightsize.engine.job import Job
from rightsize.engine.run import run_ladder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.routing.ladder import Try
    from rightsize.engine.asked import AskEvent, AskOptions, Splitting
    from rightsize.engine.job import Judged
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime

    Tell = Callable[[AskEvent], None]

_log = logging.getLogger(__name__)

_NO_MODEL = "This is for a model, and none is at hand. {cause} `rightsize doctor` says how to get one."
_EMBEDDED = "The embedded engine answers no questions; leave the setting `engine` away."
_FAULT = "This should not have happened ({error}). The log says where; please report it, and ask again."
STOPPED = "Stopped before it was answered."
_SAME = "For the same reason as {number}."


async def answer(
    runtime: Runtime,
    prompt: str,
    subs: Sequence[SubTask],
    options: AskOptions,
    tell: Tell,
    split: Splitting | None = None,
) -> Report:
    """Have every task answered, all at the same time, each on a ladder of its own; cancelling stops all of them.

    Parameters:
        split: how a model was asked to split the request.
        tell: told of everything on the way, in the loop; whoever stops the work has all answers from it, but for tasks
            that had not begun.
    """
    began = runtime.clock.monotonic()
    tell(Routed(tuple(subs), split))
    running = [asyncio.ensure_future(_Course(runtime, at, sub, options, tell).run()) for at, sub in enumerate(subs)]
    try:
        answers = await asyncio.gather(*running)
    except BaseException:
        for each in running:
            each.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        raise
    report = report_of(prompt, answers, runtime.clock.monotonic() - began, split)
    tell(Done(report))
    return report


def report_of(
    prompt: str,
    answers: Sequence[Answer],
    seconds: float,
    split: Splitting | None = None,
    *,
    interrupted: bool = False,
) -> Report:
    """Return the report of some answers, also of those that ended before somebody stopped the others.

    Parameters:
        seconds: that the answers took; those of the split are added.
    """
    seconds += split.attempt.seconds if split and split.attempt else 0.0
    return Report(prompt, tuple(answers), seconds, merged(sections_of(answers)), split, interrupted)


def stopped_answer(sub: SubTask, attempts: Sequence[Attempt] = ()) -> Answer:
    """Return what stands for a task that somebody stopped, with what was spent on it until then."""
    return Answer(sub, "", tuple(attempts), problem=STOPPED, stopped=True)


def section_of(answer: Answer, before: Sequence[Answer] = ()) -> Section:
    """Return an answer as a section of the merged document.

    Parameters:
        before: those above it; why nothing was answered is not said again below the first that it holds for.
    """
    model = answer.model
    said = [each.problem for each in before]
    same = answer.problem in said if answer.problem else False
    last = answer.attempts[-1] if answer.attempts else None
    return Section(
        kind=answer.sub.ask.kind,
        by="" if model is None else name_of(model),
        provider="" if model is None else model.provider,
        milliseconds=1000 * answer.seconds,
        text=answer.text,
        problem=_SAME.format(number=said.index(answer.problem) + 1) if same else answer.problem,
        remark="" if last is None else last.remark,
    )


def sections_of(answers: Sequence[Answer]) -> list[Section]:
    """Return answers as the sections of one document."""
    return [section_of(each, answers[:at]) for at, each in enumerate(answers)]


@dataclass(frozen=True, slots=True)
class _Course:
    """One task on its way to an answer."""

    runtime: Runtime
    at: int
    sub: SubTask
    options: AskOptions
    tell: Tell
    made: list[Attempt] = field(default_factory=list)

    async def run(self) -> Answer:
        """Answer the task; what is known to go wrong is in the answer, so that it takes no other one with it."""
        began = self.runtime.clock.monotonic()
        try:
            found = await self._answered()
        except RightsizeError as error:
            found = Answer(self.sub, "", problem=str(error))
        except Exception as error:  # noqa: BLE001 - one task must not take the others with it
            _log.error("a task could not be answered: %s", where(error))
            found = Answer(self.sub, "", problem=_FAULT.format(error=type(error).__name__))
        except asyncio.CancelledError:
            seconds = self.runtime.clock.monotonic() - began
            self.tell(Ended(self.at, replace(stopped_answer(self.sub, self.made), seconds=seconds)))
            raise
        seconds = self.runtime.clock.monotonic() - began
        ended = replace(found, seconds=seconds, tier4_cost=_instead(self.runtime, found))
        self.tell(Ended(self.at, ended))
        return ended

    async def _answered(self) -> Answer:
        sub = self.sub
        if sub.ask.kind is TaskKind.CODE_REVIEW and sub.sources:
            return await answer_by_review(self.runtime, self.at, sub, self.options, self.tell, self.made)
        if sub.decision is None:
            return Answer(sub, "", problem=sub.problem, appoint=sub.appoint)
        if self.runtime.draft:
            return Answer(sub, "", problem=_without(self.runtime))
        limits = self.runtime.settings.ask_limits(sub.ask.kind)
        run = await run_ladder(
            self.runtime,
            Job(
                task=sub.task,
                decision=sub.decision,
                limits=limits,
                question=question_of(sub, interactive=self.options.interactive, longest=limits.answer),
                judge=self._judged,
                show=lambda sentence: self.tell(Waiting(self.at, sentence)),
                place="",
                parsed=None,
                size=len(sub.ask.text),
                cache=self.options.cache,
                begins=self._begins,
                ends=self._ends,
                piece=lambda text: self.tell(Piece(self.at, text)),
            ),
        )
        if run.value is None:
            return Answer(sub, "", run.attempts, run.ended.sentence, briefly=run.ended.briefly)
        return Answer(sub, f"{_unreviewed(sub)}{run.value}", run.attempts, model=run.attempts[-1].model)

    def _judged(self, reply: str) -> Judged[str]:
        sub = self.sub
        return judged_answer(sub.ask.kind, sub.words, reply, tuple(each.text for each in sub.data), sub.request)

    def _begins(self, step: Try) -> None:
        self.tell(Began(self.at, step))

    def _ends(self, attempt: Attempt) -> None:
        self.made.append(attempt)
        event = event_of_end(self.at, attempt)
        if event is not None:
            self.tell(event)


def _instead(runtime: Runtime, answer: Answer) -> float:
    """Return what an answer would have cost on the dearest model."""
    passed = [each for each in answer.attempts if each.verdict is not None and each.verdict.passed]
    dearest = max((each.cost for each in runtime.registry.models), default=1.0)
    return dearest * sum(each.tokens_out for each in passed) / 1000 if answer.answered else 0.0


def _without(runtime: Runtime) -> str:
    """Say why no model answers: the user wants none, no server does, or none has a model."""
    if runtime.settings.engine == "embedded":
        return _EMBEDDED
    silent = runtime.probe is not None and not runtime.probe.reachable and runtime.probe.sentence
    return _NO_MODEL.format(cause=silent or NONE_INSTALLED)


def _unreviewed(sub: SubTask) -> str:
    """Return what stands above the answer to a request for a review that read no code; nothing above any other."""
    if sub.ask.kind is not TaskKind.CODE_REVIEW:
        return ""
    return f"> {_NO_CODE}\n\n"


_NO_CODE = "No code was given, so nothing was reviewed; paste it, or name a file with `--file`."
