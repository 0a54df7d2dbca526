"""Prints milliseconds: requests of words and with code split into tasks, and words found by a regular expression."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING, Final

from rightsize.core.asks.split import split

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH: Final = 20
LENGTH: Final = 2_000
ASKED: Final = (
    "Our order service has grown for six years, and nobody knows any more which of its parts still matter. "
    "Move the pricing rules into a module of their own, cover it with tests, and write a guide for the support team. "
)
STORY: Final = (
    "On Monday the import failed because a customer had two addresses, on Tuesday it ran, and on Wednesday it failed "
    "again without a line in the log; the data came from the same export, which was checked by hand and looked right. "
)
TEXT: Final = (ASKED + STORY * 10)[:LENGTH]
"""A long request with three tasks, as people write them: most of it tells."""

CODE: Final = "    total = sum(price * count for price, count in basket.items() if count)\n"
PASTED: Final = (ASKED + "\n\n```python\ndef total_of(basket):\n" + CODE * 30)[: LENGTH - len("\n```")] + "\n```"
"""The same tasks above code, which is data."""

_WORD: Final = re.compile(r"\w+|[^\w\s]")


def main(samples: int) -> None:
    """Take the figures in turn, each sample the best of a batch; a line a figure."""
    works: tuple[Callable[[], object], ...] = (
        lambda: split(TEXT),
        lambda: split(PASTED),
        lambda: _WORD.findall(TEXT),
    )
    for column in zip(*([_milliseconds(work) for work in works] for _ in range(samples)), strict=True):
        print(*column)


def _milliseconds(work: Callable[[], object]) -> float:
    return min(_once(work) for _ in range(BATCH)) * 1e3


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main(int(sys.argv[1]))
