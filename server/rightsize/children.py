"""Child processes of our own Python: how they are started, apart from the folder that somebody works in, and ended."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOOT = (
    "import json, runpy, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)
"""Runs a module on the parent's own import path.

Isolated mode keeps out the working folder, where a `litellm.py` or a `rightsize` may lie in wait, `PYTHONPATH` and
start-up files.
"""

_started: list[asyncio.subprocess.Process] = []
"""Children that may not have ended."""

_LONGEST_LINE = 64 << 20
"""Bytes; a longer line ends whoever reads it, and what is told between us is far below."""


async def start_child(
    module: str,
    *arguments: str,
    interpreter: str = sys.executable,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> asyncio.subprocess.Process:
    """Start one of our modules with pipes to its standard input and output; its standard error is dropped.

    Parameters:
        folder: where it works; None for the interpreter's own, which no workspace can write.
        environment: None for ours.

    Raises:
        OSError: the interpreter cannot be started.
    """
    child = await asyncio.create_subprocess_exec(
        *(interpreter, "-I", "-X", "utf8", "-c", _BOOT, _import_path(), module, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=folder or Path(sys.executable).parent,
        env=environment,
        limit=_LONGEST_LINE,
    )
    _started[:] = [*(each for each in _started if each.returncode is None), child]
    return child


def pipes_of(child: asyncio.subprocess.Process) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
    """Return where a child is asked and where it answers.

    Raises:
        OSError: it has no pipes.
    """
    if child.stdin is None or child.stdout is None:
        raise OSError("it has no pipes")
    return child.stdin, child.stdout


async def end_child(child: asyncio.subprocess.Process | None) -> None:
    """End a child at once, where there is one, and wait until it has ended."""
    if child is None:
        return
    kill_child(child)
    await child.wait()


def kill_child(child: asyncio.subprocess.Process) -> None:
    """Kill a child that has not ended; nobody waits for it."""
    # Asking a process that has ended would reap it before asyncio does.
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            child.kill()


@atexit.register
def _kill_what_is_left() -> None:
    """Let no child outlive us, where a second Ctrl-C cut short what ends them in order and one of them hangs."""
    for each in _started:
        kill_child(each)


def _import_path() -> str:
    """Return our import path for a process in another folder."""
    return json.dumps([str(Path(each).absolute()) for each in sys.path if each])
