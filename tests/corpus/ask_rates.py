r"""How well free text is split into tasks: `python -m tests.corpus.ask_rates [SET…] [--show]`.

The weights are fitted on the sets of `FITTED`, of which "composed" puts single asks together by a program; those of
`HELD` were written by others, and nothing was fitted on them.  What is split wrongly in "last", "unseen" and "traps"
was never looked at; "traps" was written to find where a splitter fails.
A line of a set is the kinds, in order, the text with its line breaks as `\n` and with `⟦` where each task begins, and
for some what the text of each task must hold, parted by `;;` and `&`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rightsize.core.asks.split import split
from rightsize.core.tasks.task import TaskKind

FOLDER = Path(__file__).with_name("asks")
FITTED = (
    "earlier",
    "lessons",
    "single",
    "kinds",
    "joints",
    "chat",
    "lists",
    "prose",
    "tongues",
    "many",
    "mixed",
    "written",
    "composed",
    "preparing",
    "listed",
    "negated",
    "given",
    "general",
    "shared",
    "faults",
)
HELD = ("held", "later", "last", "unseen", "traps")
SETS = (*FITTED, *HELD)
MARK = "⟦"

SHORT = {
    "doc": TaskKind.DOCUMENTATION,
    "sum": TaskKind.SUMMARISATION,
    "qa": TaskKind.QA_SIMPLE,
    "code": TaskKind.CODE_GENERATION,
    "review": TaskKind.CODE_REVIEW,
    "reason": TaskKind.REASONING,
}
"""The kinds as the sets name them."""


@dataclass(frozen=True)
class Request:
    """A labelled request; `begins` holds the characters at which its tasks begin, or nothing where none is marked."""

    text: str
    kinds: tuple[TaskKind, ...]
    begins: tuple[int, ...] = ()
    given: tuple[tuple[str, ...], ...] = ()

    def missing(self) -> list[str]:
        """Return what the text of a task should hold and does not."""
        tasks = split(self.text)
        return [word for task, words in zip(tasks, self.given, strict=False) for word in words if word not in task.text]


@dataclass(frozen=True)
class Rates:
    """How many of some requests were split right, into too many or too few tasks, and into the right kinds."""

    requests: int
    counts: int
    kinds: int
    over: int
    under: int

    @property
    def count_rate(self) -> float:
        """The share with the right number of tasks."""
        return self.counts / self.requests

    @property
    def kind_rate(self) -> float:
        """The share with the right kinds in the right order."""
        return self.kinds / self.requests


def requests_of(name: str) -> list[Request]:
    """Return the requests of a set."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [_request(*line.split("\t")) for line in lines]


def _request(kinds: str, marked: str, given: str = "") -> Request:
    words = tuple(tuple(each.strip() for each in task.split(" & ")) for task in given.split(" ;; ")) if given else ()
    pieces = marked.replace("\\n", "\n").replace("\\t", "\t").split(MARK)
    begins = [sum(map(len, pieces[: number + 1])) for number in range(len(pieces) - 1)]
    return Request("".join(pieces), tuple(SHORT[each] for each in kinds.split(",")), tuple(begins), words)


@cache
def _found(text: str) -> tuple[TaskKind, ...]:
    return tuple(each.kind for each in split(text))


def rates_of(requests: list[Request]) -> Rates:
    """Return how well some requests are split."""
    pairs = [(each.kinds, _found(each.text)) for each in requests]
    return Rates(
        len(pairs),
        counts=sum(len(wanted) == len(found) for wanted, found in pairs),
        kinds=sum(wanted == found for wanted, found in pairs),
        over=sum(len(wanted) < len(found) for wanted, found in pairs),
        under=sum(len(wanted) > len(found) for wanted, found in pairs),
    )


def by_kind(requests: list[Request]) -> dict[str, tuple[int, int]]:
    """Return for each kind how many tasks of it are wanted where the count is right, and how many have it."""
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in requests:
        found = _found(each.text)
        if len(found) == len(each.kinds):
            wanted.update(kind.value for kind in each.kinds)
            right.update(kind.value for kind, other in zip(each.kinds, found, strict=True) if kind is other)
    return {kind: (wanted[kind], right[kind]) for kind in sorted(wanted)}


def main() -> None:
    """Print the rates of the sets that are named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.ask_rates", description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS, help="some of: " + ", ".join(SETS))
    parser.add_argument("--show", action="store_true", help="print what is split otherwise than labelled")
    options = parser.parse_args()
    print(f"{'set':8}{'requests':>9}{'count':>8}{'kinds':>8}{'over':>6}{'under':>6}")
    for name in options.sets:
        requests = requests_of(name)
        rates = rates_of(requests)
        shares = f"{rates.count_rate:>8.1%}{rates.kind_rate:>8.1%}"
        print(f"{name:8}{rates.requests:>9}{shares}{rates.over:>6}{rates.under:>6}")
        print("        " + "  ".join(f"{kind} {right}/{all_}" for kind, (all_, right) in by_kind(requests).items()))
        for each in requests if options.show else ():
            if _found(each.text) != each.kinds:
                print("    wanted", *(kind.value for kind in each.kinds))
                print("    found ", *(kind.value for kind in _found(each.text)), "|", repr(each.text[:150]))


if __name__ == "__main__":
    main()
