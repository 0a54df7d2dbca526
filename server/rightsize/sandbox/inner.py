"""What runs inside: this file alone is started by the interpreter, and imports nothing of Rightsize.

It shuts itself in first and reports `refused` where any part of that fails, before a line of foreign code has run: a
network without devices, a root in which nothing lies but the project and the interpreter, nothing that can be written,
no other process in sight.  Then it starts a process for the code, which gives up its rights too, and stays outside of
it: it passes on what that process tells, line by line, and adds what the walls refused meanwhile.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import struct
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_SPACES = 0x10000000 | 0x40000000 | 0x00020000 | 0x20000000 | 0x08000000
"""CLONE_NEWUSER, NEWNET, NEWNS, NEWPID and NEWIPC."""

_USER = 0x10000000
_PRIVATE = 0x40000 | 0x4000
_NO_NEW_PRIVILEGES = 38
_DIE_WITH_PARENT = 1
_CAPABILITIES_VERSION = 0x20080522
_READY = b"+"
_TOOLS = (
    "inner_keeper", "inner_root", "inner_walls", "inner_worker", "inner_guard", "inner_kept", "inner_data",
    "inner_examples", "inner_tests", "inner_making", "inner_fixtures",
)  # fmt: skip
"""What lies beside this file, all of it loaded before anything is shut."""


class Refused(Exception):  # noqa: N818 - that is what it is
    """A part of the sandbox cannot be made here."""


def shut_in(libc: Any, order: dict[str, Any], tools: Any) -> None:
    """Leave the network, the file system and other processes behind.

    Raises:
        Refused: a part of that cannot be done here.
    """
    user, group = os.geteuid(), os.getegid()
    try:
        if libc.unshare(_SPACES):
            _must(libc.unshare(_SPACES & ~_USER), "separate namespaces")
        else:
            for name, text in (
                ("setgroups", "deny"),
                ("uid_map", f"{user} {user} 1"),
                ("gid_map", f"{group} {group} 1"),
            ):
                Path("/proc/self", name).write_text(text, encoding="ascii")
    except (OSError, AttributeError, TypeError) as error:
        raise Refused(f"this system has no namespaces ({type(error).__name__})") from error
    _must(libc.mount(None, b"/", None, ctypes.c_ulong(_PRIVATE), None), "private mounts")
    if undone := tools.inner_root.enter(libc, order):
        _must(-1, undone)


def give_up_rights(libc: Any, order: dict[str, Any], tools: Any) -> int:
    """Give up all rights in the process of the code, for good; return the descriptor that tells what is refused.

    Raises:
        Refused: a part of that cannot be done here.
    """
    import resource

    _must(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0), "no new privileges")
    header = struct.pack("II", _CAPABILITIES_VERSION, 0)
    _must(libc.capset(header, bytes(24)), "no capabilities")
    _must(libc.prctl(_DIE_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0), "an end together with who started it")
    for limit, most in (
        (resource.RLIMIT_AS, order["memory"]),
        (resource.RLIMIT_CPU, order["seconds"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (most, most))
    listener, undone = tools.inner_walls.forbid(libc)
    if undone:
        _must(-1, undone)
    return int(listener)


def _tool(order: dict[str, Any], name: str) -> Any:
    """Return what a file beside this one defines, with builtins of its own, and in no list that foreign code sees."""
    path = Path(order["tools"], f"{name}.py")
    space: dict[str, Any] = {"__name__": name, "__builtins__": dict(vars(sys.modules["builtins"]))}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True), space)  # noqa: S102 - our own
    return SimpleNamespace(**space)


def _must(result: int, what: str) -> None:
    if result < 0:
        raise Refused(f"{what}: {os.strerror(ctypes.get_errno())}")


def _told(record: dict[str, object]) -> None:
    os.write(1, json.dumps(record).encode() + b"\n")


def main() -> None:
    """Read the order from standard input and pass on to standard output what came out."""
    order = json.loads(sys.stdin.buffer.read())
    null = os.open(os.devnull, os.O_RDWR)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        tools = SimpleNamespace(**{each: _tool(order, each) for each in _TOOLS})
        shut_in(libc, order, tools)
        outer, inner = socket.socketpair()
        reading, writing = os.pipe()
        child = os.fork()
    except (Refused, OSError, ValueError, AttributeError, TypeError) as refused:
        _told({"refused": str(refused)})
        os._exit(0)
    if child:
        os.close(writing)
        inner.close()
        tools.inner_keeper.keep(child, outer, reading, 1)
        os._exit(0)
    os.close(reading)
    outer.close()
    _work(libc, order, inner, (writing, null), tools)
    os._exit(0)


def _work(libc: Any, order: dict[str, Any], inner: socket.socket, pair: tuple[int, int], tools: Any) -> None:
    """Give up all rights, hand over what tells of refusals, wait until somebody listens, and try the code."""
    writing, null = pair
    try:
        listener = give_up_rights(libc, order, tools)
        socket.send_fds(inner, [_READY], [listener])
        os.close(listener)
        if inner.recv(1) != _READY:
            return
    except (Refused, OSError, ValueError, ImportError) as refused:
        inner.sendall(json.dumps({"refused": str(refused)}).encode())
        return
    inner.close()
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    sys.modules["__main__"] = type(sys)("__main__")
    tools.inner_worker.work(order, writing, tools)


if __name__ == "__main__":
    main()
