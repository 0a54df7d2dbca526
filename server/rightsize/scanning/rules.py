"""Our own rules in a child process: a long file is read there, so that it holds up nothing that an editor asks for."""

from __future__ import annotations

import asyncio
import pickle
import sys
from typing import TYPE_CHECKING

from rightsize.children import end_child, pipes_of, start_child
from rightsize.engine.aside import LARGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.floor import Seen
    from rightsize.core.review.scanned import Issue
    from rightsize.core.text import Span

HEAD = 4
"""Bytes of the length that goes before each message."""

_IDLE_SECONDS = 600.0
_START_SECONDS = 20.0
_BYTES_A_SECOND = 10_000
_INNER = "rightsize.scanning.rules_inner"


class RulesApart:
    """One child for all files; one that fails, or takes too long, is ended, and who asked looks for themselves."""

    smallest = LARGE

    def __init__(self, interpreter: str = sys.executable, idle_seconds: float = _IDLE_SECONDS) -> None:
        """Start nothing yet; a child that nobody asks for `idle_seconds` ends."""
        self._interpreter = interpreter
        self._idle_seconds = idle_seconds
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._bell: asyncio.TimerHandle | None = None

    async def find(self, language: str, source: bytes, within: Span, issues: Sequence[Issue]) -> Seen | None:
        """Return what the floor sees under a span of a source, or None where the child could not tell.

        Parameters:
            issues: what another scanner found in the same source.
        """
        async with self._turn:
            if self._bell is not None:
                self._bell.cancel()
            try:
                found = await asyncio.wait_for(
                    self._answer(pickle.dumps((language, source, within, tuple(issues)))),
                    _START_SECONDS + len(source) / _BYTES_A_SECOND,
                )
            except (OSError, ValueError, EOFError, pickle.UnpicklingError, asyncio.TimeoutError):
                await self.close()
                return None
            except asyncio.CancelledError:
                await self.close()
                raise
            self._bell = asyncio.get_running_loop().call_later(self._idle_seconds, self._leave)
            return found

    async def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        await end_child(child)

    def _leave(self) -> None:
        """Close the pipe of a child that nobody asks any more: that ends it."""
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()
        self._child = None

    async def _answer(self, question: bytes) -> Seen | None:
        child = self._child = self._child or await start_child(_INNER, interpreter=self._interpreter)
        asking, answers = pipes_of(child)
        asking.write(len(question).to_bytes(HEAD, "big") + question)
        await asking.drain()
        length = int.from_bytes(await answers.readexactly(HEAD), "big")
        answer = await answers.readexactly(length)
        # The child is ours and runs nothing of what it reads.
        found: Seen | None = pickle.loads(answer)  # noqa: S301
        return found


class RulesCrew:
    """Several children, for a tree of files that are all to be read: whoever is free takes the next one."""

    smallest = 0

    def __init__(self, hands: int) -> None:
        """Start nothing yet; `hands` is how many files are read at once."""
        self._all = tuple(RulesApart() for _ in range(hands))
        self._free: asyncio.Queue[RulesApart] = asyncio.Queue()
        for each in self._all:
            self._free.put_nowait(each)

    async def find(self, language: str, source: bytes, within: Span, issues: Sequence[Issue]) -> Seen | None:
        """Return what the floor sees under a span of a source, or None where a child could not tell."""
        child = await self._free.get()
        try:
            return await child.find(language, source, within, issues)
        finally:
            self._free.put_nowait(child)

    async def close(self) -> None:
        """End the children."""
        for each in self._all:
            await each.close()
