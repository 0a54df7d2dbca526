"""Callers that are broken or rude: each gets one sentence or nothing, and the next one is served as before."""

from __future__ import annotations

import json
import socket
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.support.cli_process import PATIENCE
from tests.support.dashboard_process import crew
from tests.support.ollama_models import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tests.support.dashboard_process import Dashboard
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

LONG = "A lock is held by one thread at a time. " * 20_000
"""More than any buffer between the two takes."""


class Odd(NamedTuple):
    """What is sent after the usual head, and what the answer begins with."""

    why: str
    line: str
    headers: str
    body: bytes
    status: int


JSON = "Content-Type: application/json\r\nContent-Length: {length}\r\n"

ODD = [
    Odd("a body of nothing but brackets", "POST /api/chat", JSON, b"[" * 100_000, 400),
    Odd("a number of ten thousand digits", "POST /api/chat", JSON, b'{"prompt": 1' + b"0" * 10_000 + b"}", 400),
    Odd("no UTF-8", "POST /api/chat", JSON, b'{"prompt": "\xe9"}', 400),
    Odd("the same at the OpenAI door", "POST /v1/chat/completions", JSON, b'{"messages": "\xe9"}', 400),
    Odd("a length that is none", "POST /api/chat", "Content-Length: -5\r\n", b"", 400),
    Odd("two hosts", "GET /health", "Host: evil.example\r\n", b"", 400),
    Odd("a web socket", "GET /api/chat", "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\n", b"", 405),
    Odd("an address without an end", "GET /" + "a" * 60_000, "", b"", 404),
    Odd("an address that is no text", "GET /%ff%00", "", b"", 404),
    Odd("another method", "PUT /api/chat", JSON, b"{}", 405),
    Odd("the usual method of a browser", "GET /v1/chat/completions", "", b"", 405),
    Odd("another method of a place in the ledger", "POST /api/ledger/x", JSON, b"{}", 405),
    Odd("a question for what is allowed", "OPTIONS /api/chat", "", b"", 405),
    Odd("the head of the page alone", "HEAD /", "", b"", 200),
]


@pytest.mark.parametrize("odd", ODD, ids=lambda each: each.why)
def test_an_odd_request_gets_an_answer(running: Dashboard, client: httpx.Client, odd: Odd) -> None:
    """Without a word on where in the code it went wrong."""
    with closing(_sent(running, odd.line, odd.headers.format(length=len(odd.body)), odd.body)) as caller:
        answer = b"".join(_received(caller))

    assert answer.split(b" ", 2)[1] == str(odd.status).encode()
    assert b".py" not in answer
    assert client.get("/health").json() == {"status": "ok"}


def test_another_method_is_told_the_right_one(client: httpx.Client) -> None:
    """In the header that clients read it from."""
    answers = [client.get("/api/chat"), client.put("/api/chat", json={}), client.post("/api/models", json={})]

    assert [(answer.status_code, answer.headers["allow"]) for answer in answers] == [
        (405, each) for each in ("POST", "POST", "GET")
    ]


def test_who_reads_nothing_holds_up_nobody(running: Dashboard, client: httpx.Client, models: OllamaSimulator) -> None:
    """Neither does who never ends the head of a request."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(LONG)]}))
    body = json.dumps({"prompt": "explain what a mutex is to who reads nothing", "cache": False}).encode()
    halves = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(100)]
    for each in halves:
        each.sendall(b"POST /api/chat HTTP/1.1\r\nHost: 127.0.0.1")
    with closing(_sent(running, "POST /api/chat/stream", JSON.format(length=len(body)), body)):
        assert models.wait_until(lambda: any(each.tokens for each in models.asked("/api/chat")), PATIENCE)
        models.serve(*crew())
        answer = client.post("/api/chat", json={"prompt": "write a function that halves a number", "cache": False})

    assert answer.json()["sub_tasks"][0]["response"]
    for each in halves:
        each.close()


def _sent(running: Dashboard, line: str, headers: str, body: bytes) -> socket.socket:
    caller = socket.create_connection(("127.0.0.1", running.port), PATIENCE)
    host = f"Host: 127.0.0.1:{running.port}\r\nAuthorization: Bearer {running.key}\r\nConnection: close\r\n"
    caller.sendall(f"{line} HTTP/1.1\r\n{host}{headers}\r\n".encode() + body)
    return caller


def _received(caller: socket.socket) -> Iterator[bytes]:
    while piece := caller.recv(65_536):
        yield piece
