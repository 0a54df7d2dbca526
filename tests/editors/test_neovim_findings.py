"""The real Neovim and a review: diagnostics that move with the text, what a hover says of one, and ignoring it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.editors.test_neovim import drive
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = [pytest.mark.editor, pytest.mark.slow]

SOURCE = """import sqlite3


def rows(db: sqlite3.Connection, name: str) -> list[tuple[str, ...]]:
    return db.execute(f"SELECT * FROM orders WHERE name = '{name}'").fetchall()
"""
QUOTE = "return db.execute(f\"SELECT * FROM orders WHERE name = '{name}'\").fetchall()"
FINDING = {
    "title": "SQL injection through the name",
    "cwe": "CWE-89",
    "severity": "high",
    "confidence": "high",
    "quote": QUOTE,
    "explanation": "The name is put into the statement, so that a caller writes the statement.",
    "remedy": "Pass the name as a parameter.",
}
REVIEW = {"examined": [{"symbol": "rows", "quote": QUOTE}], "findings": [FINDING]}


def answer(body: Mapping[str, object]) -> Reply:
    """Answer a review with one finding, and the second pass with a yes."""
    asked = str(body["messages"])
    return Reply(text=json.dumps({"real": True, "reason": "Nothing checks it."} if "Is it real?" in asked else REVIEW))


def test_findings_are_shown_moved_explained_and_ignored(tmp_path: Path) -> None:
    """A finding stands on its quote with its CWE, follows a line typed above it, and goes when it is ignored."""
    with simulator([ScriptedModel("mistral-small3.2", answer=answer)]) as server:
        seen = drive("findings", tmp_path, source=SOURCE, gateway={"host": server.url})
    (found,) = seen["found"]
    assert found["line"] == 5
    assert found["text"] == QUOTE
    assert (found["code"], found["source"], found["severity"]) == ("CWE-89", "rightsize", 1)
    assert found["link"] == "https://cwe.mitre.org/data/definitions/89.html"
    assert "SQL injection" in found["message"]
    assert "Seen by rules and Mistral Small 3.2; confidence high; confirmed by a second pass." in seen["hover"]
    assert "Remedy: Pass the name as a parameter." in seen["hover"]
    assert seen["offered"] == ["Fix CWE-89", "Ignore CWE-89 here", "Ignore CWE-89 in this project", "Explain `rows`"]
    assert [(each["line"], each["text"]) for each in seen["moved"]] == [(6, QUOTE)]
    assert "rightsize: ignore" in seen["after"]
