"""A browser for a module, and windows of it that open the dashboard which runs."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.chromium import Screen, chromium, screen
from tests.support.dashboard_process import crew, dashboard
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.dashboard_process import Dashboard
    from tests.support.ollama_simulator import OllamaSimulator


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The real browser."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, running: Dashboard, models: OllamaSimulator) -> Iterator[Callable[..., Screen]]:
    """Open the page in a new window; `size` and `scheme` say how it looks."""
    with ExitStack() as windows:

        def opened(**how: Any) -> Screen:
            return windows.enter_context(screen(browser, running, **how))

        yield opened


@pytest.fixture
def page(open_page: Callable[..., Screen]) -> Screen:
    """The page in a wide, light window."""
    return open_page()


@pytest.fixture
def unused(tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard that nobody has used."""
    with simulator(crew()) as models, dashboard(tmp_path, models.url) as started:
        yield started
