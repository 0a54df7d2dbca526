"""How settings are named in each place: `line_length` in files, `lineLength` in editors, `RIGHTSIZE_…` outside.

Whatever a source wrote stands in a sentence only as `shown` leaves it: short, and with nothing that a terminal acts on.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

PREFIX = "RIGHTSIZE_"

GROUPS = frozenset(
    {"document", "generate", "ask", "routing", "routing.thresholds", "gateway", "ladder", "review", "cache", "privacy"}
)
"""The tables that settings stand in; every other table is a value."""

MOST_PROBLEMS = 20
"""Sentences of one kind about one source; what has more wrong than that is wrong as a whole."""

_DEEPEST = 8
_LONGEST_SHOWN = 60
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def snake(name: str) -> str:
    """Return a name as files write it, from `lineLength` or `line-length`."""
    return _HUMP.sub("_", name).replace("-", "_").lower() if len(name) <= _LONGEST_SHOWN else name


def camel(key: str) -> str:
    """Return a dotted key as editors write it."""
    first, *rest = key.split("_")
    return first + "".join(each.capitalize() for each in rest)


def variable(key: str) -> str:
    """Return the environment variable for a dotted key."""
    return PREFIX + key.replace(".", "_").upper()


def leaves(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what nested data sets by dotted key; a null, which editors send for what is unset, sets nothing."""
    for name, value in data.items():
        key = f"{prefix}{snake(str(name))}"
        if isinstance(value, dict) and key in GROUPS:
            yield from leaves(value, f"{key}.")
        elif value is not None:
            yield key, with_snake_names(value)


def with_snake_names(value: Any, depth: int = 0) -> Any:
    """Return a value with the names within it as files write them, and without nulls."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, dict):
        kept = ((key, each) for key, each in value.items() if each is not None)
        return {snake(str(key)): with_snake_names(each, depth + 1) for key, each in kept}
    return [with_snake_names(each, depth + 1) for each in value] if isinstance(value, list) else value


def shown(text: str) -> str:
    """Return text that is safe in one line of a message."""
    clean = "".join(each if each.isprintable() else "�" for each in text[: _LONGEST_SHOWN + 1]).replace("`", "'")
    return clean if len(clean) <= _LONGEST_SHOWN else f"{clean[:_LONGEST_SHOWN]}…"


def unknown(name: str, known: Collection[str]) -> str:
    """Say that a name is no setting, and which one was perhaps meant."""
    nearest = nearest_to(name, known)
    return f"`{shown(name)}` is not a setting{f' (did you mean `{nearest}`?)' if nearest else ''}"


def nearest_to(name: str, known: Collection[str]) -> str | None:
    """Return the known name that was perhaps meant, in the same group or, where that was left out, in any; or None."""
    group, _, last = name[:_LONGEST_SHOWN].rpartition(".")
    named = [(each, *each.rpartition(".")[::2]) for each in known]
    siblings = {end: each for each, its_group, end in named if its_group == group}
    anywhere = {end: each for each, _, end in named}
    for choices, cutoff in ((siblings, 0.7), (anywhere, 0.85)):
        found = get_close_matches(last, choices, n=1, cutoff=cutoff)
        if found:
            return choices[found[0]]
    return None


def told(sentences: Iterable[str]) -> list[str]:
    """Return the first sentences, and one for the rest where there are very many; the rest is not even worded."""
    waiting = iter(sentences)
    first = list(islice(waiting, MOST_PROBLEMS))
    return [*first, "There is more of this kind, which is ignored too."] if next(waiting, None) is not None else first
