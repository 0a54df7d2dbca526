"""What is kept for the next time, off the event loop, in a thread of its own."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path

    from rightsize.journal.database import Database

T = TypeVar("T")


class DiskCache:
    """One folder's cache; implements `engine.keeping.Cache`."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most = most_bytes

    async def get(self, kind: str, key: str) -> bytes | None:
        """Return what is kept under a key, or None."""
        return await self._off_loop(lambda: self._database.get(kind, key))

    async def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep something; what was not used for longest makes room."""
        await self._off_loop(lambda: self._database.put(kind, key, body))

    async def drop(self, kind: str, key: str) -> None:
        """Forget one entry."""
        await self._off_loop(lambda: self._database.drop(kind, key))

    async def close(self) -> None:
        """Write what is still waiting, and end the thread."""
        if "_thread" in self.__dict__:
            await self._off_loop(self._close)
            await asyncio.get_running_loop().run_in_executor(None, self.__dict__.pop("_thread").shutdown)

    def _close(self) -> None:
        self._database.close()

    @cached_property
    def _database(self) -> Database:
        """The file; made in the thread, since importing SQLite takes a moment."""
        from rightsize.journal.database import Database

        return Database(self._folder, self._most)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="cache")

    async def _off_loop(self, work: Callable[[], T]) -> T:
        """Run `work` in the thread; a caller that is cancelled does not take what it gave with it."""
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))
