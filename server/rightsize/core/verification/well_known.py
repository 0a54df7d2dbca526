"""Python packages that everybody knows: one of these is not made up, whatever a project says of its dependencies."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def well_known() -> frozenset[str]:
    """Return the names by which they are imported."""
    text = resources.files(__package__).joinpath("data/well_known.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
