"""A prompt goes to the host that the user named: a server that sends it on elsewhere is not followed."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from rightsize.gateway.litellm_gateway import open_gateway
from rightsize.settings.resolved import GatewaySettings
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import HandClock, ask, model, request
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.slow

STATUSES = (301, 302, 307, 308)

SENTENCE = (
    "{host} sends the request on to {to}; Rightsize follows no redirect with code in it: "
    "set OLLAMA_HOST, or `api_base`, to what answers."
)


def redirect(status: int, to: str) -> bytes:
    """Return an answer that sends whoever asked to another place."""
    return f"HTTP/1.1 {status} Moved\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


@asynccontextmanager
async def listening(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Serve one answer to whoever comes; give the address, and what was sent there."""
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(65536))
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", heard
    finally:
        server.close()


@pytest.mark.parametrize("status", STATUSES)
async def test_ollama_that_sends_on_is_not_followed(status: int) -> None:
    """It looked like Ollama until it was asked; the other place hears nothing."""
    async with listening(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as (elsewhere, heard):
        raw = redirect(status, f"{elsewhere}/api/chat")
        with simulator([ScriptedModel("llama3.2", replies=[Reply(raw=raw)])]) as server:
            gateway = open_gateway(GatewaySettings(host=server.url), HandClock(runs=True))
            outcome = await ask(gateway)
            await gateway.close()

    assert outcome.text == ""
    assert heard == []
    assert str(outcome.failure) == SENTENCE.format(host=server.url, to=f"{elsewhere}/api/chat")


@pytest.mark.parametrize("status", STATUSES)
async def test_another_providers_server_that_sends_on_is_not_followed(status: int) -> None:
    """The same for a row of the user's own, which LiteLLM asks in the provider's way."""
    async with (
        listening(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as (elsewhere, heard),
        listening(redirect(status, f"{elsewhere}/v1/chat/completions")) as (near, asked),
    ):
        gateway = open_gateway(GatewaySettings(host="http://127.0.0.1:1"), HandClock(runs=True))
        outcome = await ask(gateway, request(model(litellm_name="openai/llama3.2", api_base=f"{near}/v1")))
        await gateway.close()

    assert asked
    assert heard == []
    assert str(outcome.failure) == SENTENCE.format(host=f"{near}/v1", to=f"{elsewhere}/v1/chat/completions")


async def test_a_server_that_sends_every_request_on_is_told_at_the_first_look() -> None:
    """As one behind a proxy that wants another address; what opens that one is not shown."""
    to = "https://user:secret@example.com/login?token=secret"
    async with listening(redirect(302, to)) as (near, _):
        gateway = open_gateway(GatewaySettings(host=near), HandClock(runs=True))
        found = await gateway.probe()
        await gateway.close()

    assert not found.reachable
    assert found.sentence == SENTENCE.format(host=near, to="https://…@example.com/login?…")
