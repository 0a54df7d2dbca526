"""Secrets that no shape gives away: private keys, passwords in addresses and headers, noise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.privacy.rules import around, entropy, in_lower_case
from rightsize.core.privacy.telling import told_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAME = re.compile(r"-----(?:(BEGIN)[ A-Z0-9_-]{0,80}PRIVATE KEY(?: BLOCK)?|END[ A-Z0-9_-]{0,80})-----")
_LONGEST_KEY = 40_000

_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,30}://[^\s/:@\"'`\\<>]{0,100}:([^\s/@\"'`\\<>{}]{3,200})@", re.IGNORECASE)
_VARIABLE = re.compile(r"\$[A-Za-z_]+\d?|%[a-z]|%\(\w+\)s|\$\(\w+\)")
_CONNECTION = re.compile(
    r"(?:password|pwd|accountkey|sharedaccesskey)\s{0,20}=\s{0,20}([^;\"'`\s\\{}$%<>()\[\]]{4,200})\s{0,20}(?=[;\"'`])",
    re.IGNORECASE,
)
_CONNECTION_WORDS = ("password", "pwd", "accountkey", "sharedaccesskey")
_SCHEME = re.compile(r"\b(?:bearer|basic)\s{1,4}([A-Za-z0-9+/_.~-]{8,2000}={0,2})", re.IGNORECASE)
_SCHEME_ALONE = 16
"""Characters from which on what follows a scheme is a secret though no header is named beside it."""

_NOISE = re.compile(
    r"(?:[=:(,\[{|?+]|\breturn\b)\s{0,20}[a-z]{0,2}([\"'`])(?P<whole>[A-Za-z0-9+/_=.-]{20,500})\1"
    r"|(?:(?<=\\[nrt])|(?<![\w+/=.\\-]))(?P<part>[A-Za-z0-9+=]{32,500})(?![\w+/=.-])",
    re.IGNORECASE,
)
_HASH = re.compile(
    r"sha\d|hash|digest|checksum|integrity|etag|commit|revision|uuid|guid|md5|fingerprint", re.IGNORECASE
)
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_RUN = re.compile(r"abcdef|qwerty|012345|123456789", re.IGNORECASE)

_MIXED = 3.8
"""Bits a character of letters of both cases and digits that no word or path has at this length."""

_ONE_CASE = 4.0
"""The same for letters of one case, of which more must be digits."""

_HEX_NOISE = 3.0

_LINE = 400
"""Characters of a line that are looked at before a place."""


def shapeless(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a secret stands that is known by its place or by being noise."""
    lowered = in_lower_case(text)
    yield from _keys(text)
    for stretch in around(text, lowered, ("://",)):
        found = (each for each in _ADDRESS.finditer(text, *stretch) if not _VARIABLE.fullmatch(each.group(1)))
        yield from (each.span(1) for each in found)
    for stretch in around(text, lowered, _CONNECTION_WORDS):
        found = (each for each in _CONNECTION.finditer(text, *stretch) if _in_literal(_line_before(text, each.start())))
        yield from (each.span(1) for each in found)
    for stretch in around(text, lowered, ("bearer", "basic")):
        found = (each for each in _SCHEME.finditer(text, *stretch) if _is_credential(text, each))
        yield from (each.span(1) for each in found)
    yield from told_by_name(text, lowered)
    for noise in _NOISE.finditer(text):
        group = "whole" if noise["whole"] else "part"
        before = _line_before(text, noise.start())
        if _is_noise(noise[group], before) and (group == "whole" or _in_literal(before)):
            yield noise.span(group)


def _keys(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands in the frames of private keys, each up to the next frame."""
    start = None
    for frame in _FRAME.finditer(text):
        if start is not None:
            yield start, min(frame.start(), start + _LONGEST_KEY)
        start = frame.end() if frame.group(1) else None
    if start is not None:
        yield start, min(len(text), start + _LONGEST_KEY)


def _line_before(text: str, at: int) -> str:
    first = max(0, at - _LINE)
    return text[max(first, text.rfind("\n", first, at) + 1) : at]


def _in_literal(before: str) -> bool:
    """Tell whether what comes behind stands in a literal, by the quotes that are open, or among fields."""
    return ";" in before or any(before.count(each) % 2 for each in "\"'`")


def _is_credential(text: str, found: re.Match[str]) -> bool:
    """Tell what follows a scheme from a word that does."""
    value = found.group(1)
    mixed = any(each.isdigit() for each in value) or any(each.isupper() for each in value[1:])
    named = "authorization" in _line_before(text, found.start()).lower()
    return mixed and any(each.isalpha() for each in value) and (named or len(value) >= _SCHEME_ALONE)


def _is_noise(value: str, name: str) -> bool:
    if _RUN.search(value):
        return False
    if _HEX.fullmatch(value):
        return not _HASH.search(name) and entropy(value) >= _HEX_NOISE
    digits = sum(each.isdigit() for each in value)
    mixed = any(each.islower() for each in value) and any(each.isupper() for each in value)
    return digits >= (1 if mixed else len(value) // 8 + 1) and entropy(value) >= (_MIXED if mixed else _ONE_CASE)
