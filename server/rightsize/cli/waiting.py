"""What is waited for, told where no progress bar shows it: a line on standard error, once for each thing."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from rightsize.engine.ports import Progress

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from rightsize.core.routing.model import Availability, Misfit, Model
    from rightsize.engine.ports import Event, Gateway, Probe, Request


class TellingGateway:
    """A gateway that tells of its waits; implements `engine.ports.Gateway` by another one."""

    def __init__(self, gateway: Gateway, tell: Callable[[str], None]) -> None:
        """Pass everything on to `gateway`; `tell` gets each line once."""
        self.name = gateway.name
        self._gateway = gateway
        self._tell = tell
        self._told: set[str] = set()

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Stream one reply, and tell what it waits for."""
        async with aclosing(self._gateway.complete(request)) as events:
            async for event in events:
                if isinstance(event, Progress) and event.wait and event.wait not in self._told:
                    self._told.add(event.wait)
                    self._tell(event.wait)
                yield event

    async def probe(self, *, refresh: bool = False) -> Probe:
        """Look at the model servers."""
        return await self._gateway.probe(refresh=refresh)

    def availability(self, models: tuple[Model, ...]) -> Availability:
        """Return what is known of these models now."""
        return self._gateway.availability(models)

    def misfits(self) -> tuple[Misfit, ...]:
        """Return the models that did not fit in memory a while ago."""
        return self._gateway.misfits()

    async def check(self) -> str:
        """Start what a first call would start and say what it is."""
        return await self._gateway.check()

    async def close(self) -> None:
        """Stop every call."""
        await self._gateway.close()
