"""A language server's client that does little, so that what it measures is the server."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

ROOT: Final = Path(__file__).parents[2]
OURS: Final = "rightsize.lsp"
BARE: Final = "tests.bench.bare_server"
CLOSED_PORT: Final = "127.0.0.1:1"

LARGE: Final = 50_000
"""Bytes of a message that takes milliseconds to decode."""

_HOMES: Final = tempfile.TemporaryDirectory(prefix="rightsize-bench-")

CAPABILITIES: Final = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}, "configuration": False},
    "textDocument": {
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "refactor.rewrite", "source"]}}
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "synchronization": {"didSave": True},
    },
}


def environment(**more: str) -> dict[str, str]:
    """Return an environment with empty folders and no model server, in which bytecode is kept as for every user."""
    home = tempfile.mkdtemp(dir=_HOMES.name)
    own = {"PYTHONPATH": str(ROOT / "server"), "OLLAMA_HOST": CLOSED_PORT}
    own |= {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "STATE", "CACHE")}
    kept = {name: value for name, value in os.environ.items() if name in {"HOME", "LANG", "PATH"}}
    return kept | own | more


@dataclass(slots=True)
class Client:
    """One server process and the conversation with it; `clock` is `time.perf_counter`."""

    module: str
    more: dict[str, str] = field(default_factory=dict)
    started: float = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)
    complaints: list[str] = field(default_factory=list)
    applied: threading.Event = field(default_factory=threading.Event)
    _answers: dict[int, queue.Queue[tuple[float, Any]]] = field(default_factory=dict)
    _ended: threading.Event = field(default_factory=threading.Event)
    _token: str = ""
    _last: int = 0
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Start the server."""
        command = [sys.executable, "-m", self.module]
        settings = environment(**self.more)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True).start()

    def __enter__(self) -> Client:  # noqa: PYI034 - `Self` came with Python 3.11
        """Return the client."""
        return self

    def __exit__(self, *_: object) -> None:
        """Say goodbye, and see the server end."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def initialize(self, **options: Any) -> float:
        """Shake hands; return when the answer had come."""
        params = {
            "processId": os.getpid(),
            "rootUri": None,
            "capabilities": CAPABILITIES,
            "initializationOptions": options,
        }
        answered, _ = self.ask("initialize", params)
        self.tell("initialized", {})
        return answered

    def open(self, uri: str, text: str) -> None:
        """Open a Python file."""
        self.tell(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}}
        )

    def actions(self, uri: str, line: int) -> tuple[float, Any]:
        """Ask for the code actions at a function's name."""
        place = {"line": line, "character": 5}
        params = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}}
        return self.ask("textDocument/codeAction", params)

    def hover(self, uri: str, line: int) -> tuple[float, Any]:
        """Ask for the hover at a function's name."""
        return self.ask(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": line, "character": 5}}
        )

    def ping(self) -> float:
        """Return the seconds in which the server answers a request that it does not know."""
        asked = time.perf_counter()
        return self.ask("bench/ping", None)[0] - asked

    def ask(self, method: str, params: Any, seconds: float = 60.0) -> tuple[float, Any]:
        """Send a request; return when its answer had come, and the answer."""
        self._last += 1
        waiting: queue.Queue[tuple[float, Any]] = queue.Queue()
        self._answers[self._last] = waiting
        self._send({"id": self._last, "method": method, "params": params})
        return waiting.get(timeout=seconds)

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def start(self, command: dict[str, Any]) -> threading.Event:
        """Execute a command; return the event of its progress's end."""
        self._ended = threading.Event()
        self.applied.clear()
        self.ask("workspace/executeCommand", {"command": command["command"], "arguments": command.get("arguments")})
        return self._ended

    def cancel(self) -> None:
        """Stop the work whose progress was shown last; what is finished is wanted."""
        self.tell("window/workDoneProgress/cancel", {"token": self._token})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self.process.stdin
        assert stream is not None
        with self._writing:
            stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            stream.flush()

    def _apply(self, message: dict[str, Any]) -> None:
        """Do what an editor does: change the text, tell so, and answer; the last edits first, so that ranges hold."""
        (change,) = message["params"]["edit"]["documentChanges"]
        edits = sorted(change["edits"], key=lambda edit: tuple(edit["range"]["start"].values()), reverse=True)
        contents = [{"range": edit["range"], "text": edit["newText"]} for edit in edits]
        document = {"uri": change["textDocument"]["uri"], "version": change["textDocument"]["version"] + 1}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": contents})
        self._send({"id": message["id"], "result": {"applied": True}})
        self.applied.set()

    def _read(self, stream: IO[bytes]) -> None:
        while head := stream.readline():
            length = 0
            while head.strip():
                if head.lower().startswith(b"content-length:"):
                    length = int(head.split(b":")[1])
                head = stream.readline()
            body = stream.read(length)
            at = time.perf_counter()
            if length > LARGE:
                # What takes the client itself long must not keep it from seeing the next answer.
                threading.Thread(target=lambda body=body, at=at: self._take(at, json.loads(body)), daemon=True).start()
            else:
                self._take(at, json.loads(body))

    def _take(self, at: float, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answers.pop(message["id"]).put((at, message.get("result")))
            return
        if message["method"] == "workspace/applyEdit":
            self._apply(message)
        elif message["method"] == "window/showMessageRequest":
            self._send({"id": message["id"], "result": {"title": "Apply"}})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
        if message["method"] == "window/showMessage":
            self.complaints.append(message["params"]["message"])
        if message["method"] == "$/progress":
            self._token = message["params"]["token"]
            if message["params"]["value"].get("kind") == "end":
                self._ended.set()
