"""Every recording of a real Ollama, replayed against the simulator."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import pytest

from tests.support.ollama_recordings import FOLDER, Recording, normal, recordings, scene
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

ECHOED = {
    r"v1-.*": "the OpenAI-compatible door, which Rightsize never uses",
    r"embed.*": "embeddings, which Rightsize never asks for",
    r"(pull|push|create|remote-create).*": "transfers of models, which Rightsize never starts",
    r"me-.*": "accounts, which Rightsize never touches",
    r"(cloud-model-no-network|remote-host-down.*|remote-think-unsupported)": "what a far host or its absence says",
    r"engine2-shift-false": "the old runner wrote one token more than its window holds",
}
"""Recordings that the simulator gives back as they are, with the reason; everything else is made by rules."""


def echoed(name: str) -> bool:
    """Return whether a recording is only given back."""
    return any(re.fullmatch(pattern, name) for pattern in ECHOED)


@pytest.fixture(scope="module")
def server() -> Iterator[OllamaSimulator]:
    """One simulator for every replay."""
    with simulator([]) as started:
        yield started


def stage(server: OllamaSimulator, taken: Recording) -> None:
    """Make the simulator what the real server was when it was recorded."""
    models, settings = scene(taken)
    server.serve(*models)
    if taken.path == "GET /api/ps":
        for model in models:
            server.preload(model.name, model.num_ctx)
    server.set(scripted={taken.path: taken.response} if echoed(taken.name) else {}, **settings)


def answer(server: OllamaSimulator, request: bytes, *, most: int | None = None) -> bytes:
    """Send raw bytes and return what comes back, until the response is whole, or `most` bytes of its body."""
    with socket.create_connection(("127.0.0.1", server.port), 10) as connection:
        connection.sendall(request)
        data = b""
        while not _whole(data, request) and (most is None or len(data.partition(b"\r\n\r\n")[2]) < most):
            more = connection.recv(65536)
            if not more:
                break
            data += more
        return data


def _whole(data: bytes, request: bytes) -> bool:
    start, separator, body = data.partition(b"\r\n\r\n")
    if not separator:
        return False
    if request.startswith(b"HEAD") or b" 204 " in start[:20]:
        return True
    if b"Transfer-Encoding: chunked" in start:
        return body.endswith(b"0\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", start)
    return length is not None and len(body) >= int(length[1])


@pytest.mark.parametrize("taken", recordings(), ids=lambda each: f"{each.version}-{each.name}")
def test_the_simulator_says_what_a_real_server_said(server: OllamaSimulator, taken: Recording) -> None:
    """Byte for byte: head, framing, keys in order, newlines; but for times, and random texts, which are scripted."""
    stage(server, taken)

    if taken.cut is not None or taken.end.startswith("closed by client"):
        kept = taken.cut or len(taken.response.partition(b"\r\n\r\n")[2])
        said = answer(server, taken.request, most=kept)
        start, _, body = taken.response.partition(b"\r\n\r\n")
        told, wanted = normal(said), normal(start + b"\r\n\r\n" + body[:kept])
        whole = len(wanted) - 1
        assert told[:whole] == wanted[:whole]
        return

    said = answer(server, taken.request)

    assert normal(said) == normal(taken.response)


def test_every_file_of_the_recordings_is_replayed() -> None:
    """The index and the folder hold the same recordings."""
    files = {(each.parent.name, each.stem) for each in FOLDER.glob("*/*.http")}

    assert files == {(f"v{each.version}", each.name) for each in recordings()}


def test_most_recordings_are_made_by_rules() -> None:
    """What is merely echoed is a small part, and nothing of it is an endpoint that Rightsize calls."""
    names = [each.name for each in recordings() if echoed(each.name)]

    assert len(names) < len(recordings()) / 4
    assert not [
        each.name
        for each in recordings()
        if echoed(each.name)
        and each.path.split()[1] in {"/api/version", "/api/tags", "/api/ps", "/api/show"}
        and not each.name.startswith(("remote", "cloud"))
    ]
