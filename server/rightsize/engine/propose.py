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
from rightsize.core.generation.proposals import names_called
from rightsize.core.prompts.proposing import PROPOSAL_SCHEMA, proposal_messages, read_examples
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN, complexity_of_text
from rightsize.core.tasks.generation import Asked, Proposal
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.text import Edit, Span, apply_edits, decode, encode
from rightsize.core.verification.proposals import verify_proposals
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.aside import aside
from rightsize.engine.generated import known_examples
from rightsize.engine.job import Judged, Question
from rightsize.engine.results import Status
from rightsize.engine.routing import PROMPT_OVERHEAD
from rightsize.engine.writing import Piece, have_written, why_none_writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.routing.decision import Decision
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.engine.writing import GenerateOptions

SHOWN = "{place} gives an example already, which counts as one of the doc does"
"""Why none is proposed where a page of the project shows one."""


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
    runtime: Runtime, snapshot: Snapshot, target: Target, options: GenerateOptions, reporter: Reporter
) -> Proposed:
    """Have examples proposed by the cheapest model that answers questions; cancelling stops it at once."""
    if runtime.draft:
        return Proposed(target, Status.FAILED, reason=why_none_writes(runtime), reason_code="no_model")
    size = len(snapshot.parsed.data) + options.pages.size
    known = await aside(size, lambda: known_examples(snapshot.parsed, target, options.pages))
    shown = [each.origin for each in known if each.origin]
    if shown:
        return Proposed(target, Status.FAILED, reason=SHOWN.format(place=shown[0]), reason_code="has_examples")
    source, kind = _source(snapshot, target), TaskKind.QA_SIMPLE
    budget = row_of(kind).output_budget
    task = Task(
        id=uuid4().hex,
        kind=kind,
        complexity=complexity_of_text(kind, target.request),
        tokens=len(source) // CHARACTERS_PER_TOKEN + PROMPT_OVERHEAD + budget,
        language=snapshot.parsed.language.id,
        subject=target.symbol,
    )

    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return proposal_messages(
            language=snapshot.parsed.language.name,
            name=_called(target),
            source=source,
            shape=_shape(target),
            problems=problems,
            marker=marker,
        )

    question = Question(messages, budget, options.interactive, PROPOSAL_SCHEMA)
    name = f"examples of {_called(target)}"
    piece = Piece(name, snapshot.path, snapshot.parsed, task, question, lambda reply: judged(target, reply), before="")
    written = await have_written(runtime, piece, options, reporter)
    return Proposed(
        target,
        Status.FAILED if written.value is None else Status.GENERATED,
        written.value or (),
        written.reason,
        written.reason_code,
        written.decision,
        written.attempts,
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
