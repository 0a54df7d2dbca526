"""One request on its way through the worker: the window, the time limits, and the second tries that change nothing."""

from __future__ import annotations

import asyncio
import itertools
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import State
from rightsize.engine.ports import Delta, End, Progress
from rightsize.gateway import failures
from rightsize.gateway.child import WorkerStartError
from rightsize.gateway.inbox import LAST_FRAMES
from rightsize.gateway.plain_http import Limits, MovedError, NotHttpError, RefusedError, SilentError
from rightsize.gateway.reaching import windows_at
from rightsize.gateway.windows import next_window, window_for
from rightsize.gateway.wire import MOVED

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from rightsize.engine.ports import Clock, Event, Request
    from rightsize.gateway.child import Child
    from rightsize.gateway.health import Health
    from rightsize.gateway.inbox import Inbox
    from rightsize.gateway.places import Place
    from rightsize.gateway.wire import Frame
    from rightsize.settings.resolved import GatewaySettings

TEMPERATURE = 0.2

_NUMBERS = itertools.count()
"""Tell apart the calls of one request."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that nothing but patience depends on; tests are quicker.

    Attributes:
        progress: between two sentences while no token comes.
        busy: the first wait for a busy server; each wait doubles the time waited, up to `busy_most` at once.
        contact: a host that answered so recently is not asked again whether it is there.
        hedge: of silence, after which others that have the model are asked whether they are there.
    """

    progress: float = 2.0
    busy: float = 0.5
    busy_most: float = 8.0
    contact: float = 10.0
    hedge: float = 0.25


@dataclass(frozen=True, slots=True)
class Means:
    """What an exchange works with."""

    settings: GatewaySettings
    clock: Clock
    pace: Pace
    health: Health
    child: Child

    @property
    def limits(self) -> Limits:
        """Time limits of a plain look at a server."""
        total = min(Limits().total, self.settings.first_token_seconds)
        return Limits(connect=self.settings.connect_seconds, total=total)


IMPATIENT = 2.0
"""Seconds for a host to say what it has loaded, where another one could be asked instead and is silent too."""

NEAR = 0.08
"""Seconds in which a host that has answered before takes a connection, or four times what it took then."""


