"""Calls of the gateway beside one another: cancelled, queued, refused, allowed and kept from leaving."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from rightsize.core.routing.model import State
from rightsize.engine.ports import Delta, Message, Progress
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import HandClock, ask, model, request, serve

if TYPE_CHECKING:
    from tests.gateway.conftest import Opener
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG = Reply("word " * 400, delay=0.01)


async def test_closing_the_stream_reaches_the_server(server: OllamaSimulator, opened: Opener) -> None:
    """Whoever stops reading stops the model: the connection is closed, and nothing is generated for nobody."""
    serve(server, LONG)

    async with aclosing(opened().complete(request())) as events:
        async for event in events:
            if isinstance(event, Delta):
                break

    assert await asyncio.to_thread(server.wait_until, lambda: server.asked("/api/chat")[0].disconnected_at is not None)
    assert server.asked("/api/chat")[0].after_disconnect <= 1


async def test_cancelling_while_the_model_loads_reaches_the_server(server: OllamaSimulator, opened: Opener) -> None:
    """A cancel needs no token to have come."""
    serve(server, load_seconds=30)
    asking = asyncio.create_task(ask(opened()))
    await asyncio.to_thread(server.wait_until, lambda: bool(server.asked("/api/chat")))

    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking

    assert await asyncio.to_thread(server.wait_until, lambda: server.asked("/api/chat")[0].disconnected_at is not None)


async def test_one_request_at_a_time_goes_to_a_host_and_interactive_ones_first(
    server: OllamaSimulator, opened: Opener
) -> None:
    """A keystroke does not wait behind a batch."""
    serve(server, Reply("one two three", delay=0.02))
    gateway = opened()
    prompts = {"batch 1": False, "batch 2": False, "typed": True}

    outcomes = await asyncio.gather(
        *(
            ask(gateway, request(messages=(Message("user", text),), interactive=interactive))
            for text, interactive in prompts.items()
        )
    )

    assert [each.kind for each in outcomes] == ["ok"] * 3
    served = [each.body["messages"][0]["content"] for each in server.asked("/api/chat")]
    assert served == ["batch 1", "typed", "batch 2"]
    assert outcomes[1].progress[:2] == ["waiting: 1 ahead", "waiting: 2 ahead"]


async def test_models_of_one_host_do_not_wait_for_each_other(server: OllamaSimulator, opened: Opener) -> None:
    """One is in the middle of its reply, and another one answers meanwhile."""
    server.serve(ScriptedModel("llama3.2", replies=[LONG]), ScriptedModel("granite4.1:3b", replies=[Reply()]))
    gateway = opened()

    async with aclosing(gateway.complete(request())) as events:
        async for event in events:
            if isinstance(event, Delta):
                break
        outcome = await ask(gateway, request(model("granite4.1:3b")))

    assert outcome.kind == "ok"
    assert not any("ahead" in each for each in outcome.progress)


async def test_calls_to_two_hosts_run_side_by_side(server: OllamaSimulator, opened: Opener) -> None:
    """One worker carries both, and neither gets the other's text."""
    server.set(parallel=2)
    serve(server, Reply("first answer", when="question A", delay=0.02), Reply("second answer", when="question B"))
    gateway = opened()
    other = model(api_base=server.url.replace("127.0.0.1", "localhost"))

    first, second = await asyncio.gather(
        ask(gateway, request(messages=(Message("user", "question A"),))),
        ask(gateway, request(other, messages=(Message("user", "question B"),))),
    )

    assert (first.text, second.text) == ("first answer", "second answer")


async def test_a_host_that_refuses_is_down_for_half_a_minute(opened: Opener) -> None:
    """One failed connect is enough, the next request costs nothing, and after a while the host is asked again."""
    clock = HandClock()
    gateway = opened(host="http://127.0.0.1:9", clock=clock)

    first = await ask(gateway)
    known = gateway.availability((model(),)).of(model())
    clock.seconds = 31

    assert first.kind == "refused"
    assert "No model server answers at http://127.0.0.1:9; start it with `ollama serve`" in str(first.failure)
    assert (known.state, known.reason) == (State.DOWN, str(first.failure))
    assert gateway.availability((model(),)).of(model()).state is State.NOT_ASKED


async def test_a_server_that_never_answers_runs_into_the_limit(server: OllamaSimulator, opened: Opener) -> None:
    """A socket that takes connections and says nothing is not waited for for ever."""
    server.set(mode="silent")
    gateway = opened(first_token_seconds=0.3)

    outcome = await ask(gateway)

    assert outcome.kind in {"no_answer", "no_first_token"}


