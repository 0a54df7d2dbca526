"""What Ollama checks before a model runs, in its order: the request, the model, what it can do, room in memory."""

from __future__ import annotations

import asyncio
import base64
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.ollama_binding import BindError, bind, option_error
from tests.support.ollama_models import ScriptedModel, with_tag
from tests.support.ollama_state import DEFAULT_KEEP_ALIVE, Loaded
from tests.support.ollama_wire import HttpResponse, error, go_json, go_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.ollama_models import Reply
    from tests.support.ollama_simulator import Seen
    from tests.support.ollama_state import ServerState

SMALLEST_WINDOW = 4
FOREVER = 1 << 33
BUSY = "server busy, please try again.  maximum pending requests exceeded"
RUNNER_GONE = "an error was encountered while running the model: unexpected EOF"
TOO_LONG = (
    "the prompt is longer than the context length currently available to the model; "
    "shorten the prompt, adjust the context length in settings, or use a model with a longer context length"
)
OUT_OF_MEMORY = (
    "llama-server process has terminated: exit status 1: "
    "ggml_aligned_malloc: insufficient memory (attempted to allocate 48828.12 MB)\n"
    "ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 51200000000\n"
    "alloc_tensor_range: failed to allocate CPU buffer of size 51200000000\n"
    "llama_init_from_model: failed to initialize the context: failed to allocate buffer for kv cache"
)
OUT_OF_MEMORY_OLD = "model requires more system memory (47.9 GiB) than is available (22.6 GiB)"

NO_IMAGES = (
    '{"error":{"code":400,"message":"Multimodal data provided, but model does not support multimodal requests.",'
    '"type":"invalid_request_error"}}'
)


class RefusedError(Exception):
    """The request ends with this response."""

    def __init__(self, response: HttpResponse) -> None:
        """Keep the response."""
        super().__init__(response.status)
        self.response = response


@dataclass(slots=True)
class Run:
    """A request that is generated."""

    model: ScriptedModel
    reply: Reply
    body: dict[str, Any]
    name: str
    stream: bool
    options: dict[str, Any]
    loaded: Loaded
    started: int
    loading_ns: int


