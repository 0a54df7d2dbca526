"""`rightsize dashboard` as a process of its own, in front of a simulated model server, and what it is asked."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from rightsize.core.ledger.lines import record_in
from rightsize.core.ledger.record import CallRecord
from rightsize.journal.months import month_files
from tests.support.cli_process import PATIENCE, command, environment
from tests.support.ollama_models import Reply, ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MUTEX = "A mutex is a lock that lets one thread at a time into a section of code, so that shared data stays whole."
CODE = "```python\ndef halve(amount):\n    return amount / 2\n```"
TWO_TASKS = "Explain what a mutex is and write a Python function that halves a number"


def answers(body: Mapping[str, Any]) -> Reply:
    """Return what a model says that does as it is told."""
    asked = str(body["messages"][-1]["content"])
    return Reply(text=CODE if "halve" in asked else MUTEX)


def crew(**changes: Any) -> list[ScriptedModel]:
    """Return a model of each tier that answers well, those of a name in `changes` as these say, dots left out."""
    names = ("granite4.1:3b", "llama3.2", "gemma3:4b", "mistral-small3.2")
    return [
        ScriptedModel(name, **{"answer": answers, **changes.get(name.partition(":")[0].partition(".")[0], {})})
        for name in names
    ]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A dashboard that runs.

    Attributes:
        base: its address without the secret.
        address: with the secret, as a browser opens it.
    """

    base: str
    address: str
    key: str
    port: int
    state: Path
    process: subprocess.Popen[str]

    @property
    def authorized(self) -> dict[str, str]:
        """The header of a program that has the secret."""
        return {"authorization": f"Bearer {self.key}"}

    def client(self) -> httpx.Client:
        """Return a program that has the secret."""
        return httpx.Client(base_url=self.base, headers=self.authorized, timeout=PATIENCE, trust_env=False)

    def several(self) -> httpx.AsyncClient:
        """Return one that asks many things at the same time."""
        limits = httpx.Limits(max_connections=None)
        return httpx.AsyncClient(
            base_url=self.base, headers=self.authorized, timeout=PATIENCE, trust_env=False, limits=limits
        )

    def address_for_once(self) -> str:
        """Return an address that opens the page once, as editors ask for it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return str(json.loads(self.process.stdout.readline())["address"])

    def calls(self) -> list[CallRecord]:
        """Return the attempts that its ledger holds."""
        lines = [line for path in month_files(self.state / "rightsize") for line in path.read_bytes().splitlines()]
        return [record for record in map(record_in, lines) if isinstance(record, CallRecord)]


@contextmanager
def dashboard(home: Path, models: str, *arguments: str, browser: Path | None = None) -> Iterator[Dashboard]:
    """Run one, with folders of its own, that asks the model server at `models`; it is ended as Ctrl-C does.

    Parameters:
        browser: what is run in the place of a browser; without one, none is.
    """
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
    opening = () if browser else ("--no-browser",)
    process = subprocess.Popen(
        command("dashboard", "--json", *opening, *arguments),
        cwd=home,
        env=environment(OLLAMA_HOST=models, BROWSER=str(browser or ""), **folders),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            told = json.loads(line)
            base = f"http://127.0.0.1:{told['port']}"
            yield Dashboard(base, told["address"], told["key"], told["port"], home / "state", process)
        finally:
            if process.poll() is None:
                os.kill(process.pid, signal.SIGINT)
            process.wait(PATIENCE)


def events_in(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the server-sent events of an answer, by name and data."""
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found
