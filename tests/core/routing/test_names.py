"""Names of models as Ollama and LiteLLM write them."""

from __future__ import annotations

import pytest

from rightsize.core.routing.names import is_cloud_name, with_tag


@pytest.mark.parametrize(
    ("name", "tagged", "cloud"),
    [
        ("llama3.2", "llama3.2:latest", False),
        (" Llama3.2:Latest ", "llama3.2:latest", False),
        ("Granite4.1:3B", "granite4.1:3b", False),
        ("hf.co/some/Model", "hf.co/some/model:latest", False),
        ("localhost:5000/some/model", "localhost:5000/some/model:latest", False),
        ("localhost:5000/some/model:q4", "localhost:5000/some/model:q4", False),
        ("gpt-oss:120b-cloud", "gpt-oss:120b-cloud", True),
        ("kimi-k2:cloud", "kimi-k2:cloud", True),
        ("cloudy", "cloudy:latest", False),
    ],
)
def test_names_are_read_as_ollama_reads_them(name: str, tagged: str, cloud: bool) -> None:
    """A name without a tag has `latest`, case does not count, a registry's port is no tag, a suffix says cloud."""
    assert (with_tag(name), is_cloud_name(name)) == (tagged, cloud)
