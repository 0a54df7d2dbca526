"""Processes of our own Python: what lies in the folder that they work in is nothing to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize import __version__
from rightsize.children import end_child, pipes_of, start_child

if TYPE_CHECKING:
    from pathlib import Path


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
