"""Imports that wait until somebody needs them, made in a thread so that the editor's requests are not held up."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def imported(name: str) -> Any:
    """Return a module, imported if need be."""
    return await in_thread(import_module, name)


async def in_thread(work: Callable[..., T], *arguments: Any) -> T:
    """Run what waits for the disk, or imports, beside the event loop."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *arguments)
