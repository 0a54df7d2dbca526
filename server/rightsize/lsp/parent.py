"""Ends the server when the client's process is gone, even where somebody else still holds our input open."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY_SECONDS = 3.0


def watch(process_id: int, on_gone: Callable[[], None]) -> None:
    """Call `on_gone` once that process has ended.

    A process that cannot be seen now is not watched: the client may live in another container, or on another machine.
    """
    loop = asyncio.get_running_loop()
    descriptor = _process_descriptor(process_id)
    if descriptor is not None:
        # A process descriptor becomes readable when its process ends, be it reaped or not.
        loop.add_reader(descriptor, _ended, loop, descriptor, on_gone)
        return
    if _is_alive(process_id):
        loop.call_later(_EVERY_SECONDS, _look, loop, process_id, on_gone)


def _ended(loop: asyncio.AbstractEventLoop, descriptor: int, on_gone: Callable[[], None]) -> None:
    loop.remove_reader(descriptor)
    os.close(descriptor)
    on_gone()


def _look(loop: asyncio.AbstractEventLoop, process_id: int, on_gone: Callable[[], None]) -> None:
    if _is_alive(process_id):
        loop.call_later(_EVERY_SECONDS, _look, loop, process_id, on_gone)
    else:
        on_gone()


def _process_descriptor(process_id: int) -> int | None:
    if sys.platform != "linux":
        return None
    try:
        return os.pidfd_open(process_id)
    except (AttributeError, OSError):
        return None


def _is_alive(process_id: int) -> bool:
    if sys.platform == "win32":
        return _is_alive_on_windows(process_id)
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _is_alive_on_windows(process_id: int) -> bool:
    import ctypes

    synchronize, timed_out = 0x00100000, 0x00000102
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    handle = kernel.OpenProcess(synchronize, False, process_id)  # noqa: FBT003 - a Windows call
    if not handle:
        return False
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == timed_out)
    finally:
        kernel.CloseHandle(handle)
