"""Work that outlives the request that began it, and every way in which it is stopped.

The protocol library stops the waiting and not the work, so this registry is ours: a job is found by its progress token,
by the request that began it, by its document, and by the symbols that it works on.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

_log = logging.getLogger(__name__)


class Stop(Enum):
    """Who stopped a job; only the user is asked what to do with what was finished."""

    USER = "user"
    CLOSED = "closed"
    SHUTDOWN = "shutdown"


@dataclass(eq=False, slots=True)
class EditorJob:
    """One piece of work.

    Attributes:
        symbols: qualified names that no other job may work on meanwhile.
        tokens: its progress tokens, the client's and ours.
        stopped: who stopped it, or None.
    """

    uri: str
    request_id: int | str | None
    symbols: frozenset[str]
    tokens: set[int | str] = field(default_factory=set)
    stopped: Stop | None = None
    task: asyncio.Task[None] | None = None

    def stop(self, who: Stop) -> None:
        """Cancel the work at once; a second stop by the same hand changes nothing."""
        if self.task is None or self.task.done() or self.stopped is who:
            return
        self.stopped = who
        self.task.cancel()


@dataclass(slots=True)
class Jobs:
    """The jobs that run now."""

    _running: set[EditorJob] = field(default_factory=set)

    def busy(self, uri: str, *, but: EditorJob | None = None) -> frozenset[str]:
        """Return the symbols of a document that are being worked on, by any job or any other."""
        return frozenset(name for job in self._running if job.uri == uri and job is not but for name in job.symbols)

    def start(self, job: EditorJob, work: Callable[[EditorJob], Awaitable[None]]) -> None:
        """Run the work as a task of its own."""
        self._running.add(job)
        job.task = asyncio.ensure_future(self._run(job, work))

    async def _run(self, job: EditorJob, work: Callable[[EditorJob], Awaitable[None]]) -> None:
        try:
            await work(job)
        except asyncio.CancelledError:
            _log.info("a job was stopped: %s", job.stopped.value if job.stopped else "from outside")
        finally:
            self._running.discard(job)

    def cancel_token(self, token: int | str) -> None:
        """Stop the job that shows progress under this token."""
        self._stop((job for job in self._running if token in job.tokens), Stop.USER)

    def cancel_request(self, request_id: Any) -> None:
        """Stop the job that this request began."""
        self._stop((job for job in self._running if job.request_id == request_id), Stop.USER)

    def cancel_document(self, uri: str) -> None:
        """Stop what works on a document that was closed."""
        self._stop((job for job in self._running if job.uri == uri), Stop.CLOSED)

    def cancel_all(self, who: Stop) -> int:
        """Stop everything and return how many jobs that were."""
        return self._stop(self._running, who)

    async def end(self, seconds: float) -> None:
        """Stop everything and wait until it has stopped, but no longer than `seconds`."""
        self.cancel_all(Stop.SHUTDOWN)
        tasks = [job.task for job in self._running if job.task]
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)

    @staticmethod
    def _stop(jobs: Iterable[EditorJob], who: Stop) -> int:
        chosen = list(jobs)
        for job in chosen:
            job.stop(who)
        return len(chosen)
