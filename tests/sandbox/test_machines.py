"""The numbers of system calls, which two processes of the sandbox must understand in one way."""

from __future__ import annotations

import pytest

from rightsize.sandbox import inner_keeper, inner_root, inner_walls


@pytest.mark.parametrize("name", inner_walls.MACHINES)
def test_what_is_refused_is_what_the_kernel_asks_about(name: str) -> None:
    """Whoever stays outside refuses only what the filter asks about, processes among it, and no number stands twice."""
    machine = inner_walls.MACHINES[name]
    opening = [call for call, _ in machine.opening]

    assert set(inner_keeper.REFUSED[name]) <= {machine.clone, *machine.asked}
    assert inner_keeper.REFUSED[name][machine.clone] == "starts a process"
    numbers = [machine.clone, machine.seccomp, *machine.never, *opening, *machine.asked]
    assert len(numbers) == len(set(numbers))


def test_each_machine_is_known_to_all() -> None:
    """A machine that one table lacks would be shut in by halves."""
    assert set(inner_walls.MACHINES) == set(inner_keeper.REFUSED) == set(inner_root.PIVOT_ROOT)
