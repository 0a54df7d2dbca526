"""The kind of what a clause asks for: what speaks for each is weighed, and the heaviest kind is it.

Two tables speak: `kinds.toml` says what each sign means and was written by hand; `weights.tsv` says how much the traits
of a clause speak for each kind and was fitted on labelled requests.  The first has reasons, the second more words.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.resources import files
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.shown import Shown, shown_by
from rightsize.core.asks.traits import Trait, traits_of
from rightsize.core.asks.weights import KINDS, weights
from rightsize.core.tasks.task import TaskKind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause


Decided = tuple[TaskKind, tuple[Evidence, ...]]
"""A kind, and what spoke for it, the heaviest first."""

Spoke = tuple[int, TaskKind, Evidence]
"""A weight, the kind that it speaks for, and why."""


_SIGNS_COUNT = 2
"""How often a weight of a sign counts beside the fitted ones; found by leaving sets of requests out."""

_TELLING = 5
_FEW = 3
"""How much a trait weighs that is told as evidence, and how many of them are told."""


class Context(NamedTuple):
    """What stands around a clause: whether code or a text was pasted, and the kind of what "it" stands for."""

    code: bool = False
    text: bool = False
    subject: TaskKind | None = None


@lru_cache(maxsize=1)
def _weights() -> Mapping[tuple[str, str], tuple[tuple[TaskKind, int], ...]]:
    """Return what each thing shown speaks for, by its table and its name."""
    table = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
    return {
        (group, name): tuple((TaskKind(kind), weight) for kind, weight in row.items())
        for group in ("verbs", "objects", "signs")
        for name, row in table[group].items()
    }


def kind_of(clause: Clause, lexicon: Lexicon, context: Context) -> Decided:
    """Return the kind of what a clause asks for, and what spoke for it, signs before traits and the heaviest first."""
    scores, spoke = signs_of(clause, lexicon, context)
    sums = [scores[kind] * _SIGNS_COUNT for kind in KINDS]
    fitted = weights()
    traits = [(trait, row) for trait in traits_of(clause, context) if (row := fitted.get(trait.name)) is not None]
    for _, row in traits:
        sums = list(map(add, sums, row))
    at = max(range(len(KINDS)), key=sums.__getitem__)
    mine = sorted((each for each in spoke if each[1] is KINDS[at]), key=lambda each: -each[0])
    evidence = (*(each[2] for each in mine), *_told_by(traits, at))
    return KINDS[at], evidence or (Evidence("nothing more special", " ".join(clause.lows[:6])),)


def signs_of(clause: Clause, lexicon: Lexicon, context: Context) -> tuple[Mapping[TaskKind, int], list[Spoke]]:
    """Return what the signs of a clause weigh for each kind, and each sign with its weight and the kind."""
    table = _weights()
    scores: dict[TaskKind, int] = dict.fromkeys(KINDS, 0)
    spoke: list[Spoke] = []
    for shown in shown_by(clause, lexicon, code=context.code, subject=context.subject):
        for kind, weight in table.get((shown.group, shown.name), ()):
            if shown.kind in (None, kind):
                scores[kind] += weight
                spoke.append((weight, kind, Evidence(_rule(shown), shown.words)))
    return scores, spoke


def _told_by(traits: Sequence[tuple[Trait, tuple[int, ...]]], kind: int) -> tuple[Evidence, ...]:
    """Return the traits with words that spoke most for a kind."""
    telling = sorted((row[kind], trait) for trait, row in traits if row[kind] >= _TELLING and trait.words)
    return tuple(Evidence(f"trait: {trait.name}", trait.words) for _, trait in telling[: -_FEW - 1 : -1])


def _rule(shown: Shown) -> str:
    return {"verbs": "verb: ", "objects": "what is asked for: ", "signs": "sign: "}[shown.group] + shown.name
