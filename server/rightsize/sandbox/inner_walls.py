"""What is hidden and what is forbidden inside: keys and sockets of the user, other processes, and calls to the system.

Runs inside of the sandbox only, before a line of foreign code; each part returns what could not be done, or nothing.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from pathlib import Path
from typing import Any

_SECRETS = (
    ".ssh", ".gnupg", ".aws", ".azure", ".config", ".kube", ".docker", ".netrc", ".npmrc", ".pypirc", ".vault-token",
    ".git-credentials", ".cargo/credentials", ".cargo/credentials.toml", ".password-store", ".mozilla", ".thunderbird",
    ".bash_history", ".zsh_history", ".python_history", ".local/state", ".local/share/keyrings",
    ".local/share/rightsize",
)  # fmt: skip
_PLACES = ("/run", "/etc/shadow", "/etc/gshadow", "/etc/ssh", "/var/lib/docker", "/var/lib/kubelet")
_READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_PROGRAMS, _BIND = 1, 2, 4, 8, 4096
_BARE = _READ_ONLY | _NO_SUID | _NO_DEVICES | _NO_PROGRAMS

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _NOT_PERMITTED, _NO_SUCH_CALL = 0x7FFF0000, 0x00050001, 0x00050026
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_THREAD = 0x10000
_OTHER_TABLE = 0x40000000
_CLONE_3 = 435
_MACHINES: dict[str, tuple[int, int, tuple[int, ...]]] = {
    # Its number for audits, its `clone`, and: socket, fork, vfork, ptrace, mount, umount2, unshare, setns, bpf, keyctl,
    # add_key, request_key, perf_event_open, userfaultfd, open_by_handle_at, process_vm_readv, process_vm_writev,
    # io_uring_setup.
    "x86_64": (
        0xC000003E, 56,
        (41, 57, 58, 101, 165, 166, 272, 308, 321, 250, 248, 249, 298, 323, 304, 310, 311, 425),
    ),
    "aarch64": (
        0xC00000B7, 220,
        (198, 117, 40, 39, 97, 268, 280, 219, 217, 218, 241, 282, 265, 270, 271, 425),
    ),
}  # fmt: skip
_SET_FILTER, _MODE_FILTER = 22, 2


def hide(libc: Any, home: str, hidden: list[str], needed: list[str]) -> str:
    """Cover what is nobody's business, unless the code itself or the interpreter lies there; say what failed."""
    inside = [Path(each).resolve() for each in (*needed, sys.prefix)]
    for place in (*map(Path, _PLACES), *(Path(home) / each for each in _SECRETS), *map(Path, hidden)):
        is_needed = any(each.is_relative_to(place.resolve()) for each in inside)
        if not is_needed and place.exists() and libc.mount(*_cover(place)):
            return f"{place} hidden"
    flags = ctypes.c_ulong(_BARE)
    if libc.mount(b"proc", b"/proc", b"proc", flags, None) and libc.mount(b"tmpfs", b"/proc", b"tmpfs", flags, None):
        return "other processes hidden"
    return ""


def _cover(place: Path) -> tuple[Any, ...]:
    name = str(place).encode()
    if place.is_dir():
        return b"tmpfs", name, b"tmpfs", ctypes.c_ulong(_BARE), b"size=4k"
    return b"/dev/null", name, None, ctypes.c_ulong(_BIND), None


def forbid(libc: Any) -> str:
    """Forbid sockets, new processes and what reaches around the walls, for good; say what failed."""
    machine = _MACHINES.get(os.uname().machine)
    if machine is None:
        return f"a filter of system calls for {os.uname().machine}"
    number, clone, denied = machine
    tests = [(_EQUAL, each, _NOT_PERMITTED) for each in denied]
    steps = [
        (_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, number), (_RETURN, 0, 0, _NOT_PERMITTED),
        (_LOAD, 0, 0, _NUMBER), (_AT_LEAST, 0, 1, _OTHER_TABLE), (_RETURN, 0, 0, _NOT_PERMITTED),
        (_EQUAL, 0, 1, _CLONE_3), (_RETURN, 0, 0, _NO_SUCH_CALL),
    ]  # fmt: skip
    for kind, call, answer in tests:
        steps += [(kind, 0, 1, call), (_RETURN, 0, 0, answer)]
    steps += [
        (_EQUAL, 0, 3, clone), (_LOAD, 0, 0, _FIRST_ARGUMENT), (_ANY_BIT, 1, 0, _THREAD),
        (_RETURN, 0, 0, _NOT_PERMITTED), (_RETURN, 0, 0, _ALLOW),
    ]  # fmt: skip
    code = b"".join(struct.pack("HBBI", *each) for each in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(held))
    if libc.prctl(_SET_FILTER, _MODE_FILTER, program, 0, 0):
        return "a filter of system calls"
    return ""
