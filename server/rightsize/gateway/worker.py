"""The model worker: a child process that imports LiteLLM, so that the parent never has to.

It reads frames from stdin (`configure`, `call`, `cancel`) and writes frames to what was stdout (`hello` or `fatal`; for
each call `delta` and `tick`, then one of `end`, `error`, `cancelled`).  It decides nothing: which failure an error is,
whether to try again and how long to wait are the parent's business.  It ends when its stdin closes or its parent is
gone, whatever it is doing.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
import threading
import time
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from rightsize.core.routing.names import OLLAMA_CHAT
from rightsize.gateway import wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.gateway.wire import Frame

WATCH_SECONDS = 1.0
"""How often the parent is looked for: its end closes stdin, unless another process inherited the pipe."""

MAX_TEXT = 1_500
"""Characters of each cause of an error that are passed on; some carry a whole page of HTML."""

MAX_REPLY = 1_000_000
"""Characters of a reply, after which the server is taken not to honour the budget it was given."""


def main() -> None:
    """Run until stdin closes."""
    pipe = _claim_stdout()
    frames: asyncio.Queue[Frame] = asyncio.Queue()
    loop = asyncio.new_event_loop()
    threading.Thread(target=_read, args=(loop, frames), daemon=True).start()
    threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()
    try:
        litellm = _import_litellm()
    except Exception as error:  # noqa: BLE001 - whatever stops the import is told to the parent
        _write(pipe, wire.encode("fatal", text=f"{type(error).__name__}: {error}"[:MAX_TEXT]))
        os._exit(1)  # The thread that reads stdin would hold up a proper end.
    _write(pipe, wire.encode("hello", version=_version()))
    loop.run_until_complete(_Worker(pipe, litellm).serve(frames))


def _claim_stdout() -> int:
    """Keep the pipe for frames and give stdout away, so that nothing printed by a library gets between them."""
    pipe = os.dup(1)
    os.dup2(2, 1)
    return pipe


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]


def _read(loop: asyncio.AbstractEventLoop, frames: asyncio.Queue[Frame]) -> None:
    """Hand each frame to the loop; end the process with the pipe, even while the loop is busy."""
    with contextlib.suppress(OSError, RuntimeError):
        for line in sys.stdin.buffer:
            if frame := wire.decode(line):
                loop.call_soon_threadsafe(frames.put_nowait, frame)
    os._exit(0)


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(0)


def _version() -> str:
    try:
        return version("litellm")
    except PackageNotFoundError:
        return "unknown"


def _import_litellm() -> Any:
    """Import LiteLLM without network, telemetry or `.env` files, and keep the collector away from what it made."""
    os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_MODE="PRODUCTION")
    gc.disable()
    import litellm

    from rightsize.gateway.transport import never_follow

    never_follow()
    litellm.telemetry = False
    litellm.suppress_debug_info = True
    litellm.drop_params = True
    gc.collect()
    gc.freeze()
    gc.enable()
    return litellm


class _Worker:
    """The calls that run, by id."""

    def __init__(self, pipe: int, litellm: Any) -> None:
        self._pipe = pipe
        self._litellm = litellm
        self._calls: dict[str, asyncio.Task[None]] = {}
        self._registered: set[tuple[str, int]] = set()
        self._client: Any = None
        self._texts: dict[str, list[str]] = {}
        self._connect_seconds = 0.5

    async def serve(self, frames: asyncio.Queue[Frame]) -> None:
        """Work off frames for ever; the reader ends the process."""
        handlers = {"configure": self._configure, "call": self._start, "cancel": self._cancel}
        while True:
            frame = await frames.get()
            if handler := handlers.get(frame["type"]):
                handler(frame)

    def _say(self, call_id: str, text: str) -> None:
        """Write a piece of a reply, together with those of the same turn of the loop: they come in bursts."""
        if not self._texts:
            asyncio.get_running_loop().call_soon(self._flush)
        self._texts.setdefault(call_id, []).append(text)

    def _send(self, kind: str, **fields: Any) -> None:
        """Write a frame, after the text that came before it."""
        self._flush()
        _write(self._pipe, wire.encode(kind, **fields))

    def _flush(self) -> None:
        texts, self._texts = self._texts, {}
        for call_id, pieces in texts.items():
            _write(self._pipe, wire.encode("delta", id=call_id, text="".join(pieces)))

    def _configure(self, frame: Frame) -> None:
        self._connect_seconds = float(frame["connect_seconds"])

    def _start(self, frame: Frame) -> None:
        call = asyncio.get_running_loop().create_task(self._call(frame))
        self._calls[frame["id"]] = call
        call.add_done_callback(lambda done: self._over(frame["id"], done))

    def _over(self, call_id: str, call: asyncio.Task[None]) -> None:
        """Forget a call; one that was cancelled, perhaps before it began, has said nothing yet."""
        self._calls.pop(call_id, None)
        if call.cancelled():
            self._send("cancelled", id=call_id)

    def _cancel(self, frame: Frame) -> None:
        if call := self._calls.get(frame["id"]):
            call.cancel()

    async def _call(self, frame: Frame) -> None:
        """Stream one reply as frames; an error is one, too."""
        try:
            await self._stream(frame)
        except Exception as error:  # noqa: BLE001 - the parent classifies every one
            self._send("error", id=frame["id"], **_facts(error))

    async def _stream(self, frame: Frame) -> None:
        call_id = frame["id"]
        stream = await self._litellm.acompletion(**self._arguments(frame))
        usage: Any = None
        finish = ""
        length = 0
        try:
            async for chunk in stream:
                usage = getattr(chunk, "usage", None) or usage
                for choice in chunk.choices:
                    finish = choice.finish_reason or finish
                    text = choice.delta.content or ""
                    length += len(text)
                    if text:
                        self._say(call_id, text)
                    else:
                        self._send("tick", id=call_id)
                if length > MAX_REPLY:
                    self._send("error", id=call_id, status=None, text="", classes=["EndlessReply"])
                    return
        finally:
            await stream.aclose()
        self._send(
            "end",
            id=call_id,
            finish=finish,
            # LiteLLM makes up a finish reason, and counts of its own, for a stream that ended without its last line.
            complete=getattr(stream, "received_finish_reason", None) is not None,
            tokens_in=getattr(usage, "prompt_tokens", 0) or 0,
            tokens_out=getattr(usage, "completion_tokens", 0) or 0,
        )

    def _arguments(self, frame: Frame) -> dict[str, Any]:
        """Return what LiteLLM is called with."""
        arguments: dict[str, Any] = {
            "model": frame["model"],
            "messages": frame["messages"],
            "max_tokens": frame["max_tokens"],
            "temperature": frame["temperature"],
            "stream": True,
            "stream_options": {"include_usage": True},
            "num_retries": 0,
        }
        if frame["api_base"]:
            arguments["api_base"] = frame["api_base"]
        if frame["api_key_env"]:
            arguments["api_key"] = _key(frame["api_key_env"])
        if not frame["model"].startswith(OLLAMA_CHAT):
            # LiteLLM would send the provider's key, from a variable of its own, to any address.
            no_key = {"api_key": "none"} if frame["api_base"] else {}
            return no_key | arguments | {"max_retries": 0} | _response_format(frame["schema"])
        self._register(frame["model"], frame["context"])
        return arguments | {
            "client": self._direct_client(),
            "num_ctx": frame["num_ctx"],
            "format": frame["schema"],
            "think": False,
            "extra_body": {"truncate": False},
        }

    def _register(self, model: str, context: int) -> None:
        """Tell LiteLLM about an Ollama model, or it asks the server itself and blocks its loop meanwhile."""
        if (model, context) in self._registered:
            return
        self._registered.add((model, context))
        row = {
            "litellm_provider": "ollama_chat",
            "mode": "chat",
            "max_tokens": context,
            "input_cost_per_token": 0.0,
            "output_cost_per_token": 0.0,
        }
        self._litellm.register_model({model: row})

    def _direct_client(self) -> Any:
        """Return the one HTTP client of every Ollama host, made on its first use."""
        if self._client is None:
            from litellm.llms.custom_httpx.http_handler import AsyncHTTPHandler

            from rightsize.gateway.transport import DirectTransport

            transport = DirectTransport(connect_seconds=self._connect_seconds)
            self._client = AsyncHTTPHandler(transport=transport, follow_redirects=False)
        return self._client


class MissingKeyError(Exception):
    """The variable that should hold a provider's key is not set."""

    status_code = 401


def _key(variable: str) -> str:
    if key := os.environ.get(variable):
        return key
    raise MissingKeyError(f"{variable} is not set")


def _response_format(schema: Any) -> dict[str, Any]:
    if schema is None:
        return {}
    return {"response_format": {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}}


def _facts(error: BaseException) -> dict[str, Any]:
    """Return what the parent classifies an error by: the true HTTP status, the text, and the classes, outermost first.

    The status that LiteLLM gives its own exception is a guess; the one of the exception that it came from is not.
    """
    causes = list(_causes(error))
    statuses = (getattr(each, "status_code", None) for each in (*causes[1:], error))
    headers = (getattr(getattr(each, "response", None), "headers", {}) for each in causes)
    moved = (wire.MOVED + each["location"] for each in headers if "location" in each)
    return {
        "status": next((each for each in statuses if isinstance(each, int)), None),
        "text": "\n".join(dict.fromkeys(each[:MAX_TEXT] for each in (*moved, *map(str, causes)))),
        "classes": [type(each).__name__ for each in causes],
    }


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what it came from, innermost last."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or each.__context__


if __name__ == "__main__":
    main()
