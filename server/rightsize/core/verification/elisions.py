"""Comments that stand for code: that it was left out, that it is still to be written, or that one cannot be sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from rightsize.core.tables import packaged_table

_WORD = re.compile(r"[a-z']+|[^\sa-z']", re.IGNORECASE)
_DOTS = re.compile(r"(?:\.{3,}|\u2026)(?:[^.\u2026]*(?:\.{3,}|\u2026))?")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class _Words:
    """The table: `data/elisions.toml` says what each row is."""

    code: frozenset[str]
    absent: frozenset[str]
    fillers: frozenset[str]
    left_out: re.Pattern[str]
    asks: re.Pattern[str]
    to_do: re.Pattern[str]
    better: re.Pattern[str]
    wanted: re.Pattern[str]
    perhaps: re.Pattern[str]


def stands_for_code(words: str) -> bool:
    """Tell whether a comment, its marks taken off, says nothing but that code was left out where it stands."""
    words = words.strip()
    if len(words) > _LONGEST:
        return False
    known = _words()
    if _DOTS.fullmatch(words) or known.left_out.fullmatch(words.strip(" .\u2026()[]<>-*")):
        return True
    found = {each.lower() for each in _WORD.findall(words) if each.isalpha()}
    return bool(found & known.code and found & known.absent) and found <= known.code | known.absent | known.fillers


def asks_for_code(words: str) -> bool:
    """Tell whether a comment says where a person is to put code, as templates do."""
    return _words().asks.search(words) is not None


def is_to_do(words: str) -> bool:
    """Tell whether a comment says that something is not done yet."""
    return _words().to_do.search(words) is not None


def wants_better(words: str) -> bool:
    """Tell whether a comment that says what is to be done speaks of code that is there and could be better."""
    return _words().better.search(words) is not None


def wants_what_was_asked(words: str) -> bool:
    """Tell whether a comment that says what is to be done may speak of a part of what was asked for."""
    return _words().wanted.search(words) is not None


def may_stand_for_code(words: str) -> bool:
    """Tell whether a comment looks like one of these and may be an explanation."""
    return _words().perhaps.search(words) is not None


@cache
def _words() -> _Words:
    table = packaged_table("rightsize.core.verification", "data/elisions.toml")
    words: dict[str, Any] = {name: frozenset(row) for name, row in table["words"].items()}
    said: dict[str, Any] = {name: re.compile(row, re.IGNORECASE) for name, row in table["said"].items()}
    return _Words(**words, **said)
