"""Tasks, answers and what happens on the way as plain values: what `--json` prints and the local API sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.asks.merge import whole
from rightsize.core.routing.report import decision_json, report_json, undecided_json
from rightsize.engine.ask import section_of
from rightsize.engine.asked import Began, Done, Ended, Failed, Piece, Refused, Routed, Waiting
from rightsize.engine.records import attempt_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rightsize.core.routing.model import Model
    from rightsize.engine.asked import Answer, AskEvent, Report, Splitting, SubTask


def plan_json(prompt: str, subs: Sequence[SubTask]) -> dict[str, Any]:
    """Return what `rightsize route "text" --json` prints: the tasks, routed, and nothing asked."""
    return report_json(prompt, [sub_json(each) for each in subs])


def asked_json(report: Report) -> dict[str, Any]:
    """Return a report: the same object with answers, attempts and what they cost."""
    subs = [answer_json(each) for each in report.answers]
    whole = report_json(report.prompt, subs, total_ms=1000 * report.seconds, merged=report.merged, dry_run=False)
    costs = {"cost_units": report.cost_units, "answers_cost": report.answers_cost, "tier4_cost": report.tier4_cost}
    told = {"split": split_json(report.split), "interrupted": report.interrupted}
    return {**whole, **{name: round(each, 6) for name, each in costs.items()}, **told}


def split_json(split: Splitting | None) -> dict[str, Any] | None:
    """Return how a model was asked to split a request; None where none was."""
    if split is None:
        return None
    attempt = None if split.attempt is None else attempt_record(split.attempt)
    return {"sentence": split.sentence, "by_model": split.by_model, "attempt": attempt}


def sub_json(sub: SubTask) -> dict[str, Any]:
    """Return one task, routed: the object of `rightsize route --json` and why it is this task."""
    decided = (
        undecided_json(sub.ask.kind, sub.task.complexity, sub.ask.text)
        if sub.decision is None
        else decision_json(sub.decision, text=sub.ask.text)
    )
    return {
        **decided,
        "words": sub.ask.words,
        "start": sub.ask.start,
        "end": sub.ask.end,
        "evidence": [{"rule": each.rule, "words": each.words} for each in sub.ask.evidence],
        "unasked": sub.ask.unasked or None,
        "problem": sub.problem or None,
        "appoint": sub.appoint or None,
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return one task with what came of it; `response` is null where nothing passed."""
    return {
        **sub_json(answer.sub),
        "latency_ms": round(1000 * answer.seconds, 4),
        "out_tokens": answer.tokens_out,
        "cost_units": round(answer.cost_units, 6),
        "tier4_cost": round(answer.tier4_cost, 6),
        "response": answer.text or None,
        "answered_by": None if answer.model is None else _model(answer.model),
        "from_cache": bool(answer.attempts) and all(each.cached for each in answer.attempts),
        "attempts": [attempt_record(each) for each in answer.attempts],
        "warnings": list(answer.warnings),
        "problem": answer.problem or None,
        "appoint": answer.appoint or None,
        "stopped": answer.stopped,
    }


def event_json(event: AskEvent) -> dict[str, Any]:
    """Return one event; `event` names it, `at` is the place of its task among all, from 0."""
    at = {} if isinstance(event, (Routed, Done)) else {"at": event.at}
    return {"event": type(event).__name__.lower(), **at, **_EVENTS[type(event)](event)}


def _model(model: Model) -> dict[str, Any]:
    return {
        "tier": model.tier,
        "model": model.label,
        "provider": model.provider,
        "ollama_model": model.ollama_model,
        "remote": model.remote,
    }


_EVENTS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Routed: lambda event: {"sub_tasks": [sub_json(each) for each in event.tasks], "split": split_json(event.split)},
    Began: lambda event: {**_model(event.step.model), "attempt": event.step.attempt},
    Waiting: lambda event: {"sentence": event.sentence},
    Piece: lambda event: {"text": event.text},
    Refused: lambda event: {**_model(event.model), "problems": list(event.problems)},
    Failed: lambda event: {**_model(event.model), "sentence": event.sentence},
    Ended: lambda event: {
        "answer": answer_json(event.answer),
        "section": whole(event.at + 1, section_of(event.answer)),
    },
    Done: lambda event: {"report": asked_json(event.report)},
}
