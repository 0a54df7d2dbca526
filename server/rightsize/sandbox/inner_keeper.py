"""Stay outside of the process of foreign code: pass on what it tells, and add what the walls refused meanwhile.

Runs inside of the sandbox only.  What a wall refused is known from the kernel, which asks here: no code can make it up
but by running against the wall.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import select
import socket
import struct
from typing import Any

_READY = b"+"
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_ASKED, _ANSWER = struct.Struct("QIIiIQ6Q"), struct.Struct("QqiI")
_GO_ON = 1
_LONGEST_LINE = 1 << 23
"""More than the worker tells in one line: two values, what was printed, and how the value shows itself."""

_MOST = 1 << 25
_PIECE = 1 << 16
REFUSED: dict[str, dict[int, str]] = {
    "x86_64": {41: "opens a socket", 56: "starts a process", 57: "starts a process", 58: "starts a process"},
    "aarch64": {198: "opens a socket", 220: "starts a process"},
}
"""What is refused here; whatever else the kernel asks about is the file system's to refuse, and only noted."""

_WRITES = "writes a file"


def keep(child: int, outer: socket.socket, reading: int, out: int) -> None:
    """Pass on the lines of a process, as `said`, with the walls that it ran against before each, and how it ended."""
    listener = _listener(outer, out)
    if listener is None:
        return
    refused: set[str] = set()
    rest, total = b"", 0
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    poll.register(reading, select.POLLIN)
    while total < _MOST and len(rest) < _LONGEST_LINE:
        ready = dict(poll.poll())
        # What was told before a wall was asked stands in the pipe by then, and is passed on first.
        if reading in ready:
            piece = os.read(reading, _PIECE)
            if not piece:
                break
            total += len(piece)
            *lines, rest = (rest + piece).split(b"\n")
            for line in filter(None, lines):
                _tell(out, {"said": line.decode("utf-8", "replace"), "walls": sorted(refused)})
                refused.clear()
        elif ready[listener] & select.POLLIN:
            _answer(listener, refused)
        else:
            poll.unregister(listener)
    floods = total >= _MOST or len(rest) >= _LONGEST_LINE
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, 9)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _tell(out, {"ended": status, "floods": floods, "walls": sorted(refused)})


def _listener(outer: socket.socket, out: int) -> int | None:
    """Return the descriptor by which the kernel asks, once the process handed it over; say so where it could not."""
    said, descriptors, _, _ = socket.recv_fds(outer, _PIECE, 1)
    if not descriptors:
        os.write(out, (said or b'{"refused": "the process did not start"}') + b"\n")
        return None
    outer.sendall(_READY)
    outer.close()
    return descriptors[0]


def _answer(listener: int, refused: set[str]) -> None:
    """Note what a process asks the kernel for; refuse it, or leave that to the file system."""
    buffer = bytearray(_ASKED.size)
    with contextlib.suppress(OSError):
        fcntl.ioctl(listener, _RECEIVE, buffer)
        identity, _, _, number, *_ = _ASKED.unpack(buffer)
        name = REFUSED[os.uname().machine].get(number)
        refused.add(name or _WRITES)
        answer = (identity, 0, -errno.EPERM, 0) if name else (identity, 0, 0, _GO_ON)
        fcntl.ioctl(listener, _SEND, _ANSWER.pack(*answer))


def _tell(out: int, record: dict[str, Any]) -> None:
    data = json.dumps(record).encode() + b"\n"
    while data:
        data = data[os.write(out, data) :]
