"""What passes between who asks in words and who answers: tasks, what happens on the way, answers, the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.prompts.asking import NO_TALK
from rightsize.core.text import is_blank
from rightsize.engine.results import CANCELLED

if TYPE_CHECKING:
    from rightsize.core.asks.ask import Ask
    from rightsize.core.prompts.asking import Data, Talk
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Try
    from rightsize.core.routing.model import Model
    from rightsize.core.tasks.task import Task
    from rightsize.engine.results import Attempt
    from rightsize.engine.snapshot import Snapshot

LONGEST_PROMPT = 100_000
"""Characters of a request; what is longer is a file, and should be named as one."""


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A file that is asked about, or a part of one.

    Attributes:
        path: as the user names it, or its URI.
        snapshot: None where its language is not known.
        part: what of it this is, for people and models; empty for the whole file.
    """

    path: str
    text: str
    snapshot: Snapshot | None = None
    part: str = ""

    @property
    def name(self) -> str:
        """What it is called where it is shown."""
        return self.part or self.path


@dataclass(frozen=True, slots=True)
class AskOptions:
    """How it is answered.

    Attributes:
        interactive: somebody waits; such calls go before batch work.
        cache: an answer that was given before will do.
    """

    interactive: bool = True
    cache: bool = True


@dataclass(frozen=True, slots=True)
class SubTask:
    """One task that a text asks for, routed, or with the sentence that says why nobody can take it.

    Attributes:
        words: what is asked, without the data.
        data: files and pasted text.
        sources: code among the data, or that of earlier messages; a review reads these and nothing else.
        unread: earlier messages with code that is not among them.
        problem: why no model can take it; empty where `decision` is there.
        appoint: the model that the user could appoint, where that is what a review lacks.
        talk: what was said before.
        request: the words of all tasks of the request.
    """

    ask: Ask
    task: Task
    decision: Decision | None
    problem: str = ""
    appoint: str = ""
    words: str = ""
    data: tuple[Data, ...] = ()
    sources: tuple[Snapshot, ...] = ()
    unread: int = 0
    talk: Talk = NO_TALK
    request: str = ""


@dataclass(frozen=True, slots=True)
class Splitting:
    """How a model was asked to split a request, since the rules were unsure.

    Attributes:
        asks: the tasks that came of it, the rules' own where its split does not stand.
        sentence: what came of it, for people.
        by_model: its split stands.
        attempt: its call, or None where it could not be asked.
    """

    asks: tuple[Ask, ...]
    sentence: str
    by_model: bool
    attempt: Attempt | None

    @property
    def cost_units(self) -> float:
        """What it cost."""
        return self.attempt.cost_units if self.attempt else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one task.

    Attributes:
        text: Markdown; empty where nothing passed, and what rules found where a review failed.
        attempts: every step of its ladder, of a review of all its readings and second passes.
        problem: why it was not answered, or not wholly: one sentence; empty where it was.
        briefly: the same for who was told of each attempt as it ended; empty where that is no shorter.
        seconds: from the start of the task to its end.
        model: who gave the answer that passed, or None.
        appoint: the model that the user could appoint, where that is what a review lacks.
        stopped: somebody stopped it.
        tier4_cost: what it would have cost on the dearest model; 0 without an answer, and for one from the cache.
    """

    sub: SubTask
    text: str
    attempts: tuple[Attempt, ...] = ()
    problem: str = ""
    seconds: float = 0.0
    model: Model | None = None
    appoint: str = ""
    stopped: bool = False
    briefly: str = ""
    tier4_cost: float = 0.0

    @property
    def answered(self) -> bool:
        """Whether an answer passed."""
        return not self.problem

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the checks could not be sure of in what passed, a sentence each."""
        verdicts = [each.verdict for each in self.attempts if each.verdict] if self.answered else []
        problems = [one for each in verdicts if each.passed for one in each.problems]
        return tuple(dict.fromkeys(each.message for each in problems if each.warns))

    @property
    def cost_units(self) -> float:
        """What all attempts cost, failed ones too."""
        return sum(each.cost_units for each in self.attempts)

    @property
    def tokens_out(self) -> int:
        """Output tokens of all attempts."""
        return sum(each.tokens_out for each in self.attempts)


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a whole text.

    Attributes:
        answers: in the order asked.
        seconds: from the first request to the end of the last answer.
        merged: the answers as one Markdown document.
        split: how a model was asked to split the request; None where the rules did.
        interrupted: somebody stopped it before all of it was done; stopped before it was split, it has no answers.
    """

    prompt: str
    answers: tuple[Answer, ...]
    seconds: float
    merged: str
    split: Splitting | None = None
    interrupted: bool = False

    @property
    def cost_units(self) -> float:
        """What all attempts of all tasks cost, and the split."""
        return sum(each.cost_units for each in self.answers) + (self.split.cost_units if self.split else 0.0)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every call: that for the split, and the steps of all ladders."""
        first = (self.split.attempt,) if self.split and self.split.attempt else ()
        return (*first, *(attempt for each in self.answers for attempt in each.attempts))

    @property
    def tier4_cost(self) -> float:
        """What the answers that passed would have cost on the dearest model; those from the cache left out."""
        return sum(each.tier4_cost for each in self.answers)

    @property
    def answers_cost(self) -> float:
        """What the same answers cost, with attempts that were refused before them; and the split, as in the ledger."""
        split = self.split.cost_units if self.split else 0.0
        return sum(each.cost_units for each in self.answers if each.tier4_cost) + split


@dataclass(frozen=True, slots=True)
class Routed:
    """The tasks were found and routed; comes first.  `split` is how a model was asked to split them, or None."""

    tasks: tuple[SubTask, ...]
    split: Splitting | None = None


@dataclass(frozen=True, slots=True)
class Began:
    """A model is asked; `at` is the place of the task among all, from 0, here and below."""

    at: int
    step: Try


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to show while no token has come yet, one sentence."""

    at: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the answer as it comes; until `Ended` it may still be refused."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The checks refused an answer: what was streamed of it is to be dropped."""

    at: int
    model: Model
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A model gave no answer: what was streamed of it is to be dropped; another one, or a busy one, may follow."""

    at: int
    model: Model
    sentence: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A task ended; `answer.text` is what stands, whatever was streamed."""

    at: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Done:
    """All tasks ended; comes last, and not where the work was stopped."""

    report: Report


AskEvent = Routed | Began | Waiting | Piece | Refused | Failed | Ended | Done


def event_of_end(at: int, attempt: Attempt) -> Refused | Failed | None:
    """Return the event that an attempt was refused or failed; None of one that passed or was stopped: the task ends."""
    if attempt.failure_kind == CANCELLED:
        return None
    if attempt.verdict is None:
        return Failed(at, attempt.model, attempt.failure or "")
    if attempt.verdict.passed:
        return None
    return Refused(at, attempt.model, tuple(each.message for each in attempt.verdict.problems if not each.warns))


class Unfit(Enum):
    """Why a text cannot be a request; whoever took it says so, with a next step of their own."""

    EMPTY = "empty"
    TOO_LONG = "too long"


def unfit(text: str) -> Unfit | None:
    """Return why a text cannot be a request, or None."""
    if is_blank(text):
        return Unfit.EMPTY
    return Unfit.TOO_LONG if len(text) > LONGEST_PROMPT else None
