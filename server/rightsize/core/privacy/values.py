"""What a name is set to: a secret, or a word, a number, a path, a template, or what only stands for a secret."""

from __future__ import annotations

import re
from functools import cache

from rightsize.core.tables import packaged_table

_TEMPLATE = re.compile(
    r"[$#]\{[^{}]*\}|\{\{?[\w:.!\[\]() ,|-]*\}?\}|%\(\w+\)\w|%[sdvqxri]|\$\([^)]*\)|\$[A-Za-z_]+\d?(?!\w)|\\."
)
_PLAIN = re.compile(
    r"[A-Za-z_./:\s-]*|[\d.,:/-]*|<[^<>]*>|\{.*\}|\[.*\]|(?:\.{0,2}|~)/[\w.*-]*(?:/[\w.*-]*)+|(?:\.{0,2}|~)/[a-z\d._-]*"
)
_SIGNS = frozenset("!@#$^&*+=?~")
_CLASSES = 3
"""Kinds of characters (small, capital, digit, sign) that a word of an expression or a comment does not mix."""

_WORD = re.compile(r"[A-Za-z][a-z]{3,}(?:[-.!?][a-z]+)*[!?]?")
_TYPE = re.compile(
    r"(?:u?int|float|double|complex|str|string|utf|base|sha|md|varchar|char|iso|latin|es|hs|rs|x)_?\d+\w?"
)
_LEET = re.compile(r"[A-Za-z-]*[A-Za-z]\d+[A-Za-z][A-Za-z\d-]*|[a-z]+\d{2,}|\d{1,4}[a-z][A-Za-z\d]*[a-z\d]")
_SHORTEST_LEET = 6


def stands_for_one(value: str) -> bool:
    """Tell what is written in the place of a secret, as the name of a variable or `changeme`, from a secret."""
    return _stand_in().fullmatch(value) is not None


def is_secret(value: str, *, strong: bool) -> bool:
    """Tell a value from a word, a number, a path or a template: it mixes what those do not.

    Only a strong name, as one of a password, tells of digits alone, and of what else looks like a template or words.
    """
    if "://" in value or stands_for_one(value):
        return False
    if strong and value.isascii() and value.isdigit():
        return True
    rest = _TEMPLATE.sub("", value)
    if not strong and (
        rest != value
        or value[0] in "/.<"
        or any(each in value for each in ("$", "{"))
        or not value.isprintable()
        or " " in value
    ):
        return False
    if _PLAIN.fullmatch(rest) or not any(map(str.isalnum, rest)):
        return False
    if any(each.isspace() for each in value):
        return any(is_mixed(each) for each in rest.split())
    return any(each.isdigit() or each in _SIGNS for each in rest)


def is_mixed(value: str) -> bool:
    """Tell what mixes kinds of characters as no word does."""
    kinds = (str.islower, str.isupper, str.isdigit, _SIGNS.__contains__)
    found = sum(any(kind(each) for each in value) for kind in kinds)
    return found >= _CLASSES and "://" not in value and not any(each.isspace() for each in value)


def is_word(value: str) -> bool:
    """Tell a plain word, or some with hyphens, that can be a password of a careless kind."""
    return _WORD.fullmatch(value) is not None and not stands_for_one(value)


def is_bare(value: str) -> bool:
    """Tell a secret without quotes from what code says there: a name, a type, a number or a call."""
    if len(value) < _SHORTEST_LEET or _TYPE.fullmatch(value) or stands_for_one(value):
        return False
    return _LEET.fullmatch(value) is not None or (is_mixed(value) and value[0].isalnum())


def is_setting(value: str) -> bool:
    """Tell a secret in an environment's setting, where nothing but a value stands, from a word and a variable."""
    if stands_for_one(value) or "://" in value or value[0] in "$/~." or "$" in value[1:2]:
        return False
    kinds = (str.isalpha, str.isdigit, _SIGNS.__contains__)
    return sum(any(kind(each) for each in value) for kind in kinds) > 1


@cache
def _stand_in() -> re.Pattern[str]:
    table = packaged_table("rightsize.core.privacy", "stand_ins.toml")
    whose, kinds, tails = ("|".join(table["named"][each]) for each in ("whose", "kinds", "tails"))
    words, shapes = ("|".join(table["other"][each]) for each in ("words", "shapes"))
    named = rf"(?:{whose})?[_ .-]?(?:{kinds})[_ .-]?(?:{tails})?"
    # One character again and again stands for a secret, too.
    return re.compile(rf"\W*(?:{named}|{words}|(.)\1+)\W*|{shapes}", re.IGNORECASE)
