"""The gateway with the real LiteLLM, over real HTTP, against a server that behaves and misbehaves as Ollama does."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.routing.model import State
from rightsize.engine.ports import Delta, Message, Progress
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import HandClock, ask, model, request

if TYPE_CHECKING:
    from tests.gateway.conftest import Opener
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG = Reply("word " * 400, delay=0.01)


def serve(server: OllamaSimulator, *replies: Reply, **changes: Any) -> None:
    """Give the server one model with these replies."""
    server.serve(ScriptedModel("llama3.2", replies=replies or (Reply(),), **changes))


async def test_a_reply_streams_and_ends_with_the_servers_counts(server: OllamaSimulator, opened: Opener) -> None:
    """Text arrives in pieces; tokens are Ollama's own numbers, not LiteLLM's guesses."""
    serve(server, Reply(prompt_tokens=22))

    outcome = await ask(opened())

    assert outcome.text == "Hello there, my friend."
    assert outcome.end is not None
    assert (outcome.end.finish, outcome.end.tokens_in, outcome.end.tokens_out) == ("stop", 22, 5)
    assert outcome.end.first_token_seconds is not None


async def test_what_is_sent_keeps_ollama_from_cutting_the_prompt(server: OllamaSimulator, opened: Opener) -> None:
    """A window from the ladder, no truncation, no thinking, a positive budget, the schema, no question before it."""
    schema = {"type": "object", "properties": {"summary": {"type": "string"}}, "required": ["summary"]}

    await ask(opened(), request(schema=schema, tokens=5000, max_tokens=600))

    (sent,) = server.asked("/api/chat")
    assert sent.body["options"] == {"temperature": 0.2, "num_predict": 600, "num_ctx": 8192}
    assert (sent.body["truncate"], sent.body["think"], sent.body["stream"]) == (False, False, True)
    assert sent.body["format"] == schema
    assert [each["role"] for each in sent.body["messages"]] == ["system", "user"]
    assert not server.asked("/api/show")


FAULTS: dict[str, tuple[Reply, dict[str, Any], str, str]] = {
    "missing_model": (Reply(), {"name": "other"}, "escalate", "llama3.2 is not installed; run `ollama pull llama3.2`."),
    "too_large": (Reply(), {"memory_context": 1000}, "escalate", "llama3.2 does not fit in memory; "),
    "broken_model": (
        Reply(),
        {"broken": (500, 'tensor "blk.0" offset+size (9) exceeds file size (8)')},
        "escalate",
        "The files of llama3.2 are damaged; ",
    ),
    "cannot_chat": (Reply(), {"capabilities": ("embedding",)}, "escalate", "llama3.2 cannot chat"),
    "runner_died": (Reply(ends="error", after=2), {}, "repair", "The process that runs llama3.2 died"),
    "disconnected": (Reply(ends="cut", after=2), {}, "repair", "{url} broke the connection in mid-reply"),
    "cut": (Reply("Fa" + " la" * 31, ends="repeat"), {}, "escalate", "The reply of llama3.2 has no end"),
    "length": (Reply("word " * 200), {}, "escalate", "llama3.2 ran out of its output budget"),
    "window_full": (Reply("half a reply", ends="length"), {}, "escalate", "llama3.2 filled its window"),
    "stalled": (Reply(ends="hang", after=2), {}, "escalate", "llama3.2 fell silent for 0 s in mid-reply"),
    "no_first_token": (Reply(ends="hang"), {}, "escalate", "llama3.2 gave no answer within 0 s"),
    "server_error": (Reply(status=500, error="boom"), {}, "escalate", "{url} failed at work on llama3.2"),
    "wrong_address": (Reply(raw=b"HTTP/1.1 307 X\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"), {}, "escalate", ""),
    "unauthorized": (Reply(status=401, error="unauthorized"), {}, "escalate", "{url} wants a key for llama3.2"),
    "origin_refused": (Reply(status=403, error="no"), {}, "escalate", "{url} refuses requests from this program"),
}


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
PIECE = b'{"model":"m","created_at":"T","message":{"role":"assistant","content":"%s"},"done":false}\n' % (b"x" * 50_000)
HOSTILE = {
    "a reply without end": (HEAD + b"\r\n" + PIECE * 30, "endless"),
    "a line without end": (HEAD + b"\r\n" + b" " * 5_000_000, "bad_reply"),
    "a compressed reply": (HEAD + b"Content-Encoding: gzip\r\n\r\nx", "bad_reply"),
    "an error of megabytes": (b"HTTP/1.1 500 X\r\n\r\n" + b"x" * 1_000_000, "server_error"),
    "no HTTP at all": (b"SSH-2.0-OpenSSH_9.2\r\n", "disconnected"),
    "a page": (b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", "cut"),
    "half a head": (b"HTTP/1.1 200 OK\r\nContent-", "disconnected"),
}


@pytest.mark.parametrize("what", HOSTILE)
async def test_a_hostile_answer_is_a_failure_like_any_other(server: OllamaSimulator, opened: Opener, what: str) -> None:
    """It costs bounded memory and time, and the worker goes on."""
    raw, kind = HOSTILE[what]
    serve(server, Reply(raw=raw))
    gateway = opened(first_token_seconds=5, between_tokens_seconds=5)

    assert (await ask(gateway)).kind == kind
    serve(server)
    assert (await ask(gateway)).kind == "ok"


@pytest.mark.parametrize("kind", FAULTS)
async def test_each_fault_of_a_server_has_a_kind_an_action_and_a_sentence(
    server: OllamaSimulator, opened: Opener, kind: str
) -> None:
    """The row of the failures table, whatever class LiteLLM gives the error."""
    reply, changes, action, sentence = FAULTS[kind]
    server.serve(ScriptedModel(**{"name": "llama3.2", "replies": (reply,), **changes}))
    gateway = opened(first_token_seconds=0.4, between_tokens_seconds=0.3)

    outcome = await ask(gateway)

    assert outcome.failure is not None
    assert (outcome.kind, outcome.failure.action) == (kind, action), outcome.failure.detail
    assert sentence.format(url=server.url) in str(outcome.failure)


async def test_a_failed_reply_still_tells_what_it_cost(server: OllamaSimulator, opened: Opener) -> None:
    """The ledger counts the tokens of a reply that ran out of its budget."""
    serve(server, Reply("word " * 200))

    outcome = await ask(opened(), request(max_tokens=7))

    assert outcome.failure is not None
    assert outcome.failure.tokens_out == 7


async def test_a_connection_that_breaks_before_anything_came_is_tried_again(
    server: OllamaSimulator, opened: Opener
) -> None:
    """A server that was restarted has closed the connection that was kept for it; LiteLLM makes a new one."""
    serve(server, Reply(ends="cut"), Reply("Here I am."))

    outcome = await ask(opened())

    assert outcome.text == "Here I am."


async def test_a_busy_server_is_waited_for(server: OllamaSimulator, opened: Opener) -> None:
    """503 is no failure: the request is sent again after a while, and somebody who watches is told."""
    server.set(busy=2)

    outcome = await ask(opened())

    assert outcome.kind == "ok"
    assert f"{server.url} is busy, waiting" in outcome.progress
    assert [each.status for each in server.asked("/api/chat")] == [503, 503, 200]


async def test_a_server_that_stays_busy_is_given_up_on(server: OllamaSimulator, opened: Opener) -> None:
    """Waiting has the same limit as waiting for a first token."""
    server.set(busy=1000)

    outcome = await ask(opened(first_token_seconds=0.2))

    assert outcome.failure is not None
    assert (outcome.kind, outcome.failure.action) == ("busy", "wait")


async def test_a_slow_load_is_shown(server: OllamaSimulator, opened: Opener) -> None:
    """Nothing comes while a model loads, so the gateway says that it loads, and for how long."""
    serve(server, load_seconds=0.3)

    outcome = await ask(opened())

    assert outcome.kind == "ok"
    assert outcome.progress[0] == "loading llama3.2"
    assert len(outcome.progress) > 2


async def test_an_overflow_takes_the_next_window_before_the_next_model(server: OllamaSimulator, opened: Opener) -> None:
    """An estimate that was too low costs a reload, not a dearer model."""
    serve(server, Reply(prompt_tokens=5000))

    outcome = await ask(opened(), request(tokens=3000))

    assert outcome.kind == "ok"
    assert [each.body["options"]["num_ctx"] for each in server.asked("/api/chat")] == [4096, 8192]


async def test_an_overflow_of_the_largest_window_escalates(server: OllamaSimulator, opened: Opener) -> None:
    """Both releases' texts are understood."""
    for version in ("0.32.15", "0.24.0"):
        server.set(version=version)
        serve(server, Reply(prompt_tokens=500_000))

        outcome = await ask(opened(), request(model(context=8192)))

        assert outcome.kind == "overflow", version


async def test_a_request_that_no_window_holds_is_not_sent(server: OllamaSimulator, opened: Opener) -> None:
    """The model's own window is known, so nobody has to be asked."""
    outcome = await ask(opened(), request(model(context=8192), tokens=9000))

    assert outcome.kind == "overflow"
    assert not server.asked("/api/chat")


async def test_a_loaded_window_is_kept(server: OllamaSimulator, opened: Opener) -> None:
    """Asking for less than what somebody else has loaded would load the model again."""
    server.preload("llama3.2", 20_000)

    outcome = await ask(opened(), request(tokens=3000))

    assert [each.body["options"]["num_ctx"] for each in server.asked("/api/chat")] == [20_000]
    assert outcome.progress == []


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

    assert outcome.kind == "wrong_address"
    assert f"What answers at {server.url} is no Ollama; set OLLAMA_HOST" in str(outcome.failure)
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
