"""How settings are named in each place: `document.line_length` in files, `lineLength` in editors, `RIGHTSIZE_…` outside.

Whatever a source wrote is shown in a sentence only as `shown` leaves it: short, and without anything a terminal acts on.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PREFIX = "RIGHTSIZE_"
DEEPEST = 8
"""Levels of nesting that names are put right in; nothing that can be set lies deeper."""

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


def leaves(data: Mapping[str, Any], keys: Collection[str], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what nested data sets as dotted keys and values; a table is looked into where it groups settings."""
    for name, value in data.items():
        key = f"{prefix}{snake(str(name))}"
        if isinstance(value, dict) and any(each.startswith(f"{key}.") for each in keys):
            yield from leaves(value, keys, f"{key}.")
        elif value is not None:  # editors send null for what is unset
            yield key, with_snake_names(value)


def with_snake_names(value: Any, depth: int = 0) -> Any:
    """Return a value with the names within it as files write them, and without nulls."""
    if depth > DEEPEST:
        return value
    if isinstance(value, dict):
        kept = ((key, each) for key, each in value.items() if each is not None)
        return {snake(str(key)): with_snake_names(each, depth + 1) for key, each in kept}
    return [with_snake_names(each, depth + 1) for each in value] if isinstance(value, list) else value


def shown(text: str) -> str:
    """Return text that is safe in one line of a message."""
    clean = "".join(each if each.isprintable() else "�" for each in text[: _LONGEST_SHOWN + 1]).replace("`", "'")
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"


def unknown(name: str, known: Collection[str]) -> str:
    """Say that a name is no setting, and which one was perhaps meant."""
    short = name[:_LONGEST_SHOWN]
    nearest = get_close_matches(short, known, n=1) or get_close_matches(short.rpartition(".")[2], known, n=1)
    hint = f"; did you mean `{nearest[0]}`?" if nearest else ""
    return f"`{shown(name)}` is not a setting{hint}"
