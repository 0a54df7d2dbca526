"""A look at a server: what it has, and plain words for whatever else answers there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.engine.ports import Installed
from rightsize.gateway import failures, ollama
from rightsize.gateway.hosts import address_of
from rightsize.gateway.plain_http import Limits
from tests.support.ollama_fixtures import ollama as ollama_server  # noqa: F401 - a fixture
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_recordings import recording

if TYPE_CHECKING:
    from rightsize.engine.ports import Probe
    from tests.support.ollama_simulator import OllamaSimulator

QUICK = Limits(connect=0.5, total=0.4)


@pytest.fixture
def server(ollama_server: OllamaSimulator) -> OllamaSimulator:  # noqa: F811
    """The simulated server under a shorter name."""
    return ollama_server


async def look(server: OllamaSimulator, shown: ollama.Shown | None = None) -> Probe:
    """Look at the server."""
    address = address_of(server.url)
    assert address is not None
    return await ollama.look(address, {} if shown is None else shown, limits=QUICK, asked_at=7.0)


async def test_a_server_is_described(server: OllamaSimulator) -> None:
    """Version, models with their sizes and windows, what is loaded, what cannot chat, what is remote."""
    server.serve(
        ScriptedModel("llama3.2", digest="1a", capabilities=("completion", "tools", "thinking")),
        ScriptedModel(
            "nomic-embed-text", digest="2b", capabilities=("embedding",), parameter_size="137M", context=2048
        ),
        ScriptedModel("far", digest="3c", remote_host="https://far.example:443", remote_model="big", parameter_size=""),
    )
    server.preload("llama3.2", 8192)

    found = await look(server)

    assert (found.reachable, found.version, found.asked_at) == (True, "0.32.15", 7.0)
    assert found.sentence == f"Ollama 0.32.15 at {server.url} with 2 chat models."
    assert found.installed == (
        Installed("llama3.2:latest", 3.2, 2_019_393_189, 131_072, 8192, digest="1a", family="llama"),
        Installed("nomic-embed-text:latest", 0.137, 2_019_393_189, 2048, None, chat=False, digest="2b", family="llama"),
        Installed(
            "far:latest", None, 2_019_393_189, 131_072, None, "https://far.example:443", digest="3c", family="llama"
        ),
    )
    assert not server.asked("/api/show"), "the list said everything"


async def test_an_older_server_is_asked_for_each_model_once(server: OllamaSimulator) -> None:
    """Before 0.32 the list knows no capabilities; descriptions are kept by digest."""
    tags = recording("tags", "0.24.0").objects()[0]["models"]
    show = recording("show", "0.24.0").objects()[0]
    server.serve(*(ScriptedModel(row["name"], tags_entry=row, show=show) for row in tags))
    server.set(version="0.24.0")
    shown: ollama.Shown = {}

    first = await look(server, shown)
    second = await look(server, shown)

    digests = {row["digest"] for row in tags}
    assert first.installed == second.installed
    assert len(server.asked("/api/show")) <= len(tags)
    assert set(shown) == digests
    assert {each.context for each in first.installed} == {131_072}
    assert {each.parameters for each in first.installed} == {0.000121024}


async def test_a_damaged_model_is_listed_and_not_used(server: OllamaSimulator) -> None:
    """It stands in the list, but the server cannot describe it."""
    row = recording("tags", "0.24.0").objects()[0]["models"][0]
    server.serve(ScriptedModel(row["name"], tags_entry=row, broken=(500, "invalid file magic")))

    found = await look(server)

    assert [each.chat for each in found.installed] == [False]
    assert "has no chat model yet; run `ollama pull granite4.1:3b`." in found.sentence


async def test_models_that_send_prompts_away_are_not_taken_for_local_ones(server: OllamaSimulator) -> None:
    """The sentence says what is missing, and how the others could be used."""
    server.serve(ScriptedModel("gpt-oss:120b-cloud", remote_host="https://ollama.com:443", remote_model="gpt-oss:120b"))

    found = await look(server)

    assert "has only chat models that send prompts off this machine" in found.sentence
    assert "`gateway.allow_remote`" in found.sentence


OTHERS = {
    "html": "What answers at {url} is no Ollama; set OLLAMA_HOST to where it listens",
    "garbage": "What answers at {url} is no Ollama; ",
    "huge": "What answers at {url} is no Ollama; ",
    "redirect": "{url} sends the request on to http://127.0.0.1:9/; ",
    "error": "What answers at {url} is no Ollama; ",
    "silent": "Something at {url} takes connections but does not answer; restart Ollama, or set OLLAMA_HOST.",
}


@pytest.mark.parametrize("mode", OTHERS)
async def test_whatever_else_listens_there_is_told_apart(server: OllamaSimulator, mode: str) -> None:
    """Each has a sentence with the next step, and nothing makes the look hang, grow or raise."""
    server.set(mode=mode)

    found = await look(server)

    assert not found.reachable
    assert found.installed == ()
    assert found.sentence.startswith(OTHERS[mode].format(url=server.url))


async def test_nobody_there() -> None:
    """The most frequent case has the plainest sentence."""
    address = address_of("http://127.0.0.1:9")
    assert address is not None

    found = await ollama.look(address, {}, limits=QUICK, asked_at=0.0)

    assert found.sentence == (
        "No model server answers at http://127.0.0.1:9; "
        "start it with `ollama serve`, or set OLLAMA_HOST to where it listens."
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Errno -2] Name or service not known", "unknown_host"),
        ("[Errno 8] nodename nor servname provided, or not known", "unknown_host"),
        ("[Errno 11001] getaddrinfo failed", "unknown_host"),
        ("[Errno -3] Temporary failure in name resolution", "unknown_host"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate", "untrusted"),
        ("[Errno 111] Connect call failed ('127.0.0.1', 9)", "refused"),
        ("", "refused"),
    ],
)
def test_a_connection_that_was_not_made_is_told_by_its_cause(text: str, kind: str) -> None:
    """As the systems word it; what is silent is taken for nobody."""
    assert failures.unreached(text) == kind


ODD_LISTS: tuple[Any, ...] = (
    {"models": None},
    {"models": [None, 5, "x", {}, {"name": 7}, {"name": ""}, {"name": "a\nb"}]},
    {"models": [{"name": "m", "details": 5, "size": "big", "capabilities": "chat", "digest": []}]},
    {"models": [{"name": "m", "details": {"context_length": -1, "parameter_size": "1.2.3B"}, "capabilities": [5]}]},
    {"models": [{"name": "m" * 5000}]},
    [],
    "models",
)


@pytest.mark.parametrize("value", ODD_LISTS, ids=range(len(ODD_LISTS)))
async def test_an_odd_list_is_read_as_far_as_it_goes(server: OllamaSimulator, value: object) -> None:
    """What is of a wrong type counts as not said; it never raises."""
    body = json.dumps(value).encode()
    server.set(scripted={"GET /api/tags": b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)})

    found = await look(server)

    assert all(each.name == "m:latest" and each.size is None for each in found.installed)
