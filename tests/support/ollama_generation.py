"""The replies of the simulated server: what its runner refuses, the stream, and the last object with the counts."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from tests.support.ollama_admission import FOREVER, NO_IMAGES, RUNNER_GONE, TOO_LONG, Admission, RefusedError, images_of
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

    from tests.support.ollama_admission import Run
    from tests.support.ollama_simulator import Seen
    from tests.support.ollama_state import ServerState


class Generation:
    """One chat or generate request."""

    def __init__(
        self, state: ServerState, seen: Seen, writer: asyncio.StreamWriter, changed: Callable[[], None]
    ) -> None:
        """Keep what an answer needs."""
        self._state = state
        self._seen = seen
        self._writer = writer
        self._changed = changed
        self._chat = seen.request.path == "/api/chat"

    async def answer(self) -> bool:
        """Write the answer; return whether the connection stays open."""
        try:
            run = await Admission(self._state, self._seen).admit()
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

    async def _generate(self, run: Run) -> bool:
        """Check what the runner checks, then write the reply."""
        if run.reply.raw:
            self._writer.write(run.reply.raw)
            await self._writer.drain()
            return False
        self._check_runner(run)
        if run.stream:
            return await self._stream(run)
        return await self._whole(run)

    def _check_runner(self, run: Run) -> None:
        reply, stream = run.reply, run.stream
        if images_of(run.body) and "vision" not in run.model.capabilities and not self._state.old:
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

    async def _tokens(self, run: Run) -> AsyncIterator[dict[str, Any]]:
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

    async def _stream(self, run: Run) -> bool:
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

    async def _end(self, run: Run) -> list[bytes] | None:
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

    async def _whole(self, run: Run) -> bool:
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

    def _line(self, run: Run, piece: Mapping[str, Any], *, last: bool = False) -> bytes:
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

    def _counts(self, run: Run) -> dict[str, Any]:
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


def prompt_tokens(run: Run) -> int:
    """Return the scripted count, or about a token for four characters."""
    if run.reply.prompt_tokens is not None:
        return run.reply.prompt_tokens
    texts = [each.get("content") or "" for each in run.body.get("messages") or ()] or [run.body.get("prompt") or ""]
    return sum(len(each) // 4 + 4 for each in texts)


def _limit(run: Run) -> int:
    """Return the number of tokens after which the budget or the window ends the reply."""
    asked = int(run.options.get("num_predict", 0) or 0)
    budget = asked if asked > 0 else FOREVER if asked == 0 and "num_predict" in run.options else 10 * run.loaded.num_ctx
    if run.body.get("shift") is False:
        budget = min(budget, max(run.loaded.num_ctx, 256) - prompt_tokens(run))
    return budget


def _produced(run: Run) -> int:
    return len(run.reply.pieces()) + len(run.reply.thinking) + len(run.reply.tool_calls)


def _done_reason(run: Run) -> str:
    return "length" if run.reply.ends == "length" or _produced(run) >= _limit(run) else "stop"


def _eval_count(run: Run) -> int:
    if run.reply.eval_count is not None:
        return run.reply.eval_count
    return min(_produced(run) + 1, _limit(run)) if _done_reason(run) == "stop" else min(_produced(run), _limit(run))


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
    detail = {
        "code": 400,
        "message": message,
        "type": "exceed_context_size_error",
        "n_prompt_tokens": prompt,
        "n_ctx": window,
    }
    return go_json({"error": detail}).decode()
