"""What only a model can write: routed, brought up the ladder, and what came of it.

What is written, and how an answer is checked, is the caller's: a body, a fix, tests, examples.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from rightsize.core.errors import RoutingError
from rightsize.core.generation.pages import Pages
from rightsize.core.routing.explain import name_of
from rightsize.core.routing.registry import first_model
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.aside import aside
from rightsize.engine.job import Job, Judged
from rightsize.engine.routing import decide
from rightsize.engine.run import run_ladder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Try
    from rightsize.core.routing.policy import Pin
    from rightsize.core.tasks.task import Task
    from rightsize.engine.job import Question
    from rightsize.engine.ports import Reporter, Sandbox
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

T = TypeVar("T")

CONTEXT_BUDGET = 6000
"""Characters of what stands around a target; with the code and an answer it fits the smallest window."""

_NO_MODEL = "Code is written by a model, and none answers; `rightsize doctor` says how to get one."
_UNWRITTEN = "Without a model no code is written."
_NONE_INSTALLED = "No model that writes code and may be asked is installed: `ollama pull {model}`."
_EMBEDDED = "The embedded engine writes no code; leave the setting `engine` away."


@dataclass(frozen=True, slots=True)
class GenerateOptions:
    """How it is generated.

    Attributes:
        packages: what the project may import.
        pages: its README and docs, whose examples count as those of a doc do.
        sandbox: where examples are run, or None where they are not to be.
        nearby: other files, as those open in an editor; their uses of the function are shown to the model.
        pin: a model or a minimum tier named for this call.
        interactive: somebody waits at an editor.
        cache: an answer that was given before will do.
    """

    packages: Packages = field(default_factory=Packages)
    pages: Pages = field(default_factory=Pages)
    sandbox: Sandbox | None = None
    nearby: tuple[Snapshot, ...] = ()
    pin: Pin | None = None
    interactive: bool = True
    cache: bool = True


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """One thing that is to be written.

    Attributes:
        name: what it is, for whoever watches, as `area` or `tests for area`.
        path: the file that it is about.
        parsed: what stands in it.
        size: bytes of code that asking and judging read.
        before: as in a job.
    """

    name: str
    path: str
    parsed: Parsed
    task: Task
    question: Question
    judge: Callable[[str], Judged[T] | Awaitable[Judged[T]]]
    size: int = 0
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What came of it.

    Attributes:
        value: None unless every check passed.
        reason: one sentence: why nothing was written; empty where something was.
        reason_code: a stable word for the reason, as `no_model`, `checks_failed`.
    """

    value: T | None
    reason: str = ""
    reason_code: str = ""
    decision: Decision | None = None
    attempts: tuple[Attempt, ...] = ()


def why_none_writes(runtime: Runtime) -> str:
    """Return why nothing is written where the embedded engine serves, or nobody answers, with the next step."""
    probe = runtime.probe
    if runtime.settings.engine == "embedded":
        return _EMBEDDED
    if probe is None:
        return _NO_MODEL
    if not probe.reachable:
        return f"{probe.sentence} {_UNWRITTEN}"
    return _NONE_INSTALLED.format(model=first_model(TaskKind.CODE_GENERATION))


async def have_written(runtime: Runtime, piece: Piece[T], options: GenerateOptions, reporter: Reporter) -> Written[T]:
    """Ask tier by tier until an answer passes every check; cancelling stops the model at once."""
    try:
        decision = decide(runtime, piece.task, options.pin, piece.path)
    except RoutingError as error:
        return Written(None, str(error), "no_model")

    def show(sentence: str) -> None:
        reporter.step(0, 1, f"{piece.name}: {sentence}")

    def begins(step: Try) -> None:
        show(f"{name_of(step.model)}, tier {step.model.tier}")

    async def judge(reply: str) -> Judged[T]:
        show("checking")
        found = await aside(piece.size, lambda: piece.judge(reply))
        return found if isinstance(found, Judged) else await found

    run = await run_ladder(
        runtime,
        Job(
            task=piece.task,
            decision=decision,
            limits=runtime.settings.ladder.limits(piece.task.kind),
            question=piece.question,
            judge=judge,
            show=show,
            place=piece.path,
            parsed=piece.parsed,
            size=piece.size,
            cache=options.cache,
            begins=begins,
            before=piece.before,
        ),
    )
    reporter.step(1, 1, "done")
    if run.value is None:
        return Written(None, run.ended.sentence, run.failure_code, decision, run.attempts)
    return Written(run.value, decision=decision, attempts=run.attempts)
