"""Who is next."""

from __future__ import annotations

import asyncio

from rightsize.gateway.turns import Turns, Wait


async def served(turns: Turns, *waiting: tuple[str, bool]) -> list[str]:
    """Return in which order tickets come to their turn, each one given back at once."""
    order: list[str] = []

    async def use(name: str, *, interactive: bool) -> None:
        wait = Wait([turns], interactive=interactive)
        try:
            async for _ in wait.until_granted():
                pass
            order.append(name)
            await asyncio.sleep(0)
        finally:
            wait.leave()

    await asyncio.gather(*(use(name, interactive=interactive) for name, interactive in waiting))
    return order


async def test_interactive_requests_go_before_batch_work_and_else_in_order() -> None:
    """The one inside is never interrupted."""
    order = await served(
        Turns(1), ("batch 1", False), ("batch 2", False), ("typed 1", True), ("batch 3", False), ("typed 2", True)
    )

    assert order == ["batch 1", "typed 1", "typed 2", "batch 2", "batch 3"]


async def test_a_place_that_is_given_back_unused_holds_up_nobody() -> None:
    """Whoever is cancelled in the queue leaves it."""
    turns = Turns(1)
    first, second, third = (Wait([turns], interactive=True) for _ in range(3))

    second.leave()
    first.leave()

    assert third.granted == 0
    third.leave()
    assert Wait([turns], interactive=False).granted == 0


async def test_the_number_ahead_is_told_as_it_changes() -> None:
    """For `waiting: 2 ahead`."""
    turns = Turns(1)
    first, second, third = (Wait([turns], interactive=True) for _ in range(3))
    seen = []

    async for ahead in third.until_granted():
        seen.append(ahead)
        (first if ahead == 2 else second).leave()

    assert seen == [2, 1]


async def test_who_waits_at_two_hosts_goes_to_the_first_that_is_free_and_leaves_the_other() -> None:
    """The better host is the first of the list, and is taken where both are free."""
    near, far = Turns(1), Turns(1)
    inside = [Wait([near, far], interactive=True) for _ in range(2)]
    waiting = Wait([near, far], interactive=True)

    assert [each.granted for each in (*inside, waiting)] == [0, 1, None]
    assert (near.ahead(interactive=True), near.ahead(interactive=False)) == (2, 2)
    async for ahead in waiting.until_granted():
        assert ahead == 1
        inside[1].leave()

    assert waiting.granted == 1
    assert (near.ahead(interactive=True), far.ahead(interactive=True)) == (1, 1)
    inside[0].leave()
    assert near.ahead(interactive=True) == 0


async def test_a_host_that_answers_two_at_a_time_lets_two_in() -> None:
    """And somebody who types overtakes the batch that waits."""
    turns = Turns(2)
    inside = [Wait([turns], interactive=False) for _ in range(2)]
    batch = Wait([turns], interactive=False)
    typed = Wait([turns], interactive=True)

    assert [each.granted for each in (*inside, batch, typed)] == [0, 0, None, None]
    inside[0].leave()
    assert (typed.granted, batch.granted) == (0, None)
