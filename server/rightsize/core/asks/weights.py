"""How much each trait of a clause speaks for each kind of task, as it was fitted on labelled requests."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = (
    TaskKind.CODE_GENERATION,
    TaskKind.CODE_REVIEW,
    TaskKind.DOCUMENTATION,
    TaskKind.QA_SIMPLE,
    TaskKind.REASONING,
    TaskKind.SUMMARISATION,
)
"""The order of a row's weights."""

TABLE = "weights.tsv"
"""A row a trait: its name, and a weight for each kind in tenths of a logarithm of its odds, parted by tabs."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, tuple[int, ...]]:
    """Return the weights of each trait by its name."""
    rows = (line.split("\t") for line in files(__package__).joinpath(TABLE).read_text("utf-8").splitlines())
    return {name: tuple(map(int, numbers)) for name, *numbers in rows}
