"""Stands in for LiteLLM in the worker: it does what the name of the model says, and prints as much as it likes."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

print("Give Feedback / Get Help: a line that somebody prints while importing")  # noqa: T201 - what it is here for
os.write(1, b"and one past Python's own stdout\n")


def chunk(text: str, finish: str | None = None) -> Any:
    """Return a chunk as LiteLLM's streams hold."""
    return SimpleNamespace(choices=[SimpleNamespace(delta=SimpleNamespace(content=text), finish_reason=finish)])


class Stream:
    """A reply, and whether it was closed."""

    received_finish_reason = "stop"

    def __init__(self, does: str) -> None:
        """Remember what to do."""
        self._does = does

    async def __aiter__(self) -> AsyncIterator[Any]:
        """Give two pieces, with what the name says between them."""
        yield chunk("one ")
        await asyncio.sleep(0)  # as every piece that comes over a network does
        if self._does == "print":
            print("\n{'type': 'delta', 'text': 'noise'}\n", flush=True)  # noqa: T201 - what it is here for
            os.write(1, b"\x1e{not a frame}\n")
        if self._does == "die":
            os._exit(3)
        if self._does == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if self._does == "hang":
            threading.Event().wait()
        if self._does == "wait":
            await asyncio.Event().wait()
        if self._does == "long":
            yield chunk("x" * 3_000_000)
        yield chunk("two", "stop")

    async def aclose(self) -> None:
        """Close nothing."""


async def acompletion(model: str, **_: Any) -> Stream:
    """Begin a reply."""
    does = model.rpartition("/")[2]
    if does == "die-at-once":
        os._exit(4)
    return Stream(does)
