"""A host that takes connections and says nothing, before one that answers: it costs a moment, and no second prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.gateway.exchange import Pace
from rightsize.settings.host import Host
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import ask
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from tests.gateway.conftest import Opener
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROMPT = Pace(contact=0.0, hedge=0.01)


async def test_it_is_left_as_soon_as_another_is_heard(server: OllamaSimulator, opened: Opener) -> None:
    """Both are asked whether they are there, and only one of them gets the prompt."""
    with simulator([ScriptedModel("llama3.2", replies=[Reply("From the second.")])]) as second:
        gateway = opened(hosts=(Host(second.url),), pace=PROMPT)
        await gateway.probe(refresh=True)
        server.set(mode="silent")
        asked = len(second.asked("/api/ps"))

        first = await ask(gateway)

        assert first.failure is not None
        assert (first.kind, first.failure.action) == ("no_answer", "move")
        assert len(second.asked("/api/ps")) == asked + 1
        assert (await ask(gateway)).text == "From the second."
        assert len(second.asked("/api/chat")) == 1
        assert not server.asked("/api/chat")


async def test_a_slow_host_keeps_its_turn_where_the_other_is_gone(server: OllamaSimulator, opened: Opener) -> None:
    """Nobody else answers, so it is waited for."""
    with simulator([ScriptedModel("llama3.2")]) as second:
        gateway = opened(hosts=(Host(second.url),), pace=Pace(contact=0.0, hedge=0.0))
        await gateway.probe(refresh=True)

    assert (await ask(gateway)).kind == "ok"
    assert len(server.asked("/api/chat")) == 1


async def test_a_look_goes_on_without_it(server: OllamaSimulator, opened: Opener) -> None:
    """What it says later, if anything, is taken in then."""
    server.set(mode="silent")
    with simulator([ScriptedModel("llama3.2", replies=[Reply("From the second.")])]) as second:
        gateway = opened(hosts=(Host(second.url),))

        found = await gateway.probe()

        assert [each.host for each in found.each] == [second.url]
        assert (await ask(gateway)).text == "From the second."
