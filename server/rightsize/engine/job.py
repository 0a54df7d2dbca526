"""One task on its way up the ladder: what is asked, how an answer is judged, and how that ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN
from rightsize.engine.ports import Message, Request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Ended, Try
    from rightsize.core.routing.limits import LadderLimits
    from rightsize.core.tasks.task import Task
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.results import Attempt
    from rightsize.engine.snapshot import Subject

T = TypeVar("T")


def unseen(_step: Try | Attempt) -> None:
    """Let a step begin or end without a word."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How all questions of one task are asked.

    Attributes:
        interactive: somebody waits, and is served before what is done in the background.
        cache: an answer that was given before will do.
        show: is told what is being done.
        ends: is told of each attempt when it has ended or was stopped.
        task_id: of the one task that they belong to.
    """

    interactive: bool
    cache: bool
    show: Callable[[str], None]
    ends: Callable[[Attempt], None] = unseen
    task_id: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, whichever model is asked it.

    Attributes:
        messages: makes the (role, content) pairs from what was wrong with earlier answers and a random marker that
            fences source.
        budget: tokens of an answer, for which there must be room.
        longest: tokens that it may have where there is room for more.
        schema, subject, interactive: as in a request.
    """

    messages: Callable[[Sequence[str], str], Sequence[tuple[str, str]]]
    budget: int
    interactive: bool
    schema: Mapping[str, Any] | None = None
    subject: Subject | None = None
    longest: int = 0

    @property
    def tokens(self) -> int:
        """An estimate of the prompt, while nothing is told of earlier answers, and of the answer together."""
        prompt = sum(len(content) for _, content in self.messages((), uuid4().hex))
        return prompt // CHARACTERS_PER_TOKEN + self.budget

    def request(self, task: Task, step: Try) -> Request:
        """Return one call of the model that a step of the ladder names."""
        marker = uuid4().hex
        return Request(
            id=uuid4().hex,
            model=step.model,
            messages=tuple(Message(role, content) for role, content in self.messages(step.problems, marker)),
            subject=self.subject,
            schema=self.schema,
            max_tokens=self.budget,
            tokens=task.tokens,
            room=max(0, self.longest - self.budget),
            marker=marker,
            interactive=self.interactive,
        )


@dataclass(frozen=True, slots=True)
class Judged(Generic[T]):
    """What a reply was found to be; `doc` is the text that would be written, for the ledger's keyed hash."""

    value: T
    verdict: Verdict
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """One task on its way up the ladder.

    Attributes:
        question: put into words for a step in a thread, where the code is large.
        judge: reads and checks a reply; where that takes more than the processor, it may be awaited.
        show: told what the gateway waits for, one sentence.
        place: the file, which the ledger's project hash stands for.
        parsed: what stands in it; None where no file is asked about.
        size: bytes of code that asking and judging read.
        cache: an answer that passed before will do; whether or not, this one is kept.
        reading: which of several independent readings of the same code this is; none answers for another.
        turn: which question of its task this is, from 1; 0 asks how to split a request, before there is any task.
        asks: what a later question of its task is about, as the ledger calls it.
        begins: told of each step before its model is asked.
        ends: told of each attempt when it has ended or was stopped.
        piece: told of each piece of a reply as it comes, with the secrets in it; an answer from the cache is one piece.
            None where nobody watches.
        before: of an answer that people read, as a doc, what stands in its place now: other secrets of the source it
            must not say.  None of an answer that is code.
    """

    task: Task
    decision: Decision
    limits: LadderLimits
    question: Question
    judge: Callable[[str], Judged[T] | Awaitable[Judged[T]]]
    show: Callable[[str], None]
    place: str
    parsed: Parsed | None
    size: int = 0
    cache: bool = True
    reading: int = 1
    turn: int = 1
    asks: str = ""
    begins: Callable[[Try], None] = unseen
    ends: Callable[[Attempt], None] = unseen
    piece: Callable[[str], None] | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class LadderRun(Generic[T]):
    """How a ladder ended, every attempt, and the value that passed or None; `withheld` where nobody may be asked."""

    ended: Ended
    attempts: tuple[Attempt, ...]
    value: T | None
    withheld: bool = False

    @property
    def failure_code(self) -> str:
        """A stable word for why nothing passed."""
        if not self.attempts:
            return "never_shown" if self.withheld else "no_budget"
        last = self.attempts[-1]
        return "checks_failed" if last.verdict is not None else last.failure_kind or "model_failed"
