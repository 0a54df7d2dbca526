"""The gateway to real models: whose turn it is, what is known of each host, and a worker that speaks through LiteLLM.

`open_gateway(settings.gateway, clock)` starts nothing; the first `complete` starts the worker, `close` ends it.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.engine.ports import Probe, Progress
from rightsize.gateway import failures, ollama
from rightsize.gateway.child import Child, ChildLimits, WorkerStartError
from rightsize.gateway.exchange import Exchange, Means, Pace
from rightsize.gateway.health import Health
from rightsize.gateway.hosts import address_of
from rightsize.gateway.places import place_of, refusal
from rightsize.gateway.turns import Turns
from rightsize.settings.host import is_allowed

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.core.routing.model import Model
    from rightsize.engine.ports import Clock, Event, Request
    from rightsize.settings.resolved import GatewaySettings

PROBE_SECONDS = 30.0
"""A look at the server is fresh for so long."""

AT_ONCE = 1
"""Requests to one host at a time: Ollama's own default, and what memory bandwidth is worth sharing among."""


def open_gateway(
    settings: GatewaySettings, clock: Clock, *, pace: Pace | None = None, known: Probe | None = None
) -> LiteLLMGateway:
    """Return the gateway; nothing is started or asked before its first call or probe.

    Parameters:
        known: what an earlier look found, for decisions until the next one.
    """
    limits = ChildLimits(idle=settings.idle_minutes * 60)
    child = Child(limits, {"connect_seconds": settings.connect_seconds})
    health = Health(clock)
    if known is not None:
        health.recall(known)
    return LiteLLMGateway(Means(settings, clock, pace or Pace(), health, child))


class LiteLLMGateway:
    """Implements `engine.ports.Gateway` for Ollama and whatever else LiteLLM reaches."""

    name = "ollama"

    def __init__(self, means: Means) -> None:
        """Start nothing yet; `open_gateway` gathers the means."""
        self._means = means
        self._settings = means.settings
        self._health = means.health
        self._turns: dict[str, Turns] = {}
        self._shown: ollama.Shown = {}
        self._last: Probe | None = None
        self._looking = asyncio.Lock()

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Stream one reply; closing the iterator, or cancelling the task, stops the model at once.

        Raises:
            ModelFailure: a row of the failures table.
        """
        place = place_of(request.model, self._settings)
        exchange = Exchange(self._means, request, place)
        kind = refusal(request.model, place, self._health.installed(place.host, place.model), self._settings)
        if kind is not None:
            raise exchange.failed(kind)
        turns = self._turns.setdefault(place.host, Turns(AT_ONCE))
        ticket = turns.join(interactive=request.interactive)
        try:
            async with aclosing(turns.until_granted(ticket)) as waiting:
                async for ahead in waiting:
                    yield Progress(f"waiting: {ahead} ahead")
            with self._health.running(place.host, place.model):
                async with aclosing(exchange.events()) as events:
                    async for event in events:
                        yield event
        finally:
            turns.leave(ticket)

    async def probe(self, *, refresh: bool = False) -> Probe:
        """Look at the Ollama server, or return the last look when it is fresh; never raises."""
        async with self._looking:
            now = self._means.clock.monotonic()
            if self._last is None or refresh or now - self._last.asked_at > PROBE_SECONDS:
                self._last = await self._look(now)
                self._health.learn(self._last)
            return self._last

    def availability(self, models: tuple[Model, ...]) -> Availability:
        """Return what is known of these models now, without asking anybody."""
        return Availability({model.litellm_name: self._status(model) for model in models})

    async def check(self) -> str:
        """Start the worker and return which LiteLLM it speaks through.

        Raises:
            ModelFailure: it does not start.
        """
        try:
            return f"LiteLLM {await self._means.child.version()}"
        except WorkerStartError as error:
            raise failures.failure(failures.row_of("worker_not_started"), detail=str(error)) from error

    async def close(self) -> None:
        """Stop the worker and every call."""
        await self._means.child.close()

    async def _look(self, now: float) -> Probe:
        host = self._settings.host
        address = address_of(host)
        if address is None or not is_allowed(address.url, self._settings.allowed_hosts):
            return ollama.unreachable(host, failures.sentence("host_refused", host=host), now)
        return await ollama.look(address, self._shown, limits=self._means.limits, asked_at=now)

    def _status(self, model: Model) -> ModelStatus:
        place = place_of(model, self._settings)
        kind = refusal(model, place, self._health.installed(place.host, place.model), self._settings)
        if kind is not None:
            return ModelStatus(State.EXCLUDED, reason=failures.sentence(kind, model=place.model, host=place.host))
        return self._health.status(place.host, place.model)
