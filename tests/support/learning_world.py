"""A year of scripted work: models that are better or worse than their priors, and what routing makes of that.

`python -m tests.support.learning_world` prints the curve.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from rightsize.core.ledger.experience import Experience
from rightsize.core.routing.ladder import Passed, Rejected, climb
from rightsize.core.routing.limits import LadderOverrides
from rightsize.core.routing.policy import RoutingPolicy
from tests.support.ledger_records import call, outcome
from tests.support.routing_tasks import decide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.routing.decision import Decision

CALLS, WINDOW = 5_000, 500
TOKENS = 300
KEPT = 0.8
"""Share of docs that somebody keeps."""

TRUTH: Mapping[tuple[str, str], float] = {
    ("documentation", "granite4.1:3b"): 0.90,
    ("documentation", "llama3.2"): 0.74,
    ("documentation", "gemma3:4b"): 0.81,
    ("documentation", "mistral-small3.2"): 0.93,
    ("code_generation", "llama3.2"): 0.35,
    ("code_generation", "gemma3:4b"): 0.85,
    ("code_generation", "mistral-small3.2"): 0.96,
}
"""How often an answer truly passes: Granite's docs are better than assumed, Llama's code is far worse."""

MIX = (("documentation", 0.22, 0.345), ("code_generation", 0.55, 0.64))
"""Kinds of task in turn, with the complexities between which they lie."""


@dataclass(frozen=True, slots=True)
class Point:
    """One window of the curve.

    Attributes:
        cost: cost units a task, failed attempts included.
        passed: share of the tasks that passed in the end.
        shares: of (model, kind): the share of that kind's tasks which the model was first to try.
    """

    calls: int
    cost: float
    passed: float
    shares: Mapping[tuple[str, str], float]


def simulate(learning: str) -> list[Point]:
    """Return the curve of one setting; the same every time."""
    policy, experience = RoutingPolicy(learning=learning), Experience()
    points: list[Point] = []
    cost, passes = 0.0, 0
    first: Counter[tuple[str, str]] = Counter()
    for number in range(CALLS):
        kind, low, high = MIX[number % len(MIX)]
        complexity = low + (high - low) * _chance(f"complexity {number}")
        decision = decide(kind, complexity, 1_000, policy=policy, learned=experience.learned())
        first[decision.model.ollama_model, kind] += 1
        spent, passed = _worked(decision, kind, number, experience)
        cost, passes = cost + spent, passes + passed
        if (number + 1) % WINDOW == 0:
            of_kind = WINDOW / len(MIX)
            shares = {pair: first[pair] / of_kind for pair in ((name, of) for of, name in TRUTH)}
            points.append(Point(number + 1, cost / WINDOW, passes / WINDOW, shares))
            cost, passes, first = 0.0, 0, Counter()
    return points


def _worked(decision: Decision, kind: str, number: int, experience: Experience) -> tuple[float, bool]:
    """Climb the real ladder with scripted answers, and let the ledger's lines teach."""
    steps, cost = climb(decision, LadderOverrides().limits(decision.kind)), 0.0
    step = next(steps)
    while True:
        name = step.model.ollama_model
        cost += step.model.cost * TOKENS / 1000
        passed = _chance(f"{kind} {name} {number}") < TRUTH[kind, name]
        record = call(
            id=f"{number}-{step.attempt}",
            task_type=kind,
            complexity=decision.complexity.value,
            model_used=name,
            attempt=step.attempt,
            verdict="passed" if passed else "rejected",
            reach="examples",
        )
        experience.add(record)
        if passed and _chance(f"kept {number}") < KEPT:
            experience.add(outcome(record.id, "kept"))
        try:
            step = steps.send(Passed(1.0, TOKENS) if passed else Rejected(1.0, TOKENS, of_form=False, problems=("no",)))
        except StopIteration:
            return cost, passed


def _chance(what: str) -> float:
    """Return a number in [0, 1) that stands for chance and is the same every time."""
    return int.from_bytes(blake2b(what.encode(), digest_size=7).digest(), "big") / (1 << 56)


HEADER = ("tasks", "cost off", "cost on", "passed off", "passed on", "Llama's code, on", "Granite's docs, on")


def curve() -> list[str]:
    """Return the curve with and without learning, a line a window."""
    lines = ["  ".join(HEADER)]
    for off, on in zip(simulate("off"), simulate("on"), strict=True):
        shares = (on.shares["llama3.2", "code_generation"], on.shares["granite4.1:3b", "documentation"])
        cells = (f"{on.calls}", *(f"{each:.3f}" for each in (off.cost, on.cost, off.passed, on.passed, *shares)))
        lines.append("  ".join(cell.rjust(len(name)) for cell, name in zip(cells, HEADER, strict=True)))
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(curve()) + "\n")
