"""Propose examples: from a doc or a comment without any to lines that a person can agree to, and the edit for those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.parse import reparse
from rightsize.core.analysis.style import doc_style_in
from rightsize.core.analysis.tokens import code_tokens
from rightsize.core.documentation.examples import examples_edit
from rightsize.core.documentation.styles import style_for
from rightsize.core.errors import RoutingError
from rightsize.core.generation.proposals import names_called
from rightsize.core.prompts.proposing import PROPOSAL_SCHEMA, proposal_messages, read_examples
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN, complexity_of_text
from rightsize.core.tasks.generation import Asked, Proposal
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.text import Edit, Span, apply_edits, decode, encode
from rightsize.core.verification.proposals import verify_proposals
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.ports import Message, Request
from rightsize.engine.results import Status
from rightsize.engine.routing import PROMPT_OVERHEAD, decide
from rightsize.engine.run import Job, Judged, run_ladder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.ladder import Try
    from rightsize.core.routing.policy import Pin
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

NO_MODEL = "no local model answers, and examples are proposed by one; `rightsize doctor` says how to get a model"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was proposed for one target.

    Attributes:
        reason: one sentence: why there is nothing; empty where there is.
    """

    target: Target
    status: Status
    proposals: tuple[Proposal, ...] = ()
    reason: str = ""
    reason_code: str = ""
    decision: Decision | None = None
    attempts: tuple[Attempt, ...] = ()


async def propose(
    runtime: Runtime,
    snapshot: Snapshot,
    target: Target,
    pin: Pin | None,
    reporter: Reporter,
    *,
    interactive: bool,
    cache: bool = True,
) -> Proposed:
    """Have examples proposed by the cheapest model that answers questions; cancelling stops it at once."""
    if runtime.draft:
        return Proposed(target, Status.FAILED, reason=NO_MODEL, reason_code="no_model")
    source = _source(snapshot, target)
    kind = TaskKind.QA_SIMPLE
    task = Task(
        id=uuid4().hex,
        kind=kind,
        complexity=complexity_of_text(kind, target.request),
        tokens=len(source) // CHARACTERS_PER_TOKEN + PROMPT_OVERHEAD + row_of(kind).output_budget,
        language=snapshot.parsed.language.id,
        subject=target.symbol,
    )
    try:
        decision = decide(runtime, task, pin, snapshot.path)
    except RoutingError as error:
        return Proposed(target, Status.FAILED, reason=str(error), reason_code="no_model")

    def ask(step: Try) -> Request:
        reporter.step(0, 1, f"examples of {_called(target)}: {step.model.label}, tier {step.model.tier}")
        return _request(task, snapshot, target, step, interactive=interactive)

    run = await run_ladder(
        runtime,
        Job(
            task=task,
            decision=decision,
            limits=runtime.settings.ladder.limits(kind),
            ask=ask,
            judge=lambda reply: judged(target, reply),
            show=lambda sentence: reporter.step(0, 1, sentence),
            place=snapshot.path,
            cache=cache,
        ),
    )
    reporter.step(1, 1, "done")
    if run.value:
        return Proposed(target, Status.GENERATED, run.value, decision=decision, attempts=run.attempts)
    last = run.attempts[-1] if run.attempts else None
    code = "checks_failed" if last is None or last.verdict is not None else last.failure_kind or "model_failed"
    return Proposed(
        target, Status.FAILED, reason=run.ended.sentence, reason_code=code, decision=decision, attempts=run.attempts
    )


def _request(task: Task, snapshot: Snapshot, target: Target, step: Try, *, interactive: bool) -> Request:
    marker = uuid4().hex
    messages = proposal_messages(
        language=snapshot.parsed.language.name,
        name=_called(target),
        source=_source(snapshot, target),
        shape=_shape(target),
        problems=step.problems,
        marker=marker,
    )
    return Request(
        id=uuid4().hex,
        model=step.model,
        messages=tuple(Message(role, content) for role, content in messages),
        subject=None,
        schema=PROPOSAL_SCHEMA,
        max_tokens=row_of(task.kind).output_budget,
        tokens=task.tokens,
        marker=marker,
        interactive=interactive,
    )


def judged(target: Target, reply: str) -> Judged[tuple[Proposal, ...]]:
    """Read and check one answer, from any model or none."""
    lines, problem = read_examples(reply)
    if not lines:
        return Judged((), Verdict((Problem("example_line", problem, of_form=True),), ("example_line",)))
    is_body = target.symbol is not None and target.asked is Asked.BODY
    symbol = target.symbol if is_body else None
    names = names_called(target)
    name = symbol.name if symbol is not None else names[0] if len(names) == 1 else ""
    kept, verdict = verify_proposals(lines, symbol, name)
    return Judged(kept, verdict)


def agreed_edit(snapshot: Snapshot, target: Target, agreed: Sequence[Proposal]) -> Edit | None:
    """Return the edit that writes examples into the doc or the comment; None where none of them would be read there.

    No token of the code changes.
    """
    parsed = snapshot.parsed
    if not agreed:
        return None
    if target.asked is Asked.BODY and target.symbol is not None:
        style = style_for(parsed.language, doc_style_in(parsed), None)
        edit = examples_edit(parsed, target.symbol, style, agreed)
    else:
        mark = parsed.language.line_comment
        lines = "".join(f"{parsed.newline}{target.indent}{mark} {each}" for each in agreed)
        edit = Edit(Span(target.span.start, target.span.start), encode(lines))
    if edit is None:
        return None
    after = reparse(parsed, apply_edits(parsed.data, (edit,)), (edit,))
    whole, now = Span(0, len(parsed.data)), Span(0, len(after.data))
    return edit if code_tokens(after, now) == code_tokens(parsed, whole) else None


def _called(target: Target) -> str:
    is_body = target.asked is Asked.BODY and target.symbol is not None
    return target.symbol.name if is_body and target.symbol else "what the comment asks for"


def _source(snapshot: Snapshot, target: Target) -> str:
    """Return what is shown: signature and doc, and the body where there is one; or the comment."""
    symbol, data = target.symbol, snapshot.parsed.data
    if symbol is None or target.asked is not Asked.BODY:
        return target.request
    start = min(symbol.span.start, symbol.doc.span.start if symbol.doc else symbol.span.start)
    return decode(data[start : target.span.start if target.stub else symbol.span.end]).rstrip()


def _shape(target: Target) -> str:
    """Return an example with its values left out."""
    names = names_called(target)
    arguments = ", ".join("..." for _ in target.symbol.documented_parameters) if target.symbol is not None else "..."
    return f"{names[0] if names else 'name'}({arguments}) -> ..."
