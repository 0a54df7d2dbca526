"""Who is next: a model at a host answers so many requests at a time, those that somebody waits for before batch work.

Models of one host do not wait for each other: a host that cannot hold two lets the second one wait by itself.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence


class Ticket:
    """A place in one queue; `moved` is set whenever that queue moves."""

    def __init__(self, moved: asyncio.Event, *, interactive: bool) -> None:
        """Wait with the others; `interactive` goes before those that are not."""
        self.interactive = interactive
        self.granted = False
        self.moved = moved


class Turns:
    """The queue of one model at one host."""

    def __init__(self, at_once: int) -> None:
        """Let `at_once` requests through at a time."""
        self._at_once = at_once
        self._inside: set[Ticket] = set()
        self._waiting: list[Ticket] = []

    def join(self, moved: asyncio.Event, *, interactive: bool) -> Ticket:
        """Take a ticket; it must be given back with `leave`."""
        ticket = Ticket(moved, interactive=interactive)
        self._waiting.insert(self._before(interactive=interactive), ticket)
        self._admit()
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Give a ticket back, used or not."""
        self._inside.discard(ticket)
        if ticket in self._waiting:
            self._waiting.remove(ticket)
        self._admit()

    def ahead_of(self, ticket: Ticket) -> int:
        """Return how many are before a ticket that waits, those inside among them."""
        return self._waiting.index(ticket) + len(self._inside)

    def ahead(self, *, interactive: bool) -> int:
        """Return how many somebody who came now would have to wait for."""
        return max(0, len(self._inside) + self._before(interactive=interactive) - self._at_once + 1)

    def _before(self, *, interactive: bool) -> int:
        return sum(each.interactive or not interactive for each in self._waiting)

    def _admit(self) -> None:
        while self._waiting and len(self._inside) < self._at_once:
            ticket = self._waiting.pop(0)
            ticket.granted = True
            self._inside.add(ticket)
            ticket.moved.set()
        for ticket in self._waiting:
            ticket.moved.set()


class Wait:
    """One request in the queues of all places that could answer it: the first that lets it in does."""

    def __init__(self, queues: Sequence[Turns], *, interactive: bool) -> None:
        """Join the queues in their order, as far as none lets it in at once; `leave` must follow."""
        self._moved = asyncio.Event()
        self._tickets: list[tuple[int, Turns, Ticket]] = []
        for number, queue in enumerate(queues):
            ticket = queue.join(self._moved, interactive=interactive)
            self._tickets.append((number, queue, ticket))
            if ticket.granted:
                break
        self._settle()

    @property
    def granted(self) -> int | None:
        """The number of the queue that let it in."""
        return next((number for number, _, ticket in self._tickets if ticket.granted), None)

    async def until_granted(self) -> AsyncGenerator[int, None]:
        """Yield how many are ahead, each time that it changes, until it is let in; it leaves the other queues then."""
        shown = -1
        while self.granted is None:
            self._moved.clear()
            ahead = min(queue.ahead_of(ticket) for _, queue, ticket in self._tickets)
            if ahead != shown:
                shown = ahead
                yield ahead
            if self.granted is None:
                await self._moved.wait()
        self._settle()

    def leave(self) -> None:
        """Give every ticket back, used or not."""
        self._leave(self._tickets)

    def _settle(self) -> None:
        """Leave the other queues once one has let it in."""
        if self.granted is not None:
            self._leave([each for each in self._tickets if each[0] != self.granted])

    def _leave(self, tickets: Sequence[tuple[int, Turns, Ticket]]) -> None:
        self._tickets = [each for each in self._tickets if each not in tickets]
        for _, queue, ticket in tickets:
            queue.leave(ticket)
