"""The kind of what a clause asks for: what it shows is looked up in a table of weights, and the heaviest kind is it."""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.shown import Shown, shown_by
from rightsize.core.tasks.task import TaskKind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause


Decided = tuple[TaskKind, tuple[Evidence, ...]]
"""A kind, and what spoke for it, the heaviest first."""


class Context(NamedTuple):
    """What stands around a clause: whether code or a diff was pasted, and the kind of what "it" stands for."""

    code: bool = False
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
    """Return the kind of what a clause asks for, and what spoke for it, the heaviest first."""
    weights = _weights()
    scores: dict[TaskKind, int] = defaultdict(int)
    spoke: list[tuple[int, TaskKind, Evidence]] = []
    for shown in shown_by(clause, lexicon, code=context.code, subject=context.subject):
        for kind, weight in weights.get((shown.group, shown.name), ()):
            if shown.kind in (None, kind):
                scores[kind] += weight
                spoke.append((weight, kind, Evidence(_rule(shown), shown.words)))
    if not scores:
        return TaskKind.QA_SIMPLE, (Evidence("nothing more special", " ".join(clause.lows[:6])),)
    best = max(scores, key=lambda kind: scores[kind])
    mine = sorted((each for each in spoke if each[1] is best), key=lambda each: -each[0])
    return best, tuple(each[2] for each in mine)


def _rule(shown: Shown) -> str:
    return {"verbs": "verb: ", "objects": "what is asked for: ", "signs": "sign: "}[shown.group] + shown.name
