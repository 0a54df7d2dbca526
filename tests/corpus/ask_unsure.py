"""How many requests the rules are unsure of, and how many wrong splits are among them, by the bound of "unsure".

`python -m tests.corpus.ask_unsure [SET…]` prints a line a bound; without sets, of those that nothing was fitted on.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from rightsize.core.asks.proposed import UNSURE
from rightsize.core.asks.split import by_rules, reading_of
from tests.corpus.ask_rates import HELD, SETS, Request, requests_of

BOUNDS = (25, 50, 75, 100, 150, 200, 300)


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


def main() -> None:
    """Print what each bound does."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.ask_unsure", description=__doc__)
    parser.add_argument("sets", nargs="*", default=HELD, help="some of: " + ", ".join(SETS))
    found = judged([each for name in parser.parse_args().sets for each in requests_of(name)])
    print(f"{len(found)} requests, {sum(each.wrong for each in found)} of them split wrongly; {UNSURE} is the bound")
    print(f"{'bound':>6}{'unsure':>9}{'wrong splits among them':>25}{'of those unsure, wrong':>24}")
    for bound in sorted({*BOUNDS, UNSURE}):
        each = doubt(found, bound)
        print(f"{bound:>6}{each.unsure:>9.1%}{each.caught:>25.0%}{each.wrong:>24.0%}")


if __name__ == "__main__":
    main()
