"""Secrets that a name gives away: what a password, a key or a token is set to, compared with, or said to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.privacy.literals import direct, in_rest
from rightsize.core.privacy.names import names
from rightsize.core.privacy.noise import line_before
from rightsize.core.privacy.prose import said
from rightsize.core.privacy.values import is_bare, is_mixed, is_secret, is_setting, is_word, stands_for_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.privacy.names import Name

_OPERATOR = re.compile(
    r"(?:\\?[\"'`])?\]?\)?\s{0,20}"
    r"(?:[:?]{1,2}\s{0,20}[&'\w\[\]., |?<>*]{1,40}?(?=\s{0,20}=)|\{[^{}\n]{0,40}\}(?=\s{0,4}=)|\[\w{0,12}\](?=\s{0,4}=)"
    r"|(?<=[ \t])(?:\[\]|\*)?[a-z]\w{1,20}(?=\s{1,4}=)"
    r"|(?P<others>(?:,\s{0,4}\w{1,40}){1,3}(?=\s{0,4}:?=[^=])))?\s{0,20}"
    r"(?P<operator>:=|=>|[=!]==?|=|:|,|\.equals(?:IgnoreCase)?\(|[({]|\bin\b(?=\s?[\[({])|value\s?="
    r"|\b(?:is(?: not)?|ist|est|es)\b:?|(?<=[ \t])(?=[\"\w]))\s{0,20}",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r"(?P<quote>[\"'`])(?P<value>(?:\\.|(?!(?P=quote))[^\\\n]){1,200})(?P=quote)\s{0,8}"
    r"(?:[=!]==?|\.equals(?:IgnoreCase)?\(|,)\s{0,8}[\w.$>\[\]\"'-]{0,80}\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"[=!]=|\.equals|(?:compare|equal|strn?cmp|verify)\w{0,20}\(", re.IGNORECASE)
_BARE = re.compile(r"[^\s\"'`()\[\]{}<>,;]{6,200}(?=[\s,;]|\Z)")
_ASSIGNS = frozenset({"=", ":=", "=>", ":", ","})
_SETTING = re.compile(r"\s*(?P<shell>(?:export|ENV|ARG|set)\s+)?(?:-\s+)?[\"']?[\w.-]*")
_TARGETS = re.compile(r"\s*(?:(?:var|let|const|static|final)\s+)?[\w., ]*")
_COMMENT = re.compile(r"#|//|--|/\*|^\s*\*")

_LONG_ENOUGH = 6
"""Characters from which on a mixture is a secret though other things stand between it and the name."""


def told_by_name(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where a secret stands that a name tells; `lowered` is the text in lower case."""
    for name in names(text, lowered):
        operator = _OPERATOR.match(text, name.end)
        if operator is not None:
            yield from _told(text, name, operator)
            if (span := said(text, name, operator)) is not None:
                yield span
        if name.strong:
            yield from _reversed(text, name)


def _told(text: str, name: Name, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    operator, at = found["operator"], found.end()
    if found["others"] and not _TARGETS.fullmatch(line_before(text, name.start)):
        yield from _in_rest(text, name, found.start("others"), otherwise_only=True)
        return
    if operator == "" and "define" not in line_before(text, name.start):
        yield from _bare(text, name, operator, at)
        return
    literals = direct(text, at)
    for value, spans in literals.values(text):
        if _is_told(value, name, operator):
            yield from spans
    if name.strong and operator not in ("(", "{"):
        yield from _in_rest(text, name, literals.end, otherwise_only=operator == ",")
        if not literals.spans and operator != ",":
            yield from _bare(text, name, operator, at)


def _is_told(value: str, name: Name, operator: str) -> bool:
    if len(value) < name.least or (name.word == "pin" and not value.isdigit()):
        return False
    if (operator == "," and not name.exact) or not (name.strong or operator in _ASSIGNS):
        return False
    if is_secret(value, strong=name.strong):
        return name.strong or any(map(str.isdigit, value))
    if not name.careless or operator in (",", "(", "{"):
        return False
    if name.word == "passphrase" and " " in value:
        words = value.split()
        return all(map(str.isalpha, words)) and not any(map(stands_for_one, words)) and operator != ":"
    return is_word(value) and (operator != ":" or (value.islower() and value.isalpha()))


def _in_rest(text: str, name: Name, at: int, *, otherwise_only: bool) -> Iterator[tuple[int, int]]:
    for value, span, otherwise in in_rest(text, at):
        mixed = not otherwise_only and is_mixed(value) and len(value) >= _LONG_ENOUGH and value[0] not in "/."
        told = is_secret(value, strong=name.least < _LONG_ENOUGH) or (name.careless and is_word(value))
        if mixed or (otherwise and told and len(value) >= name.least):
            yield span


def _bare(text: str, name: Name, operator: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield what stands without quotes: in a setting of a line of its own, or in a comment."""
    found = _BARE.match(text, at)
    if found is None or not name.strong:
        return
    before, value = line_before(text, name.start), found.group()
    line_end = text.find("\n", found.end())
    alone = not text[found.end() : len(text) if line_end < 0 else line_end].partition("#")[0].strip()
    setting = _SETTING.fullmatch(before)
    unspaced = text[name.start].isupper() and text[name.end : at] == "="
    if setting is not None and (setting["shell"] or (unspaced and (not before[:1].isspace() or "- " in before))):
        if (alone or text[found.end()] in " \t") and is_setting(value):
            yield found.span()
    elif setting is not None and alone:
        if operator in ("=", ":", ":=") and is_bare(value):
            yield found.span()
    elif operator and _COMMENT.search(before) and (is_mixed(value) or (name.least < _LONG_ENOUGH and is_bare(value))):
        yield found.span()


def _reversed(text: str, name: Name) -> Iterator[tuple[int, int]]:
    before = line_before(text, name.start)
    if _COMPARED.search(before) is None or (found := _REVERSED.search(before)) is None:
        return
    value, start = found["value"], name.start - len(before)
    compared = is_secret(value, strong=True) or (name.careless and is_word(value))
    if len(value) >= name.least and compared and not stands_for_one(value):
        yield start + found.start("value"), start + found.end("value")
