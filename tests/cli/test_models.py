"""`rightsize models`, `doctor`, `checks` and `stats`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from rightsize.core.verification.checks import CHECKS
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.cli_process import Ran
    from tests.support.ollama_simulator import OllamaSimulator


@pytest.fixture
def server(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaSimulator]:
    """A server with one of the four default models and one of another name."""
    models = [ScriptedModel("llama3.2"), ScriptedModel("qwen3:8b", parameters=8_190_000_000, parameter_size="8.2B")]
    with simulator(models) as running:
        monkeypatch.setenv("OLLAMA_HOST", running.url)
        yield running


def test_models_with_a_server(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """Installed, loaded, tier, context, where the numbers come from, and how to get those that are missing."""
    server.preload("llama3.2", 8192)
    ran = rightsize("models")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace(server.url, "URL") == snapshot()


def test_models_as_json(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """The same as values."""
    record = json.loads(rightsize("models", "--json").out)
    assert record["reachable"]
    assert {each["ollama_model"]: (each["tier"], each["installed"], each["origin"]) for each in record["models"]} == snapshot()
    assert record["models"][0] == snapshot()


def test_models_without_a_server(rightsize: Callable[..., Ran]) -> None:
    """What is known by itself, and what to do."""
    ran = rightsize("models")
    assert ran.code == 1
    assert ran.out == snapshot()


def test_doctor_with_a_server(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """A line each, a remedy below what needs one, and exit code 0 where nothing stops people."""
    ran = rightsize("doctor")
    assert ran.code == 0
    words = re.sub(r"/\S*", "PATH", ran.out.replace(server.url, "URL"))
    for line in ("grammar python: Python grammar loads", "ollama: URL answers", "→ ollama pull granite4.1:3b"):
        assert line in words
    assert "litellm: the child process starts" in words
    assert "OLLAMA_HOST" in words


def test_doctor_without_a_server(rightsize: Callable[..., Ran]) -> None:
    """Without models Rightsize works, drafting; so it is a warning."""
    ran = rightsize("doctor", "--json")
    assert ran.code == 0
    findings = json.loads(ran.out)
    (ollama,) = [each for each in findings if each["subject"] == "ollama"]
    assert ollama["level"] == "warning"
    assert "ollama serve" in ollama["remedy"]
    assert {each["level"] for each in findings} == {"ok", "warning"}


def test_doctor_names_what_stops_people(here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that cannot be written is an error, and settings that are wrong are warnings."""
    (here / "file").touch()
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "file" / "state"))
    monkeypatch.setenv("RIGHTSIZE_ENGIN", "auto")
    ran = rightsize("doctor")
    assert ran.code == 1
    assert "error    ledger: " in ran.out
    assert "RIGHTSIZE_ENGIN" in ran.out


def test_checks_are_listed(rightsize: Callable[..., Ran]) -> None:
    """Each with what it stops."""
    ran = rightsize("checks")
    assert ran.code == 0
    records = json.loads(rightsize("checks", "--json").out)
    assert [each["name"] for each in records] == [each.name for each in CHECKS]
    for each in records:
        assert each["name"] in ran.out
        assert each["stops"] in ran.out


def test_stats_of_an_empty_ledger(rightsize: Callable[..., Ran]) -> None:
    """All zero, and a hint for a person."""
    assert "is empty; `rightsize document` writes to it" in rightsize("stats").out
    record = json.loads(rightsize("stats", "--json").out)
    assert record["total_calls"] == 0
    assert record["avg_quality"] is None


def test_stats_after_drafts(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Drafts are counted and never count as saved."""
    (here / "shop.py").write_text("def parse_price(text):\n    if not text:\n        raise ValueError(text)\n    return float(text)\n")
    assert rightsize("document", "shop.py", "--engine", "embedded").code == 0
    record = json.loads(rightsize("stats", "--json").out)
    assert record["total_calls"] >= 1
    assert (record["spent"], record["saved"]) == (0.0, 0.0)
    assert rightsize("stats").out == snapshot()
