"""The gateway to real models: whose turn it is, what is known of each host, and a worker that speaks through LiteLLM.

`open_gateway(settings.gateway, clock)` starts nothing; the first `complete` starts the worker, `close` ends it.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.engine.ports import Progress
from rightsize.gateway import failures
from rightsize.gateway.child import Child, ChildLimits, WorkerStartError
from rightsize.gateway.exchange import Exchange, Means, Pace
from rightsize.gateway.health import DOUBTED, Health
from rightsize.gateway.looking import Lookout
from rightsize.gateway.places import places_of, refusal
from rightsize.gateway.turns import Turns, Wait
from rightsize.settings.host import Host

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Sequence

    from rightsize.core.routing.model import Misfit, Model
    from rightsize.engine.ports import Clock, Event, Probe, Request
    from rightsize.gateway.places import Place
    from rightsize.settings.resolved import GatewaySettings

PROBE_SECONDS = 30.0
"""A look at the servers is fresh for so long."""

NOBODY_SECONDS = 2.0
"""And for no longer where none of them answers: the person who was told to start one has perhaps done so."""


def open_gateway(
    settings: GatewaySettings,
    clock: Clock,
    *,
    pace: Pace | None = None,
    known: Probe | None = None,
    misfits: Sequence[Misfit] = (),
) -> LiteLLMGateway:
    """Return the gateway; nothing is started or asked before its first call or probe.

    Parameters:
        known: what an earlier look found, for decisions until the next one.
        misfits: models that did not fit in memory when an earlier process called them.
    """
    limits = ChildLimits(idle=settings.idle_minutes * 60)
    child = Child(limits, {"connect_seconds": settings.connect_seconds})
    health = Health(clock)
    for each in known.each if known is not None else ():
        health.recall(each)
    for misfit in misfits:
        health.recall_misfit(misfit)
    return LiteLLMGateway(Means(settings, clock, pace or Pace(), health, child), known)


class LiteLLMGateway:
    """Implements `engine.ports.Gateway` for Ollama and whatever else LiteLLM reaches."""

    name = "ollama"

    def __init__(self, means: Means, known: Probe | None = None) -> None:
        """Start nothing yet; `open_gateway` gathers the means."""
        self._means = means
        self._settings = means.settings
        self._health = means.health
        self._turns: dict[tuple[str, str], Turns] = {}
        self._lookout = Lookout(means, known)
        self._asked_at = float("-inf")
        self._looking = asyncio.Lock()

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Stream one reply; closing the iterator, or cancelling the task, stops the model at once.

        A request waits at every host that has the model, and goes to the first that is free.

        Raises:
            ModelFailure: a row of the failures table; its action is `move` where another host can be asked.
        """
        places = self._in_order(request)
        kind = self._refusal(request.model, places[0])
        if kind is not None:
            raise Exchange(self._means, request, places[0]).failed(kind)
        able = self._best_of(places, request.model)
        wait = Wait([self._queue(each) for each in able], interactive=request.interactive)
        try:
            async with aclosing(wait.until_granted()) as waiting:
                async for ahead in waiting:
                    yield Progress(f"waiting: {ahead} ahead")
            place = able[wait.granted or 0]
            others = [each for each in places if each is not place]
            with self._health.running(place.host, place.model), self._moving(request.model, place, others):
                exchange = Exchange(self._means, request, place, self._good(others, request.model))
                async with aclosing(exchange.events()) as events:
                    async for event in events:
                        yield event
        finally:
            wait.leave()

    async def probe(self, *, refresh: bool = False) -> Probe:
        """Look at the Ollama servers, or return the last look when it is fresh; never raises."""
        async with self._looking:
            now = self._means.clock.monotonic()
            nobody = all(self._health.down_reason(each.url) for each in self._settings.servers)
            if refresh or now - self._asked_at > (NOBODY_SECONDS if nobody else PROBE_SECONDS):
                self._asked_at = now
                if refresh:
                    self._health.forgive()
                await self._lookout.look(patient=refresh)
            found = self._lookout.found()
            if found is None:
                raise AssertionError("a look leaves something behind")
            return found

    def availability(self, models: tuple[Model, ...]) -> Availability:
        """Return what is known of these models now, without asking anybody."""
        return Availability({model.litellm_name: self._status(model) for model in models})

    def misfits(self) -> tuple[Misfit, ...]:
        """Return the models that did not fit in memory a while ago."""
        return self._health.misfits()

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
        await self._lookout.close()
        await self._means.child.close()

    def _queue(self, place: Place) -> Turns:
        """Return the queue of one model at one host; others answer meanwhile, as far as the host has memory."""
        at_once = next((each.at_once for each in self._settings.servers if each.url == place.host), Host().at_once)
        return self._turns.setdefault((place.host, place.model), Turns(at_once))

    def _in_order(self, request: Request) -> list[Place]:
        """Return the places of a model, the best one now first: one that answers, is free, and has it in memory."""

        def order(place: Place) -> tuple[int, ...]:
            usable = self._able(request.model, place)
            ahead = self._queue(place).ahead(interactive=request.interactive)
            loaded = self._health.loaded(place.host, place.model) is not None
            return (not usable, self._health.standing(place.host), ahead, not loaded)

        return sorted(places_of(request.model, self._settings), key=order)

    def _best_of(self, places: Sequence[Place], model: Model) -> list[Place]:
        """Return those to wait for: the usable ones, of which none stands worse than another."""
        able = [each for each in places if self._able(model, each)]
        best = min((self._health.standing(each.host) for each in able), default=0)
        return [each for each in able if self._health.standing(each.host) == best] or list(places[:1])

    def _good(self, places: Sequence[Place], model: Model) -> list[Place]:
        return [each for each in places if self._able(model, each) and self._health.standing(each.host) < DOUBTED]

    @contextmanager
    def _moving(self, model: Model, place: Place, others: Sequence[Place]) -> Iterator[None]:
        """Make the failure of one host the reason to ask the next one."""
        try:
            yield
        except ModelFailure as error:
            row = failures.row_of(error.kind)
            if row.elsewhere and others:
                if row.state is None:
                    self._health.doubt(place.host)
                if self._good(others, model):
                    error.action = "move"
            raise

    def _able(self, model: Model, place: Place) -> bool:
        return self._refusal(model, place) is None and self._health.status(place.host, place.model).usable

    def _refusal(self, model: Model, place: Place) -> str | None:
        return refusal(model, place, self._health.installed(place.host, place.model), self._settings)

    def _status(self, model: Model) -> ModelStatus:
        """Return what is known of a model at the host where most can be hoped for; its digests are those of all."""
        found = [self._status_at(model, each) for each in places_of(model, self._settings)]
        digests = sorted({each.digest for each in found if each.digest})
        return replace(min(found, key=_hope), digest=" ".join(digests) or None)

    def _status_at(self, model: Model, place: Place) -> ModelStatus:
        kind = self._refusal(model, place)
        if kind is not None:
            return ModelStatus(State.EXCLUDED, reason=failures.sentence(kind, model=place.model, host=place.host))
        return self._health.status(place.host, place.model)


def _hope(status: ModelStatus) -> tuple[int, bool]:
    return _HOPES.index(status.state), not status.loaded


_HOPES = (
    *(State.READY, State.BUSY, State.LOADING, State.NOT_ASKED),
    *(State.FAILING, State.NOT_INSTALLED, State.TOO_LARGE, State.DOWN, State.EXCLUDED),
)
"""From the best to the worst; that a model is not installed somewhere is what a person can do something about."""
