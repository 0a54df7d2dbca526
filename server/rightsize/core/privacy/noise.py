"""Secrets that are noise: letters and digits as no word, path, hash or identifier has them."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from rightsize.core.privacy.rules import entropy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST, _LONGEST = 20, 500
_RUN = re.compile(rf"[A-Za-z0-9+/_=.-]{{{_SHORTEST},}}")
_OPENING = re.compile(r"(?:[=:(,\[{|?+]|\breturn)\s{0,20}[a-z]{0,2}([\"'`])\Z", re.IGNORECASE)
_WORD = 4
"""Letters that make a word."""

_ALONE = re.compile(r"[A-Za-z0-9+=]{32,}")
"""What stands among other text of a literal must be longer, and in the letters of base64 or hexadecimal."""

_NAMED = re.compile(
    r"\bsha\b|sha\d|hash|digest|checksum|integrity|etag|commit|revision|md5|fingerprint"
    r"|(?:\b|_|[gu])uid|guid|nano_?id|ulid|cuid|ksuid|xid\b|object_?id",
    re.IGNORECASE,
)
"""What a line says of hashes and of identifiers, which are noise and no secrets."""

_IDENTIFIER = re.compile(
    r"(?-i:[0-7][0-9A-HJKMNP-TV-Z]{25,26}|c[a-z0-9]{24}|(?:[a-z_]{2,}\d{0,4}\.){1,8}\w+|(?:/[a-z][a-z0-9-]*){2,}/?\w*)"
    r"|\.{1,2}/[\w./-]+|\d{4}-\d{2}-\d{2}T[0-9.+Z-]+"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\w?",
    re.IGNORECASE,
)
"""ULID, CUID, a dotted name, a path, a time and UUID: whoever reads one can do nothing with it."""

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_OF_WORDS = 0.5
"""Share of an identifier's characters that are in words, which noise in both cases has not."""

_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_ALPHABET = re.compile(r"abcdef|qwerty|012345|123456789", re.IGNORECASE)

_MIXED = 3.8
"""Bits a character of letters of both cases and digits that no word or path has at this length."""

_ONE_CASE = 4.0
"""The same for letters of one case, of which more must be digits."""

_HEX_NOISE = 3.0

_LINE = 400
"""Characters of a line that are looked at before and behind a place."""


def noise(text: str, runs: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where noise stands as a literal of its own, or long enough in one; `runs` are those of the text."""
    noisy = {each for each in runs if _SHORTEST <= len(each) <= _LONGEST and _has_noise(each)}
    # One reading for all of them: a file of digests has thousands.
    for each in _RUN.finditer(text) if noisy else ():
        at, end = each.span()
        if each.group() in noisy:
            start = at + (text[at - 1 : at] == "\\" and text[at] in "nrt")
            if is_noise(text[start:end]) and _is_secret(text, start, end):
                yield start, end


def _has_noise(run: str) -> bool:
    """Tell whether a run is noise, perhaps behind the letter of an escape."""
    return any(map(str.isdigit, run)) and (is_noise(run) or (run[0] in "nrt" and is_noise(run[1:])))


def line_before(text: str, at: int) -> str:
    """Return what stands on a line before a place, as much as matters."""
    first = max(0, at - _LINE)
    return text[max(first, text.rfind("\n", first, at) + 1) : at]


def in_literal(before: str) -> bool:
    """Tell whether what comes behind stands in a literal, by the quotes that are open, or among fields."""
    return ";" in before or any(before.count(each) % 2 for each in "\"'`")


def is_noise(value: str) -> bool:
    """Tell noise from words; what is only written in base64 is none."""
    if len(value) < _SHORTEST:
        return False
    if _HEX.fullmatch(value):
        least = _HEX_NOISE
    else:
        mixed = value.lower() != value != value.upper()
        if sum(map(str.isdigit, value)) < (1 if mixed else len(value) // 8 + 1):
            return False
        least = _MIXED if mixed else _ONE_CASE
    if entropy(value) < least:
        return False
    return not (_ALPHABET.search(value) or _IDENTIFIER.fullmatch(value) or _is_words(value) or _is_prose(value))


def _is_words(value: str) -> bool:
    words = [each for each in _PART.findall(value) if len(each) >= _WORD and each.isalpha()]
    return value.lower() != value != value.upper() and sum(map(len, words)) >= _OF_WORDS * len(value)


def _is_prose(value: str) -> bool:
    """Tell whether a value is words in base64, as tests of a codec have them."""
    kept = value.rstrip("=")
    try:
        plain = b64decode(kept + "=" * (-len(kept) % 4), validate=True).decode("ascii")
    except ValueError:
        return False
    return all(each.isalpha() or each in " .,!?'" for each in plain) or (" " in plain and plain.isprintable())


def _is_secret(text: str, start: int, end: int) -> bool:
    before = line_before(text, start)
    line_end = text.find("\n", end, end + _LINE)
    if _NAMED.search(before) or _NAMED.search(text[end : end + _LINE if line_end < 0 else line_end]):
        return False
    quote = text[end : end + 1]
    opening = _OPENING.search(text[max(0, start - _LINE) : start])
    whole = opening is not None and opening.group(1) == quote
    return whole or (_ALONE.fullmatch(text, start, end) is not None and in_literal(before))
