"""The small parts of the gateway: addresses, places, frames, limits, and the fake that ships."""

from __future__ import annotations

import asyncio

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.engine.deadline import deadline
from rightsize.engine.ports import Delta, End, Installed
from rightsize.gateway import wire
from rightsize.gateway.fake import FakeGateway
from rightsize.gateway.hosts import address_of
from rightsize.gateway.inbox import Inbox
from rightsize.gateway.places import places_of, refusal
from rightsize.settings.resolved import GatewaySettings
from tests.support.ollama_requests import ask, model, request


@pytest.mark.parametrize(
    ("text", "url", "host", "port", "path"),
    [
        ("127.0.0.1", "http://127.0.0.1:11434", "127.0.0.1", 11434, ""),
        ("http://[::1]:8080/ollama/", "http://[::1]:8080/ollama", "::1", 8080, "/ollama"),
        ("https://models.example", "https://models.example:443", "models.example", 443, ""),
    ],
)
def test_an_address_has_what_a_connection_needs(text: str, url: str, host: str, port: int, path: str) -> None:
    """However it is written."""
    address = address_of(text)

    assert address is not None
    assert (address.url, address.host, address.port, address.path) == (url, host, port, path)


@pytest.mark.parametrize("text", ["ftp://x", "file:///etc/passwd", "http://user@evil.example", "http://a b"])
def test_what_is_no_address_is_none(text: str) -> None:
    """And not, quietly, the default."""
    assert address_of(text) is None


HERE = Installed("m:latest", 3.0, 1, 4096, None)
FAR = Installed("m:latest", 3.0, 1, 4096, None, remote_host="https://far.example")
MUTE = Installed("m:latest", 3.0, 1, 4096, None, chat=False)
LISTED = GatewaySettings(allowed_hosts=("10.0.0.7", "gpu.lan:1234"))
OPEN = GatewaySettings(allow_remote=True)


@pytest.mark.parametrize(
    ("base", "installed", "settings", "kind"),
    [
        (None, None, GatewaySettings(), None),
        (None, HERE, GatewaySettings(), None),
        (None, FAR, GatewaySettings(), "remote_refused"),
        (None, FAR, OPEN, None),
        (None, MUTE, OPEN, "cannot_chat"),
        ("http://localhost:1", None, GatewaySettings(), None),
        ("http://localhost.evil.example", None, OPEN, "host_refused"),
        ("http://127.0.0.1.evil.example", None, GatewaySettings(), "host_refused"),
        ("http://10.0.0.7:11434", None, GatewaySettings(), "host_refused"),
        ("http://10.0.0.7:11434", None, OPEN, "host_refused"),
        ("http://10.0.0.7:11434", None, LISTED, None),
        ("http://gpu.lan:1234", None, LISTED, None),
        ("http://gpu.lan:4321", None, LISTED, "host_refused"),
        ("gopher://10.0.0.7", None, LISTED, "host_refused"),
    ],
)
def test_where_prompts_may_go(
    base: str | None, installed: Installed | None, settings: GatewaySettings, kind: str | None
) -> None:
    """To this machine and to listed hosts; a server that hands prompts on is as far as where it hands them."""
    asked = model("m", api_base=base)

    assert refusal(asked, places_of(asked, settings)[0], installed, settings) == kind


def test_frames_survive_the_pipe_and_noise_does_not() -> None:
    """Whatever is in a text, a frame is one line of ASCII."""
    line = wire.encode("delta", id="1", text="zwölf\n\x1e\u2028🙂")

    assert line.count(b"\n") == 1
    assert line.isascii()
    assert wire.decode(line) == {"type": "delta", "id": "1", "text": "zwölf\n\x1e\u2028🙂"}
    for noise in (b"", b"\n", b'{"type":"end"}\n', b"\x1e{\n", b"\x1e[]\n", b'\x1e{"type":5}\n'):
        assert wire.decode(noise) is None


async def test_an_inbox_gives_frames_in_order_and_stops_waiting() -> None:
    """None means that nothing came in time; after the last frame nothing is added."""
    inbox = Inbox()
    assert await inbox.get(0.001) is None
    waiting = asyncio.create_task(inbox.get(10))
    await asyncio.sleep(0)
    inbox.put({"type": "delta", "text": "a"})
    inbox.put({"type": "end"})
    inbox.put({"type": "delta", "text": "late"})

    assert (await waiting or {})["text"] == "a"
    assert (await inbox.get(0.001) or {})["type"] == "end"
    assert await inbox.get(0.001) is None
    assert inbox.over.is_set()


async def test_a_cancel_that_comes_together_with_a_frame_is_not_lost() -> None:
    """The reader is cancelled although its frame is there: nobody goes on reading a reply that nobody wants."""
    inbox = Inbox()
    waiting = asyncio.create_task(inbox.get(10))
    await asyncio.sleep(0)
    inbox.put({"type": "delta", "text": "a"})
    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_deadline_tells_its_own_end_from_a_cancel() -> None:
    """A time-out is an exception of its own, a cancel stays a cancel."""
    with pytest.raises(asyncio.TimeoutError):
        async with deadline(0.001):
            await asyncio.Event().wait()

    async def bounded() -> None:
        async with deadline(10):
            await asyncio.Event().wait()

    task = asyncio.create_task(bounded())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


class StandingLoop(asyncio.SelectorEventLoop):
    """A loop that loses time, as one whose process gets no turn."""

    lost = 0.0

    def time(self) -> float:
        """Return the loop's time, what was lost included."""
        return super().time() + self.lost


@pytest.mark.parametrize(("lost", "pauses", "ended"), [(60.0, 1, "answered"), (60.0, 5, "answered"), (1.0, 12, "late")])
def test_a_deadline_does_not_count_a_loop_that_stood_still(lost: float, pauses: int, ended: str) -> None:
    """Of ten seconds a minute without a turn takes one; twelve seconds in which all went on are too many."""
    loop = StandingLoop()

    async def bounded() -> str:
        try:
            async with deadline(10):
                for _ in range(pauses):
                    loop.lost += lost
                    for _ in range(4):
                        await asyncio.sleep(0)
        except asyncio.TimeoutError:
            return "late"
        return "answered"

    try:
        assert loop.run_until_complete(bounded()) == ended
    finally:
        loop.close()


async def test_the_fake_answers_from_its_queue() -> None:
    """Texts, failures and event lists, each in its turn; an empty queue is a failure too."""
    busy = ModelFailure("busy", "wait", "Busy.")
    gateway = FakeGateway(["one two", busy, (Delta("x"), End("length", 1, 2, 0.5, 0.1))])

    outcomes = [await ask(gateway, request()) for _ in range(4)]
    await gateway.close()

    assert [each.text for each in outcomes] == ["one two", "", "x", ""]
    assert [each.kind for each in outcomes] == ["ok", "busy", "ok", "no_reply"]
    assert [each.finished for each in gateway.asked] == [True, False, True, False]
    assert gateway.closed
