"""What the simulator serves: models and the replies that they are scripted with, from Python or from a JSON file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HELLO = "Hello there, my friend."


@dataclass(frozen=True, slots=True)
class Reply:
    """How one request is answered.

    Attributes:
        text: the reply; cut into tokens at spaces unless `tokens` gives them.
        when: serve this only to a request whose body holds this text.
        delay: seconds before each token.
        first_delay: seconds before the first token, on top of a load.
        status, error: an error before the first token: HTTP status and Ollama's text.
        ends: `stop`, `length`, `repeat` (no done line), `error` (an error line in mid-stream), `cut` (the connection
            breaks) or `hang` (nothing more comes).
        after: for `error`, `cut` and `hang`: the number of tokens before it.
        prompt_tokens: prompt_eval_count; estimated when None.
        eval_count: when it is not the number of tokens and the end token.
        thinking: tokens that the model thinks first, unless it is told not to; `always_thinks` does not listen.
        logprobs: an entry a token, given when the request asks for it.
        context: the token numbers that generate gives back.
        raw: bytes written in place of everything, status line included; for servers that are no Ollama.
    """

    text: str = HELLO
    tokens: tuple[str, ...] | None = None
    when: str = ""
    thinking: tuple[str, ...] = ()
    always_thinks: bool = False
    tool_calls: tuple[Mapping[str, Any], ...] = ()
    logprobs: tuple[Any, ...] = ()
    delay: float = 0.0
    first_delay: float = 0.0
    status: int = 200
    error: str = ""
    ends: str = "stop"
    after: int = 0
    prompt_tokens: int | None = None
    eval_count: int | None = None
    context: tuple[int, ...] = ()
    raw: bytes = b""

    def pieces(self) -> tuple[str, ...]:
        """Return the tokens of the text."""
        return self.tokens if self.tokens is not None else tuple(re.findall(r"\s*\S+|\s+$", self.text))


@dataclass(slots=True)
class ScriptedModel:
    """One installed model.

    Attributes:
        replies: served in order, the last one again and again; those with `when` go before, where it matches.
        answer: a function from the request's body to a reply; goes before `replies`.
        load_seconds: how long a load takes.
        memory_context: a window above this does not fit in memory, and `memory_text` is what the server says then.
        broken: an error of every call, with its status: a damaged blob.
        details, more: extra keys of tags and show.
    """

    name: str
    replies: Sequence[Reply] = (Reply(),)
    answer: Callable[[Mapping[str, Any]], Reply] | None = None
    capabilities: tuple[str, ...] = ("completion",)
    parameters: int = 3_210_000_000
    parameter_size: str = "3.2B"
    size: int = 2_019_393_189
    digest: str = ""
    family: str = "llama"
    quantization: str = "Q4_K_M"
    context: int = 131_072
    embedding: int = 3072
    num_ctx: int = 4096
    load_seconds: float = 0.0
    memory_context: int = 1 << 40
    memory_text: str = ""
    broken: tuple[int, str] | None = None
    remote_host: str = ""
    remote_model: str = ""
    modified_at: str = "2026-11-23T07:20:28.194259837Z"
    tags_entry: Mapping[str, Any] | None = None
    show: Mapping[str, Any] | None = None
    ps_entry: Mapping[str, Any] | None = None
    served: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Give the model the tag that Ollama would, and a digest of its own."""
        self.name = with_tag(self.name)
        self.digest = self.digest or hashlib.sha256(self.name.encode()).hexdigest()

    def reply_to(self, body: Mapping[str, Any], raw: str) -> Reply:
        """Return the reply for a request, and count it as served."""
        if self.answer is not None:
            return self.answer(body)
        matching = next((each for each in self.replies if each.when and each.when in raw), None)
        if matching is not None:
            return matching
        plain = [each for each in self.replies if not each.when] or [Reply()]
        reply = plain[min(self.served, len(plain) - 1)]
        self.served += 1
        return reply

    def summary(self) -> dict[str, Any]:
        """Return the entry of /api/tags."""
        if self.tags_entry is not None:
            return dict(self.tags_entry)
        remote = {"remote_model": self.remote_model, "remote_host": self.remote_host} if self.remote_host else {}
        details = {
            "parent_model": "",
            "format": "gguf",
            "family": self.family,
            "families": [self.family],
            "parameter_size": self.parameter_size,
            "quantization_level": self.quantization,
            "context_length": self.context,
            "embedding_length": self.embedding,
        }
        return {
            "name": self.name,
            "model": self.name,
            **remote,
            "modified_at": self.modified_at,
            "size": self.size,
            "digest": self.digest,
            "details": details,
            "capabilities": list(self.capabilities),
        }

    def description(self) -> dict[str, Any]:
        """Return the answer of /api/show."""
        if self.show is not None:
            return dict(self.show)
        family = self.family
        return {
            "modelfile": f'# Modelfile generated by "ollama show"\nFROM {self.name}\n',
            "parameters": f"num_ctx                        {self.num_ctx}",
            "template": "{{ .Prompt }}",
            "details": {
                "parent_model": "",
                "format": "gguf",
                "family": family,
                "families": [family],
                "parameter_size": self.parameter_size,
                "quantization_level": self.quantization,
            },
            **({"remote_model": self.remote_model, "remote_host": self.remote_host} if self.remote_host else {}),
            "model_info": {
                "general.architecture": family,
                "general.parameter_count": self.parameters,
                f"{family}.context_length": self.context,
                f"{family}.embedding_length": self.embedding,
            },
            "capabilities": list(self.capabilities),
            "modified_at": self.modified_at,
        }


def with_tag(name: str) -> str:
    """Return the name with `:latest` where it has no tag."""
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"


def model_from(data: Mapping[str, Any]) -> ScriptedModel:
    """Read a model of a JSON script; replies may be plain texts, and an unknown key is an error."""
    known = {each.name for each in fields(ScriptedModel) if each.init}
    if unknown := set(data) - known:
        message = f"unknown keys of a scripted model: {sorted(unknown)}"
        raise ValueError(message)
    values = dict(data)
    values["replies"] = tuple(
        Reply(text=each) if isinstance(each, str) else _reply_from(each) for each in data.get("replies", [HELLO])
    )
    for key in ("capabilities", "broken"):
        if key in values:
            values[key] = tuple(values[key])
    return ScriptedModel(**values)


def _reply_from(data: Mapping[str, Any]) -> Reply:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Reply(**values)
