"""Answers of models that passed, kept for when the same is asked again; off the event loop, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from rightsize.engine.cached import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path

    from rightsize.journal.database import Database

T = TypeVar("T")

ANSWER: Final = "answer"


class DiskCache:
    """One folder's cache; implements `engine.cached.Cache`."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most = most_bytes

    async def get(self, key: str) -> Answer | None:
        """Return the answer that is kept under a key, or None; what cannot be read counts as not there."""
        return _answer_in(await self._off_loop(lambda: self._database.get(ANSWER, key)))

    async def put(self, key: str, answer: Answer) -> None:
        """Keep an answer."""
        body = json.dumps([answer.text, answer.model, answer.identity]).encode()
        await self._off_loop(lambda: self._database.put(ANSWER, key, body))

    async def drop(self, key: str) -> None:
        """Forget an answer."""
        await self._off_loop(lambda: self._database.drop(ANSWER, key))

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
        """Run `work` in the thread; a caller that is cancelled does not take its answer with it."""
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))


def _answer_in(body: bytes | None) -> Answer | None:
    try:
        text, model, identity = json.loads(body or b"null")
        return Answer(str(text), str(model), str(identity))
    except (TypeError, ValueError):
        return None
