"""Fixtures around the simulated Ollama, for whoever tests against a model server: import the one that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def ollama() -> Iterator[OllamaSimulator]:
    """A running server with `llama3.2`, which greets; `serve` gives it other models."""
    with simulator([ScriptedModel("llama3.2")]) as server:
        yield server
