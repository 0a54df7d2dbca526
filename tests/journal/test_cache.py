"""The cache as the engine uses it: off the loop, and for whoever comes next."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.cache import DiskCache

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ANSWER = b"the words of an answer"


@pytest.fixture
async def cache(tmp_path: Path) -> AsyncIterator[DiskCache]:
    """Return a cache that keeps nothing yet."""
    opened = DiskCache(tmp_path, 1 << 20)
    yield opened
    await opened.close()


async def test_an_answer_comes_back_as_it_went(cache: DiskCache, tmp_path: Path) -> None:
    """And it is there after a restart."""
    await cache.put("answer", "k", ANSWER)
    assert await cache.get("answer", "k") == ANSWER
    await cache.close()

    again = DiskCache(tmp_path, 1 << 20)
    assert await again.get("answer", "k") == ANSWER
    await again.drop("answer", "k")
    assert await again.get("answer", "k") is None
    await again.close()


async def test_the_loop_runs_on_while_another_process_writes(cache: DiskCache, tmp_path: Path) -> None:
    """Waiting for its lock is the cache's thread's business."""
    await cache.put("answer", "k", ANSWER)
    with closing(sqlite3.connect(tmp_path / "journal.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.ensure_future(cache.put("answer", "k", ANSWER))
        for _ in range(100):
            await asyncio.sleep(0)
        assert not waiting.done()
        other.execute("COMMIT")
    await waiting


async def test_a_cancelled_caller_leaves_its_answer(cache: DiskCache) -> None:
    """It was paid for, whatever became of the task that asked."""
    putting = asyncio.ensure_future(cache.put("answer", "k", ANSWER))
    await asyncio.sleep(0)
    putting.cancel()
    await asyncio.gather(putting, return_exceptions=True)

    assert await cache.get("answer", "k") == ANSWER
