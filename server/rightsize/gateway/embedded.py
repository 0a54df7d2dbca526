"""The embedded engine behind the gateway's protocol: drafts from facts in the code, without any model.

A draft leaves as a reply in JSON, so that it is read and checked like every other answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.reasons import Reason
from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.engine.aside import aside
from rightsize.engine.ports import Delta, End, Probe

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.core.routing.model import Misfit, Model
    from rightsize.engine.ports import Clock, Event, Request

_SENTENCE = "The embedded engine serves: drafts from facts in the code."


class EmbeddedGateway:
    """Drafts documentation; it is always there and never waits."""

    name = "embedded"

    def __init__(self, clock: Clock) -> None:
        """Keep the clock, for the seconds that each answer reports."""
        self._clock = clock

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Stream the draft of the request's subject as a reply in JSON.

        Raises:
            ModelFailure: `no_subject`, where there is no code, or `nothing_honest`, where it tells nothing.
        """
        from rightsize.core.documentation.drafts import draft
        from rightsize.core.prompts.reply import write_documentation

        began = self._clock.monotonic()
        if request.subject is None:
            raise ModelFailure("no_subject", "stop", "The embedded engine works on code only; this needs a model.")
        parsed, symbol = request.subject.snapshot.parsed, request.subject.symbol
        content, reason = await aside(len(symbol.span), lambda: draft(parsed, symbol))
        if content is None:
            raise ModelFailure(Reason.NOTHING_HONEST.value, "stop", reason)
        text = write_documentation(content)
        yield Delta(text)
        seconds = self._clock.monotonic() - began
        yield End(finish="stop", tokens_in=0, tokens_out=len(text) // 4, seconds=seconds, first_token_seconds=seconds)

    async def probe(self, *, refresh: bool = False) -> Probe:  # noqa: ARG002 - there is nothing to look at again
        """Return that the engine is there."""
        return self.last_probe

    @property
    def last_probe(self) -> Probe:
        """What there is to know, at any time."""
        return Probe(
            engine=self.name,
            host="",
            reachable=True,
            version=None,
            installed=(),
            sentence=_SENTENCE,
            asked_at=self._clock.monotonic(),
        )

    def availability(self, models: tuple[Model, ...]) -> Availability:
        """Return that every model asked for is ready, since none of them is used."""
        return Availability({each.litellm_name: ModelStatus(State.READY, loaded=True) for each in models})

    def misfits(self) -> tuple[Misfit, ...]:
        """Return none: what it writes with fits everywhere."""
        return ()

    async def check(self) -> str:
        """Return what it is; there is nothing to start."""
        return "the embedded engine"

    async def close(self) -> None:
        """Do nothing: there is neither a process nor a call to stop."""
