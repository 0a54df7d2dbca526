"""A request that the rules are unsure how to split, with the words that a model could begin its tasks with."""

from __future__ import annotations

import json
from dataclasses import dataclass

from rightsize.core.asks.proposed import is_unsure
from rightsize.core.asks.split import by_rules, reading_of


@dataclass(frozen=True)
class Unsure:
    """A request.

    Attributes:
        first, second: words in it, in different clauses, in their order.
    """

    text: str
    first: str
    second: str


_CANDIDATES = (
    Unsure(
        "dark mode toggle for the settings screen, jetpack compose, remember the choice across launches",
        "dark mode toggle",
        "remember the choice",
    ),
    Unsure(
        "Add pagination to GET /lessons. How would you later move it to cursor paging? Only a plan for that part.",
        "Add pagination",
        "How would you later",
    ),
    Unsure(
        "Write a systemd unit for the weather collector as well as a runbook on how to restart it by hand.",
        "Write a systemd unit",
        "a runbook",
    ),
    Unsure(
        "Two users got each other's basket. Tell me how that could happen and write a failing test that reproduces it.",
        "Tell me how",
        "write a failing test",
    ),
    Unsure(
        "Put a comment above each magic number in `pid.cpp` saying where it comes from; the datasheet is attached.",
        "Put a comment",
        "the datasheet",
    ),
)


def unsure_request(*, code: bool = False) -> Unsure:
    """Return the first of some requests of which the rules are unsure: weights that were fitted anew may be sure.

    Parameters:
        code: code is given beside it.
    """
    return next(each for each in _CANDIDATES if is_unsure(by_rules(reading_of(each.text, code=code))))


def split_reply(*tasks: tuple[str, str]) -> str:
    """Return what a model answers that names these tasks, each by its first words and its kind."""
    return json.dumps({"tasks": [{"starts": starts, "kind": kind} for starts, kind in tasks]})
