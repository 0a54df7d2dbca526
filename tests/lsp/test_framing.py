"""The base protocol, read from bytes that may be cut anywhere and hold anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.lsp.framing import MAX_BODY, Body, Frames, Nonsense


def message(body: bytes) -> bytes:
    """Return a body behind its header."""
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def bodies(*chunks: bytes) -> list[bytes]:
    """Return the messages in what came, piece by piece."""
    frames = Frames()
    return [each.data for chunk in chunks for each in frames.feed(chunk) if isinstance(each, Body)]


def complaints(*chunks: bytes) -> list[str]:
    """Return what the log is told about what came."""
    frames = Frames()
    return [each.reason for chunk in chunks for each in frames.feed(chunk) if isinstance(each, Nonsense)]


@pytest.mark.parametrize(
    ("name", "stream", "expected"),
    [
        ("one message", message(b"{}"), [b"{}"]),
        ("two at once", message(b"{}") + message(b"[1]"), [b"{}", b"[1]"]),
        ("another header first", b"Content-Type: x\r\n" + message(b"{}"), [b"{}"]),
        ("another header behind", b"Content-Length: 2\r\nContent-Type: x; y=z\r\n\r\n{}", [b"{}"]),
        ("lower case", b"content-length:2\r\n\r\n{}", [b"{}"]),
        ("bare line feeds", b"Content-Length: 2\n\n{}", [b"{}"]),
        ("an empty body", message(b"") + message(b"{}"), [b"", b"{}"]),
        ("nonsense before", b"hello?\r\n" + message(b"{}"), [b"{}"]),
        ("a length that is no number", b"Content-Length: abc\r\n\r\n" + message(b"{}"), [b"{}"]),
        ("a negative length", b"Content-Length: -5\r\n\r\n" + message(b"{}"), [b"{}"]),
        ("a length without end", b"Content-Length: " + b"9" * 30 + b"\r\n\r\n" + message(b"{}"), [b"{}"]),
        ("a huge length", b"Content-Length: %d\r\n\r\n" % (MAX_BODY + 1) + message(b"{}"), [b"{}"]),
        ("a length that is too large", b"Content-Length: 5000\r\n\r\n{}" + message(b"[1]"), [b"[1]"]),
        ("a length that is too small", b'Content-Length: 2\r\n\r\n{"a":1}' + message(b"[1]"), [b'{"', b"[1]"]),
    ],
)
def test_messages_are_found_among_whatever_else_comes(name: str, stream: bytes, expected: list[bytes]) -> None:
    """A client's mistake costs at most the message that it was made in."""
    assert bodies(stream) == expected
    assert bodies(*(stream[at : at + 1] for at in range(len(stream)))) == expected


def test_what_is_skipped_is_told_once_for_the_log() -> None:
    """The log says that bytes were skipped, and how many."""
    assert complaints(b"abc def\r\n" + message(b"{}")) == ["9 bytes before a header were skipped"]
    assert complaints(b"\0" * 100_000) == ["bytes without a Content-Length header were skipped"]


def test_nonsense_without_end_takes_no_memory() -> None:
    """A stream that never holds a header is dropped as it comes."""
    frames = Frames()
    for _ in range(100):
        list(frames.feed(b"x" * 10_000))
    assert len(frames._buffer) < 20_000


@given(st.lists(st.binary(max_size=60).map(lambda body: body.replace(b"Content-Length", b"")), max_size=5), st.data())
def test_a_stream_cut_anywhere_gives_its_messages(sent: list[bytes], data: st.DataObject) -> None:
    """Where the operating system cuts a stream makes no difference."""
    stream = b"".join(message(each) for each in sent)
    cut = data.draw(st.integers(0, len(stream)))
    assert bodies(stream[:cut], stream[cut:]) == sent


@given(st.binary(max_size=300))
def test_no_bytes_raise(noise: bytes) -> None:
    """Whatever comes, a good message behind it is read, unless the noise announced that it is part of a longer one."""
    frames = Frames()
    found = [*frames.feed(noise), *frames.feed(b"\r\n" + message(b'{"last": true}'))]
    assert [each.data for each in found if isinstance(each, Body)][-1:] == [b'{"last": true}'] or frames._wanted
