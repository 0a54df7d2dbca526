"""The gateway to real models: turns, health, windows and time limits around calls that the worker makes through LiteLLM.

    gateway = open_gateway(settings.gateway, clock)     # starts nothing
    async for event in gateway.complete(request): ...   # starts the worker
    await gateway.close()
"""

from __future__ import annotations

import asyncio
import itertools
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import State
from rightsize.engine.ports import Delta, End, Progress
from rightsize.gateway import ollama
from rightsize.gateway.child import Child, ChildDiedError, ChildLimits
from rightsize.gateway.failures import FailureRow, classify, failure, row_of
from rightsize.gateway.health import Health
from rightsize.gateway.hosts import address_of, is_cloud_name
from rightsize.gateway.plain_http import Limits, NotHttpError, RefusedError, SilentError
from rightsize.gateway.turns import Turns
from rightsize.gateway.windows import next_window, window_for
from rightsize.settings.host import is_allowed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rightsize.core.routing.model import Availability, Model
    from rightsize.engine.ports import Clock, Event, Probe, Request
    from rightsize.gateway.hosts import Address
    from rightsize.gateway.wire import Frame
    from rightsize.settings.resolved import GatewaySettings

OLLAMA_PREFIX = "ollama_chat/"
TEMPERATURE = 0.2
PROBE_SECONDS = 30.0
CONTACT_SECONDS = 10.0
"""A host that answered so recently is not asked again before a call."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often things are done that take no part in what comes out, in seconds; tests are quicker.

    Attributes:
        progress: between two sentences while no token comes.
        busy: the first wait for a busy server; each is twice as long as the one before, up to `busy_most`.
    """

    progress: float = 2.0
    busy: float = 0.5
    busy_most: float = 8.0
    child: ChildLimits = ChildLimits()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a model is asked: its host's key, and the address where that is known."""

    host: str
    address: Address | None
    model: str
    on_ollama: bool


def open_gateway(settings: GatewaySettings, clock: Clock, *, pace: Pace | None = None) -> LiteLLMGateway:
    """Return the gateway; nothing is started or asked before the first call or probe."""
    return LiteLLMGateway(settings, clock, pace or Pace(child=ChildLimits(idle=settings.idle_minutes * 60)))


