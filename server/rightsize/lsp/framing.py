"""The base protocol: from the bytes of a connection to the bodies of its messages, whatever else is among them.

A client may send a wrong length, half a header or plain nonsense.  What is no message is reported and skipped, and
reading goes on at the next header.  No JSON is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BODY = 256 * 1024 * 1024
"""Bytes that one message may have: a 50 MB file with every character escaped fits."""

_HEADER = re.compile(
    rb"content-length[ \t]*:[ \t]*(\d{1,20})[ \t]*\r?\n(?:[\w-]+[ \t]*:[^\r\n]*\r?\n)*\r?\n", re.IGNORECASE
)
_OTHER_HEADERS = re.compile(rb"(?:[\w-]+[ \t]*:[^\r\n]*\r?\n|\s)*")
_STRAY_HEADER = re.compile(rb"Content-Length: ?\d{1,20}\r\n(?:[\w-]+:[^\r\n]*\r\n)*\r\n")
_KEPT = 4096
"""Bytes of nonsense that are kept, since a header may have begun in them."""


@dataclass(frozen=True, slots=True)
class Body:
    """One message as it came."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Nonsense:
    """Bytes that belong to no message, in one sentence for the log."""

    reason: str


@dataclass(slots=True)
class Frames:
    """Cuts a stream of bytes into messages; `feed` it what arrives."""

    _buffer: bytearray = field(default_factory=bytearray)
    _wanted: int | None = None
    _searched: int = 0

    def feed(self, data: bytes) -> Iterator[Body | Nonsense]:
        """Yield what is complete now that `data` has arrived."""
        self._buffer += data
        while True:
            step = self._header() if self._wanted is None else self._body(self._wanted)
            if step is None:
                return
            yield from step

    def _header(self) -> list[Body | Nonsense] | None:
        """Read up to the next header; None when more bytes are needed."""
        found = _HEADER.search(self._buffer)
        if found is None:
            if len(self._buffer) <= 2 * _KEPT:
                return None
            del self._buffer[:-_KEPT]
            return [Nonsense("bytes without a Content-Length header were skipped")]
        before, length = bytes(self._buffer[: found.start()]), int(found.group(1))
        del self._buffer[: found.end()]
        odd: list[Body | Nonsense] = []
        if not _OTHER_HEADERS.fullmatch(before):
            odd.append(Nonsense(f"{len(before)} bytes before a header were skipped"))
        if length > MAX_BODY:
            return [*odd, Nonsense(f"a message of {length} bytes was announced and not read")]
        self._wanted, self._searched = length, 0
        return odd

    def _body(self, wanted: int) -> list[Body | Nonsense] | None:
        """Take a body of `wanted` bytes, unless a header inside shows that the length was wrong.

        Valid JSON holds no such header: a line end inside a string is escaped, and outside strings there are no words.
        """
        stray = _STRAY_HEADER.search(self._buffer, max(0, self._searched - _KEPT), wanted)
        if stray:
            del self._buffer[: stray.start()]
            self._wanted = None
            return [Nonsense(f"a message of {wanted} bytes was announced and only {stray.start()} came")]
        if len(self._buffer) < wanted:
            self._searched = len(self._buffer)
            return None
        body = bytes(self._buffer[:wanted])
        del self._buffer[:wanted]
        self._wanted = None
        return [Body(body)]