class Admission:
    """Lets a request through to the runner, or refuses it."""

    def __init__(self, state: ServerState, seen: Seen) -> None:
        """Keep what is looked at."""
        self._state = state
        self._seen = seen
        self._chat = seen.request.path == "/api/chat"

    async def admit(self) -> Run:
        """Check the request, find and load the model."""
        started = time.time_ns()
        body = self._bound()
        name = body.get("model") or ""
        model = self._model(name)
        stream = body.get("stream", True) is not False
        seconds = _keep_alive(body.get("keep_alive"))
        asks = bool(body.get("messages")) if self._chat else bool(body.get("prompt"))
        if not asks and seconds == 0:
            self._state.loaded.pop(model.name, None)
            raise RefusedError(self._single(name, "unload"))
        self._check_capabilities(model, name, body)
        if not self._chat and body.get("raw") and any(body.get(key) for key in ("template", "system", "context")):
            raise RefusedError(error(400, "raw mode does not support template, system, or context"))
        options = body.get("options") or {}
        if problem := option_error(options):
            raise RefusedError(error(500, problem))
        loaded = await self._load(model, options, body, seconds)
        if not asks:
            raise RefusedError(self._single(name, "load"))
        if body.get("_debug_render_only"):
            raise RefusedError(self._rendered(name, body))
        raw = self._seen.request.body.decode("utf-8", "replace")
        reply = model.reply_to(body, raw)
        return Run(model, reply, body, name, stream, options, loaded, started, time.time_ns() - started)

    def _bound(self) -> dict[str, Any]:
        try:
            body = bind(self._seen.request.body, "ChatRequest" if self._chat else "GenerateRequest")
        except BindError as problem:
            raise RefusedError(error(400, str(problem))) from None
        if not 0 <= body.get("top_logprobs", 0) <= 20:
            raise RefusedError(error(400, "top_logprobs must be between 0 and 20"))
        try:
            for image in images_of(body):
                base64.b64decode(image, validate=True)
        except ValueError:
            raise RefusedError(error(400, "illegal base64 data at input byte 0")) from None
        think = body.get("think")
        if isinstance(think, str) and think not in {"high", "medium", "low", "max"}:
            raise RefusedError(
                error(400, f'invalid think value: "{think}" (must be "high", "medium", "low", "max", true, or false)')
            )
        return body

    def _model(self, name: str) -> ScriptedModel:
        if not name and self._chat:
            raise RefusedError(error(400, "model is required"))
        if not name:
            raise RefusedError(error(404, "model '' not found"))
        if " " in name or "//" in name:
            raise RefusedError(error(400, "invalid model name"))
        if re.search(r"[:-]cloud$", name) and not self._state.cloud:
            raise RefusedError(error(403, "ollama cloud is disabled: remote model is unavailable"))
        model = self._state.find(name)
        if model is None:
            raise RefusedError(error(404, f"model '{name}' not found"))
        return model

    def _check_capabilities(self, model: ScriptedModel, name: str, body: Mapping[str, Any]) -> None:
        able = model.capabilities
        if "completion" not in able:
            raise RefusedError(error(400, f'"{name}" does not support {"chat" if self._chat else "generate"}'))
        if body.get("tools") and "tools" not in able:
            raise RefusedError(error(400, f"registry.ollama.ai/library/{with_tag(model.name)} does not support tools"))
        if body.get("suffix") and "insert" not in able:
            raise RefusedError(error(400, f"registry.ollama.ai/library/{with_tag(model.name)} does not support insert"))
        if body.get("think") not in {None, False} and "thinking" not in able:
            raise RefusedError(error(400, f'"{name}" does not support thinking'))

    async def _load(
        self, model: ScriptedModel, options: Mapping[str, Any], body: Mapping[str, Any], seconds: float
    ) -> Loaded:
        """Return the model in memory, loading it when it is not there or has another window."""
        if self._state.busy > 0:
            self._state.busy -= 1
            raise RefusedError(error(503, BUSY))
        if model.broken:
            raise RefusedError(error(*model.broken))
        loaded = self._state.loaded.get(model.name)
        asked = options.get("num_ctx")
        num_ctx = min(max(SMALLEST_WINDOW, model.num_ctx if asked is None else int(asked)), model.context)
        shift = body.get("shift", True) is not False
        if num_ctx > model.memory_context:
            said = model.memory_text or (OUT_OF_MEMORY_OLD if self._state.old else OUT_OF_MEMORY)
            raise RefusedError(error(500, said))
        if loaded is None or loaded.num_ctx != num_ctx or loaded.shift != shift:
            if self._state.pending_loads >= self._state.max_queue:
                raise RefusedError(error(503, BUSY))
            self._state.pending_loads += 1
            try:
                if loaded is not None:
                    async with loaded.turn:
                        pass
                await asyncio.sleep(model.load_seconds)
            finally:
                self._state.pending_loads -= 1
            loaded = Loaded(model, num_ctx, shift, 0.0, self._state.parallel)
            self._state.loaded[model.name] = loaded
        loaded.expires = time.time() + seconds
        return loaded

    def _single(self, name: str, reason: str) -> HttpResponse:
        text: dict[str, Any] = {"message": {"role": "assistant", "content": ""}} if self._chat else {"response": ""}
        line = {"model": name, "created_at": go_time(time.time_ns()), **text, "done": True, "done_reason": reason}
        return HttpResponse(200, go_json(line))

    def _rendered(self, name: str, body: Mapping[str, Any]) -> HttpResponse:
        turns = [
            f"<|im_start|>{each.get('role', '')}\n{each.get('content', '')}<|im_end|>\n" for each in body["messages"]
        ]
        info = {"rendered_template": "".join(turns) + "<|im_start|>assistant\n"}
        line = {
            "model": name,
            "created_at": go_time(time.time_ns()),
            "message": {"role": "", "content": ""},
            "done": False,
        }
        return HttpResponse(200, go_json(line | {"_debug_info": info}))


def images_of(body: Mapping[str, Any]) -> list[str]:
    """Return every image of the request."""
    each_message = (message.get("images") or [] for message in body.get("messages") or ())
    return [image for images in (body.get("images") or [], *each_message) for image in images]


def _keep_alive(value: Any) -> float:
    """Return seconds; Go reads numbers as seconds and texts as durations."""
    if value is None:
        return DEFAULT_KEEP_ALIVE
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(FOREVER) if value < 0 else float(value)
    if not isinstance(value, str):
        raise RefusedError(
            error(
                400, f"Unsupported type: '{'[]interface {}' if isinstance(value, list) else 'map[string]interface {}'}'"
            )
        )
    match = re.fullmatch(r"(-?)(\d+(?:\.\d+)?)(ms|s|m|h)?", value)
    if match is None or not (match[3] or match[2] == "0"):
        raise RefusedError(error(400, f'time: invalid duration "{value}"'))
    scale = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}[match[3]]
    return float(FOREVER) if match[1] else float(match[2]) * scale
