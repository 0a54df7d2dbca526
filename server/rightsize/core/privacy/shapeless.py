"""Secrets that no shape gives away: private keys, passwords in addresses, what is assigned to a telling name, noise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.privacy.rules import around, entropy, in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(
    r"-----BEGIN[ A-Z0-9_-]{0,80}PRIVATE KEY(?: BLOCK)?-----"
    r"(.{0,40000}?)(?:-----END[ A-Z0-9_-]{0,80}-----|\Z)",
    re.DOTALL,
)
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,30}://[^\s/:@\"'`\\<>]{0,100}:([^\s/@\"'`\\<>{}$%]{3,200})@", re.IGNORECASE
)
_CONNECTION = re.compile(
    r"(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*([^;\"'`\s\\{}$%<>]{4,200})\s*(?=[;\"'`])", re.IGNORECASE
)
_TELLING = re.compile(
    r"(?:passw(?:or)?d|pwd|passphrase|passcode|secret|token|credential|api[_-]?key|access[_-]?key|private[_-]?key"
    r"|auth[_-]?key|encryption[_-]?key|signing[_-]?key|client[_-]?key|\bkey|salt|pepper|\bpin)s?"
    r"[\"'`]?\]?\s*(?::\s*[&'\w\[\]., |]{1,40}?)?\s*(?::=|=>|=|:|,)\s*[a-z]{0,2}([\"'`])([^\"'`\s\\]{6,200})\1",
    re.IGNORECASE,
)
_CONNECTION_WORDS = ("password", "pwd", "accountkey", "sharedaccesskey")
_TELLING_WORDS = (
    "passw",
    "pwd",
    "passphrase",
    "passcode",
    "secret",
    "token",
    "credential",
    "key",
    "salt",
    "pepper",
    "pin",
)
"""One of them stands in whatever the expressions match."""

_NOISE = re.compile(r"[=:(,\[{]\s*[a-z]{0,2}([\"'`])([A-Za-z0-9+/_=.-]{20,500})\1", re.IGNORECASE)
_HASH = re.compile(
    r"sha\d|hash|digest|checksum|integrity|etag|commit|revision|uuid|guid|md5|fingerprint", re.IGNORECASE
)
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_PLAIN = re.compile(r"[A-Za-z_./:-]*\Z|[\d.,:/-]*\Z|https?://|[./]|\$|<|%\(|\{")
_TEMPLATE = re.compile(r"\{[\w:.!]*\}|%\(?\w|\$\{?\w")
_RUN = re.compile(r"abcdef|qwerty|012345|123456789", re.IGNORECASE)

_MIXED = 3.8
"""Bits a character of letters of both cases and digits that no word or path has at this length."""

_ONE_CASE = 4.0
"""The same for letters of one case, of which more must be digits."""

_HEX_NOISE = 3.0


def shapeless(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a secret stands that is known by its place or by being noise."""
    lowered = in_lower_case(text)
    for found in _KEY.finditer(text):
        yield found.span(1)
    for expression, words in ((_ADDRESS, ("://",)), (_CONNECTION, _CONNECTION_WORDS)):
        for stretch in around(text, lowered, words):
            yield from (found.span(1) for found in expression.finditer(text, *stretch))
    for stretch in around(text, lowered, _TELLING_WORDS):
        for found in _TELLING.finditer(text, *stretch):
            if _is_telling(found.group(2)):
                yield found.span(2)
    for found in _NOISE.finditer(text):
        name = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if _is_noise(found.group(2), name):
            yield found.span(2)


def _is_telling(value: str) -> bool:
    """Tell a value from a word, a number, a path or a template: it mixes what those do not."""
    if _PLAIN.match(value) or _TEMPLATE.search(value):
        return False
    return any(each.isdigit() for each in value) or any(each in "!@#$^&*+=?~" for each in value)


def _is_noise(value: str, name: str) -> bool:
    if _RUN.search(value):
        return False
    if _HEX.fullmatch(value):
        return not _HASH.search(name) and entropy(value) >= _HEX_NOISE
    digits = sum(each.isdigit() for each in value)
    mixed = any(each.islower() for each in value) and any(each.isupper() for each in value)
    return digits >= (1 if mixed else len(value) // 8 + 1) and entropy(value) >= (_MIXED if mixed else _ONE_CASE)
