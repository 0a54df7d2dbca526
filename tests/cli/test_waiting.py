"""What is shown while a model loads or its server is busy, and that Ctrl-C ends the wait."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.cli_process import run_process, run_terminal
from tests.support.first_minutes import SOURCE, good_answer, models
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMANDS = {
    "document": ("granite4.1:3b", ("document", "shop.py:1")),
    "review": ("mistral-small3.2", ("review", "shop.py")),
    "generate": ("llama3.2", ("generate", "shop.py:5")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_says_what_is_being_loaded(tmp_path: Path, name: str) -> None:
    """The bar names the model; nothing is written when the wait is ended."""
    model, command = COMMANDS[name]
    (tmp_path / "shop.py").write_text(SOURCE)

    interrupted: list[int] = []

    def interrupt(shown: bytes, pid: int) -> None:
        if f"loading {model}".encode() in shown and not interrupted:
            interrupted.append(pid)
            os.kill(pid, signal.SIGINT)

    with simulator(models(model, load_seconds=3600)) as server:
        code, shown = run_terminal(*command, cwd=tmp_path, watch=interrupt, OLLAMA_HOST=server.url)

    assert f"loading {model}" in shown
    assert code == 130
    assert (tmp_path / "shop.py").read_text() == SOURCE


WAITS: Mapping[str, tuple[dict[str, object], dict[str, object], str]] = {
    "a server that refuses for now": ({}, {"busy": 1}, "busy with another request"),
    "a model that is loaded first": ({}, {}, "loading granite4.1:3b"),
    "a model that another request keeps": (
        {"answer": lambda body: replace(good_answer(body), first_delay=3.0)},
        {},
        "granite4.1:3b is silent so far, perhaps busy with another request",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", WAITS)
def test_a_pipe_is_told_once_what_is_waited_for(tmp_path: Path, what: str) -> None:
    """Where no bar is, a line on standard error names the host; the diff on standard output is as always."""
    scripted, state, line = WAITS[what]
    (tmp_path / "shop.py").write_text(SOURCE)
    with simulator(models("granite4.1:3b", **scripted)) as server:
        server.set(**state)
        if "silent" in line:
            server.preload("granite4.1:3b", 4096)
        ran = run_process("document", "shop.py:1", cwd=tmp_path, OLLAMA_HOST=server.url)

    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.decode().count(f"waiting for {server.url}: {line}\n") == 1
    assert ran.stdout.startswith(b"--- ")
