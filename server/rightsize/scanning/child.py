"""A child process that reads code apart from us: how it is started, in a folder of its own, and how it is ended."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_LINE = 64 << 20


async def start_child(
    interpreter: str, script: Path, environment: Mapping[str, str] | None = None
) -> asyncio.subprocess.Process:
    """Start a script with our import path; what it prints to standard error is dropped.

    Raises:
        OSError: the interpreter cannot be started.
    """
    return await asyncio.create_subprocess_exec(
        *(interpreter, "-I", "-X", "utf8", str(script), *_import_path()),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=Path(sys.executable).parent,
        env=environment,
        limit=_LONGEST_LINE,
    )


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
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
    await child.wait()


def _import_path() -> list[str]:
    """Return our import path for a process in another folder."""
    return [str(Path(each).absolute()) for each in sys.path if each]
