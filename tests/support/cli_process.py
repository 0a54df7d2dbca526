"""Runs the command `rightsize`: in this process for what it prints, in its own for signals, pipes and terminals."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

SERVER = Path(__file__).parents[2] / "server"

PATIENCE = 300.0
"""Seconds: a busy machine takes its time, and only who waits in vain waits so long."""

NOBODY = 65534
"""A user that owns nothing, on every Unix."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be somebody for whom a file's mode counts: root reads everything, and tests may be run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def plain(text: str) -> str:
    """Return printed text without what differs from run to run, seconds, and how many checks there are."""
    return re.sub(r"\b\d+ checks\b", "N checks", re.sub(r"\b\d+\.\d+ s\b", "N s", text))


def run_here(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run a command in this process."""
    code = main(arguments)
    captured = capsys.readouterr()
    return Ran(code, plain(captured.out), plain(captured.err))


def command(*arguments: str) -> list[str]:
    """Return the command line of a process of its own."""
    return [sys.executable, "-m", "rightsize", *arguments]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of such a process: this one's, the package found, and what is added."""
    return {**os.environ, "PYTHONPATH": str(SERVER), **more}


def run_process(*arguments: str, cwd: Path, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        input=stdin,
        env=environment(**more),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )


def run_terminal(
    *arguments: str, cwd: Path, watch: Callable[[bytes, int], None] | None = None, answer: str = "", **more: str
) -> tuple[int, str]:
    """Run a command at the end of a terminal and return its exit code and everything that the terminal showed.

    Parameters:
        watch: called with all that was shown so far and the process id, each time something more is.
        answer: typed when the command asks a question.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execvpe(sys.executable, command(*arguments), environment(TERM="xterm-256color", COLUMNS="120", **more))
    shown = b""
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
        if watch is not None:
            watch(shown, pid)
        if answer and b"[y/N]" in shown:
            os.write(terminal, answer.encode())
            answer = ""
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")
