"""Who is next."""

from __future__ import annotations

import asyncio

from rightsize.gateway.turns import Turns


async def served(turns: Turns, *waiting: tuple[str, bool]) -> list[str]:
    """Return in which order tickets come to their turn, each one given back at once."""
    order: list[str] = []

    async def use(name: str, *, interactive: bool) -> None:
        ticket = turns.join(interactive=interactive)
        try:
            async for _ in turns.until_granted(ticket):
                pass
            order.append(name)
            await asyncio.sleep(0)
        finally:
            turns.leave(ticket)

    await asyncio.gather(*(use(name, interactive=interactive) for name, interactive in waiting))
    return order


async def test_interactive_requests_go_before_batch_work_and_else_in_order() -> None:
    """The one inside is never interrupted."""
    order = await served(
        Turns(1), ("batch 1", False), ("batch 2", False), ("typed 1", True), ("batch 3", False), ("typed 2", True)
    )

    assert order == ["batch 1", "typed 1", "typed 2", "batch 2", "batch 3"]


async def test_a_ticket_that_is_given_back_unused_holds_up_nobody() -> None:
    """Whoever is cancelled in the queue leaves it."""
    turns = Turns(1)
    first, second, third = (turns.join(interactive=True) for _ in range(3))

    turns.leave(second)
    turns.leave(first)

    assert third.granted
    turns.leave(third)
    assert turns.join(interactive=False).granted


async def test_the_number_ahead_is_told_as_it_changes() -> None:
    """For `waiting: 2 ahead`."""
    turns = Turns(1)
    first, second, third = (turns.join(interactive=True) for _ in range(3))
    seen = []

    async for ahead in turns.until_granted(third):
        seen.append(ahead)
        turns.leave(first if ahead == 2 else second)

    assert seen == [2, 1]
