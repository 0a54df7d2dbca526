"""`rightsize demo`: every step of documenting the bundled examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran


def test_the_demo_shows_every_step(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Where each function went and why, its edit, the checks, and the coverage before and after; nothing is written."""
    ran = rightsize("demo")
    assert (ran.code, ran.err) == (0, "")
    assert "The embedded engine serves" in ran.out
    for words in (
        "Inventory.reserve  (line ",
        "would go to ",
        "Not Llama 3.2 (tier 2) ",
        "passed N checks:",
        "passed the same N checks",
        '    +        """',
    ):
        assert words in ran.out
    assert (ran.out.count("tokens_kept"), ran.out.count("tree_kept")) == (2, 1)  # only Python's tree is looked at
    assert "doc coverage: " in ran.out
    assert ran.out.rstrip().endswith("rightsize route FILE:LINE")
    assert list(here.iterdir()) == []
