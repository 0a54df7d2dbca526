"""Generate: from a target in a snapshot to code that passed every check, or to a sentence that says why there is none.

Fixing a finding and writing tests are such tasks too: they bring an instruction, evidence, and demands of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.prompts.generation import generation_messages, wanted
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import complexity_of_code, complexity_of_text
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.engine.aside import aside
from rightsize.engine.generated import CodeCheck, Terms, check_generated, known_examples
from rightsize.engine.job import Judged, Question
from rightsize.engine.results import GenerationResult, Status
from rightsize.engine.routing import TOLD_TOKENS
from rightsize.engine.veil import refusal
from rightsize.engine.writing import CONTEXT_BUDGET, Piece, Written, have_written, why_none_writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.tasks.generation import Target
    from rightsize.engine.generated import Demand
    from rightsize.engine.ports import Reporter
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.engine.writing import GenerateOptions


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
    def words(self) -> str:
        """What a person asked for; with evidence, as of a finding, the instruction is no person's."""
        return "" if self.evidence else self.instruction

    @property
    def name(self) -> str:
        """What it is about, for a person."""
        symbol = self.target.symbol
        line = self.snapshot.parsed.lines.line_of(self.target.span.start) + 1
        return symbol.name if symbol is not None and symbol.name else f"line {line}"


async def generate(
    runtime: Runtime, commission: Commission, options: GenerateOptions, reporter: Reporter
) -> GenerationResult:
    """Have code written, tier by tier, until an answer passes every check; cancelling stops the model at once."""
    if runtime.draft:
        return _result(commission, Written(None, why_none_writes(runtime), "no_model"))
    snapshot, target = commission.snapshot, commission.target
    shown = tuple(each for each in options.nearby if refusal(runtime, each.path, each.parsed) is None)
    options = replace(options, nearby=shown)
    question = await aside(len(snapshot.parsed.data) + options.pages.size, lambda: _question(commission, options))
    task = await aside(len(snapshot.parsed.data), lambda: _task(commission, question))

    async def judge(reply: str) -> Judged[CodeCheck]:
        checked = await check_generated(
            snapshot,
            target,
            reply,
            options.packages,
            options.sandbox,
            Terms(commission.demands, commission.words, options.pages),
        )
        return Judged(checked, checked.verdict, checked.generated.code.strip() if checked.generated else "")

    piece = Piece(commission.name, snapshot.path, snapshot.parsed, task, question, judge)
    return _result(commission, await have_written(runtime, piece, options, reporter))


def generation_task(commission: Commission, options: GenerateOptions) -> Task:
    """Return the task that is routed for a commission, as `generate` would."""
    return _task(commission, _question(commission, options))


def _question(commission: Commission, options: GenerateOptions) -> Question:
    parsed, target = commission.snapshot.parsed, commission.target
    asked = wanted(
        parsed,
        target,
        CONTEXT_BUDGET,
        instruction=commission.instruction,
        evidence=commission.evidence,
        nearby=tuple(each.parsed for each in options.nearby if each.path != commission.snapshot.path),
        examples=[each for each in known_examples(parsed, target, options.pages) if each.origin],
    )

    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return generation_messages(asked, (*commission.problems, *problems), marker=marker)

    return Question(messages, row_of(TaskKind.CODE_GENERATION).output_budget, options.interactive)


def _task(commission: Commission, question: Question) -> Task:
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
    return Task(
        id=uuid4().hex,
        kind=kind,
        complexity=complexity,
        tokens=question.tokens + TOLD_TOKENS,
        language=parsed.language.id,
        subject=target.symbol,
    )


def _result(commission: Commission, written: Written[CodeCheck]) -> GenerationResult:
    snapshot, target, value = commission.snapshot, commission.target, written.value
    generated = value.generated if value is not None else None
    return GenerationResult(
        target.symbol or symbols_in(snapshot.parsed, snapshot.module_name)[0],
        commission.name,
        target,
        Status.FAILED if generated is None else Status.GENERATED,
        written.reason,
        written.reason_code,
        decision=written.decision,
        attempts=written.attempts,
        edit=None if generated is None else generated.joined(commission.snapshot.parsed.data),
        generated=generated,
        examples=0 if value is None else value.examples,
        ran=0 if value is None else value.ran,
        trial="" if value is None else value.trial,
    )
