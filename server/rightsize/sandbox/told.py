"""Values as plain data tells them, and whether two of them are equal; numbers within a tolerance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

_RELATIVE, _ABSOLUTE = 1e-9, 1e-12
"""By how much a number may be off: what adding in another order makes, and no more."""

_DEEPEST = 40


class Unknown:
    """A value that has no plain form; it equals nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object: of which class, by a number that is good for one run, and what it is made of."""

    kind: int
    state: Any

    def __hash__(self) -> int:
        """Let a set hold it, whatever it is made of."""
        return hash((self.kind, _mixed(self.state)))


def value_of(told: Any) -> Any:
    """Return the value that was told as plain data, or one that equals nothing."""
    try:
        tag, *rest = told
        return _READ[tag](*rest)
    except (TypeError, ValueError, KeyError, SyntaxError, RecursionError):
        return Unknown()


def _all(parts: Any) -> list[Any]:
    return [value_of(each) for each in parts]


_READ: dict[str, Any] = {
    "plain": lambda value: value if isinstance(value, (bool, int, str, type(None))) else Unknown(),
    "int": lambda digits: int(digits, 16),
    "float": float,
    "complex": complex,
    "bytes": bytes.fromhex,
    "list": _all,
    "tuple": lambda parts: tuple(_all(parts)),
    "set": lambda parts: frozenset(_all(parts)),
    "same": lambda number: Thing(0, number),
    "object": lambda kind, parts: Thing(int(kind), _all(parts)),
    "dict": lambda parts: {value_of(key): value_of(each) for key, each in parts},
}


def same(value: Any, wanted: Any, depth: int = 0) -> bool:
    """Tell whether two values are equal, numbers within a tolerance, however deep they stand."""
    if depth > _DEEPEST:
        return bool(value == wanted)
    if isinstance(value, (float, complex)) or isinstance(wanted, (float, complex)):
        return _near(value, wanted)
    if isinstance(value, (list, tuple)) and type(value) is type(wanted):
        return len(value) == len(wanted) and all(same(*pair, depth + 1) for pair in zip(value, wanted, strict=True))
    if isinstance(value, Thing) and isinstance(wanted, Thing):
        return value.kind == wanted.kind and same(value.state, wanted.state, depth + 1)
    if isinstance(value, dict) and isinstance(wanted, dict):
        return value.keys() == wanted.keys() and all(same(value[key], wanted[key], depth + 1) for key in wanted)
    return bool(value == wanted)


def _mixed(value: Any) -> int:
    """Return a number that equal values have in common."""
    if isinstance(value, (list, tuple)):
        return hash(tuple(map(_mixed, value)))
    if isinstance(value, dict):
        return sum(hash((_mixed(key), _mixed(each))) for key, each in value.items())
    return hash(value)


def _near(value: Any, wanted: Any) -> bool:
    numbers = (int, float)
    if isinstance(value, numbers) and isinstance(wanted, numbers):
        both_none = value != value and wanted != wanted  # noqa: PLR0124 - so it is with no number alone
        try:
            return both_none or math.isclose(value, wanted, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE)
        except OverflowError:
            return value == wanted
    if isinstance(value, (*numbers, complex)) and isinstance(wanted, (*numbers, complex)):
        return abs(value - wanted) <= max(_RELATIVE * abs(wanted), _ABSOLUTE)
    return bool(value == wanted)
