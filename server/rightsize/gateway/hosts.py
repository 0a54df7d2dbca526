"""Addresses of model servers, as Ollama reads them."""

from __future__ import annotations

from dataclasses import dataclass

from rightsize.settings.host import host_of, parse_host


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
