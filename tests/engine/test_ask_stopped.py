"""What was stopped is told with all that was spent on it, as the ledger has it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from rightsize.core.ledger.record import CallRecord
from rightsize.engine.ask import answer
from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import AskOptions, Ended, Piece
from rightsize.engine.ports import Delta
from tests.support.by_words import ByWords
from tests.support.engine_world import MemoryJournal, runtime_with

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.engine.asked import AskEvent
    from rightsize.engine.ports import Event, Request

TEXT = "Write API docs for the parser"
REFUSAL = "I'm sorry, but I cannot help with that."


class Hanging(ByWords):
    """Begins every answer that is not known, and never ends it."""

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Give what is known, or 40 characters and nothing more."""
        if any(self.by.values()):
            async for event in super().complete(request):
                yield event
            return
        yield Delta("x" * 40)
        await asyncio.Event().wait()


async def test_what_was_stopped_has_its_cost_as_the_ledger_has_it() -> None:
    """The refused attempt before and what had come until the stop, whose tokens are estimated from its length."""
    runtime = runtime_with(gateway=Hanging(parser=[REFUSAL]))
    events: list[AskEvent] = []
    begun = asyncio.Event()

    def tell(event: AskEvent) -> None:
        events.append(event)
        if isinstance(event, Piece) and event.text.endswith("x"):
            begun.set()

    work = asyncio.ensure_future(answer(runtime, TEXT, plan_asks(runtime, TEXT), AskOptions(), tell))
    await begun.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert isinstance(events[-1], Ended)
    stopped = events[-1].answer
    last = stopped.attempts[-1]
    assert (stopped.stopped, last.failure_kind, last.tokens_out) == (True, "cancelled", 10)
    assert isinstance(runtime.journal, MemoryJournal)
    lines = [each for each in runtime.journal.records if isinstance(each, CallRecord)]
    assert [each.verdict for each in lines] == ["rejected", "cancelled"]
    costs = [each.cost_units for each in lines]
    assert [each.cost_units for each in stopped.attempts] == pytest.approx(costs, abs=1e-6)
    assert costs[-1] > 0
