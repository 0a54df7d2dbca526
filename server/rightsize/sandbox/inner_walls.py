"""What is forbidden inside: sockets, new processes and what reaches around the walls; and what is noted: writing.

Runs inside of the sandbox only, before a line of foreign code.
"""

from __future__ import annotations

import ctypes
import os
import struct
from typing import Any, NamedTuple

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _NOT_PERMITTED, _NO_SUCH_CALL, _ASK = 0x7FFF0000, 0x00050001, 0x00050026, 0x7FC00000
_NUMBER, _MACHINE, _ARGUMENTS, _ARGUMENT = 0, 4, 16, 8
_THREAD = 0x10000
_FOR_WRITING = 1 | 2 | 0x40
_OTHER_TABLE = 0x40000000
_CLONE_3, _OPEN_AT_2 = 435, 437
_SET_FILTER, _WITH_LISTENER = 1, 8


class Machine(NamedTuple):
    """The numbers of system calls on one kind of machine.

    Attributes:
        audited: the number of the machine itself, as the kernel tells a filter.
        clone: what starts threads, which may, and processes, which are asked about.
        seccomp: what sets a filter.
        never: ptrace, mount, umount2, unshare, setns, bpf, keyctl, add_key, request_key, perf_event_open, userfaultfd,
            open_by_handle_at, process_vm_readv, process_vm_writev, io_uring_setup, pidfd_getfd.
        opening: what opens files, each with the place of its flags.
        asked: what the kernel asks about: socket, fork, vfork, and what writes: creat, mkdir, rmdir, rename, unlink,
            symlink, link, truncate, chmod, mknod, and the same with `at`.
    """

    audited: int
    clone: int
    seccomp: int
    never: tuple[int, ...]
    opening: tuple[tuple[int, int], ...]
    asked: tuple[int, ...]


MACHINES = {
    "x86_64": Machine(
        audited=0xC000003E,
        clone=56,
        seccomp=317,
        never=(101, 165, 166, 272, 308, 321, 250, 248, 249, 298, 323, 304, 310, 311, 425, 438),
        opening=((2, 1), (257, 2)),
        asked=(41, 57, 58, 85, 83, 84, 82, 87, 88, 86, 76, 90, 133, 258, 264, 316, 263, 266, 265, 268, 259),
    ),
    "aarch64": Machine(
        audited=0xC00000B7,
        clone=220,
        seccomp=277,
        never=(117, 40, 39, 97, 268, 280, 219, 217, 218, 241, 282, 265, 270, 271, 425, 438),
        opening=((56, 2),),
        asked=(198, 34, 38, 276, 35, 36, 37, 45, 53, 33),
    ),
}


def forbid(libc: Any) -> tuple[int, str]:
    """Forbid it for good; return the descriptor by which the kernel asks, and what failed."""
    machine = MACHINES.get(os.uname().machine)
    if machine is None:
        return -1, f"a filter of system calls for {os.uname().machine}"
    steps = [
        (_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, machine.audited), (_RETURN, 0, 0, _NOT_PERMITTED),
        (_LOAD, 0, 0, _NUMBER), (_AT_LEAST, 0, 1, _OTHER_TABLE), (_RETURN, 0, 0, _NOT_PERMITTED),
    ]  # fmt: skip
    answers = [(each, _NO_SUCH_CALL) for each in (_CLONE_3, _OPEN_AT_2)]
    answers += [(each, _NOT_PERMITTED) for each in machine.never] + [(each, _ASK) for each in machine.asked]
    for call, answer in answers:
        steps += [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, answer)]
    for call, place in machine.opening:
        steps += _by_argument(call, place, _FOR_WRITING, _ASK, _ALLOW)
    steps += [*_by_argument(machine.clone, 0, _THREAD, _ALLOW, _ASK), (_RETURN, 0, 0, _ALLOW)]
    code = b"".join(struct.pack("HBBI", *each) for each in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(held))
    listener = libc.syscall(machine.seccomp, _SET_FILTER, _WITH_LISTENER, program)
    return listener, "a filter of system calls that tells what it refuses" if listener < 0 else ""


def _by_argument(call: int, place: int, bits: int, with_any: int, without: int) -> list[tuple[int, int, int, int]]:
    """Return the steps that answer a call by bits of one of its arguments."""
    return [
        (_EQUAL, 0, 4, call), (_LOAD, 0, 0, _ARGUMENTS + _ARGUMENT * place), (_ANY_BIT, 0, 1, bits),
        (_RETURN, 0, 0, with_any), (_RETURN, 0, 0, without),
    ]  # fmt: skip
