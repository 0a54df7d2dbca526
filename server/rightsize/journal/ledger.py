"""The ledger that the engine writes to: off the event loop, in order, and never in the way of the work it records."""

from __future__ import annotations

import asyncio
import logging
import secrets
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from rightsize.core.ledger.lines import line_of
from rightsize.journal.key import KEY_BYTES, keyed_hash, load_key
from rightsize.journal.months import append_line, try_to_write
from rightsize.journal.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path

    from rightsize.core.ledger.lines import Record
    from rightsize.core.tasks.trials import Learned

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Ledger:
    """One folder's ledger; implements `engine.ports.Journal`.

    Lines go through a thread of its own, one after another, so that they stand in the order in which they were given.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reader = Reader(folder)
        self._told = False

    async def open(self) -> None:
        """Read the key of the hashes, or make it, off the loop: another process may hold its lock.

        What stops that stops the first line too, and is told then.
        """
        if "_key" not in self.__dict__:
            await self._off_loop(lambda: self._key)

    async def append(self, record: Record, /) -> None:
        """Write one line; what stops that is told once through the log and never raised."""
        await self._off_loop(lambda: self._append(record))

    async def check(self) -> str | None:
        """Return why the ledger cannot be written, or None when it can."""
        return await self._off_loop(self._trouble)

    async def figures(self) -> dict[str, Any]:
        """Return the sums and the economy over time, as of now; only what is new since the last call is read."""
        return await self._off_loop(self._reader.figures)

    async def learned(self) -> Learned:
        """Return how first attempts ended, as of now; only what is new since the last call is read."""
        return await self._off_loop(self._reader.learned)

    async def is_draft(self, doc_hash: str) -> bool:
        """Tell whether a doc with this keyed hash is a draft of the embedded engine that nobody has touched."""
        return await self._off_loop(lambda: self._reader.drafts().holds(doc_hash))

    def keyed_hash(self, text: str) -> str:
        """Return what stands for a path or a doc in the ledger."""
        return keyed_hash(self._key, text)

    async def close(self) -> None:
        """Write what is still waiting, and end the thread."""
        if "_thread" in self.__dict__:
            await asyncio.get_running_loop().run_in_executor(None, self._thread.shutdown)

    @cached_property
    def _key(self) -> bytes:
        try:
            return load_key(self.folder)
        except OSError:
            # Hashes of this process alone: nothing is lost, since nothing can be written either.
            return secrets.token_bytes(KEY_BYTES)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")

    async def _off_loop(self, work: Callable[[], T]) -> T:
        """Run `work` in the ledger's thread; a caller that is cancelled does not take its line with it."""
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))

    def _append(self, record: Record) -> None:
        try:
            append_line(self.folder, record.timestamp, line_of(record))
        except (OSError, NotImplementedError, ValueError) as error:
            self._tell(error)

    def _trouble(self) -> str | None:
        try:
            try_to_write(self.folder)
        except (OSError, NotImplementedError) as error:
            return _sentence(self.folder, error)
        return None

    def _tell(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            _log.warning("%s  Work goes on without a record.", _sentence(self.folder, error))


def _sentence(folder: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"The ledger in {folder} cannot be written: {reason}."
