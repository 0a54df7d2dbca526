"""A model server that speaks as Ollama does, byte for byte, from a script.

In a test it runs in a thread of its own, because a client that blocks its loop must not stop it; what it was asked, and
what became of each answer, is in `requests`.  As a process: `python -m tests.support.ollama_simulator --port 0 --script
FILE.json`, which prints the port and serves until its stdin closes.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.ollama_models import ScriptedModel, model_from
from tests.support.ollama_rules import Rules
from tests.support.ollama_state import ServerState
from tests.support.ollama_wire import read_request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from typing_extensions import Self

    from tests.support.ollama_wire import HttpRequest


@dataclass(slots=True)
class Seen:
    """One request and what became of it.

    Attributes:
        tokens: tokens written.
        disconnected_at: `time.perf_counter()` when the client was seen to be gone.
        after_disconnect: tokens that were generated after the client was gone.
    """

    request: HttpRequest
    at: float
    tokens: int = 0
    finished: bool = False
    disconnected_at: float | None = None
    after_disconnect: int = 0
    status: int | None = None

    @property
    def body(self) -> dict[str, Any]:
        """The request's JSON."""
        body: dict[str, Any] = json.loads(self.request.body or b"{}")
        return body


@dataclass(slots=True)
class OllamaSimulator:
    """The server; a context manager that starts and stops its thread."""

    state: ServerState = field(default_factory=ServerState)
    port: int = 0
    requests: list[Seen] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _server: asyncio.Server | None = None
    _thread: threading.Thread | None = None
    _connections: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        """Start to listen."""
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        """Break every connection and stop."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread is not None:
            self._thread.join(10)
        self._loop.close()

    def serve(self, *models: ScriptedModel) -> None:
        """Replace the models, and forget what was asked and loaded."""

        def change() -> None:
            self.state.replace_models(models)
            self.requests.clear()

        self._in_thread(change)

    def _in_thread(self, change: Callable[[], object]) -> None:
        """Run something in the server's thread and wait for it."""

        async def run() -> None:
            change()

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(10)

    def preload(self, name: str, num_ctx: int) -> None:
        """Have a model in memory."""
        self._in_thread(lambda: self.state.preload(name, num_ctx))

    def set(self, **changes: Any) -> None:
        """Change how the server behaves, as `sim.set(mode="silent")`; see ServerState."""

        def change() -> None:
            for name, value in changes.items():
                setattr(self.state, name, value)

        self._in_thread(change)

    def asked(self, path: str) -> list[Seen]:
        """Return the requests to a path, in order."""
        return [each for each in list(self.requests) if each.request.path == path]

    def wait_until(self, condition: Callable[[], bool], seconds: float = 10.0) -> bool:
        """Wait for something that the server sees, as `lambda: sim.asked("/api/chat")`; False when it never comes."""
        with self._changed:
            return self._changed.wait_for(condition, seconds)

    def changed(self) -> None:
        """Wake whoever waits."""
        with self._changed:
            self._changed.notify_all()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve_connection, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _serve_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            await self._answer_requests(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer_requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        already = b""
        while request := await read_request(reader, already):
            seen = Seen(request, time.perf_counter())
            self.requests.append(seen)
            self.changed()
            watch = asyncio.get_running_loop().create_task(_read_on(reader))
            answer = asyncio.get_running_loop().create_task(Rules(self.state, seen, writer, self.changed).answer())
            await asyncio.wait({watch, answer}, return_when=asyncio.FIRST_COMPLETED)
            if _gone(watch, answer):
                seen.disconnected_at = time.perf_counter()
                self.changed()
            if self.state.deaf and not answer.done():
                await asyncio.wait({answer})
            keep = await _outcome(answer)
            seen.finished = seen.disconnected_at is None
            self.changed()
            if not keep:
                watch.cancel()
                return
            already = await watch
            if not already:
                return


async def _read_on(reader: asyncio.StreamReader) -> bytes:
    """Return what the client sends next, and nothing when it is gone, whether it closed or reset the connection."""
    try:
        return await reader.read(65536)
    except ConnectionError:
        return b""


def _gone(watch: asyncio.Task[bytes], answer: asyncio.Task[bool]) -> bool:
    """Tell whether the client left before its answer was whole, seen while reading or while writing."""
    if answer.done():
        return isinstance(answer.exception(), ConnectionError)
    return watch.done() and not watch.result()


async def _outcome(answer: asyncio.Task[bool]) -> bool:
    """Stop an answer whose client is gone; return whether the connection stays open."""
    if not answer.done():
        answer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await answer
        return False
    return answer.result()


def state_from(data: dict[str, Any]) -> ServerState:
    """Read a script: `{"version": …, "models": [{"name": …, "replies": [{"text": …}]}]}`."""
    values = dict(data)
    models = [model_from(each) for each in values.pop("models", [])]
    state = ServerState(**values)
    state.replace_models(models)
    return state


def simulator(models: Iterable[ScriptedModel], **settings: Any) -> OllamaSimulator:
    """Return a server of these models, not yet started."""
    state = ServerState(**settings)
    state.replace_models(models)
    return OllamaSimulator(state)


def main(arguments: list[str] | None = None) -> None:
    """Serve until stdin closes; the first line printed is the port."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--script", type=Path, help="JSON: server settings and models with replies")
    options = parser.parse_args(arguments)
    state = (
        state_from(json.loads(options.script.read_text("utf-8")))
        if options.script
        else state_from({"models": [{"name": "llama3.2"}]})
    )
    with OllamaSimulator(state, port=options.port) as server, contextlib.suppress(KeyboardInterrupt):
        print(server.port, flush=True)  # noqa: T201 - the port is what a caller reads
        sys.stdin.read()


if __name__ == "__main__":
    main()
