"""Processes of our own Python: what lies in the folder that they work in is nothing to them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from rightsize import __version__
from rightsize.children import end_child, pipes_of, start_child
from tests.support.cli_process import PATIENCE, SERVER

if TYPE_CHECKING:
    from pathlib import Path

PARENT = """
import asyncio, sys
from rightsize.children import start_child

async def main():
    child = await start_child("deaf")
    print(child.pid, flush=True)
    await child.stdout.readline()
    raise KeyboardInterrupt

asyncio.run(main())
"""
"""Starts a child, and ends at once, as with a second Ctrl-C, when the child is ready."""

DEAF = """
import signal
print("ready", flush=True)
while True:
    signal.pause()
"""
"""Does not notice that its standard input was closed, as a worker that hangs does not."""


@pytest.mark.parametrize("trap", ["rightsize/__init__.py", "json.py", "runpy.py", "sitecustomize.py", "rightsize.py"])
async def test_nothing_of_the_folder_is_imported(tmp_path: Path, trap: str) -> None:
    """A workspace may hold what is called as we are, or as what starts us."""
    laid = tmp_path / trap
    laid.parent.mkdir(exist_ok=True)
    laid.write_text("print('the trap', flush=True)\nraise SystemExit(7)\n")

    child = await start_child("rightsize", "--version", folder=tmp_path)
    answers = pipes_of(child)[1]
    assert (await answers.read()).decode().split() == ["rightsize", __version__]
    assert await child.wait() == 0


async def test_a_child_that_has_ended_can_be_ended(tmp_path: Path) -> None:
    """And nobody at all, too; how it ended is not changed."""
    child = await start_child("rightsize", "--version", folder=tmp_path)
    await child.wait()
    await end_child(child)
    await end_child(None)

    assert child.returncode == 0


def test_no_child_outlives_its_parent(tmp_path: Path) -> None:
    """One that hangs is killed, also where nothing was ended in order."""
    (tmp_path / "deaf.py").write_text(DEAF)
    path = os.pathsep.join((str(SERVER), str(tmp_path)))
    command = [sys.executable, "-c", PARENT]
    ran = subprocess.run(command, env={"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    try:
        child = psutil.Process(int(ran.stdout))
    except psutil.NoSuchProcess:
        return
    assert child.wait(PATIENCE) is None  # It is nobody's child here, so how it ended is not known.
