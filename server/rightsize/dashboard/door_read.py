"""What is read of a request at the OpenAI door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.prompts.asking import Talk
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.core.text import is_blank
from rightsize.dashboard.bodies import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROUTED: Final = "rightsize"
MODELS: Final[Mapping[str, Pin | None]] = {
    ROUTED: None,
    **{f"{ROUTED}-tier-{tier}": Pin(minimum_tier=tier) for tier in range(1, HIGHEST_TIER + 1)},
}
"""The names that a client asks for, and the least tier that each means."""

_STANDING = ("system", "developer")

_NO_TOOLS = "no tools are called here; leave `{name}` out"
_IN_WORDS = "`{name}` must be of the type text: say in the message what form the answer is to have"
_TEXT_ALONE = "answers are text alone; leave `{name}` out"

_PROMISES: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "stream": (lambda value: isinstance(value, bool), "`{name}` must be true or false"),
    "n": (lambda value: value == 1, "`{name}` must be 1: the cheapest answer that is good enough is one"),
    "tool_choice": (lambda value: value in ("none", "auto"), _NO_TOOLS),
    "function_call": (lambda value: value in ("none", "auto"), _NO_TOOLS),
    "response_format": (lambda value: isinstance(value, dict) and value.get("type") == "text", _IN_WORDS),
    "modalities": (lambda value: value == ["text"], _TEXT_ALONE),
}
"""What a client relies on where it asks for it: which values are kept, and what is said of all others."""


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
    if model is None:
        raise UnfitError(f"`model` is missing; ask for one of {', '.join(MODELS)}")
    if not isinstance(model, str) or model not in MODELS:
        raise UnfitError(f"there is no model `{model}`; ask for one of {', '.join(MODELS)}", 404, "model_not_found")
    if not isinstance(messages, list) or not messages:
        raise UnfitError("`messages` must be a list with at least one message of the role `user`")
    for name, (kept, sentence) in _PROMISES.items():
        if body.get(name) is not None and not kept(body[name]):
            raise UnfitError(sentence.format(name=name))
    turns = [_turn(number, each) for number, each in enumerate(messages)]
    spoken = tuple(each for each in turns if each[0] not in _STANDING and not is_blank(each[1]))
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
    texts = [_text(each) for each in content] if isinstance(content, list) else [None]
    if None in texts:
        raise UnfitError(f"`{where}` holds something that is no text; send its text alone")
    # Parts are things beside one another, as a question and a file: without a line end a fence would begin in a line.
    return role, whole("\n".join(each for each in texts if each is not None))


def _text(part: Any) -> str | None:
    """Return what a part of a message says, be it that an assistant refused, or None where it is no text."""
    found = part.get("text", part.get("refusal")) if isinstance(part, dict) else None
    return found if isinstance(found, str) else None
