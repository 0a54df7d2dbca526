"""Generate: from a target in a snapshot to code that passed every check, or to a sentence that says why there is none.

Fixing a finding and writing tests are such tasks too: they bring an instruction, evidence, and demands of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.errors import RoutingError
from rightsize.core.prompts.generation import generation_messages, wanted
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN, complexity_of_code, complexity_of_text
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.aside import aside
from rightsize.engine.generated import CodeCheck, check_generated
from rightsize.engine.ports import Message, Request
from rightsize.engine.results import GenerationResult, Status
from rightsize.engine.routing import decide
from rightsize.engine.run import Job, Judged, run_ladder
from rightsize.engine.veil import refusal

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.prompts.generation import Wanted
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Try
    from rightsize.core.routing.policy import Pin
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.generated import Demand
    from rightsize.engine.ports import Reporter, Sandbox
    from rightsize.engine.results import Attempt
    from rightsize.engine.run import LadderRun
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

CONTEXT_BUDGET = 6000
"""Characters of what stands around a target; with the code and an answer it fits the smallest window."""

_TOLD_TOKENS = 400
"""What is told of earlier answers, which nobody can know beforehand."""

NO_MODEL = "Code is written by a model, and none answers; `rightsize doctor` says how to get one."
"""Why nothing is generated where the embedded engine serves."""


@dataclass(frozen=True, slots=True)
class Commission:
    """What is to be generated.

    Attributes:
        snapshot: the file as it was read; the edit will be against it.
        instruction: what the user asks for in words; empty where a doc or a comment says it.
        evidence: a sentence for each thing that the model should know besides, as a weakness that was found there.
        problems: what was wrong with earlier answers, told to the first model already.
        demands: what an answer must satisfy besides the checks of every answer.
    """

    snapshot: Snapshot
    target: Target
    instruction: str = ""
    evidence: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()

    @property
    def name(self) -> str:
        """What it is about, for a person."""
        symbol = self.target.symbol
        line = self.snapshot.parsed.lines.line_of(self.target.span.start) + 1
        return symbol.name if symbol is not None and symbol.name else f"line {line}"


@dataclass(frozen=True, slots=True)
class GenerateOptions:
    """How it is generated.

    Attributes:
        packages: what the project may import.
        sandbox: where examples are run, or None where they are not to be.
        nearby: other files, as those open in an editor; their uses of the function are shown to the model.
        pin: a model or a minimum tier named for this call.
        interactive: somebody waits at an editor.
        cache: an answer that was given before will do.
    """

    packages: Packages = field(default_factory=Packages)
    sandbox: Sandbox | None = None
    nearby: tuple[Snapshot, ...] = ()
    pin: Pin | None = None
    interactive: bool = True
    cache: bool = True


async def generate(
    runtime: Runtime, commission: Commission, options: GenerateOptions, reporter: Reporter
) -> GenerationResult:
    """Have code written, tier by tier, until an answer passes every check; cancelling stops the model at once."""
    if runtime.draft:
        return _failed(commission, NO_MODEL, "no_model")
    snapshot, target = commission.snapshot, commission.target
    shown = tuple(each for each in options.nearby if refusal(runtime, each.path) is None)
    options = replace(options, nearby=shown)
    asked = await aside(len(snapshot.parsed.data), lambda: _wanted(commission, options))
    task = await aside(len(snapshot.parsed.data), lambda: _task(commission, asked))
    try:
        decision = decide(runtime, task, options.pin, snapshot.path)
    except RoutingError as error:
        return _failed(commission, str(error), "no_model")

    def show(sentence: str) -> None:
        reporter.step(0, 1, sentence)

    async def judge(reply: str) -> Judged[CodeCheck]:
        show(f"{commission.name}: checking")
        checked = await check_generated(snapshot, target, reply, options.packages, options.sandbox, commission.demands)
        return Judged(checked, checked.verdict, checked.generated.code.strip() if checked.generated else "")

    def ask(step: Try) -> Request:
        show(f"{commission.name}: {step.model.label}, tier {step.model.tier}")
        return _request(task, asked, commission, step, interactive=options.interactive)

    run = await run_ladder(
        runtime,
        Job(
            task=task,
            decision=decision,
            limits=runtime.settings.ladder.limits(task.kind),
            ask=ask,
            judge=judge,
            show=lambda sentence: show(f"{commission.name}: {sentence}"),
            place=snapshot.path,
            cache=options.cache,
        ),
    )
    reporter.step(1, 1, "done")
    return _result(commission, run, decision)


def generation_task(commission: Commission, options: GenerateOptions) -> Task:
    """Return the task that is routed for a commission, as `generate` would."""
    return _task(commission, _wanted(commission, options))


def _wanted(commission: Commission, options: GenerateOptions) -> Wanted:
    return wanted(
        commission.snapshot.parsed,
        commission.target,
        CONTEXT_BUDGET,
        instruction=commission.instruction,
        evidence=commission.evidence,
        nearby=tuple(each.parsed for each in options.nearby if each.path != commission.snapshot.path),
    )


def _task(commission: Commission, asked: Wanted) -> Task:
    """Return the task: as complex as what is asked for in words, or as the code that is to be written anew."""
    parsed, target = commission.snapshot.parsed, commission.target
    kind = TaskKind.CODE_GENERATION
    complexity = complexity_of_text(kind, " ".join((target.request, commission.instruction, *commission.evidence)))
    if target.symbol is not None and not target.stub:
        complexity = max(
            complexity,
            complexity_of_code(kind, features_of(parsed, target.symbol)),
            key=lambda each: each.value,
        )
    prompt = sum(len(content) for _, content in generation_messages(asked, commission.problems, marker=uuid4().hex))
    return Task(
        id=uuid4().hex,
        kind=kind,
        complexity=complexity,
        tokens=prompt // CHARACTERS_PER_TOKEN + _TOLD_TOKENS + row_of(kind).output_budget,
        language=parsed.language.id,
        subject=target.symbol,
    )


def _request(task: Task, asked: Wanted, commission: Commission, step: Try, *, interactive: bool) -> Request:
    problems = (*commission.problems, *step.problems)
    marker = uuid4().hex
    messages = generation_messages(asked, problems, marker=marker)
    return Request(
        id=uuid4().hex,
        model=step.model,
        messages=tuple(Message(role, content) for role, content in messages),
        subject=None,
        schema=None,
        max_tokens=row_of(task.kind).output_budget,
        tokens=task.tokens,
        marker=marker,
        interactive=interactive,
    )


def _result(commission: Commission, run: LadderRun[CodeCheck], decision: Decision) -> GenerationResult:
    if run.value is None or run.value.generated is None:
        last = run.attempts[-1] if run.attempts else None
        code = "checks_failed" if last is None or last.verdict is not None else last.failure_kind or "model_failed"
        return _failed(commission, run.ended.sentence, code, decision, run.attempts)
    return GenerationResult(
        _symbol(commission),
        commission.target,
        Status.GENERATED,
        decision=decision,
        attempts=run.attempts,
        edit=run.value.generated.edit,
        generated=run.value.generated,
        examples=run.value.examples,
    )


def _failed(
    commission: Commission,
    reason: str,
    code: str,
    decision: Decision | None = None,
    attempts: tuple[Attempt, ...] = (),
) -> GenerationResult:
    return GenerationResult(
        _symbol(commission), commission.target, Status.FAILED, reason, code, decision=decision, attempts=attempts
    )


def _symbol(commission: Commission) -> Symbol:
    snapshot = commission.snapshot
    return commission.target.symbol or symbols_in(snapshot.parsed, snapshot.module_name)[0]
