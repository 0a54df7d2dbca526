"""The real Neovim and Generate: a stub is filled and undone in one step, and what no check lets through stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.editors.test_neovim import drive
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.editor, pytest.mark.slow]

SOURCE = '''def clamp(value, low, high):
    """Keep a value between two bounds: é😀."""
    raise NotImplementedError
'''


def generate(folder: Path, reply: str) -> dict[str, object]:
    """Have the stub filled by a model that answers so, and return what was seen."""
    with simulator([ScriptedModel("llama3.2", replies=[Reply(text=reply)])]) as server:
        return drive("generate", folder, source=SOURCE, gateway={"host": server.url})


def test_a_stub_is_filled_and_undone_in_one_step(tmp_path: Path) -> None:
    """The action is the first at a stub; the hover says who wrote it and how far it was checked."""
    seen = generate(tmp_path, "```python\ndef clamp(value, low, high):\n    return max(low, min(value, high))\n```")
    assert seen["offered"] == [
        "Generate `clamp`",
        "Propose examples for `clamp`",
        "Update doc of `clamp`",
        "Explain `clamp`",
    ]
    assert seen["before"] == SOURCE.rstrip("\n")
    assert seen["after"] == SOURCE.replace("raise NotImplementedError", "return max(low, min(value, high))").rstrip(
        "\n"
    )
    assert seen["undone"] == seen["before"]
    assert "Llama 3.2 (tier 2) passed" in str(seen["hover"])
    assert "Checked (static)" in str(seen["hover"])
    assert not seen["told"]


def test_what_no_check_lets_through_stays_out(tmp_path: Path) -> None:
    """The buffer is as it was, and the message says what was wrong."""
    seen = generate(tmp_path, "```python\ndef clamp(value, low, high):\n    return fastmath.clamp(value)\n```")
    assert seen["after"] == seen["before"]
    assert "The name fastmath resolves nowhere." in str(seen["told"])
