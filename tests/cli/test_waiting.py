"""What a terminal shows while a model loads, and that Ctrl-C ends the wait."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.support.cli_process import run_terminal
from tests.support.first_minutes import SOURCE, models
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
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
