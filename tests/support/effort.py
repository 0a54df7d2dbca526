"""How much work something is, counted so that it is the same on every machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

MOST = 2.6
"""Times the work for twice the text; what grows with the square takes four times."""


def calls_made(work: Callable[[], object], name: str = "") -> int:
    """Return how many functions are called, those that are written in C too.

    Parameters:
        name: of the functions that count; all do where it is empty.
    """
    count = 0

    def called(frame: FrameType, event: str, function: object) -> None:
        nonlocal count
        of = frame.f_code.co_name if event == "call" else getattr(function, "__name__", "")
        count += not name or (event in {"call", "c_call"} and of == name)

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
