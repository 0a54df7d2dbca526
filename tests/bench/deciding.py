"""Prints microseconds: our decisions, our decisions with the prompt's complexity, and LiteLLM's classifications."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from rightsize.core.routing.model import NOT_ASKED
from rightsize.core.routing.policy import RoutingPolicy
from rightsize.core.routing.registry import packaged_registry
from rightsize.core.routing.route import route
from rightsize.core.tasks.complexity import complexity_of_text
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH: Final = 50
PROMPT: Final = "Write a function that merges overlapping intervals and raises ValueError when one of them is reversed."
KIND: Final = TaskKind.CODE_GENERATION

_REGISTRY: Final = packaged_registry()
_POLICY: Final = RoutingPolicy()
_COMPLEXITY: Final = complexity_of_text(KIND, PROMPT)


def main(samples: int) -> None:
    """Take the figures in turn, each sample the mean of a batch; a line a figure."""
    works = (_decide, _read_and_decide, _theirs())
    for column in zip(*([_microseconds(work) for work in works] for _ in range(samples)), strict=True):
        print(*column)


def _decide() -> object:
    return route(KIND, _COMPLEXITY, 300, _REGISTRY, NOT_ASKED, _POLICY)


def _read_and_decide() -> object:
    return route(KIND, complexity_of_text(KIND, PROMPT), 300, _REGISTRY, NOT_ASKED, _POLICY)


def _theirs() -> Callable[[], object]:
    import os

    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    from litellm.router import Router
    from litellm.router_strategy.complexity_router.complexity_router import ComplexityRouter

    router = ComplexityRouter("bench", Router(model_list=[]), derive_savings_baseline=False)
    return lambda: router.classify(PROMPT)


def _microseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    for _ in range(BATCH):
        work()
    return (time.perf_counter() - started) / BATCH * 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]))
