"""What commands with an engine share: what is started when, and how Ctrl-C ends it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from typing import TYPE_CHECKING

import psutil
import pytest

from rightsize.cli.session import read_settings, run_with_runtime
from tests.support.cli_process import PATIENCE, SERVER, command, environment, run_process
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.engine.runtime import Runtime

pytestmark = pytest.mark.slow

WORKER = "rightsize.gateway.worker"


def workers() -> int:
    """Return how many model workers this process runs."""
    return sum(WORKER in each.cmdline() for each in psutil.Process(os.getpid()).children())


async def _count(_runtime: Runtime) -> int:
    return workers()


async def _yes(_runtime: Runtime) -> bool:
    return True


async def _no(_runtime: Runtime) -> bool:
    return False


@pytest.mark.parametrize("models", [["llama3.2"], []])
def test_what_a_model_needs_is_started_before_the_work(
    here: Path, monkeypatch: pytest.MonkeyPatch, models: list[str]
) -> None:
    """Where one will be called and there is one, at the first command and at later ones; and nothing is left of it."""
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "state"))
    with simulator([ScriptedModel(each) for each in models]) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        settings = read_settings()[0]
        started = [run_with_runtime(settings, None, _count, expects=_yes) for _ in range(2)]
        assert started == [len(models)] * 2
        assert run_with_runtime(settings, None, _count, expects=_no) == 0
        assert run_with_runtime(settings, None, _count) == 0
    assert workers() == 0


def test_a_second_ctrl_c_while_the_first_is_obeyed(tmp_path: Path) -> None:
    """A worker that does not stop is waited for a second; who presses again has said enough, and sees no traceback."""
    slow = ScriptedModel("llama3.2", replies=(Reply("word " * 1000, delay=0.05),))
    with simulator([slow]) as server:
        process = subprocess.Popen(
            command("ask", "explain what a mutex is"),
            cwd=tmp_path,
            env=environment(OLLAMA_HOST=server.url, PYTHONUNBUFFERED="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert server.wait_until(lambda: any(each.tokens for each in server.asked("/api/chat")), PATIENCE)
        (worker,) = (each for each in psutil.Process(process.pid).children() if WORKER in each.cmdline())
        worker.suspend()
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        before = list(iter(process.stderr.readline, "interrupted: nothing was finished\n"))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in "".join([*before, err])
    assert "Stopped before it was answered." in out
    assert worker.wait(PATIENCE) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_json_of_what_was_interrupted_before_the_runtime_was_open(tmp_path: Path, ending: signal.Signals) -> None:
    """While the model servers are looked at, one of which does not answer."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(PATIENCE)
        process = subprocess.Popen(
            command("ask", "explain what a mutex is", "--json"),
            cwd=tmp_path,
            env=environment(OLLAMA_HOST=f"127.0.0.1:{silent.getsockname()[1]}", RIGHTSIZE_STATE_FOLDER=str(tmp_path)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with silent.accept()[0]:
            process.send_signal(ending)
            out, err = process.communicate(timeout=PATIENCE)
    report = json.loads(out)
    assert (process.returncode, err) == (130, "interrupted: nothing was finished\n")
    assert (report["prompt"], report["interrupted"], report["sub_tasks"]) == ("explain what a mutex is", True, [])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_end_before_the_request_is_read(tmp_path: Path, ending: signal.Signals) -> None:
    """Both signals say the same: the module that reads the tables is where somebody ends it."""
    (tmp_path / "early").mkdir()
    for name in ("tomllib", "tomli"):
        ended = f"import os, signal\nos.kill(os.getpid(), {int(ending)})\n"
        (tmp_path / "early" / f"{name}.py").write_text(ended)
    path = os.pathsep.join((str(tmp_path / "early"), str(SERVER)))
    ran = run_process("ask", "explain what a mutex is", cwd=tmp_path, PYTHONPATH=path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"interrupted\n")


def test_ctrl_c_while_the_command_itself_is_imported(tmp_path: Path) -> None:
    """There is nothing to say yet, and no traceback: the first module that it needs is where somebody presses."""
    pressed = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "early").mkdir()
    (tmp_path / "early" / "argparse.py").write_text(pressed)
    path = os.pathsep.join((str(tmp_path / "early"), str(SERVER)))
    ran = run_process("ask", "explain what a mutex is", cwd=tmp_path, PYTHONPATH=path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