@pytest.mark.parametrize("mode", ["html", "garbage", "huge", "redirect", "error"])
async def test_something_else_on_that_port_gets_no_prompt(server: OllamaSimulator, opened: Opener, mode: str) -> None:
    """What does not answer as Ollama does is never sent source code."""
    server.set(mode=mode)

    outcome = await ask(opened())

    kind, sentence = ("wrong_address", f"What answers at {server.url} is no Ollama; set OLLAMA_HOST")
    if mode == "redirect":
        kind, sentence = ("redirected", f"{server.url} sends the request on to http://127.0.0.1:9/; ")
    assert outcome.kind == kind
    assert sentence in str(outcome.failure)
    assert not server.asked("/api/chat")


async def test_what_a_call_found_out_is_remembered(server: OllamaSimulator, opened: Opener) -> None:
    """Routing sees it without asking anybody."""
    serve(server, memory_context=1000)
    gateway = opened()

    await ask(gateway)
    await ask(gateway, request(model("nope")))
    known = gateway.availability((model(), model("nope")))

    assert known.of(model()).state is State.TOO_LARGE
    assert known.of(model("nope")).state is State.NOT_INSTALLED
    assert known.of(model("nope")).reason == "nope is not installed; run `ollama pull nope`."


async def test_nothing_leaves_the_machine_unasked(server: OllamaSimulator, opened: Opener) -> None:
    """Cloud models, models that a server hands on, other hosts and other providers wait for the user's word."""
    server.serve(ScriptedModel("llama3.2"), ScriptedModel("far", remote_host="https://far.example", remote_model="x"))
    gateway = opened()
    await gateway.probe()
    far = {
        "gpt-oss:120b-cloud": model("gpt-oss:120b-cloud"),
        "far": model("far"),
        "remote": model(remote=True),
        "provider": model(litellm_name="openai/gpt-5", provider="OpenAI", remote=True),
        "other host": model(api_base="http://10.0.0.7:11434"),
        "no address": model(api_base="ftp://x"),
    }

    kinds = {name: (await ask(gateway, request(each))).kind for name, each in far.items()}

    assert kinds == {
        "gpt-oss:120b-cloud": "remote_refused",
        "far": "remote_refused",
        "remote": "remote_refused",
        "provider": "remote_refused",
        "other host": "host_refused",
        "no address": "host_refused",
    }
    assert {gateway.availability((each,)).of(each).state for each in far.values()} == {State.EXCLUDED}
    assert not server.asked("/api/chat")


async def test_a_model_that_the_user_allowed_is_asked_although_it_is_remote(
    server: OllamaSimulator, opened: Opener
) -> None:
    """One setting, and never the workspace's."""
    server.serve(ScriptedModel("far", remote_host="https://far.example", remote_model="x"))

    outcome = await ask(opened(allow_remote=True), request(model("far", remote=True)))

    assert outcome.text == "Hello there, my friend."


async def test_thinking_is_no_part_of_the_reply(server: OllamaSimulator, opened: Opener) -> None:
    """It is switched off; where a model thinks aloud all the same, the tokens count as life and not as text."""
    serve(server, Reply("The answer.", thinking=("Let", " me", " see."), always_thinks=True))

    outcome = await ask(opened())

    assert outcome.text == "The answer."


async def test_an_empty_reply_is_an_end(server: OllamaSimulator, opened: Opener) -> None:
    """That it is no good is for the checks to say."""
    serve(server, Reply(tokens=()))

    outcome = await ask(opened())

    assert (outcome.kind, outcome.text) == ("ok", "")


async def test_a_proxy_in_the_environment_is_not_asked(
    server: OllamaSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the variables say, a prompt for this machine stays on it; this worker is one of its own."""
    from rightsize.gateway.litellm_gateway import open_gateway
    from rightsize.settings.resolved import GatewaySettings

    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    serve(server)
    gateway = open_gateway(GatewaySettings(host=server.url), HandClock(runs=True))

    through_ollama = await ask(gateway)
    local = model(litellm_name="openai/llama3.2", api_base=f"{server.url}/v1")
    through_openai = await ask(gateway, request(local))
    await gateway.close()

    assert through_ollama.text == "Hello there, my friend."
    assert through_openai.kind == "wrong_address", "the server itself answered: it has no such door"
    assert server.asked("/v1/chat/completions")


async def test_progress_is_told_before_anything_is_known(server: OllamaSimulator, opened: Opener) -> None:
    """The first event of a cold call comes at once."""
    serve(server, load_seconds=0.1)

    async with aclosing(opened().complete(request())) as events:
        async for event in events:
            assert isinstance(event, Progress)
            break
