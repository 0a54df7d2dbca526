"""One measured figure beside its baseline, and the table of all of them."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MANY: Final = 100
"""Samples from which on the 99th percentile says something."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should not go beyond.

    Attributes:
        of: `ratio` of the medians or their `difference`, or `median`, `p99` or `most` of ours.
    """

    of: str
    at_most: float


@dataclass(frozen=True, slots=True)
class Figure:
    """Samples of ours and of the baseline, taken in turn.

    Attributes:
        unit: `ms`, `µs`, `MB` or `files/s`.
        beside: what the baseline is.
    """

    name: str
    unit: str
    ours: tuple[float, ...]
    beside: str
    baseline: tuple[float, ...]
    goal: Goal | None = None

    @property
    def ratio(self) -> float:
        """Our median over the baseline's."""
        return statistics.median(self.ours) / statistics.median(self.baseline)

    @property
    def difference(self) -> float:
        """Our median less the baseline's."""
        return statistics.median(self.ours) - statistics.median(self.baseline)

    @property
    def reached(self) -> bool | None:
        """Whether the goal was reached; None without one."""
        return None if self.goal is None else _value(self, self.goal.of) <= self.goal.at_most

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        unit = self.unit
        goal = "" if self.goal is None else _goal(self.goal, unit)
        return (
            self.name,
            f"{_shown(self.ours)} {unit}",
            f"{self.beside}: {_shown(self.baseline)} {unit}",
            f"{self.ratio:.2f}×",
            goal,
            {None: "", True: "yes", False: "**no**"}[self.reached],
        )


HEAD: Final = (
    "figure",
    "Rightsize: min / median / p99 (n)",
    "baseline: min / median / p99 (n)",
    "ratio",
    "goal",
    "met",
)


def percentile(samples: Sequence[float], share: float) -> float:
    """Return the sample that this share of all samples does not go beyond."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def markdown(figures: Sequence[Figure]) -> str:
    """Return the table as Markdown, its columns aligned for whoever reads it in a terminal."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]) + "\n"


def _value(figure: Figure, of: str) -> float:
    if of in {"ratio", "difference"}:
        return float(getattr(figure, of))
    return _BOUNDED[of](figure.ours)


def _ninety_nine(samples: Sequence[float]) -> float:
    return percentile(samples, 0.99)


_BOUNDED: Final[Mapping[str, Callable[[Sequence[float]], float]]] = {
    "median": statistics.median,
    "p99": _ninety_nine,
    "most": max,
}


def _goal(goal: Goal, unit: str) -> str:
    bound = f"{goal.at_most:g}"
    return f"≤ {bound}×" if goal.of == "ratio" else f"{goal.of} < {bound} {unit}"


def _shown(samples: Sequence[float]) -> str:
    values = [min(samples), statistics.median(samples)]
    if len(samples) >= MANY:
        values.append(percentile(samples, 0.99))
    elif len(samples) > 1:
        values.append(max(samples))
    return " / ".join(_number(each) for each in values) + f" ({len(samples)})"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= MANY else f"{value:.3g}"
