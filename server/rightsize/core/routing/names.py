"""Names of models as Ollama and LiteLLM write them."""

from __future__ import annotations

import re

OLLAMA_CHAT = "ollama_chat/"
"""What LiteLLM's name of a model begins with where it is asked through Ollama's own protocol."""

_CLOUD = re.compile(r"[:-]cloud$")


def with_tag(name: str) -> str:
    """Return an Ollama name as servers compare it: `llama3.2` and `Llama3.2:latest` are `llama3.2:latest`."""
    lower = name.strip().lower()
    return lower if ":" in lower.rpartition("/")[2] else f"{lower}:latest"


def is_cloud_name(name: str) -> bool:
    """Tell whether Ollama runs a model of this name on its maker's machines, as `gpt-oss:120b-cloud`."""
    return _CLOUD.search(name.lower()) is not None
