"""The engine behind the API: one runtime for all requests, kept up to date, and every answer that is on its way."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from rightsize.core.errors import ModelFailure, where
from rightsize.core.privacy.masks import secrets_of
from rightsize.dashboard.faults import StoppedError, UnaskedError, WithdrawnError
from rightsize.engine.ask_plan import plan_asks
from rightsize.wiring import refreshed

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from rightsize.engine.runtime import Runtime

T = TypeVar("T")

_log = logging.getLogger(__name__)

PATIENCE = 0.03
"""Seconds that somebody who types waits for a look at the model servers; what it finds later holds for the next one."""


_FIRST = "Explain this, and is it safe?\n\n```python\nprint(1)\n```\n"
"""A request of the sort that loads everything."""


class Desk:
    """Lends the runtime, and stops all work at the end."""

    def __init__(self, runtime: Runtime) -> None:
        """Begin with a runtime that has been looked at."""
        self._runtime = runtime
        self._look: asyncio.Task[Runtime] | None = None
        self._running: set[asyncio.Task[Any]] = set()
        self._named: dict[str, set[asyncio.Task[Any]]] = {}
        self._withdrawn: WeakSet[asyncio.Task[Any]] = WeakSet()
        self._closed = False
        self._expecting: asyncio.Task[None] | None = None

    async def runtime(self, *, patience: float | None = PATIENCE) -> Runtime:
        """Return the runtime as of now: a look at the model servers that is fresh is used again.

        Parameters:
            patience: seconds after which the last look will do; None waits for it.
        """
        if self._closed:
            return self._runtime
        if self._look is None:
            self._look = asyncio.ensure_future(self._refresh())
            self._look.add_done_callback(_note_failure)
        await asyncio.wait({self._look}, timeout=patience)
        return self._runtime

    async def warm_up(self) -> None:
        """Load what the first request would else wait for: tables, words, grammars and the rules of secrets."""
        await asyncio.gather(asyncio.to_thread(plan_asks, self._runtime, _FIRST), asyncio.to_thread(secrets_of, _FIRST))

    async def run(self, work: Coroutine[Any, Any, T], name: str = "") -> T:
        """Do a piece of work that the end of the server stops, or `stop` where it has a name.

        Whoever calls this awaits nothing of it before: what is not here yet cannot be stopped.

        Raises:
            StoppedError: the server ended.
            WithdrawnError: it was stopped by its name.
            UnaskedError: it was cancelled from within.
        """
        if self._closed:
            work.close()
            raise StoppedError
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        if name:
            self._named.setdefault(name, set()).add(task)
        try:
            await asyncio.wait({task})
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            if name:
                self._forget(name, task)
        if task.cancelled():
            raise self._why_stopped(task)
        return task.result()

    def stop(self, name: str) -> bool:
        """Stop all work of a name, and tell whether there was any."""
        stopped = {each for each in self._named.get(name, ()) if each.cancel()}
        self._withdrawn.update(stopped)
        return bool(stopped)

    def expect(self) -> None:
        """Start what a first call would start: somebody has opened the page, and LiteLLM takes seconds to import."""
        if self._expecting is None and not self._closed and not self._runtime.draft:
            self._expecting = asyncio.ensure_future(self._start())

    async def aside(self, work: Callable[[], T]) -> T:
        """Return what work with the disk gives, which must not hold up the others."""
        return await asyncio.to_thread(work)

    async def close(self) -> None:
        """Stop everything that runs, and begin nothing more."""
        self._closed = True
        tasks = {*self._running, *(each for each in (self._look, self._expecting) if each is not None)}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, name: str, task: asyncio.Task[Any]) -> None:
        others = self._named[name]
        others.discard(task)
        if not others:
            del self._named[name]

    def _why_stopped(self, task: asyncio.Task[Any]) -> Exception:
        if task in self._withdrawn:
            return WithdrawnError()
        return StoppedError() if self._closed else UnaskedError()

    async def _start(self) -> None:
        with suppress(ModelFailure):  # Who asks then is told.
            await self._runtime.models.check()
        self._expecting = None

    async def _refresh(self) -> Runtime:
        try:
            self._runtime = await refreshed(self._runtime)
        finally:
            self._look = None
        return self._runtime


def _note_failure(look: asyncio.Task[Runtime]) -> None:
    """Say in the log why a look failed for which nobody waits any more."""
    error = None if look.cancelled() else look.exception()
    if error is not None:
        _log.error("a look at the model servers failed: %s", where(error))
