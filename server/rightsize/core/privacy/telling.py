"""Secrets that a name gives away: what a password, a key or a token is set to, compared with, or said to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.privacy.rules import around

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = ("pass", "pwd", "secret", "token", "credential", "key", "salt", "pepper", "pin")
"""One of them stands in whatever the expressions match."""

_NAME = re.compile(
    r"(?:(?P<strong>passw(?:or)?[dt]|pwd|passphrase|passcode|secret|token|credential|api[_-]?key|access[_-]?key"
    r"|private[_-]?key|auth[_-]?key|encryption[_-]?key|signing[_-]?key|client[_-]?key|\bpin|(?<![a-z])pass"
    r"|(?-i:(?<=[a-z])Pass))|\bkey|salt|pepper)s?"
    r"\\?[\"'`]?\]?\s{0,20}(?::\s{0,20}[&'\w\[\]., |]{1,40}?)?\s{0,20}"
    r"(?P<operator>:=|=>|[=!]==?|=|:|,|\.equals\(|\bis\b)\s{0,20}",
    re.IGNORECASE,
)
_LITERAL = re.compile(
    r"[a-z@$]{0,2}(?:\\(?P<escaped>[\"'])(?P<inner>[^\"'\\\n]{6,200})\\(?P=escaped)"
    r"|(?P<quote>\"\"\"|'''|[\"'`])(?P<value>(?:\\.|(?!(?P=quote))[^\\\n]){6,200})(?P=quote))",
    re.IGNORECASE,
)
_BARE = re.compile(r"[^\s\"'`()\[\]{}<>,;]{6,200}(?=[\s,;]|\Z)")
_COMMENT = re.compile(r"#|//|--|/\*|^\s*\*")
_REST = 200
"""Characters of an expression in which a literal is looked for."""

_TEMPLATE = re.compile(
    r"[$#]\{[^{}]*\}|\{\{?[\w:.!\[\]() ,|-]*\}?\}|%\(\w+\)\w|%[sdvqxri]|\$\([^)]*\)|\$[A-Za-z_]+\d?(?!\w)|\\."
)
_PLAIN = re.compile(
    r"[A-Za-z_./:\s-]*|[\d.,:/-]*|<[^<>]*>|\{.*\}|\[.*\]|(?:\.{0,2}|~)/[\w.*-]*(?:/[\w.*-]*)+|(?:\.{0,2}|~)/[a-z\d._-]*"
)
_SIGNS = frozenset("!@#$^&*+=?~")
_CLASSES = 3
"""Kinds of characters (small, capital, digit, sign) that a word of an expression or a comment does not mix."""


def told_by_name(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where a secret stands that a name tells; `lowered` is the text in lower case."""
    for first, last in around(text, lowered, WORDS):
        for name in _NAME.finditer(text, first, last):
            yield from _told(text, name, last)


def _told(text: str, name: re.Match[str], last: int) -> Iterator[tuple[int, int]]:
    strong = name["strong"] is not None
    literal = _LITERAL.match(text, name.end(), last)
    if literal is not None:
        start, end = _inside(literal)
        if _is_secret(text[start:end], strong=strong):
            yield start, end
    elif strong and name["operator"] != ",":
        line = text.find("\n", name.end(), name.end() + _REST)
        end = min(last, name.end() + _REST) if line < 0 else line
        for found in map(_inside, _LITERAL.finditer(text, name.end(), end)):
            if _is_mixed(text[slice(*found)]):
                yield found
        bare = _BARE.match(text, name.end(), last)
        if bare is not None and _is_mixed(bare.group()) and _is_comment(text, name.start()):
            yield bare.span()


def _inside(literal: re.Match[str]) -> tuple[int, int]:
    return literal.span("value" if literal["quote"] else "inner")


def _is_comment(text: str, at: int) -> bool:
    start = text.rfind("\n", max(0, at - _REST), at) + 1
    return _COMMENT.search(text[max(start, at - _REST) : at]) is not None


def _is_secret(value: str, *, strong: bool) -> bool:
    """Tell a value from a word, a number, a path or a template: it mixes what those do not.

    Only a strong name, as one of a password, tells of digits alone, and of what else looks like a template or words.
    """
    if "://" in value:
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
    if _PLAIN.fullmatch(rest):
        return False
    if any(each.isspace() for each in value):
        return any(_is_mixed(each) for each in rest.split())
    return any(each.isdigit() or each in _SIGNS for each in rest)


def _is_mixed(value: str) -> bool:
    kinds = (str.islower, str.isupper, str.isdigit, _SIGNS.__contains__)
    found = sum(any(kind(each) for each in value) for kind in kinds)
    return found >= _CLASSES and "://" not in value and not any(each.isspace() for each in value)
