"""What runs inside: this file alone is started by the interpreter, and imports nothing of Rightsize.

It shuts itself in first and reports `refused` where any part of that fails, before a line of foreign code has run: a
network without devices, a file system without writing and without the user's secrets, no other process in sight, no
capability, no socket, no new process, and limits on time and memory.  Then it loads the code and tries each example, a
time limit each.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import struct
import sys
import traceback
from importlib import import_module
from typing import Any

_SPACES = 0x10000000 | 0x40000000 | 0x00020000 | 0x20000000 | 0x08000000
"""CLONE_NEWUSER, NEWNET, NEWNS, NEWPID and NEWIPC."""

_USER = 0x10000000
_PRIVATE = 0x40000 | 0x4000
_MOUNT_SETATTR, _HERE, _RECURSIVE = 442, -100, 0x8000
_READ_ONLY_NO_SUID_NO_DEVICES = 1 | 2 | 4
_NO_NEW_PRIVILEGES = 38
_DIE_WITH_PARENT = 1
_CAPABILITIES_VERSION = 0x20080522


class Refused(Exception):  # noqa: N818 - that is what it is
    """A part of the sandbox cannot be made here."""


class TimedOut(BaseException):
    """An example took too long; no `except Exception` of foreign code stops it."""


def shut_in(order: dict[str, Any]) -> None:
    """Leave network, writing, secrets, other processes and rights behind; only the inner process returns.

    Raises:
        Refused: a part of that cannot be done here.
    """
    try:
        import resource

        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_SPACES):
            _must(libc.unshare(_SPACES & ~_USER), "separate namespaces")
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise Refused(f"this system has no namespaces ({type(error).__name__})") from error
    inner = os.fork()
    if inner:
        os._exit(os.waitstatus_to_exitcode(os.waitpid(inner, 0)[1]) & 255)
    _must(libc.mount(None, b"/", None, ctypes.c_ulong(_PRIVATE), None), "private mounts")
    walls = _tool(order, "inner_walls")
    if undone := walls.hide(libc, order["home"], order["hidden"], [*order["folders"], order["path"], order["tools"]]):
        _must(-1, undone)
    attributes = struct.pack("QQQQ", _READ_ONLY_NO_SUID_NO_DEVICES, 0, 0, 0)
    _must(
        libc.syscall(_MOUNT_SETATTR, _HERE, b"/", _RECURSIVE, attributes, ctypes.c_size_t(len(attributes))),
        "a file system that is only read",
    )
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
    if undone := walls.forbid(libc):
        _must(-1, undone)


def _tool(order: dict[str, Any], name: str) -> Any:
    """Return a module from beside this file, which no path of foreign code leads to."""
    sys.path.insert(0, order["tools"])
    try:
        return import_module(name)
    finally:
        sys.path.remove(order["tools"])


def _must(result: int, what: str) -> None:
    if result < 0:
        raise Refused(f"{what}: {os.strerror(ctypes.get_errno())}")


def main() -> None:
    """Read the order from standard input and write what came out to the descriptor that it had as standard output."""
    order = json.loads(sys.stdin.buffer.read())
    mark = order.pop("mark")
    report = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")
    null = os.open(os.devnull, os.O_RDWR)
    try:
        shut_in(order)
    except (Refused, OSError, ValueError) as refused:
        report.write(json.dumps({"refused": str(refused), "mark": mark}) + "\n")
        report.flush()
        os._exit(0)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    for late in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(late, _out_of_time)
    sys.path += order["folders"]
    examples = _tool(order, "inner_examples")
    if order["tests"]:
        _tool(order, "inner_tests")

    def tell(record: dict[str, object]) -> None:
        report.write(json.dumps({**record, "mark": mark}) + "\n")
        report.flush()

    try:
        examples.run(order, tell, TimedOut)
    except BaseException:  # noqa: BLE001 - whatever foreign code raises is told, and nothing may escape
        tell({"broken": traceback.format_exc(limit=1)[-300:]})
    os._exit(0)


def _out_of_time(*_: object) -> None:
    raise TimedOut


if __name__ == "__main__":
    main()