class Exchange:
    """One request to one model on one host."""

    def __init__(self, means: Means, request: Request, place: Place, others: Sequence[Place] = ()) -> None:
        """Send nothing yet; `others` are places that could be asked as well, so that nothing is waited out here."""
        self._means = means
        self._others = others
        self._elsewhere = bool(others)
        self._request = request
        self._place = place
        self._most = self._largest_window()
        self._window = self._most
        self._output = self._request.max_tokens
        self._waited = 0.0
        self._lost = False

    async def events(self) -> AsyncGenerator[Event, None]:
        """Ask until the model answers: again while it is busy, with a larger window, or once with a new worker.

        None of these changes model or host: that is the ladder's.

        Raises:
            ModelFailure: a row of the failures table.
        """
        await self._reach()
        request, loaded = self._request, self._loaded_window()
        windows = (
            window_for(each, loaded=loaded, most=self._most) for each in (request.tokens + request.room, request.tokens)
        )
        window = next((each for each in windows if each is not None), None)
        if window is None:
            raise self.failed("overflow")
        self._output = request.max_tokens + min(request.room, window - request.tokens)
        self._window, answered = window, False
        while True:
            try:
                async with aclosing(self._ask()) as events:
                    async for event in events:
                        answered = answered or isinstance(event, Delta)
                        yield event
            except ModelFailure as error:
                if answered:
                    raise
                sentence, pause = self._second_try(error)
                wait = f"waiting for {self._place.host}: busy with another request" if error.action == "wait" else ""
            else:
                return
            yield Progress(sentence, wait)
            await asyncio.sleep(pause)

    def failed(self, kind: str, detail: str = "", **words: Any) -> ModelFailure:
        """Return the exception of a row, and remember what it says of model or host."""
        return self._remembered(failures.row_of(kind), detail, **words)

    def _second_try(self, error: ModelFailure) -> tuple[str, float]:
        """Make ready for another try and return what to say and how long to wait, or raise where there is none."""
        larger = next_window(self._window, most=self._most) if self._place.on_ollama else None
        if error.action == "wait" and not self._elsewhere and self._waited < self._means.settings.first_token_seconds:
            pause = min(max(self._means.pace.busy, self._waited), self._means.pace.busy_most)
            self._waited += pause
            return f"{self._place.host} is busy, waiting", pause
        if error.kind == "overflow" and larger is not None:
            self._window = larger
            return f"{self._place.model} needs a larger window, loading it again", 0.0
        if error.kind == "worker_lost" and not self._lost:
            self._lost = True
            return "the model worker died, starting it again", 0.0
        raise self.failed("worker_crashed", error.detail) if error.kind == "worker_lost" else error

    async def _ask(self) -> AsyncGenerator[Event, None]:
        """Make one call and stream what comes of it; leaving early cancels it."""
        loaded = not self._place.on_ollama or self._loaded_window() == self._window
        if self._means.child.pid is None:
            yield Progress("starting the model worker")
        call_id = f"{self._request.id}/{next(_NUMBERS)}"
        began = self._means.clock.monotonic()
        inbox = await self._open(call_id)
        first: float | None = None
        try:
            async with aclosing(self._frames(inbox, "waiting for" if loaded else "loading")) as frames:
                async for frame in frames:
                    if isinstance(frame, Progress):
                        yield frame
                    elif frame["type"] in LAST_FRAMES:
                        yield self._end(frame, self._means.clock.monotonic() - began, first)
                        return
                    else:
                        first = self._means.clock.monotonic() - began if first is None else first
                        if frame["type"] == "delta":
                            yield Delta(frame["text"])
        finally:
            self._means.child.close_call(call_id)

    async def _frames(self, inbox: Inbox, doing: str) -> AsyncGenerator[Frame | Progress, None]:
        """Give the call's frames, and until the first one a sentence now and then; too long a silence is a failure."""
        settings, waited = self._means.settings, 0.0
        if doing == "loading":
            yield Progress(f"loading {self._place.model}", self._silence(doing))
        while True:
            pause = min(self._means.pace.progress, settings.first_token_seconds - waited)
            frame = await inbox.get(pause)
            if frame is not None:
                break
            waited += pause
            if waited >= settings.first_token_seconds:
                raise self.failed("no_first_token", seconds=waited)
            yield Progress(f"{doing} {self._place.model}, {waited:.0f} s", self._silence(doing))
        while frame is not None:
            yield frame
            frame = await inbox.get(settings.between_tokens_seconds)
        raise self.failed("stalled", seconds=settings.between_tokens_seconds)

    def _silence(self, doing: str) -> str:
        """Say why nothing comes yet."""
        model, host = self._place.model, self._place.host
        if doing == "loading":
            return f"waiting for {host}: loading {model}"
        return f"waiting for {host}: {model} is silent so far, perhaps busy with another request"

    def _end(self, frame: Frame, seconds: float, first: float | None) -> End:
        """Return the end of a good reply, or raise what went wrong."""
        if frame["type"] == "error":
            text = str(frame["text"])
            raise self._remembered(failures.classify(frame["status"], text, frame["classes"]), text)
        if frame["type"] != "end":
            raise self.failed("worker_lost", str(frame.get("text", "")))
        window = self._window if self._place.on_ollama else None
        self._means.health.answered(self._place.host, self._place.model, window)
        kind = _fault_of(frame, self._output)
        if kind is not None:
            error = self.failed(kind)
            error.tokens_in, error.tokens_out = frame["tokens_in"], frame["tokens_out"]
            raise error
        return End(frame["finish"] or "stop", frame["tokens_in"], frame["tokens_out"], seconds, first, self._place.host)

    async def _reach(self) -> None:
        """Find out that the host is there, and what it has loaded, before a worker is started for it."""
        place, health = self._place, self._means.health
        if (reason := health.down_reason(place.host)) is not None:
            raise failures.told("refused", reason, place.host)
        recently = health.contacted_within(place.host, self._means.pace.contact) and not self._elsewhere
        if place.address is None or not place.on_ollama or recently:
            return
        try:
            others = [each for each in self._others if each.address is not None]
            hedge = self._means.pace.hedge
            windows = await windows_at(place, others, health, limits=self._limits(), hedge=hedge)
            health.loaded_now(place.host, windows)
        except SilentError:
            if not self._elsewhere:
                return  # It may be swapping: the limit for the first token decides.
            health.doubt(place.host)
            row = failures.row_of("no_answer")
            raise failures.failure(row, model=place.model, host=place.host) from None
        except RefusedError as error:
            raise self.failed(failures.unreached(str(error)), str(error)) from None
        except MovedError as error:
            raise self.failed("redirected", f"{MOVED}{error}") from None
        except NotHttpError as error:
            raise self.failed("wrong_address", str(error)) from None

    def _limits(self) -> Limits:
        limits, pace = self._means.limits, self._means.health.pace(self._place.host)
        if not self._elsewhere:
            return limits
        connect = limits.connect if pace is None else min(limits.connect, max(NEAR, 4 * pace))
        return Limits(connect=connect, total=min(limits.total, IMPATIENT))

    async def _open(self, call_id: str) -> Inbox:
        request, place = self._request, self._place
        try:
            return await self._means.child.open(
                call_id,
                model=request.model.litellm_name,
                messages=[{"role": each.role, "content": each.content} for each in request.messages],
                schema=None if request.schema is None else dict(request.schema),
                max_tokens=max(1, self._output),
                temperature=TEMPERATURE,
                num_ctx=self._window,
                context=self._most,
                api_base=place.address.url if place.address else None,
                api_key_env=request.model.api_key_env,
            )
        except WorkerStartError as error:
            raise self.failed("worker_not_started", str(error)) from error

    def _loaded_window(self) -> int | None:
        return self._means.health.loaded(self._place.host, self._place.model)

    def _largest_window(self) -> int:
        """Return the largest window that the model can have: its row's, or the server's where that is smaller."""
        installed = self._means.health.installed(self._place.host, self._place.model)
        reported = installed.context if installed else None
        return min(self._request.model.context, reported or self._request.model.context)

    def _remembered(self, row: failures.FailureRow, detail: str, **words: Any) -> ModelFailure:
        place, health = self._place, self._means.health
        if row.kind == "wrong_address" and place.on_ollama and health.proven(place.host):
            # One odd answer of a server that is known to be one condemns neither it nor its other models.
            row = failures.row_of("server_error")
        error = failures.failure(row, detail=detail, model=place.model, host=place.host, **words)
        if row.state is State.DOWN:
            health.down(place.host, str(error))
        elif row.state is not None:
            health.mark(place.host, place.model, row.state, str(error))
        else:
            health.failed(place.host, place.model, row.kind, str(error))
        return error


def _fault_of(frame: Frame, budget: int) -> str | None:
    """Return the kind of failure that a reply is although it ended without an error."""
    if not frame["complete"]:
        return "cut"
    if frame["finish"] == "content_filter":
        return "content_refused"
    if frame["finish"] == "length":
        return "window_full" if 0 < frame["tokens_out"] < budget else "length"
    return None
