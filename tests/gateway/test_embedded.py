"""The embedded engine answers as a model does, or says that there is nothing honest to say."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.core.prompts.reply import read_documentation
from rightsize.core.routing.model import State
from rightsize.engine.ports import Delta, End, Request
from rightsize.engine.serving import EMBEDDED
from rightsize.engine.snapshot import Snapshot, Subject
from rightsize.gateway.embedded import EmbeddedGateway
from tests.support.docs_edits import symbol_under_cursor


@dataclass
class StillClock:
    """A clock on which no time passes."""

    def monotonic(self) -> float:
        """Return the one moment."""
        return 5.0

    def now(self) -> str:
        """Return the one moment as a date."""
        return "2026-01-01T00:00:00.000Z"


def request_for(source: str) -> Request:
    """Return a request about the symbol under `$0`."""
    parsed, symbol = symbol_under_cursor(source)
    subject = Subject(Snapshot("example.py", parsed), symbol)
    return Request("1", EMBEDDED, (), subject, None, max_tokens=600, tokens=700, marker="")


async def test_a_draft_is_a_reply() -> None:
    """A draft comes as JSON that is read like every other reply, then the end."""
    events = [
        event async for event in EmbeddedGateway(StillClock()).complete(request_for("def $0f(x):\n    return len(x)\n"))
    ]
    text = "".join(event.text for event in events if isinstance(event, Delta))
    content, problems = read_documentation(text)
    assert problems == ()
    assert content is not None
    assert content.summary == "Return the length of `x`."
    assert isinstance(events[-1], End)
    assert events[-1].finish == "stop"


async def test_nothing_honest_to_say() -> None:
    """A symbol of which nothing is known is a failure of its own kind, which stops the ladder."""
    with pytest.raises(ModelFailure, match="Nothing honest to say") as caught:
        _ = [event async for event in EmbeddedGateway(StillClock()).complete(request_for("class $0A:\n    pass\n"))]
    assert (caught.value.kind, caught.value.action) == ("nothing_honest", "stop")


async def test_code_is_needed() -> None:
    """A request about no code is refused in words."""
    request = Request("1", EMBEDDED, (), None, None, max_tokens=600, tokens=700, marker="")
    with pytest.raises(ModelFailure, match="works on code only"):
        _ = [event async for event in EmbeddedGateway(StillClock()).complete(request)]


async def test_it_is_always_there() -> None:
    """Probe and availability need nobody."""
    gateway = EmbeddedGateway(StillClock())
    assert (await gateway.probe(refresh=True)).reachable
    assert gateway.availability((EMBEDDED,)).of(EMBEDDED).state is State.READY
    await gateway.close()
