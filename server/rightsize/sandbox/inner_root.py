"""A root of its own: nothing lies in it but what code needs in order to run, and nothing in it can be written.

Runs inside of the sandbox only, before a line of foreign code.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path("/proc")
"""Where it is made: a folder that every system has, and from which nothing is needed."""

_SYSTEM = (
    "/usr", "/lib", "/lib32", "/lib64", "/bin", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/timezone", "/etc/mime.types",
)  # fmt: skip
_EMPTY = ("/tmp", "/var/tmp", "/proc", "/run", "/home", "/dev/shm")  # noqa: S108 - nothing is written there
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_PROGRAMS, _BIND, _RECURSIVE = 1, 2, 4, 8, 4096, 16384
_BARE = _READ_ONLY | _NO_SUID | _NO_DEVICES | _NO_PROGRAMS
_MOUNT_SETATTR, _HERE, _ALL_BELOW = 442, -100, 0x8000
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_DETACH = 2


def enter(libc: Any, order: dict[str, Any]) -> str:
    """Make the root, go there, and leave the other behind; say what failed."""
    number = PIVOT_ROOT.get(os.uname().machine)
    if number is None:
        return f"a root of its own on {os.uname().machine}"
    if libc.mount(b"tmpfs", bytes(_ROOT), b"tmpfs", ctypes.c_ulong(_NO_SUID | _NO_DEVICES), b"size=8m,mode=755"):
        return "a root of its own"
    _links()
    for place in _wanted(order["readable"]):
        if _bind(libc, place):
            return f"{place} in a root of its own"
    for empty in _EMPTY:
        _inside(Path(empty)).mkdir(parents=True, exist_ok=True)
    undone = _cover(libc, order)
    for device in map(Path, _DEVICES):
        _point(device)
    undone = undone or ("" if not _only_read(libc, _ALL_BELOW) else "a file system that is only read")
    for device in map(Path, _DEVICES):
        if device.exists():
            libc.mount(bytes(device), bytes(_inside(device)), None, ctypes.c_ulong(_BIND), None)
    os.chdir(_ROOT)
    if undone or libc.syscall(number, b".", b".") or libc.umount2(b".", _DETACH):
        return undone or "the root of the system left behind"
    os.chdir("/")
    return ""


def _links() -> None:
    """Make the links that stand for folders of the system."""
    for place in map(Path, _SYSTEM):
        if place.is_symlink() and place.parent == Path("/"):
            _inside(place).symlink_to(place.readlink())


def _wanted(readable: list[str]) -> Iterator[Path]:
    """Yield what lies in the root, each as it is named and where it really is, what holds others before these."""
    named = [*_SYSTEM, *readable, sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(os.__file__).parent)]
    places = {each for name in named for each in (Path(name), Path(os.path.realpath(name))) if each.exists()}
    taken: list[Path] = []
    for place in sorted(places, key=lambda each: len(each.parts)):
        top = Path(*place.parts[:2])
        if place == Path("/") or top.is_symlink() or any(place.is_relative_to(each) for each in taken):
            continue
        taken.append(place)
        yield place


def _bind(libc: Any, place: Path) -> Any:
    _point(place, folder=place.is_dir())
    flags = ctypes.c_ulong(_BIND | _RECURSIVE)
    return libc.mount(bytes(place), bytes(_inside(place)), None, flags, None)


def _point(place: Path, *, folder: bool = False) -> None:
    """Make something to mount on."""
    point = _inside(place)
    (point if folder else point.parent).mkdir(parents=True, exist_ok=True)
    if not folder:
        point.touch()


def _cover(libc: Any, order: dict[str, Any]) -> str:
    """Cover what lies in the root and is not to be read; the file on trial as far as it tells what is expected."""
    for place in map(Path, order["hidden"]):
        point = _inside(place)
        if not point.exists():
            continue
        if point.is_dir():
            failed = libc.mount(b"tmpfs", bytes(point), b"tmpfs", ctypes.c_ulong(_BARE), b"size=4k")
        else:
            failed = libc.mount(b"/dev/null", bytes(point), None, ctypes.c_ulong(_BIND), None)
        if failed:
            return f"{place} hidden"
    own = _inside(Path(order["path"]))
    if own.exists():
        instead = _ROOT / ".instead"
        instead.write_text(order["instead"], encoding="utf-8", errors="surrogateescape")
        if libc.mount(bytes(instead), bytes(own), None, ctypes.c_ulong(_BIND), None):
            return f"{order['path']} hidden"
    return ""


def _only_read(libc: Any, flags: int) -> Any:
    attributes = struct.pack("QQQQ", _READ_ONLY | _NO_SUID | _NO_DEVICES, 0, 0, 0)
    size = ctypes.c_size_t(len(attributes))
    return libc.syscall(_MOUNT_SETATTR, _HERE, bytes(_ROOT), flags, attributes, size)


def _inside(place: Path) -> Path:
    return _ROOT / place.relative_to("/")
