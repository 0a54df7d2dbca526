"""How first attempts ended, by kind, model and band of complexity: what the ledger counts and routing learns from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

BAND_STARTS = (0.0, 0.35, 0.65)
"""Complexity at which each band begins; the last one ends at 1."""

BAND_NAMES = ("[0, .35)", "[.35, .65)", "[.65, 1]")


class TrialKey(NamedTuple):
    """What is counted together: a kind of task, a model by its name in Ollama, and the number of a band, from zero."""

    kind: str
    model: str
    band: int


@dataclass(frozen=True, slots=True)
class Trials:
    """First attempts with a verdict.

    Attributes:
        passed: how many passed; a doc that nobody has kept yet counts half.
        judged: how many there were.
    """

    passed: float
    judged: int


if TYPE_CHECKING:
    Learned: TypeAlias = Mapping[TrialKey, Trials]

NOTHING_LEARNED: Learned = MappingProxyType({})


def middle_of(band: int) -> float:
    """Return the complexity in the middle of a band."""
    ends = (*BAND_STARTS[1:], 1.0)
    return (BAND_STARTS[band] + ends[band]) / 2


def band_of(complexity: float) -> int:
    """Return the number of the band that a complexity in [0, 1] falls into."""
    return max(0, bisect_right(BAND_STARTS, complexity) - 1)
