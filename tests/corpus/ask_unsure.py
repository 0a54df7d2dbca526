"""How many requests the rules are unsure of, and how many wrong splits are among them, by the bound of "unsure".

`python -m tests.corpus.ask_unsure [SET…]` prints a line a bound, and what a model could bring that is always right;
without sets, of those that nothing was fitted on.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.proposed import UNSURE, Proposed, is_unsure, shown, verified
from rightsize.core.asks.split import by_rules, reading_of
from tests.corpus.ask_rates import HELD, SETS, Request, requests_of

if TYPE_CHECKING:
    from rightsize.core.tasks.task import TaskKind

BOUNDS = (25, 50, 75, 100, 150, 200, 300)
_STARTS = 5
"""Words that a model would copy of each task."""


@dataclass(frozen=True)
class Judged:
    """A request that was split: whether wrongly, and the margin; None where there was nothing to be unsure of."""

    wrong: bool
    margin: int | None


@dataclass(frozen=True)
class Doubt:
    """What a bound does.

    Attributes:
        unsure: the share of requests that a model is asked about.
        caught: the share of wrong splits that is among them.
        wrong: the share of wrong splits among those.
    """

    unsure: float
    caught: float
    wrong: float


def judged(requests: list[Request]) -> list[Judged]:
    """Return how each request is split by the rules."""
    pairs = [(each.kinds, by_rules(reading_of(each.text))) for each in requests]
    return [Judged(tuple(one.kind for one in found.asks) != wanted, found.margin) for wanted, found in pairs]


def doubt(found: list[Judged], bound: int) -> Doubt:
    """Return what a bound does to some requests."""
    unsure = [each for each in found if each.margin is not None and each.margin < bound]
    caught = sum(each.wrong for each in unsure)
    wrong = sum(each.wrong for each in found)
    return Doubt(len(unsure) / len(found), caught / max(1, wrong), caught / max(1, len(unsure)))


def with_right_answer(each: Request) -> tuple[TaskKind, ...]:
    """Return the kinds of a request that the rules are unsure of, where a model names its tasks as they are labelled.

    None at all where that is refused.
    """
    reading = reading_of(each.text)
    ends = (*each.begins[1:], len(each.text))
    # What is quoted in the words of a task stands there as the model is shown it.
    starts = [shown(reading_of(each.text[begin:end])).split() for begin, end in zip(each.begins, ends, strict=True)]
    proposed = [Proposed(" ".join(words[:_STARTS]), kind.value) for words, kind in zip(starts, each.kinds, strict=True)]
    found, _ = verified(reading, by_rules(reading), proposed, "a model")
    return tuple(one.kind for one in found)


def unsure_of(requests: list[Request]) -> list[Request]:
    """Return those that the rules are unsure of, as far as it is marked where their tasks begin."""
    marked = [each for each in requests if len(each.begins) == len(each.kinds)]
    return [each for each in marked if is_unsure(by_rules(reading_of(each.text)))]


def main() -> None:
    """Print what each bound does."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.ask_unsure", description=__doc__)
    parser.add_argument("sets", nargs="*", default=HELD, help="some of: " + ", ".join(SETS))
    requests = [each for name in parser.parse_args().sets for each in requests_of(name)]
    found = judged(requests)
    print(f"{len(found)} requests, {sum(each.wrong for each in found)} of them split wrongly; {UNSURE} is the bound")
    print(f"{'bound':>6}{'unsure':>9}{'wrong splits among them':>25}{'of those unsure, wrong':>24}")
    for bound in sorted({*BOUNDS, UNSURE}):
        each = doubt(found, bound)
        print(f"{bound:>6}{each.unsure:>9.1%}{each.caught:>25.0%}{each.wrong:>24.0%}")
    unsure = unsure_of(requests)
    right = sum(with_right_answer(each) == each.kinds for each in unsure)
    print(f"With a right answer to each of the {len(unsure)} that are unsure, {right} come out as labelled")


if __name__ == "__main__":
    main()
