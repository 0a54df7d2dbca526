"""The port to what is kept for the next time: answers and findings, by kind and key."""

from __future__ import annotations

from typing import Protocol


class Cache(Protocol):
    """A bounded store of bytes; a disk that refuses keeps none and raises nothing."""

    async def get(self, kind: str, key: str) -> bytes | None:
        """Return what is kept under a key, which counts as used now, or None."""
        ...

    async def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep something; what was not used for longest makes room."""
        ...

    async def drop(self, kind: str, key: str) -> None:
        """Forget one entry."""
        ...

    async def close(self) -> None:
        """Write what is still waiting."""
        ...


class NoCache:
    """Keeps nothing; implements `Cache` where the user wants none."""

    async def get(self, kind: str, key: str) -> bytes | None:  # noqa: ARG002 - the port's signature
        """Return that nothing is kept."""
        return None

    async def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep nothing."""

    async def drop(self, kind: str, key: str) -> None:
        """Have nothing to forget."""

    async def close(self) -> None:
        """Have nothing to write."""
