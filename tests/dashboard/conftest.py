"""One dashboard for a module, before a simulated model server: importing LiteLLM takes four seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.dashboard_process import Dashboard, crew, dashboard
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


@pytest.fixture(scope="module")
def model_server() -> Iterator[OllamaSimulator]:
    """A simulated Ollama."""
    with simulator(crew()) as started:
        yield started


@pytest.fixture(scope="module")
def running(model_server: OllamaSimulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard in a process of its own, with a real LiteLLM child."""
    with dashboard(tmp_path_factory.mktemp("dashboard"), model_server.url) as started:
        yield started


@pytest.fixture
def models(model_server: OllamaSimulator) -> OllamaSimulator:
    """The model server as new, with a model of each tier that answers well."""
    model_server.set(mode="ollama", busy=0, deaf=False, parallel=1, scripted={})
    model_server.serve(*crew())
    return model_server


@pytest.fixture
def client(running: Dashboard, models: OllamaSimulator) -> Iterator[httpx.Client]:
    """A program that has the secret."""
    with running.client() as opened:
        yield opened
