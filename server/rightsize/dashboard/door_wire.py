"""The shapes of the OpenAI door: what is read of a request, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.prompts.asking import Talk
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.dashboard.bodies import whole
from rightsize.dashboard.problems import written
from rightsize.engine.asked_json import answer_json, sub_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.routing.model import Model
    from rightsize.engine.asked import Report, SubTask

ROUTED: Final = "rightsize"
MODELS: Final[Mapping[str, Pin | None]] = {
    ROUTED: None,
    **{f"{ROUTED}-tier-{tier}": Pin(minimum_tier=tier) for tier in range(1, HIGHEST_TIER + 1)},
}
"""The names that a client asks for, and the least tier that each means."""

END_OF_STREAM: Final = "data: [DONE]\n\n"

_STANDING = ("system", "developer")
_TOLD = (
    *(
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
    ),
    *("policy", "rule", "override", "evidence", "latency_ms", "out_tokens", "cost_units", "answered_by", "from_cache"),
    *("warnings", "problem"),
)
"""What is told of a task; all candidates of it are in the ledger."""


class UnfitError(Exception):
    """A request that cannot be answered; the sentence names the next step.

    Attributes:
        status: of the answer.
        code: OpenAI's word for it, or empty for the usual one.
    """

    def __init__(self, sentence: str, status: int = 400, code: str = "") -> None:
        """Keep status and code beside the sentence."""
        super().__init__(sentence)
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class DoorRequest:
    """A request of a client.

    Attributes:
        model: the name that it asked for.
        prompt: what the user said last; that is split and routed.
        talk: what was said before.
        usage: a stream ends with the tokens that were used.
        cache: an answer that was given before will do.
    """

    model: str
    prompt: str
    talk: Talk
    stream: bool
    usage: bool
    cache: bool = True

    @property
    def pin(self) -> Pin | None:
        """The least tier that the model's name means."""
        return MODELS[self.model]


def read_request(body: Any) -> DoorRequest:
    """Read the body of a request; parameters that mean nothing here are passed over.

    Raises:
        UnfitError: it cannot be answered.
    """
    if not isinstance(body, dict):
        raise UnfitError('the body must be a JSON object with "model" and "messages"')
    model, messages, options = body.get("model"), body.get("messages"), body.get("stream_options")
    if not isinstance(model, str) or model not in MODELS:
        raise UnfitError(f"there is no model `{model}`; ask for one of {', '.join(MODELS)}", 404, "model_not_found")
    if not isinstance(messages, list) or not messages:
        raise UnfitError("`messages` must be a list with at least one message of the role `user`")
    if body.get("n") not in (None, 1):
        raise UnfitError("`n` must be 1: the cheapest answer that is good enough is one")
    if body.get("tool_choice") not in (None, "none", "auto"):
        raise UnfitError("no tools are called here; leave `tool_choice` out")
    turns = [_turn(number, each) for number, each in enumerate(messages)]
    spoken = tuple(each for each in turns if each[0] not in _STANDING and each[1].strip())
    if not spoken or spoken[-1][0] != "user":
        raise UnfitError("the last message must be of the role `user` and say something")
    standing = "\n\n".join(content for role, content in turns if role in _STANDING and content.strip())
    return DoorRequest(
        model,
        spoken[-1][1],
        Talk(standing, spoken[:-1]),
        stream=body.get("stream") is True,
        usage=isinstance(options, dict) and options.get("include_usage") is True,
        cache=body.get("cache") is not False,
    )


def _turn(number: int, message: Any) -> tuple[str, str]:
    where = f"messages[{number}]"
    role = message.get("role") if isinstance(message, dict) else None
    if role not in ("user", "assistant", *_STANDING):
        raise UnfitError(f"`{where}` must have the role user, assistant, system or developer; no tools are called here")
    content = message.get("content")
    if content is None and role == "assistant":
        return role, ""
    if isinstance(content, str):
        return role, whole(content)
    parts = content if isinstance(content, list) else [None]
    texts = [each["text"] for each in parts if isinstance(each, dict) and isinstance(each.get("text"), str)]
    if len(texts) < len(parts):
        raise UnfitError(f"`{where}` holds something that is no text; send its text alone")
    return role, whole("\n".join(texts))


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


def facts_of_plan(subs: Sequence[SubTask]) -> dict[str, Any]:
    """Return the extra field as it is before anybody is asked."""
    return {"tasks": [_told(sub_json(each)) for each in subs]}


def facts_of_report(report: Report) -> dict[str, Any]:
    """Return the extra field: the tasks, how each was routed, every attempt, and what it cost."""
    tasks = []
    for each in report.answers:
        told = answer_json(each)
        tasks.append({**_told(told), "attempts": [_attempt(one) for one in told["attempts"]]})
    return {
        "tasks": tasks,
        "cost_units": round(report.cost_units, 6),
        "tier4_cost": round(report.tier4_cost, 6),
        "total_ms": round(1000 * report.seconds, 3),
    }


def usage_json(report: Report) -> dict[str, int]:
    """Return the tokens of all attempts of all tasks."""
    read = sum(attempt.tokens_in for each in report.answers for attempt in each.attempts)
    wrote = sum(each.tokens_out for each in report.answers)
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
