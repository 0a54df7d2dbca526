"""Drafting in several processes at once: it is pure computing, so that a large tree is done as fast as there are cores.

A model server does one thing after another, so this is for the embedded engine alone.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from concurrent.futures import Future

    from rightsize.cli.files import Work
    from rightsize.cli.selection import Selection
    from rightsize.cli.work import FileReport
    from rightsize.engine.document import DocumentOptions
    from rightsize.engine.runtime import Runtime
    from rightsize.settings.resolved import Settings

WORTH_IT = 400_000
"""Bytes of source; below, starting the processes takes longer than they save."""

MOST = 8
"""Processes; beyond, the ledger's lock and the reading of results are what everybody waits for."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What every process of a crew is told at its start."""

    settings: Settings
    selection: Selection
    options: DocumentOptions
    write: bool


class _Quiet:
    """A reporter for a process that nobody watches."""

    def step(self, done: int, total: int, sentence: str) -> None:
        """Show nothing."""

    def note(self, cause: str, sentence: str) -> None:
        """Tell nothing."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """What a process of a crew keeps between files."""

    briefing: Briefing
    runtime: Runtime


_worker: list[_Worker] = []


def hands_for(work: Sequence[Work]) -> int:
    """Return how many processes are worth it for these files; one means none beside this."""
    sizes = [_size(each) for each in work]
    return 1 if sum(sizes) < WORTH_IT else min(MOST, os.cpu_count() or 1, len(work))


async def draft_all(work: Sequence[Work], briefing: Briefing, hands: int) -> AsyncGenerator[FileReport, None]:
    """Yield a report for each file, in their order; a cancel yields those that were finished, and ends."""
    pool = ProcessPoolExecutor(hands, get_context("spawn"), _start, (briefing,))
    futures = [pool.submit(_draft, each) for each in work]
    done = 0
    try:
        for each, future in zip(work, futures, strict=True):
            report = await _report_of(each, future)
            done += 1
            yield report
    except asyncio.CancelledError:
        pool.shutdown(wait=True, cancel_futures=True)
        for future in futures[done:]:
            if not future.cancelled():
                yield future.result()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


async def _report_of(work: Work, future: Future[FileReport]) -> FileReport:
    """Wait for one file without giving up on it when the wait is cancelled."""
    from rightsize.cli.work import FileReport

    try:
        return await asyncio.shield(asyncio.wrap_future(future))
    except BrokenProcessPool:
        sentence = f"{work.path}: the process that worked on it was ended from outside; run this again for what is left"
        return FileReport(work.path, problems=(sentence,))


def _size(work: Work) -> int:
    """Return a file's size, nothing where it has none."""
    try:
        return work.path.stat().st_size
    except OSError:
        return 0


def _start(briefing: Briefing) -> None:
    """Begin a process: Ctrl-C and the state of the ledger are the parent's business; what is begun is finished."""
    from rightsize.wiring import open_unprobed

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)
    _worker.append(_Worker(briefing, open_unprobed(briefing.settings, engine="embedded")))


def _draft(work: Work) -> FileReport:
    """Document one file in this process."""
    from rightsize.cli.work import document_file

    (mine,) = _worker
    briefing = mine.briefing
    return asyncio.run(
        document_file(mine.runtime, work, briefing.selection, briefing.options, _Quiet(), write=briefing.write)
    )
