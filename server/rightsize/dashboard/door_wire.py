"""The shapes of what is answered at the OpenAI door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rightsize.dashboard.door_read import MODELS, ROUTED
from rightsize.dashboard.problems import written
from rightsize.engine.asked_json import answer_json, split_json, sub_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.routing.model import Model
    from rightsize.engine.ask_plan import Plan
    from rightsize.engine.asked import Report, SubTask

END_OF_STREAM: Final = "data: [DONE]\n\n"

_TOLD = (
    "task_type",
    "text",
    "complexity",
    "tier",
    "model",
    "provider",
    "ollama_model",
    "quality",
    "threshold",
    "utility",
    "policy",
    "rule",
    "override",
    "evidence",
    "latency_ms",
    "out_tokens",
    "cost_units",
    "answered_by",
    "from_cache",
    "warnings",
    "problem",
)
"""What is told of a task; all candidates of it are in the ledger."""


def models_json() -> dict[str, Any]:
    """Return the list of models."""
    return {"object": "list", "data": [model_json(each) for each in MODELS]}


def model_json(name: str) -> dict[str, Any]:
    """Return one model of the list."""
    return {"id": name, "object": "model", "created": 0, "owned_by": "rightsize"}


def routing_headers(subs: Sequence[SubTask]) -> dict[str, str]:
    """Return the routing facts that are known before anybody is asked, a value a task, in the order asked."""
    routed = [None if each.decision is None else each.decision.model for each in subs]
    return {
        "x-rightsize-tasks": str(len(subs)),
        "x-rightsize-kinds": ", ".join(each.ask.kind.value for each in subs),
        "x-rightsize-tiers": ", ".join("-" if each is None else str(each.tier) for each in routed),
        "x-rightsize-models": ", ".join(_header_name(each) for each in routed),
    }


def report_headers(report: Report) -> dict[str, str]:
    """Return what it took, and who answered, where that is known before the answer is sent."""
    return {
        "x-rightsize-answered-by": ", ".join(_header_name(each.model) for each in report.answers),
        "x-rightsize-attempts": ", ".join(str(len(each.attempts)) for each in report.answers),
        "x-rightsize-cost": f"{report.cost_units:.6f}",
        "x-rightsize-tier4-cost": f"{report.tier4_cost:.6f}",
    }


def facts_of_plan(plan: Plan) -> dict[str, Any]:
    """Return the extra field as it is before anybody is asked for an answer."""
    return {"tasks": [_told(sub_json(each)) for each in plan.subs], "split": split_json(plan.split)}


def facts_of_report(report: Report) -> dict[str, Any]:
    """Return the extra field: the tasks, how each was routed, every attempt, and what it cost."""
    tasks = []
    for each in report.answers:
        told = answer_json(each)
        tasks.append({**_told(told), "attempts": [_attempt(one) for one in told["attempts"]]})
    return {
        "tasks": tasks,
        "cost_units": round(report.cost_units, 6),
        "answers_cost": round(report.answers_cost, 6),
        "tier4_cost": round(report.tier4_cost, 6),
        "total_ms": round(1000 * report.seconds, 3),
        "split": split_json(report.split),
    }


def usage_json(report: Report) -> dict[str, int]:
    """Return the tokens of all attempts of all tasks, and of the split."""
    read = sum(each.tokens_in for each in report.attempts)
    wrote = sum(each.tokens_out for each in report.attempts)
    return {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer on its way: what all of its pieces share."""

    id: str
    created: int
    model: str

    def complete(self, text: str, report: Report) -> dict[str, Any]:
        """Return the answer in one piece."""
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {
            **self._head("chat.completion"),
            "choices": [choice],
            "usage": usage_json(report),
            ROUTED: facts_of_report(report),
        }

    def piece(self, delta: Mapping[str, str], finish: str | None = None, facts: Mapping[str, Any] | None = None) -> str:
        """Return a piece of a stream, with the extra field where there are `facts`."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        more = {} if facts is None else {ROUTED: facts}
        return _data({**self._head("chat.completion.chunk"), "choices": [choice], **more})

    def counted(self, report: Report) -> str:
        """Return the piece that tells of the tokens."""
        return _data({**self._head("chat.completion.chunk"), "choices": [], "usage": usage_json(report)})

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model}


def error_piece(error: Mapping[str, Any]) -> str:
    """Return the piece that ends a stream which failed."""
    return _data(error)


def _data(value: Any) -> str:
    return f"data: {written(value)}\n\n"


def _told(task: Mapping[str, Any]) -> dict[str, Any]:
    return {name: task[name] for name in _TOLD if name in task}


def _attempt(made: Mapping[str, Any]) -> dict[str, Any]:
    names = ("attempt", "tier", "ollama_model", "passed", "failed_checks", "failure", "seconds", "tokens_out")
    return {name: made[name] for name in names}


def _header_name(model: Model | None) -> str:
    """Return a model's name as a header can hold it."""
    if model is None:
        return "-"
    return "".join(each if " " <= each <= "~" and each != "," else "?" for each in model.ollama_model)
