"""A command that is run in this process, in an empty folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cli_process import Ran, run_here
from tests.support.cli_shop import SHOP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with nothing on the port where Ollama would be."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:1")
    return tmp_path


@pytest.fixture
def rightsize(here: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `rightsize` in the empty folder."""
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def shop(here: Path) -> Path:
    """A file with one function that has a doc, one that has none, and one that is private."""
    file = here / "shop.py"
    file.write_text(SHOP)
    return file
