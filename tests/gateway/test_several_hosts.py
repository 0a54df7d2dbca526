"""Several model servers, as two simulated ones and the real LiteLLM: who is asked, and what happens when one fails.

Looks are patient (`refresh`) but where a test is about looks: on a busy machine another one goes on without a host.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.routing.model import State
from rightsize.engine.ports import Delta
from rightsize.settings.host import Host
from tests.gateway.conftest import QUICK
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import HandClock, ask, model, request, serve
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.gateway.litellm_gateway import LiteLLMGateway
    from tests.gateway.conftest import Opener

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOBODY = "http://127.0.0.1:9"

PATIENT = replace(QUICK, hedge=30.0)
"""Asks nobody else meanwhile, however long a busy machine takes to say what it has loaded."""


def llama(*replies: Reply, **changes: Any) -> ScriptedModel:
    """Return the model that both hosts have."""
    return ScriptedModel(**{"name": "llama3.2", "replies": replies, **changes})


@pytest.fixture(scope="module")
def second() -> Iterator[OllamaSimulator]:
    """Another simulated Ollama."""
    with simulator([ScriptedModel("llama3.2")]) as started:
        yield started


@pytest.fixture
def two(server: OllamaSimulator, second: OllamaSimulator, opened: Opener) -> Opener:
    """Gateways over both servers, which are as new."""
    second.set(mode="ollama", busy=0, scripted={})
    serve(second, Reply("From the second."))
    serve(server, Reply("From the first."))

    def make(**settings: Any) -> LiteLLMGateway:
        return opened(**{"hosts": (Host(second.url),), **settings})

    return make


@contextmanager
def black_hole(port: int = 0) -> Iterator[str]:
    """A port whose connections are neither taken nor refused: its backlog is full."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(0)
        address = listening.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(address)
        try:
            yield f"http://127.0.0.1:{address[1]}"
        finally:
            for each in waiting:
                each.close()


async def twice(gateway: LiteLLMGateway) -> tuple[str, str, str]:
    """Ask as the ladder does, once more after a move; return how the first ended, what the ladder is told, the text."""
    first = await ask(gateway)
    assert first.failure is not None
    return first.kind, first.failure.action, (await ask(gateway)).text


async def test_a_request_goes_to_the_host_that_has_the_model(
    server: OllamaSimulator, second: OllamaSimulator, two: Opener
) -> None:
    """Which one that is, the probe found out; the union of both is what can be asked."""
    second.serve(ScriptedModel("gemma3:4b"))
    gateway = two()

    found = await gateway.probe(refresh=True)
    outcome = await ask(gateway, request(model("gemma3:4b")))

    assert {each.name for each in found.installed} == {"llama3.2:latest", "gemma3:4b"}
    assert [[model.name for model in each.installed] for each in found.hosts] == [["llama3.2:latest"], ["gemma3:4b"]]
    assert outcome.end is not None
    assert outcome.end.host == second.url
    assert not server.asked("/api/chat")


async def test_ready_comes_before_busy_and_what_is_loaded_first(
    server: OllamaSimulator, second: OllamaSimulator, two: Opener
) -> None:
    """Both have the model: the one that has it in memory is asked, and while that works the other one."""
    second.preload("llama3.2", 4096)
    serve(server, Reply("From the first."))
    gateway = two()
    await gateway.probe(refresh=True)

    outcomes = await asyncio.gather(ask(gateway), ask(gateway))

    assert [each.end and each.end.host for each in outcomes] == [second.url, server.url]
    assert not any("ahead" in sentence for each in outcomes for sentence in each.progress)


