"""Secrets that a sentence says without quotes: `log in with password=hunter2`, in a request or a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.privacy.noise import line_before
from rightsize.core.privacy.values import is_bare, stands_for_one
from rightsize.core.tables import packaged_table

if TYPE_CHECKING:
    from rightsize.core.privacy.names import Name

_VALUE = re.compile(r"[^\s\"'`()\[\]{}<>,;\\]{4,200}(?=[\s,;)\\]|\Z)")
_SAID_BY = re.compile(r"[=:]|(?:is(?: not)?|ist|est|es):?", re.IGNORECASE)
_ENDS = ".:?!"
"""What ends a sentence, and is no part of a secret."""

_LINE = 200
"""Characters of a line behind a value that are read."""

_OF_ANYTHING = 6
"""Characters that a value has at least whose name may stand for other things, as `token` does."""

_COMMENT = re.compile(r"#|//|--|/\*|^\s*\*")
_NOTE = re.compile(r"\s(?:#|//|/\*).*")
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|`[^`]*`")
_CALLED = re.compile(r"[\w\])>][(\[]|[{]")
_PAIRS = re.compile(r"(?:[-*] )?(?:[\w.-]{1,40}\s?[=:]\s?[^\s,;=:]{1,80}[,;]?\s{1,4}){0,9}")
"""What stands in front of a pair on a line of pairs, which does not begin as code inside of brackets does."""

_WORDS = re.compile(r"(?<![\w.$-])([^\W\d_]+),? (?=([^\W\d_]+)(?![\w.(=:\[-]))")
_LAST_WORD = re.compile(r"(?<![\w.$-])([^\W\d_]+) \Z")
_DIGIT_BEHIND = re.compile(r"[A-Za-z]{4,}\d")
_SIGN_INSIDE = re.compile(r"(?=\w*[A-Za-z])\w+[!#$^@]\w+")
_ATTRIBUTE = re.compile(r"[A-Za-z_$]\w*(?:(?:\.|::|->|/)[A-Za-z_]\w*)+")


@dataclass(frozen=True, slots=True)
class _Tables:
    """The table: `prose.toml` says what each list is."""

    code: frozenset[str]
    numbered: re.Pattern[str]


def said(text: str, name: Name, operator: re.Match[str]) -> tuple[int, int] | None:
    """Return where the secret stands that a sentence gives a name, or None where no sentence does."""
    found = _VALUE.match(text, operator.end())
    if found is None or not name.strong or not _SAID_BY.fullmatch(operator["operator"]):
        return None
    value = found.group().rstrip(_ENDS)
    if not _is_told(value, name, operator["operator"]) or not _is_prose(text, name, operator, found.end()):
        return None
    return found.start(), found.start() + len(value)


def _is_told(value: str, name: Name, operator: str) -> bool:
    """Tell a secret from what a sentence says of one: a variable, a type, a length, the name of an algorithm."""
    if len(value) < name.least or _ATTRIBUTE.fullmatch(value) or _tables().numbered.fullmatch(value):
        return False
    if value.isdigit():
        return name.least < _OF_ANYTHING and operator != ":" and not stands_for_one(value)
    if stands_for_one(value) or stands_for_one(value.rstrip("0123456789")):
        return False
    return is_bare(value) or _DIGIT_BEHIND.fullmatch(value) is not None or _SIGN_INSIDE.fullmatch(value) is not None


def _is_prose(text: str, name: Name, operator: re.Match[str], end: int) -> bool:
    """Tell a sentence, a comment or a line of settings from code by what else the line says."""
    before = _QUOTED.sub('"', line_before(text, name.start))
    line_end = text.find("\n", end, end + _LINE)
    behind = text[end : end + _LINE if line_end < 0 else line_end]
    opened = any(before.count(each) > before.count(closed) for each, closed in ("()", "{}", "[]"))
    if (opened and _CALLED.search(before)) or (behind[:1] == ")" and not opened):
        return False
    sign = text[name.end : operator.end()]
    if sign != "=" and behind.lstrip().startswith((";", "{")):
        return False
    if _COMMENT.search(before) or _speaks(before) or _speaks(_QUOTED.sub('"', _NOTE.sub("", behind))):
        return True
    spaced = "=" in sign and sign != "="
    return not spaced and (_PAIRS.fullmatch(before) is not None or _follows_word(before))


def _follows_word(before: str) -> bool:
    found = _LAST_WORD.search(before)
    return found is not None and found.group(1).lower() not in _tables().code


def _speaks(words: str) -> bool:
    """Tell whether two words stand side by side as no code has them."""
    code = _tables().code
    return any(not code.intersection(map(str.lower, each.groups())) for each in _WORDS.finditer(words))


@cache
def _tables() -> _Tables:
    table = packaged_table("rightsize.core.privacy", "prose.toml")
    return _Tables(frozenset(table["code"]), re.compile("|".join(table["numbered"]), re.IGNORECASE))
