"""Who is next: a host answers one request at a time, those that somebody waits for before batch work."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class Ticket:
    """A place in the queue."""

    def __init__(self, *, interactive: bool) -> None:
        """Wait with the others; `interactive` goes before those that are not."""
        self.interactive = interactive
        self.granted = False
        self.moved = asyncio.Event()


class Turns:
    """The queue of one host."""

    def __init__(self, at_once: int) -> None:
        """Let `at_once` requests through at a time."""
        self._at_once = at_once
        self._inside: set[Ticket] = set()
        self._waiting: list[Ticket] = []

    def join(self, *, interactive: bool) -> Ticket:
        """Take a ticket; it must be given back with `leave`."""
        ticket = Ticket(interactive=interactive)
        before = [each for each in self._waiting if each.interactive or not interactive]
        self._waiting.insert(len(before), ticket)
        self._admit()
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Give a ticket back, used or not."""
        self._inside.discard(ticket)
        if ticket in self._waiting:
            self._waiting.remove(ticket)
        self._admit()

    async def until_granted(self, ticket: Ticket) -> AsyncGenerator[int, None]:
        """Yield how many are ahead, each time that it changes, until it is this ticket's turn."""
        shown = -1
        while not ticket.granted:
            ticket.moved.clear()
            ahead = self._waiting.index(ticket) + len(self._inside)
            if ahead != shown:
                shown = ahead
                yield ahead
            if not ticket.granted:
                await ticket.moved.wait()

    def _admit(self) -> None:
        while self._waiting and len(self._inside) < self._at_once:
            ticket = self._waiting.pop(0)
            ticket.granted = True
            self._inside.add(ticket)
            ticket.moved.set()
        for ticket in self._waiting:
            ticket.moved.set()
