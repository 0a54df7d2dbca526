"""Connections that say nothing of use: how long each may wait, and how many there may be.

Anybody on this machine reaches the port.  Who may not ask can hold a connection only until the head of a request is
late, and where there are too many, the one that has waited longest makes room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.h11_impl import RequestResponseCycle


@dataclass(frozen=True, slots=True)
class Bounds:
    """What callers may take.

    Attributes:
        head: seconds from the first byte of a request, or from when the connection is there, until its head is whole.
        body: seconds for what follows the head.
        connections: how many there may be at once.
    """

    head: float = 20.0
    body: float = 10.0
    connections: int = 512


def protocol_within(bounds: Bounds) -> type[H11Protocol]:
    """Return uvicorn's protocol within these bounds."""
    return type("_Bounded", (_Bounded,), {"bounds": bounds})


class _Bounded(H11Protocol):
    """A connection, which ends when it has no request and is late, or stands in the way of others."""

    bounds = Bounds()
    since = 0.0
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self.since = self.loop.time()
        self._watch()
        if len(self.connections) > self.bounds.connections:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; the clock runs until its head is whole."""
        self.since = self.loop.time()
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Wait for the next request, not for long where a part of one is there."""
        super().on_response_complete()
        if self.cycle.more_body or self.conn.trailing_data[0]:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        super().connection_lost(exc)
        self._unwatch()

    def waits(self) -> bool:
        """Tell whether no request of this connection is being answered."""
        asked = cast("RequestResponseCycle | None", self.cycle)  # None before the first request.
        return not self.transport.is_closing() and (asked is None or asked.response_complete)

    def end(self) -> None:
        """Close, unless a request is being answered."""
        self._late = None
        if self.waits():
            self.timeout_keep_alive_handler()

    def _watch(self) -> None:
        if not self.waits():
            self._unwatch()
        elif self._late is None:
            self._late = self.loop.call_later(self.bounds.head, self.end)

    def _unwatch(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _make_room(self) -> None:
        """End the connection that has waited longest for a request: this one, where no other waits."""
        waiting = [each for each in self.connections if isinstance(each, _Bounded) and each.waits()]
        min(waiting, key=lambda each: each.since, default=self).end()
