"""The real Neovim and questions: the answer opens beside the code, to be read, and the cursor stays in the code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.editors.test_neovim import drive
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = [pytest.mark.editor, pytest.mark.slow]

ANSWER = "It multiplies two lengths: é😀.\n\n```python\nwidth * height\n```"


@pytest.fixture
def ollama() -> Iterator[OllamaSimulator]:
    """A small model that answers what it is asked."""
    with simulator([ScriptedModel("granite4.1:3b", replies=[Reply(ANSWER)])]) as server:
        yield server


def shown(answer: object) -> str:
    """Return what an answer's window shows, without how long it took."""
    return re.sub(r"[\d,]+ ms", "N ms", str(answer))


SECTION = f"## 1. Question: Granite 4.1 3B (IBM Granite), N ms\n\n{ANSWER}"


def test_explain_opens_beside_the_code(tmp_path: Path, ollama: OllamaSimulator) -> None:
    """Read-only, in a window of its own; the cursor stays where it was."""
    seen = drive("explain", tmp_path, gateway={"host": ollama.url})
    assert shown(seen.pop("answer")) == f"# Explain what `area` does.\n\n{SECTION}"
    assert seen == {"readonly": True, "windows": 2, "at": "shapes.py", "unchanged": True, "told": []}


def test_a_selection_is_asked_about(tmp_path: Path, ollama: OllamaSimulator) -> None:
    """The person chooses what to ask, and only these lines are shown to the model."""
    seen = drive("ask", tmp_path, gateway={"host": ollama.url})
    assert str(seen["question"]).startswith("What do you want to know about shapes.py:3-4?")
    assert seen["choices"] == ["What does it do?", "What does it do with edge cases?", "How could it be simpler?"]
    assert shown(seen["answer"]) == f"# Explain what this code does with edge cases.\n\n{SECTION}"
    said = ollama.asked("/api/chat")[-1].body["messages"][-1]["content"]
    assert "négative 😀" in said
    assert "def area" not in said


def test_a_question_of_the_users_own(tmp_path: Path, ollama: OllamaSimulator) -> None:
    """The command of a key that lets people type: each task is a section."""
    seen = drive("question", tmp_path, gateway={"host": ollama.url})
    assert shown(seen["answer"]) == (
        f"# explain what this does and summarise it in one sentence\n\n{SECTION}\n\n---\n\n"
        f"{SECTION.replace('1. Question', '2. Summarisation')}"
    )