async def test_a_third_request_takes_the_host_that_is_free_first(
    server: OllamaSimulator, second: OllamaSimulator, two: Opener
) -> None:
    """It waits at both, and is told how many are ahead."""
    serve(server, Reply("word " * 400, delay=0.01))
    gateway = two()
    await gateway.probe(refresh=True)
    long = asyncio.create_task(ask(gateway))
    await asyncio.to_thread(server.wait_until, lambda: bool(server.asked("/api/chat")))

    outcomes = await asyncio.gather(ask(gateway), ask(gateway))
    long.cancel()

    assert [each.end and each.end.host for each in outcomes] == [second.url, second.url]
    assert outcomes[1].progress[0] == "waiting: 1 ahead"


async def test_a_dead_host_is_asked_once(server: OllamaSimulator, second: OllamaSimulator, two: Opener) -> None:
    """One refused connection, then the next host at once; after half a minute the first one is asked again."""
    clock = HandClock()
    gateway = two(host=NOBODY, hosts=(Host(second.url),), clock=clock)

    assert await twice(gateway) == ("refused", "move", "From the second.")
    assert (await ask(gateway)).kind == "ok"
    clock.seconds = 31
    assert gateway.availability((model(),)).of(model()).usable
    assert not server.requests


async def test_a_look_does_not_wait_for_a_host_that_takes_no_connection(second: OllamaSimulator, two: Opener) -> None:
    """It goes on with what has answered; the other one is told of when it is known."""
    with black_hole() as nowhere:
        gateway = two(host=nowhere, hosts=(Host(second.url),), connect_seconds=3)

        found = await gateway.probe()
        outcome = await ask(gateway)

    assert [each.host for each in found.each] == [second.url]
    assert outcome.end is not None
    assert outcome.end.host == second.url


async def test_a_host_that_vanished_is_left_for_one_that_answers(two: Opener) -> None:
    """No more than a moment is waited for a host that has taken connections at once before."""
    with simulator([ScriptedModel("llama3.2")]) as first:
        gateway = two(host=first.url, connect_seconds=30)
        await gateway.probe(refresh=True)
    with black_hole(first.port):
        assert await twice(gateway) == ("refused", "move", "From the second.")


TROUBLE: dict[str, tuple[ScriptedModel, dict[str, Any], str]] = {
    "it dies in mid-stream": (llama(Reply("half " * 9, ends="cut", after=3)), {}, "disconnected"),
    "its runner dies": (llama(Reply("half " * 9, ends="error", after=3)), {}, "runner_died"),
    "it falls silent in mid-stream": (
        llama(Reply("half " * 9, ends="hang", after=3)),
        {"between_tokens_seconds": 1.0},
        "stalled",
    ),
    "it says nothing": (llama(Reply(ends="hang")), {"first_token_seconds": 3.0}, "no_first_token"),
    "the model is too large for it": (llama(Reply(), memory_context=1000), {}, "too_large"),
    "it breaks": (llama(Reply(status=500, error="boom")), {}, "server_error"),
}
"""The model of the first host, the limits that make its silence short, and the kind of failure that it is.

Where silence is not the trouble the limits are as a user has them: a busy machine takes its time over a first token.
"""


@pytest.mark.parametrize("what", TROUBLE)
async def test_what_one_host_fails_at_the_other_does(server: OllamaSimulator, two: Opener, what: str) -> None:
    """The next attempt goes there, and so do those after it for half a minute."""
    troubled, limits, kind = TROUBLE[what]
    server.serve(troubled)
    gateway = two(pace=PATIENT, **limits)
    await gateway.probe(refresh=True)

    assert await twice(gateway) == (kind, "move", "From the second.")
    assert (await ask(gateway)).text == "From the second."
    assert len({id(each) for each in server.asked("/api/chat")}) == 1


async def test_a_busy_host_is_not_waited_for_where_another_is_free(server: OllamaSimulator, two: Opener) -> None:
    """Only where both are busy the request waits, and with both the ladder never runs in circles."""
    server.set(busy=1000)
    gateway = two()
    await gateway.probe(refresh=True)

    assert await twice(gateway) == ("busy", "move", "From the second.")


