"""What a name is set to: a secret, or a word, a number, a path, a template, or what only stands for a secret."""

from __future__ import annotations

import re

_TEMPLATE = re.compile(
    r"[$#]\{[^{}]*\}|\{\{?[\w:.!\[\]() ,|-]*\}?\}|%\(\w+\)\w|%[sdvqxri]|\$\([^)]*\)|\$[A-Za-z_]+\d?(?!\w)|\\."
)
_PLAIN = re.compile(
    r"[A-Za-z_./:\s-]*|[\d.,:/-]*|<[^<>]*>|\{.*\}|\[.*\]|(?:\.{0,2}|~)/[\w.*-]*(?:/[\w.*-]*)+|(?:\.{0,2}|~)/[a-z\d._-]*"
)
_SIGNS = frozenset("!@#$^&*+=?~")
_CLASSES = 3
"""Kinds of characters (small, capital, digit, sign) that a word of an expression or a comment does not mix."""

_STAND_IN = re.compile(
    r"\W*(?:(?:my|your|the|user|test|db|some|new|old|confirm|a|app|client|api|access|admin|example|sample|dummy|master"
    r"|sas)?[_ .-]?"
    r"(?:passw(?:or)?[dt]s?|passphrase|passcode|pass|pwd|psw|pw|secrets?|tokens?|credentials?|key|apikey|pin)[_ .-]?"
    r"(?:here|name|hash|field|key|id|value|goes[_ -]?here)?"
    r"|x{3,}|\*{3,}|\.{3,}|change[_ -]?(?:me|it)|redacted|none|null|nil|true|false|undefined|empty|required|optional"
    r"|invalid|missing|default|string|bytes|text|hidden|input|unknown|example|anonymous|guest|foobar|foo|bar|baz|test"
    r"|user|username|email|name|type|value|basic|bearer|plain|oauth2?|kerberos|ldap|object|number|boolean|different|alpha|beta|gamma|strict|asdfg?|qwer|always|never|yes|no|on|off|auto|ask|prompt|enabled|disabled|(.)\1+)\W*"
    r"|[$%](?-i:[A-Z_]+|[a-z_]+)\d?[$%]?|\$\{[^{}]*\}|\$\(\w+\)|%[a-z]|%\(\w+\)s|<[^<>]*>|\{\w*\}",
    re.IGNORECASE,
)
"""What is written where a secret would be, and opens nothing."""

_WORD = re.compile(r"[A-Za-z][a-z]{3,}(?:[-.!?][a-z]+)*[!?]?")
_TYPE = re.compile(
    r"(?:u?int|float|double|complex|str|string|utf|base|sha|md|varchar|char|iso|latin|es|hs|rs|x)_?\d+\w?"
)
_LEET = re.compile(r"[A-Za-z-]*[A-Za-z]\d+[A-Za-z][A-Za-z\d-]*|[a-z]+\d{2,}|\d{1,4}[a-z][A-Za-z\d]*[a-z\d]")
_SHORTEST_LEET = 6


def stands_for_one(value: str) -> bool:
    """Tell what is written in the place of a secret, as the name of a variable or `changeme`, from a secret."""
    return _STAND_IN.fullmatch(value) is not None


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
