"""Addresses that open the page once: what stands on a browser's command line is read by other users of the machine.

A ticket is worth a cookie to the first browser that shows it, for a short while.  Who reads it from the list of
processes may be faster than the browser that it was meant for; then that one comes second, and the cookie of the first
opens nothing any more.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 60.0
"""For which a ticket is good: a browser that must be started first takes some of them."""

MOST = 100
"""Tickets that are remembered, with their cookies; the oldest go."""

_BYTES = 32


class Spent(Enum):
    """Why a ticket is worth nothing."""

    UNKNOWN = "unknown"
    """This start has not issued it, or so long ago that it was forgotten."""
    EXPIRED = "expired"
    """Nobody has shown it in time."""
    USED = "used"
    """Another browser has shown it, which may stay."""
    CONTESTED = "contested"
    """Two browsers have shown it in time, and neither is let in."""


@dataclass(slots=True)
class _Ticket:
    until: float
    cookie: str = ""
    contested: bool = False


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

    def trade(self, ticket: str, cookie: str) -> str | Spent:
        """Return the cookie that a ticket is worth, or why it is worth none.

        Parameters:
            cookie: what the browser that shows the ticket has already; one that has the ticket's own only comes again.
        """
        found = self._issued.get(ticket)
        if found is None:
            return Spent.UNKNOWN
        if found.cookie and same(found.cookie, cookie):
            return found.cookie
        in_time = self.clock() <= found.until
        if found.cookie and in_time:
            found.cookie, found.contested = "", True
        if found.contested:
            return Spent.CONTESTED
        if found.cookie or not in_time:
            return Spent.USED if found.cookie else Spent.EXPIRED
        found.cookie = secrets.token_urlsafe(_BYTES)
        return found.cookie

    def opens(self, cookie: str) -> bool:
        """Tell whether a ticket was traded for this cookie, and no other browser has shown that ticket since."""
        return any(each.cookie and same(each.cookie, cookie) for each in self._issued.values())


def same(known: str, given: str) -> bool:
    """Compare in a time that tells nothing of what is known."""
    return secrets.compare_digest(known.encode(), given.encode("utf-8", "replace"))
