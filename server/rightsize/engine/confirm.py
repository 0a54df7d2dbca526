"""The second pass of a review: of each grave finding it is asked, apart from the others, whether it is real."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import Features
from rightsize.core.prompts.review import CONFIRM_SCHEMA, confirm_messages, read_confirmation
from rightsize.core.review.finding import Confidence, Severity
from rightsize.core.review.second_pass import CONFIRMED, NO_ANSWER, NOT_CONFIRMED
from rightsize.core.routing.ladder import NONE_PASSED
from rightsize.core.tasks.complexity import complexity_of_code
from rightsize.core.tasks.review import Claim
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.text import decode
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.explanations import attempt_line
from rightsize.engine.job import Job, Judged, Question
from rightsize.engine.routing import PROMPT_OVERHEAD
from rightsize.engine.run import run_ladder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.core.routing.decision import Decision
    from rightsize.core.text import Span
    from rightsize.engine.job import Asking, LadderRun
    from rightsize.engine.reading import ChunkRead
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

OUTPUT_BUDGET = 300
"""Tokens: a yes or no and a sentence."""

_FROM = {"high": Severity.HIGH, "all": Severity.LOW}
"""The severity from which on findings are asked about, by the setting's word; with any other word none is."""


async def confirmed(
    runtime: Runtime,
    snapshot: Snapshot,
    span: Span,
    findings: Sequence[Finding],
    read: ChunkRead,
    asking: Asking,
) -> list[Finding]:
    """Return the findings, each that was asked about with what the second pass said: none is dropped.

    What is not confirmed, because the answer was no or because none came, has low confidence; the words tell which.

    Parameters:
        read: what came of the code in which they were found, of whose task this is a part.
    """
    turn = read.turns
    bar = _FROM.get(runtime.settings.review.confirm)
    asked = []
    for each in findings:
        if bar is None or each.severity.rank < bar.rank or read.decision is None:
            asked.append(each)
            continue
        turn += 1
        job = _job(runtime, snapshot, span, each, read.decision, asking)
        asked.append(_answered(each, await run_ladder(runtime, replace(job, turn=turn))))
    return asked


def _job(
    runtime: Runtime,
    snapshot: Snapshot,
    span: Span,
    finding: Finding,
    decision: Decision,
    asking: Asking,
) -> Job[tuple[bool, str]]:
    source = decode(span.of(snapshot.parsed.data))
    task = Task(
        id=asking.task_id,
        kind=TaskKind.CODE_REVIEW,
        complexity=complexity_of_code(TaskKind.CODE_REVIEW, Features(max(1, len(source) // 4), ())),
        tokens=len(source) // 4 + PROMPT_OVERHEAD + OUTPUT_BUDGET,
        language=snapshot.parsed.language.id,
    )
    claim = Claim(
        finding.title, finding.cwe, finding.severity.value, finding.confidence.value, finding.quote, finding.message, ""
    )

    def messages(_problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return confirm_messages(language=snapshot.parsed.language.name, claim=claim, source=source, marker=marker)

    return Job(
        task=task,
        decision=decision,
        limits=runtime.settings.ladder.limits(task.kind),
        question=Question(messages, OUTPUT_BUDGET, asking.interactive, CONFIRM_SCHEMA),
        judge=_judged,
        show=asking.show,
        place=snapshot.path,
        parsed=snapshot.parsed,
        cache=asking.cache,
        asks="confirmation",
        ends=asking.ends,
    )


def _answered(finding: Finding, run: LadderRun[tuple[bool, str]]) -> Finding:
    """Return a finding with what its second pass said, cost, and came by."""
    finding = replace(
        finding,
        cost=round(finding.cost + sum(each.cost_units for each in run.attempts), 6),
        cached=finding.cached and all(each.cached for each in run.attempts),
        ladder=(*finding.ladder, *(f"Second pass, {_small(attempt_line(each, review=True))}" for each in run.attempts)),
    )
    if run.value is None:
        why = run.ended.sentence.removeprefix(NONE_PASSED)
        return replace(finding, confirmation=f"{NO_ANSWER}: {why}", confidence=Confidence.LOW)
    real, reason = run.value
    if real:
        return replace(finding, confirmation=CONFIRMED)
    said = f"{NOT_CONFIRMED}: {reason}" if reason else NOT_CONFIRMED
    return replace(finding, confirmation=said, confidence=Confidence.LOW)


def _small(line: str) -> str:
    return f"{line[:1].lower()}{line[1:]}"


def _judged(reply: str) -> Judged[tuple[bool, str]]:
    real, reason = read_confirmation(reply)
    if real is None:
        problem = Problem("confirmation_read", 'Answer with {"real": true or false, "reason": "..."}.', of_form=True)
        return Judged((False, ""), Verdict((problem,), ("confirmation_read",)))
    return Judged((real, reason), Verdict((), ("confirmation_read",)))
