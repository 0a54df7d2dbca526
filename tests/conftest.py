"""What holds for every test: no test reads the settings of whoever runs it, and those over real pipes come last."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pathlib import Path

_OURS = re.compile(r"RIGHTSIZE_|OLLAMA_|LITELLM_|(HTTPS?|ALL|NO)_PROXY$", re.IGNORECASE)
"""Variables that change what Rightsize does; a test sets those that it is about."""

_LAST = ("stdio", "editor", "browser")

# Two cores and other tests beside: how long an example takes says nothing about it.
settings.register_profile("rightsize", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("rightsize")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests over pipes last: what is broken further in is reported further up."""
    items.sort(key=lambda item: any(item.get_closest_marker(name) for name in _LAST))


@pytest.fixture(autouse=True)
def _own_world(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the test, and every process that it starts, empty folders for settings and state and no proxy."""
    for name in list(os.environ):
        if _OURS.match(name):
            monkeypatch.delenv(name)
    home: Path = tmp_path_factory.mktemp("home")
    for variable, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("XDG_CACHE_HOME", "cache")):
        monkeypatch.setenv(variable, str(home / folder))
