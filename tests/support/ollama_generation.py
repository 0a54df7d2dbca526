"""Chat and generate of the simulated server: from the request to the last line, in the order in which Ollama checks things."""

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
from tests.support.ollama_wire import (
    LAST_CHUNK,
    NDJSON,
    HttpResponse,
    chunk,
    error,
    go_json,
    go_time,
    head,
    late_error,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from tests.support.ollama_models import Reply
    from tests.support.ollama_simulator import Seen
    from tests.support.ollama_state import ServerState

SMALLEST_WINDOW = 4
FOREVER = 1 << 33
BUSY = "server busy, please try again.  maximum pending requests exceeded"
RUNNER_GONE = "an error was encountered while running the model: unexpected EOF"
TOO_LONG = (
    "the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in "
    "settings, or use a model with a longer context length"
)
OUT_OF_MEMORY = (
    "llama-server process has terminated: exit status 1: ggml_aligned_malloc: insufficient memory (attempted to allocate 48828.12 MB)\n"
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
class _Run:
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


class Generation:
    """One chat or generate request."""

    def __init__(self, state: ServerState, seen: Seen, writer: asyncio.StreamWriter, changed: Callable[[], None]) -> None:
        """Keep what an answer needs."""
        self._state = state
        self._seen = seen
        self._writer = writer
        self._changed = changed
        self._chat = seen.request.path == "/api/chat"

    async def answer(self) -> bool:
        """Write the answer; return whether the connection stays open."""
        try:
            run = await self._prepare()
            async with run.loaded.turn:
                run.loaded.running += 1
                try:
                    return await self._generate(run)
                finally:
                    run.loaded.running -= 1
        except RefusedError as refusal:
            self._seen.status = refusal.response.status
            self._writer.write(whole(refusal.response, method="POST"))
            await self._writer.drain()
            return True

    async def _prepare(self) -> _Run:
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
        return _Run(model, reply, body, name, stream, options, loaded, started, time.time_ns() - started)

    def _bound(self) -> dict[str, Any]:
        try:
            body = bind(self._seen.request.body, "ChatRequest" if self._chat else "GenerateRequest")
        except BindError as problem:
            raise RefusedError(error(400, str(problem))) from None
        if not 0 <= body.get("top_logprobs", 0) <= 20:  # noqa: PLR2004 - Ollama's bound
            raise RefusedError(error(400, "top_logprobs must be between 0 and 20"))
        try:
            for image in _images(body):
                base64.b64decode(image, validate=True)
        except ValueError:
            raise RefusedError(error(400, "illegal base64 data at input byte 0")) from None
        think = body.get("think")
        if isinstance(think, str) and think not in {"high", "medium", "low", "max"}:
            raise RefusedError(error(400, f'invalid think value: "{think}" (must be "high", "medium", "low", "max", true, or false)'))
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

    async def _load(self, model: ScriptedModel, options: Mapping[str, Any], body: Mapping[str, Any], seconds: float) -> Loaded:
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
        turns = [f"<|im_start|>{each.get('role', '')}\n{each.get('content', '')}<|im_end|>\n" for each in body["messages"]]
        info = {"rendered_template": "".join(turns) + "<|im_start|>assistant\n"}
        line = {"model": name, "created_at": go_time(time.time_ns()), "message": {"role": "", "content": ""}, "done": False}
        return HttpResponse(200, go_json(line | {"_debug_info": info}))

    async def _generate(self, run: _Run) -> bool:
        """Check what the runner checks, then write the reply."""
        if run.reply.raw:
            self._writer.write(run.reply.raw)
            await self._writer.drain()
            return False
        self._check_runner(run)
        if run.stream:
            return await self._stream(run)
        return await self._whole(run)

    def _check_runner(self, run: _Run) -> None:
        reply, stream = run.reply, run.stream
        if _images(run.body) and "vision" not in run.model.capabilities and not self._state.old:
            raise RefusedError(late_error(400, NO_IMAGES, stream=stream))
        if problem := _format_error(run.body.get("format"), old=self._state.old):
            raise RefusedError(late_error(*problem, stream=stream))
        prompt = prompt_tokens(run)
        window = max(run.loaded.num_ctx, 256) if not self._state.old else run.loaded.num_ctx
        over = prompt >= window if not self._state.old else prompt > window
        if over and run.body.get("truncate") is False:
            raise RefusedError(late_error(400, _overflow(prompt, window, old=self._state.old), stream=stream))
        if over and run.body.get("shift") is False:
            raise RefusedError(late_error(400, TOO_LONG, stream=stream))
        if reply.error and reply.ends != "error":
            raise RefusedError(late_error(reply.status, reply.error, stream=stream))

    async def _tokens(self, run: _Run) -> AsyncIterator[dict[str, Any]]:
        """Yield what each token adds to a line, as fast as the script says."""
        limit = _limit(run)
        reply = run.reply
        await asyncio.sleep(reply.first_delay)
        thinks = reply.always_thinks or run.body.get("think", True) is not False
        thinking = [{"thinking": each} for each in reply.thinking] if thinks else []
        calls = [{"tool_calls": [dict(each)]} for each in reply.tool_calls]
        asked = bool(run.body.get("logprobs"))
        texts: list[dict[str, Any]] = [{"content": each} for each in reply.pieces()]
        for text, entry in zip(texts, reply.logprobs if asked else (), strict=False):
            text["logprobs"] = [entry]
        for count, piece in enumerate([*thinking, *texts, *calls]):
            if count >= limit:
                return
            if reply.ends in {"error", "cut", "hang"} and count >= reply.after:
                return
            if reply.delay:
                await asyncio.sleep(reply.delay)
            if self._seen.disconnected_at is not None:
                self._seen.after_disconnect += 1
            yield piece

    async def _stream(self, run: _Run) -> bool:
        """Write a line a token; the head leaves with the first."""
        http10 = self._seen.request.version == "HTTP/1.0"
        framed = (lambda data: data) if http10 else chunk
        framing = b"\r\n\r\n" if http10 else b"\r\nTransfer-Encoding: chunked\r\n\r\n"
        start = head(200, NDJSON, version="HTTP/1.0" if http10 else "HTTP/1.1") + framing
        self._seen.status = 200
        async for piece in self._tokens(run):
            self._writer.write(start + framed(self._line(run, piece) + b"\n"))
            start = b""
            await self._writer.drain()
            self._seen.tokens += 1
            self._changed()
        end = await self._end(run)
        if end is None:
            return False
        self._writer.write(start + b"".join(framed(each) for each in end) + (b"" if http10 else LAST_CHUNK))
        await self._writer.drain()
        return not http10

    async def _end(self, run: _Run) -> list[bytes] | None:
        """Return the last lines, or None where the connection just breaks."""
        ends = run.reply.ends
        if ends == "hang":
            await asyncio.Event().wait()
        if ends == "cut":
            self._writer.transport.abort()
            return None
        if ends == "error":
            return [go_json({"error": run.reply.error or RUNNER_GONE}) + b"\n"]
        if ends == "repeat":
            return []
        return [self._line(run, {"content": ""}, last=True) + b"\n"]

    async def _whole(self, run: _Run) -> bool:
        """Write the whole reply at once."""
        whole_piece: dict[str, Any] = {}
        async for piece in self._tokens(run):
            for key, value in piece.items():
                whole_piece[key] = whole_piece[key] + value if key in whole_piece else value
            self._seen.tokens += 1
        ends = run.reply.ends
        if ends == "hang":
            await asyncio.Event().wait()
        if ends == "cut":
            self._writer.transport.abort()
            return False
        if ends == "error":
            raise RefusedError(error(500, run.reply.error or RUNNER_GONE))
        line = self._line(run, whole_piece, last=ends != "repeat")
        remote = bool(run.model.remote_host)
        response = HttpResponse(200, line + b"\n" if remote else line, chunked=remote)
        self._seen.status = 200
        self._writer.write(whole(response, method="POST", version=self._seen.request.version))
        await self._writer.drain()
        return self._seen.request.version != "HTTP/1.0"

    def _line(self, run: _Run, piece: Mapping[str, Any], *, last: bool = False) -> bytes:
        """Return one object, its keys in Ollama's order."""
        line: dict[str, Any] = {"model": run.name}
        if run.model.remote_host:
            line |= {"remote_model": run.model.remote_model, "remote_host": run.model.remote_host}
        line["created_at"] = go_time(time.time_ns())
        content = {"content": "", **piece}
        logprobs = content.pop("logprobs", None)
        if self._chat:
            line["message"] = {"role": "assistant", **content}
        else:
            line["response"] = content.pop("content")
            line |= content
        line["done"] = last
        if last:
            line["done_reason"] = _done_reason(run)
        if logprobs and self._chat:
            line["logprobs"] = logprobs
        if last:
            line |= self._counts(run)
        if logprobs and not self._chat:
            line["logprobs"] = logprobs
        return go_json(line)

    def _counts(self, run: _Run) -> dict[str, Any]:
        """Return what only the last object has; numbers that are zero are left out."""
        total = time.time_ns() - run.started
        evaluation = max(total - run.loading_ns, 10_000)
        counts = {
            "total_duration": total,
            "load_duration": run.loading_ns,
            "prompt_eval_count": prompt_tokens(run),
            "prompt_eval_duration": evaluation // 10_000 * 1000,
            "eval_count": _eval_count(run),
            "eval_duration": evaluation // 1000 * 1000,
        }
        context = {"context": list(run.reply.context)} if run.reply.context and not self._chat else {}
        return context | {key: value for key, value in counts.items() if value}


def prompt_tokens(run: _Run) -> int:
    """Return the scripted count, or about a token for four characters."""
    if run.reply.prompt_tokens is not None:
        return run.reply.prompt_tokens
    texts = [each.get("content") or "" for each in run.body.get("messages") or ()] or [run.body.get("prompt") or ""]
    return sum(len(each) // 4 + 4 for each in texts)


def _images(body: Mapping[str, Any]) -> list[str]:
    """Return every image of the request."""
    each_message = (message.get("images") or [] for message in body.get("messages") or ())
    return [image for images in (body.get("images") or [], *each_message) for image in images]


def _limit(run: _Run) -> int:
    """Return the number of tokens after which the budget or the window ends the reply."""
    asked = int(run.options.get("num_predict", 0) or 0)
    budget = asked if asked > 0 else FOREVER if asked == 0 and "num_predict" in run.options else 10 * run.loaded.num_ctx
    if run.body.get("shift") is False:
        budget = min(budget, max(run.loaded.num_ctx, 256) - prompt_tokens(run))
    return budget


def _produced(run: _Run) -> int:
    return len(run.reply.pieces()) + len(run.reply.thinking) + len(run.reply.tool_calls)


def _done_reason(run: _Run) -> str:
    return "length" if run.reply.ends == "length" or _produced(run) >= _limit(run) else "stop"


def _eval_count(run: _Run) -> int:
    if run.reply.eval_count is not None:
        return run.reply.eval_count
    return min(_produced(run) + 1, _limit(run)) if _done_reason(run) == "stop" else min(_produced(run), _limit(run))


def _keep_alive(value: Any) -> float:
    """Return seconds; Go reads numbers as seconds and texts as durations."""
    if value is None:
        return DEFAULT_KEEP_ALIVE
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(FOREVER) if value < 0 else float(value)
    if not isinstance(value, str):
        raise RefusedError(error(400, f"Unsupported type: '{'[]interface {}' if isinstance(value, list) else 'map[string]interface {}'}'"))
    match = re.fullmatch(r"(-?)(\d+(?:\.\d+)?)(ms|s|m|h)?", value)
    if match is None or not (match[3] or match[2] == "0"):
        raise RefusedError(error(400, f'time: invalid duration "{value}"'))
    scale = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}[match[3]]
    return float(FOREVER) if match[1] else float(match[2]) * scale


_SCHEMA_TYPES = {"object", "array", "string", "number", "integer", "boolean", "null"}


def _format_error(value: Any, *, old: bool) -> tuple[int, str] | None:
    """Return status and text for a format that is no format."""
    if value in (None, "", "json"):
        return None
    if not isinstance(value, dict):
        shown = go_json(value).decode()
        quoted = go_json(shown).decode()
        return 500, f'invalid format: {quoted}; expected "json" or a valid JSON Schema object'
    problem = ""
    if (kind := value.get("type")) is not None and kind not in _SCHEMA_TYPES:
        problem = f"unrecognized type {kind}"
    elif str(ref := value.get("$ref", "")).startswith("#/") and ref.split("/")[1] not in value:
        problem = f"cannot resolve $ref {ref}, {ref.split('/')[1]} not found"
    if not problem:
        return None
    if old:
        return 500, "invalid JSON schema in format"
    message = f"Field 'json_schema': \"json_schema\": JSON schema conversion failed:\nJSON schema error at #: {problem}"
    return 400, go_json({"error": {"code": 400, "message": message, "type": "invalid_request_error"}}).decode()


def _overflow(prompt: int, window: int, *, old: bool) -> str:
    if old:
        return "the input length exceeds the context length"
    message = f"request ({prompt} tokens) exceeds the available context size ({window} tokens), try increasing it"
    detail = {"code": 400, "message": message, "type": "exceed_context_size_error", "n_prompt_tokens": prompt, "n_ctx": window}
    return go_json({"error": detail}).decode()
