"""Addresses and names of models as model servers read them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rightsize.settings.host import host_of, parse_host

_CLOUD_NAME = re.compile(r"[:-]cloud$")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens: the URL, which is also its name in messages, and what a connection needs of it."""

    url: str
    host: str
    port: int
    path: str

    @property
    def secure(self) -> bool:
        """Whether the connection is encrypted."""
        return self.url.startswith("https://")


def address_of(text: str) -> Address | None:
    """Read an address, as Ollama does; None where it is none."""
    url, problem = parse_host(text)
    if problem:
        return None
    host, port = host_of(url)
    path = url.partition("://")[2].partition("/")[2]
    return Address(url, host, int(port), f"/{path}" if path else "")


def is_cloud_name(name: str) -> bool:
    """Return whether Ollama runs a model of this name on its maker's machines, as `gpt-oss:120b-cloud`."""
    return _CLOUD_NAME.search(name.lower()) is not None


def with_tag(name: str) -> str:
    """Return an Ollama name with its tag, in the case that servers compare in: `llama3.2` is `llama3.2:latest`."""
    name = name.lower()
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"
