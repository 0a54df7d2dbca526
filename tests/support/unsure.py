"""A request that the rules are unsure how to split, with the words that a model could begin its tasks with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.proposed import Proposed, is_unsure, verified
from rightsize.core.asks.split import by_rules, reading_of
from rightsize.core.tasks.task import TaskKind
from tests.corpus.ask_rates import HELD, requests_of

if TYPE_CHECKING:
    from tests.corpus.ask_rates import Request

_WORDS = 3


@dataclass(frozen=True)
class Unsure:
    """A request in English, of words alone, in which the rules find no review.

    Attributes:
        first, second: the words with which its tasks could begin, those of the first at the very beginning.
    """

    text: str
    first: str
    second: str


def unsure_request(*, code: bool = False) -> Unsure:
    """Return a request of which the rules are unsure, whatever their weights are: the first of many that will do.

    Parameters:
        code: code is given beside it.
    """
    labelled = (each for name in HELD for each in requests_of(name))
    made = (_made(each) for each in labelled if len(each.begins) > 1 and not each.begins[0])
    return next(each for each in made if each is not None and _will_do(each, code=code))


def _made(labelled: Request) -> Unsure | None:
    first, second = (" ".join(labelled.text[begin:].split()[:_WORDS]) for begin in labelled.begins[:2])
    return Unsure(labelled.text, first, second) if labelled.text.count(second) == 1 else None


def _will_do(each: Unsure, *, code: bool) -> bool:
    reading = reading_of(each.text, code=code)
    if reading.outline is None or reading.outline.language != "en" or reading.pasted:
        return False
    rules = by_rules(reading)
    if not is_unsure(rules) or TaskKind.CODE_REVIEW in {one.kind for one in rules.asks}:
        return False
    proposed = [Proposed(starts, TaskKind.SUMMARISATION.value) for starts in (each.first, each.second)]
    found, _ = verified(reading, rules, proposed, "a model")
    return [one.words[: len(starts)] for one, starts in zip(found, (each.first, each.second), strict=False)] == [
        each.first,
        each.second,
    ]


def split_reply(*tasks: tuple[str, str]) -> str:
    """Return what a model answers that names these tasks, each by its first words and its kind."""
    return json.dumps({"tasks": [{"starts": starts, "kind": kind} for starts, kind in tasks]})
