"""The real Neovim: open, list the actions, document, undo once, hover, cancel, and type while it works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = """def area(width: float, height: float) -> float:
    if width < 0:
        raise ValueError("négative 😀")
    return width * height


def twice(value):
    return area(value, 2)
"""


def neovim() -> str:
    """Return the Neovim to drive; without one the test is skipped, but not where everything must be there."""
    found = os.environ.get("NVIM") or shutil.which("nvim")
    if found:
        return found
    reason = "no Neovim: put `nvim` on the PATH, or name one in NVIM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def drive(scenario: str, folder: Path, *, source: str = SOURCE, **settings: Any) -> dict[str, Any]:
    """Run a scenario of the driver on a copy of the source and return what it saw."""
    file = folder / "shapes.py"
    file.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [neovim(), "--clean", "-n", "-l", "tests/editors/nvim_driver.lua", scenario, str(file)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "server"),
            "NVIM_TEST_PYTHON": sys.executable,
            "NVIM_TEST_SETTINGS": json.dumps(settings or {"engine": "embedded"}),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return seen


REPLY = json.dumps(
    {
        "summary": "Compute the area of a rectangle.",
        "parameters": [
            {"name": "width", "description": "The width of the rectangle."},
            {"name": "height", "description": "The height of the rectangle."},
        ],
        "returns": "The product of width and height.",
        "raises": [{"type": "ValueError", "description": "If the width is negative."}],
    }
)

pytestmark = [pytest.mark.editor, pytest.mark.slow]


@pytest.fixture
def ollama() -> Iterator[OllamaSimulator]:
    """A model that takes long enough over each token for somebody to type or to cancel."""
    with simulator([ScriptedModel("granite4.1:3b", replies=(Reply(text=REPLY, delay=0.1),))]) as server:
        yield server


def test_the_actions_are_listed(tmp_path: Path) -> None:
    """Neovim shows what the tree at its cursor offers."""
    assert drive("actions", tmp_path)["titles"] == ["Document `area` (draft, no model)", "Review `area` for security"]


def test_a_doc_is_written_explained_and_undone_in_one_step(tmp_path: Path) -> None:
    """One `u` brings the buffer back byte for byte; the hover on the name says who wrote the doc."""
    seen = drive("document", tmp_path)
    assert seen["before"] == SOURCE.rstrip("\n")
    assert "        ValueError: " in seen["after"]
    assert seen["undone"] == seen["before"]
    assert "Draft doc of" in seen["hover"]
    assert not seen["told"]


def test_a_whole_file_is_one_step(tmp_path: Path) -> None:
    """All docs of the file go with one undo."""
    seen = drive("file", tmp_path)
    assert seen["title"].startswith("Document file `shapes.py`")
    assert seen["after"].count('"""') >= 4
    assert seen["undone"] == seen["before"]


def test_the_hover_says_what_would_be_done(tmp_path: Path) -> None:
    """Before any run it shows the decision."""
    assert "Granite" in drive("hover_before", tmp_path)["hover"]


def test_cancel_stops_the_model(tmp_path: Path, ollama: OllamaSimulator) -> None:
    """The buffer stays as it was, and the model server sees the client go."""
    seen = drive("cancel", tmp_path, gateway={"host": ollama.url})
    assert seen["unchanged"] is True
    assert ollama.wait_until(lambda: all(not each.after_disconnect for each in ollama.asked("/api/chat")))


def test_typing_while_it_works_loses_neither_words(tmp_path: Path, ollama: OllamaSimulator) -> None:
    """A line typed above the function moves the doc along; one undo takes back the doc alone."""
    seen = drive("type", tmp_path, gateway={"host": ollama.url})
    assert seen["typed"].startswith("import math\ndef area")
    assert seen["after"].startswith(
        'import math\ndef area(width: float, height: float) -> float:\n    """Compute the area'
    )
    assert seen["undone"] == seen["typed"]
    assert not seen["told"]
