"""A value: what an expression may hold, and how the values of its parts come together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression may hold.

    Attributes:
        literal: constants of the source and nothing else.
        built: text put together with something that is no constant.
        text: a constant text is part of it.
        origins: where what is no constant comes from: `input`, `parameter`, `call`, `attribute`.
        names: the names that it went through.
        texts: the constants of which it is one or is made, as written.
        whole: somebody else may have given all of it, with no constant text beside it.
    """

    literal: bool = False
    built: bool = False
    text: bool = False
    origins: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    whole: bool = False

    def meets(self, condition: str) -> bool:
        """Tell whether one of the conditions that rules may name holds."""
        return _CONDITIONS[condition](self)


_CONDITIONS: dict[str, Callable[[Value], bool]] = {
    "literal": lambda value: value.literal,
    "variable": lambda value: not value.literal,
    "built": lambda value: value.built and bool(value.origins),
    "open": lambda value: bool(value.origins),
    "input": lambda value: bool(value.origins & {"input", "parameter"}),
    "request": lambda value: "input" in value.origins,
    "direct": lambda value: "input" in value.origins and "call" not in value.origins,
    "known": lambda value: bool(value.texts) and not value.origins,
    "whole": lambda value: value.whole and bool(value.origins & {"input", "parameter"}),
}

CONDITIONS = frozenset(_CONDITIONS)

CLEAN = Value()
"""What cannot do harm: a number, a setting, something that was cleaned."""


@dataclass(frozen=True, slots=True)
class Harmless:
    """What makes a value harmless for one rule, beside what does so everywhere in the language.

    Attributes:
        cleaned_by: callees.
        guarded_by: conditions around the place.
        checks: conditions count at all.
        numbers: a number is harmless, and so is what cleans everywhere in the language.
    """

    cleaned_by: re.Pattern[str] | None = None
    guarded_by: re.Pattern[str] | None = None
    checks: bool = True
    numbers: bool = True


CONSTANT_NAME = re.compile(r"^_{0,2}[A-Z][A-Z0-9_]*$")
"""What programs call their constants."""

AS_EVERYWHERE = Harmless()
"""What holds for every rule."""


def joined(values: Iterable[Value]) -> Value:
    """Return the value of what may be any of these, or is made of them."""
    parts = list(values)
    if not parts:
        return Value(literal=True)
    return reduce(both, parts)


def both(one: Value, other: Value) -> Value:
    """Return the value of what may be either, or is made of both."""
    return Value(
        one.literal and other.literal,
        one.built or other.built,
        one.text or other.text,
        one.origins | other.origins,
        one.names | other.names,
        one.texts | other.texts,
        one.whole or other.whole,
    )


def mixed(value: Value) -> Value:
    """Return a value whose parts stand beside one another, and not one for another."""
    return replace(value, whole=False) if value.whole and value.text else value