class LiteLLMGateway:
    """Implements `engine.ports.Gateway` for Ollama and whatever else LiteLLM reaches."""

    name = "ollama"

    def __init__(self, settings: GatewaySettings, clock: Clock, pace: Pace) -> None:
        """Start nothing yet."""
        self._settings = settings
        self._clock = clock
        self._pace = pace
        self._health = Health(clock, allow_remote=settings.allow_remote)
        self._child = Child(pace.child, {"connect_seconds": settings.connect_seconds})
        self._turns: dict[str, Turns] = {}
        self._shown: ollama.Shown = {}
        self._probed: Probe | None = None
        self._probing = asyncio.Lock()
        self._numbers = itertools.count()
        self._limits = Limits(connect=settings.connect_seconds)

    async def complete(self, request: Request) -> AsyncIterator[Event]:
        """Stream one reply; see the port."""
        place = self._place(request.model)
        self._refuse_what_is_not_allowed(request.model, place)
        turns = self._turns.setdefault(place.host, Turns(1))
        ticket = turns.join(interactive=request.interactive)
        try:
            async for ahead in turns.until_granted(ticket):
                yield Progress(f"waiting: {ahead} ahead")
            self._health.begin(place.host, place.model)
            try:
                async with aclosing(self._persist(request, place)) as events:
                    async for event in events:
                        yield event
            finally:
                self._health.end(place.host, place.model)
        finally:
            turns.leave(ticket)

    async def probe(self, *, refresh: bool = False) -> Probe:
        """Look at the Ollama server; see the port."""
        async with self._probing:
            now = self._clock.monotonic()
            if self._probed is None or refresh or now - self._probed.asked_at > PROBE_SECONDS:
                self._probed = await self._look(now)
                self._health.learn(self._probed)
            return self._probed

    def availability(self, models: tuple[Model, ...]) -> Availability:
        """Return what is known of these models now; see the port."""
        places = ((model.litellm_name, self._place(model)) for model in models)
        return self._health.availability((name, place.host, place.model) for name, place in places)

    async def close(self) -> None:
        """End the worker; see the port."""
        await self._child.close()

    async def _look(self, now: float) -> Probe:
        address = address_of(self._settings.host)
        if address is None or not is_allowed(address.url, self._settings.allowed_hosts):
            host = self._settings.host
            sentence = row_of("host_refused").sentence.format(host=host)
            return Probe("ollama", host, False, None, (), sentence, now)  # noqa: FBT003
        return await ollama.look(address, self._shown, limits=self._limits, asked_at=now)

    def _place(self, model: Model) -> _Place:
        """Return where a model is asked."""
        on_ollama = model.litellm_name.startswith(OLLAMA_PREFIX)
        base = model.api_base or (self._settings.host if on_ollama else None)
        address = address_of(base) if base else None
        name = model.litellm_name.removeprefix(OLLAMA_PREFIX) if on_ollama else model.ollama_model
        return _Place(address.url if address else base or model.provider, address, name, on_ollama)

    def _refuse_what_is_not_allowed(self, model: Model, place: _Place) -> None:
        """Raise where prompts would go to a machine that the user did not allow."""
        if place.address is not None and not is_allowed(place.address.url, self._settings.allowed_hosts):
            raise self._failed(place, row_of("host_refused"))
        if place.address is None and (place.on_ollama or model.api_base):
            raise self._failed(place, row_of("host_refused"))
        installed = self._health.installed(place.host, place.model)
        far = model.remote or place.address is None or is_cloud_name(place.model) or bool(installed and installed.remote_host)
        if far and not self._settings.allow_remote:
            raise self._failed(place, row_of("remote_refused"))

    async def _persist(self, request: Request, place: _Place) -> AsyncIterator[Event]:
        """Ask until the model answers: again while it is busy, with a larger window, or once with a new worker."""
        window = self._first_window(request, place)
        waited, crashed = 0.0, False
        while True:
            answered = False
            try:
                async with aclosing(self._ask(request, place, window)) as events:
                    async for event in events:
                        answered = answered or isinstance(event, Delta)
                        yield event
            except ModelFailure as error:
                larger = next_window(window, most=self._most(request, place)) if place.on_ollama else None
                if answered:
                    raise
                if error.action == "wait" and waited < self._settings.first_token_seconds:
                    pause = min(self._pace.busy + waited, self._pace.busy_most)
                    yield Progress(f"{place.host} is busy, waiting")
                    await asyncio.sleep(pause)
                    waited += pause
                elif error.kind == "overflow" and larger is not None:
                    yield Progress(f"{place.model} needs a larger window, loading it again")
                    window = larger
                elif error.kind == "worker_lost" and not crashed:
                    yield Progress("the model worker died, starting it again")
                    crashed = True
                elif error.kind == "worker_lost":
                    raise self._failed(place, row_of("worker_crashed"), error.detail) from error
                else:
                    raise
            else:
                return

    async def _ask(self, request: Request, place: _Place, window: int) -> AsyncIterator[Event]:
        """Make one call and stream what comes of it."""
        await self._reach(place)
        began = self._clock.monotonic()
        if self._child.pid is None:
            yield Progress("starting the model worker")
        call_id = f"{request.id}/{next(self._numbers)}"
        frames = await self._open(call_id, request, place, window)
        loaded = self._health.loaded(place.host, place.model) or not place.on_ollama
        first: float | None = None
        over = False
        try:
            async with aclosing(self._frames(frames, place, "waiting for" if loaded else "loading")) as arriving:
                async for frame in arriving:
                    if isinstance(frame, Progress):
                        yield frame
                        continue
                    over = frame["type"] not in {"delta", "tick"}
                    if over:
                        yield self._ended(frame, request, place, window, began, first)
                        return
                    first = first if first is not None else self._clock.monotonic() - began
                    if frame["type"] == "delta":
                        yield Delta(frame["text"])
        finally:
            if over:
                self._child.forget(call_id)
            else:
                self._child.cancel(call_id)

    async def _frames(self, frames: asyncio.Queue[Frame], place: _Place, doing: str) -> AsyncIterator[Frame | Progress]:
        """Give the call's frames, and a sentence now and then until the first; silence past the limits is a failure."""
        waited = 0.0
        while True:
            pause = min(self._pace.progress, self._settings.first_token_seconds - waited)
            try:
                frame = await asyncio.wait_for(frames.get(), pause)
                break
            except asyncio.TimeoutError:
                waited += pause
                if waited >= self._settings.first_token_seconds:
                    raise self._failed(place, row_of("no_first_token"), seconds=waited) from None
                yield Progress(f"{doing} {place.model}, {waited:.0f} s")
        limit = self._settings.between_tokens_seconds
        while True:
            yield frame
            try:
                frame = frames.get_nowait() if not frames.empty() else await asyncio.wait_for(frames.get(), limit)
            except asyncio.TimeoutError:
                raise self._failed(place, row_of("stalled"), seconds=limit) from None

    def _ended(  # noqa: PLR0913 - everything about one call
        self, frame: Frame, request: Request, place: _Place, window: int, began: float, first: float | None
    ) -> End:
        """Return the end of a good reply, or raise what went wrong."""
        if frame["type"] == "error":
            row = classify(frame.get("status"), frame.get("text", ""), [frame.get("name", ""), *frame.get("causes", ())])
            raise self._failed(place, row, frame.get("text", ""))
        if frame["type"] != "end":
            raise self._failed(place, row_of("worker_lost"), frame.get("text", ""))
        self._health.answered(place.host, place.model, window=window if place.on_ollama else None)
        kind = _fault_of(frame, request)
        if kind is not None:
            error = self._failed(place, row_of(kind))
            error.tokens_in, error.tokens_out = frame["tokens_in"], frame["tokens_out"]
            raise error
        seconds = self._clock.monotonic() - began
        return End(frame["finish"] or "stop", frame["tokens_in"], frame["tokens_out"], seconds, first)

    async def _reach(self, place: _Place) -> None:
        """Find out that the host is there, and what it has loaded, before a worker is started for it."""
        if (reason := self._health.down_reason(place.host)) is not None:
            raise ModelFailure("refused", "escalate", reason)
        if place.address is None or not place.on_ollama or self._health.contacted_within(place.host, CONTACT_SECONDS):
            return
        try:
            self._health.set_loaded(place.host, await ollama.loaded_windows(place.address, limits=self._limits))
            self._health.contact(place.host)
        except SilentError:
            return  # It may be swapping; the limit for the first token decides.
        except (RefusedError, NotHttpError) as error:
            sentence = ollama.sentence_for(error, place.host)
            self._health.down(place.host, sentence)
            kind = "refused" if isinstance(error, RefusedError) else "wrong_address"
            raise ModelFailure(kind, "escalate", sentence, str(error)) from None

    async def _open(self, call_id: str, request: Request, place: _Place, window: int) -> asyncio.Queue[Frame]:
        try:
            return await self._child.open(
                call_id,
                model=request.model.litellm_name,
                messages=[{"role": each.role, "content": each.content} for each in request.messages],
                schema=dict(request.schema) if request.schema is not None else None,
                max_tokens=max(1, request.max_tokens),
                temperature=TEMPERATURE,
                num_ctx=window,
                context=self._most(request, place),
                api_base=place.address.url if place.address else None,
                api_key_env=request.model.api_key_env,
                timeout=None,
            )
        except ChildDiedError as error:
            raise self._failed(place, row_of("worker_not_started"), str(error)) from error

    def _most(self, request: Request, place: _Place) -> int:
        """Return the largest window that a model can have: what the server reports, else what its row says."""
        installed = self._health.installed(place.host, place.model)
        reported = installed.context if installed else None
        return min(request.model.context, reported) if reported else request.model.context

    def _first_window(self, request: Request, place: _Place) -> int:
        """Return the window to ask for first.

        Raises:
            ModelFailure: nothing that the model can have holds the request.
        """
        most = self._most(request, place)
        window = window_for(request.tokens, loaded=self._health.loaded(place.host, place.model), most=most)
        if window is None:
            raise self._failed(place, row_of("overflow"))
        return window

    def _failed(self, place: _Place, row: FailureRow, detail: str = "", **words: Any) -> ModelFailure:
        """Return the exception of a row, and remember what it says of model or host."""
        error = failure(row, detail=detail, model=place.model, host=place.host, **words)
        if row.state is State.DOWN:
            self._health.down(place.host, str(error))
        elif row.state is not None:
            self._health.mark(place.host, place.model, row.state, str(error))
        return error


def _fault_of(frame: Frame, request: Request) -> str | None:
    """Return the kind of failure that a reply is although it ended without an error."""
    if not frame["complete"]:
        return "cut"
    if frame["finish"] == "content_filter":
        return "content_refused"
    if frame["finish"] == "length":
        return "window_full" if 0 < frame["tokens_out"] < request.max_tokens else "length"
    return None
