"""The gateway with the real LiteLLM, over real HTTP, against a server that behaves and misbehaves as Ollama does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.routing.model import ModelStatus, State
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import HandClock, ask, model, request, serve

if TYPE_CHECKING:
    from tests.gateway.conftest import Opener
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.asyncio(loop_scope="module")


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


@pytest.mark.parametrize(
    ("tokens", "room", "context", "sent"),
    [
        (1_000, 2_400, 100_000, (3_000, 4_096)),
        (1_000, 4_000, 100_000, (4_600, 8_192)),
        (1_000, 4_000, 4_096, (3_696, 4_096)),
        (4_000, 4_000, 4_096, (696, 4_096)),
    ],
    ids=["the window has room", "a larger window has", "the largest has some", "the largest has little"],
)
async def test_an_answer_may_be_long_where_there_is_room(
    tokens: int, room: int, context: int, sent: tuple[int, int], server: OllamaSimulator, opened: Opener
) -> None:
    """The budget is what must fit; what the window holds beyond it may be written too."""
    await ask(opened(), request(model(context=context), tokens=tokens, max_tokens=600, room=room))

    options = server.asked("/api/chat")[0].body["options"]
    assert (options["num_predict"], options["num_ctx"]) == sent


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
    "wrong_address": (
        Reply(raw=b"HTTP/1.1 405 X\r\nContent-Length: 18\r\n\r\nmethod not allowed"),
        {},
        "escalate",
        "What answers at {url} is no Ollama",
    ),
    "redirected": (
        Reply(raw=b"HTTP/1.1 307 X\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"),
        {},
        "escalate",
        "{url} sends the request on to /x; Rightsize follows no redirect",
    ),
    "bad_reply": (
        Reply(
            raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: 6\r\n\r\n<html>"
        ),
        {},
        "escalate",
        "{url} answered in a form that is not understood",
    ),
    "unauthorized": (Reply(status=401, error="unauthorized"), {}, "escalate", "{url} wants a key for llama3.2"),
    "origin_refused": (Reply(status=403, error="no"), {}, "escalate", "{url} refuses requests from this program"),
}

LIMITS: dict[str, dict[str, Any]] = {
    "stalled": {"between_tokens_seconds": 0.3},
    "no_first_token": {"first_token_seconds": 0.4},
}
"""Only who waits in vain is given a short wait: a busy machine takes its time for everything else."""

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
    gateway = opened()

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
    gateway = opened(**LIMITS.get(kind, {}))

    outcome = await ask(gateway)

    assert outcome.failure is not None
    assert (outcome.kind, outcome.failure.action) == (kind, action), outcome.failure.detail
    assert sentence.format(url=server.url) in str(outcome.failure)


@pytest.mark.parametrize("probes", [True, False])
async def test_one_odd_answer_of_a_known_server_condemns_neither_it_nor_its_models(
    server: OllamaSimulator, opened: Opener, probes: bool
) -> None:
    """It was found by a probe, or has answered before: it has failed, and is not something else all at once."""
    odd = Reply(raw=b"HTTP/1.1 404 X\r\nContent-Length: 18\r\n\r\n404 page not found")
    serve(server, *([] if probes else [Reply()]), odd, Reply("Here I am."))
    gateway = opened()
    if probes:
        await gateway.probe()
    else:
        assert (await ask(gateway)).kind == "ok"

    outcome = await ask(gateway)

    assert outcome.failure is not None
    assert (outcome.kind, outcome.failure.action) == ("server_error", "escalate")
    assert gateway.availability((model(),)).of(model()).usable
    assert (await ask(gateway)).text == "Here I am."


async def test_a_model_that_always_fails_is_set_aside_and_tried_again_later(
    server: OllamaSimulator, opened: Opener
) -> None:
    """Whoever routes hears of it, with the reason, and half a minute later it has another chance."""
    clock = HandClock()
    serve(server, *[Reply(status=500, error="llama runner process has terminated")] * 6, Reply("Here I am."))
    gateway = opened(clock=clock)

    def known() -> ModelStatus:
        return gateway.availability((model(),)).of(model())

    for usable in (*[True] * 5, False):
        assert (await ask(gateway)).kind == "runner_died"
        assert known().usable == usable
    assert known().state is State.FAILING
    assert known().reason.startswith("It failed 6 times in a row, and is asked again after half a minute. The process")
    clock.seconds = 31
    assert known().usable
    assert (await ask(gateway)).text == "Here I am."


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
    assert not any("loading" in each for each in outcome.progress)
