"""Names that tell of a secret: `DB_PASS_STAGING` does, and `password_field` speaks of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.tables import packaged_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIX = r"(?:\d{1,4}(?![a-z\d])|\d{0,4}(?:[_-][a-z\d]{1,20}){1,4}|(?-i:(?<=[a-z])[A-Z][A-Za-z\d]{1,30}))"
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that tells.

    Attributes:
        strong: it is one of a secret and of nothing else.
        exact: it says no more than whose secret it is.
        careless: what people set to plain words, so a plain word is one.
        least: characters from which on a value counts.
    """

    word: str
    start: int
    end: int
    strong: bool
    exact: bool
    careless: bool
    least: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The table: `names.toml` says what each list is."""

    found_by: tuple[str, ...]
    form: re.Pattern[str]
    long: frozenset[str]
    careless: frozenset[str]
    key_of: re.Pattern[str]
    neutral: frozenset[str]
    describes: frozenset[str]


def names(text: str, lowered: str) -> Iterator[Name]:
    """Yield the names in a text that tell of a secret; `lowered` is the text in lower case."""
    words = _words()
    for word in words.found_by:
        at = lowered.find(word)
        while at >= 0:
            found = words.form.match(text, at)
            if found is not None and (name := _name(words, text, found)) is not None:
                yield name
            at = lowered.find(word, at + len(word))


def _name(words: _Words, text: str, found: re.Match[str]) -> Name | None:
    word, start = found["word"].lower(), found.start()
    suffix = found["suffix"] or ""
    parts = {each.lower() for each in _PARTS.findall(suffix) if not each.isdigit()}
    if any(each in words.describes or each.removesuffix("s") in words.describes for each in parts):
        return None
    strong = word not in ("salt", "pepper")
    if word == "key":
        strong = words.key_of.search(text[max(0, start - 12) : start]) is not None
        if parts or not (strong or (not suffix and _begins(text, start))):
            return None
    elif word not in words.long and not _begins(text, start):
        return None
    careless = word in words.careless
    least = 4 if careless or word in ("pass", "pw", "pin") else 6
    exact = parts <= words.neutral
    return Name(word, start, found.end(), strong, exact, careless and exact, least)


def _begins(text: str, at: int) -> bool:
    """Tell whether a word begins at a place, also in the midst of a name in camel case."""
    before = text[at - 1 : at]
    return not before.isalpha() or (text[at].isupper() and before.islower())


@cache
def _words() -> _Words:
    table = packaged_table("rightsize.core.privacy", "names.toml")
    secret, part = table["secret"], table["part"]
    return _Words(
        tuple(secret["found_by"]),
        re.compile(rf"(?P<word>{'|'.join(secret['forms'])})s?(?P<suffix>{_SUFFIX})?(?![\w-])", re.IGNORECASE),
        frozenset(secret["long"]),
        frozenset(secret["careless"]),
        re.compile(rf"(?:{'|'.join(secret['keys_of'])})[_ -]?\Z", re.IGNORECASE),
        frozenset(part["neutral"]),
        frozenset(part["describes"]),
    )
