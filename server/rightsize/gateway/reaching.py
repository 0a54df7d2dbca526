"""Asking a host what it has loaded, and others beside it where it is silent, so that a dead one costs a moment.

Only this question is asked of several; a prompt goes to one host at a time.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rightsize.gateway import ollama
from rightsize.gateway.plain_http import SilentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.gateway.health import Health
    from rightsize.gateway.places import Place
    from rightsize.gateway.plain_http import Limits

Windows = dict[str, int]


async def windows_at(place: Place, others: Sequence[Place], health: Health, *, limits: Limits, hedge: float) -> Windows:
    """Return the windows that the models of a place's host are loaded with.

    Parameters:
        others: places that would do as well; their hosts are asked too after `hedge` seconds of silence.

    Raises:
        SilentError: it does not answer in time, or another one did meanwhile.
        RefusedError, MovedError, NotHttpError: it cannot be asked.
    """
    asked = _asking(place, limits)
    beside: dict[asyncio.Task[Windows], Place] = {}
    try:
        await asyncio.wait({asked}, timeout=hedge if others else None)
        beside = {_asking(each, limits): each for each in others} if not asked.done() else {}
        left = {asked, *beside}
        while not asked.done():
            done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            answered = [each for each in done if each is not asked and each.exception() is None]
            for each in answered:
                health.loaded_now(beside[each].host, each.result())
            if answered and not asked.done():
                raise SilentError
        return asked.result()
    finally:
        for each in (asked, *beside):
            each.cancel()
        await asyncio.gather(asked, *beside, return_exceptions=True)


def _asking(place: Place, limits: Limits) -> asyncio.Task[Windows]:
    if place.address is None:
        raise AssertionError("only a host with an address is asked")
    return asyncio.ensure_future(ollama.loaded_windows(place.address, limits=limits))