async def test_where_every_host_is_busy_the_last_one_is_waited_for(
    server: OllamaSimulator, second: OllamaSimulator, two: Opener
) -> None:
    """The second one's answer comes when it is free."""
    server.set(busy=1000)
    second.set(busy=2)
    gateway = two()
    await gateway.probe(refresh=True)

    assert await twice(gateway) == ("busy", "move", "From the second.")
    assert [each.status for each in second.asked("/api/chat")] == [503, 503, 200]


async def test_models_that_were_swapped_are_found_where_they_are_now(
    server: OllamaSimulator, second: OllamaSimulator, two: Opener
) -> None:
    """A model that one host lost is asked of the other; what the probe said then is corrected."""
    gateway = two()
    await gateway.probe(refresh=True)
    server.serve(ScriptedModel("gemma3:4b", replies=(Reply("Gemma is here."),)))

    assert await twice(gateway) == ("missing_model", "move", "From the second.")
    await gateway.probe(refresh=True)
    assert (await ask(gateway, request(model("gemma3:4b")))).text == "Gemma is here."


async def test_with_every_host_gone_there_is_one_sentence(two: Opener) -> None:
    """The ladder is not sent round: there is nowhere left to go."""
    gateway = two(host=NOBODY, hosts=(Host("http://127.0.0.1:10"),))

    found = await gateway.probe(refresh=True)
    outcome = await ask(gateway)

    assert not found.reachable
    assert found.sentence == (
        "No model server answers at http://127.0.0.1:9 or http://127.0.0.1:10; start it with `ollama serve`, "
        "or set OLLAMA_HOST to where it listens."
    )
    assert outcome.failure is not None
    assert (outcome.kind, outcome.failure.action) == ("refused", "escalate")
    assert gateway.availability((model(),)).of(model()).state is State.DOWN


async def test_a_cancel_reaches_the_host_that_answers(
    server: OllamaSimulator, second: OllamaSimulator, two: Opener
) -> None:
    """Of two that work, the one whose reader left stops, and the other goes on."""
    serve(second, Reply("word " * 400, delay=0.01))
    serve(server, Reply("one two three four", delay=0.1))
    gateway = two()
    await gateway.probe(refresh=True)
    second.preload("llama3.2", 4096)
    await gateway.probe(refresh=True)
    events = gateway.complete(request())
    async for event in events:
        if isinstance(event, Delta):
            break
    other = asyncio.create_task(ask(gateway))
    await asyncio.to_thread(server.wait_until, lambda: bool(server.asked("/api/chat")))

    await events.aclose()

    assert await asyncio.to_thread(second.wait_until, lambda: second.asked("/api/chat")[0].disconnected_at is not None)
    assert second.asked("/api/chat")[0].after_disconnect <= 1
    assert (await other).text == "one two three four"


async def test_a_host_that_nobody_listed_gets_nothing(server: OllamaSimulator, two: Opener) -> None:
    """A server in the list that is not this machine and not allowed is never asked."""
    gateway = two(host="http://10.0.0.7:11434", hosts=(Host(server.url),))

    found = await gateway.probe(refresh=True)

    assert [each.reachable for each in found.each] == [False, True]
    assert "10.0.0.7:11434 is not on this machine" in found.each[0].sentence
    assert (await ask(gateway)).text == "From the first."


async def test_a_server_that_was_started_is_found_at_the_next_look(opened: Opener) -> None:
    """Whoever reads that nobody answers, and starts a server, is not told the same again for half a minute."""
    clock = HandClock()
    with simulator([ScriptedModel("llama3.2")]) as started:
        gateway = opened(host=started.url, clock=clock)
        await gateway.probe()
    assert (await ask(gateway)).kind == "refused"
    clock.seconds = 3
    with OllamaSimulator(started.state, port=started.port):
        assert (await gateway.probe()).reachable
        assert (await ask(gateway)).kind == "ok"
