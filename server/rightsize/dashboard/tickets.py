"""Addresses that open the page once: what stands on a browser's command line is read by other users of the machine.

A ticket is worth a cookie to the first browser that shows it, for a short while.  Who reads it from the list of
processes may be faster than the browser that it was meant for; then that one comes second, and the cookie of the first
opens nothing any more.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 60.0
"""For which a ticket is good: a browser that must be started first takes some of them."""

MOST = 100
"""Tickets that are remembered, with their cookies; the oldest go."""

_BYTES = 32


@dataclass(slots=True)
class _Ticket:
    until: float
    cookie: str = ""


@dataclass(slots=True)
class Tickets:
    """The tickets of one start, and the cookies that were given for them."""

    clock: Callable[[], float] = time.monotonic
    _issued: dict[str, _Ticket] = field(default_factory=dict, repr=False)

    def issue(self) -> str:
        """Return a new ticket."""
        ticket = secrets.token_urlsafe(_BYTES)
        self._issued[ticket] = _Ticket(self.clock() + SECONDS)
        while len(self._issued) > MOST:
            del self._issued[next(iter(self._issued))]
        return ticket

    def trade(self, ticket: str, cookie: str) -> str | None:
        """Return the cookie that a ticket is worth, or None.

        Parameters:
            cookie: what the browser that shows the ticket has already; one that has the ticket's own only comes again.
        """
        found = self._issued.get(ticket)
        if found is None or self.clock() > found.until:
            return None
        if found.cookie and not same(found.cookie, cookie):
            del self._issued[ticket]
            return None
        found.cookie = found.cookie or secrets.token_urlsafe(_BYTES)
        return found.cookie

    def opens(self, cookie: str) -> bool:
        """Tell whether a ticket was traded for this cookie, and no other browser has shown that ticket since."""
        return any(each.cookie and same(each.cookie, cookie) for each in self._issued.values())


def same(known: str, given: str) -> bool:
    """Compare in a time that tells nothing of what is known."""
    return secrets.compare_digest(known.encode(), given.encode("utf-8", "replace"))
