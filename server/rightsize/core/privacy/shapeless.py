"""Secrets that their place gives away: in addresses, connection strings, headers, flags and calls that log in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.privacy.frames import keys
from rightsize.core.privacy.noise import in_literal, line_before, noise
from rightsize.core.privacy.rules import around
from rightsize.core.privacy.telling import told_by_name
from rightsize.core.privacy.values import is_mixed, is_secret, stands_for_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a secret stands: the words that are there too, the expression, and what tells its group from a word."""

    words: tuple[str, ...]
    regex: re.Pattern[str]
    tells: Callable[[str, re.Match[str]], bool]

    @property
    def parts(self) -> tuple[str, ...]:
        """What of each word is a word in any text, or nothing."""
        return tuple(max(re.findall(r"\w+", each), key=len, default="") for each in self.words)


_SCHEME_ALONE = 16
"""Characters from which on what follows a scheme is a secret though no header is named beside it."""


def _no_stand_in(_text: str, found: re.Match[str]) -> bool:
    return not stands_for_one(found.group(1))


def _in_connection(text: str, found: re.Match[str]) -> bool:
    return not stands_for_one(found.group(1)) and in_literal(line_before(text, found.start()))


def _follows_scheme(text: str, found: re.Match[str]) -> bool:
    """Tell what follows a scheme from a word that does."""
    value = found.group(1)
    named = "authorization" in line_before(text, found.start()).lower()
    digits, letters = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    if named and value.isdigit():
        return True
    mixed = digits or any(each.isupper() for each in value[1:])
    return mixed and letters and (named or (len(value) >= _SCHEME_ALONE and found.group()[0] in "bB"))


def _mixes(_text: str, found: re.Match[str]) -> bool:
    return is_secret(found.group(1), strong=True) and not any(map(str.isspace, found.group(1)))


def _is_default(_text: str, found: re.Match[str]) -> bool:
    value = found.group(1)
    return is_mixed(value) or (not stands_for_one(value) and any(map(str.isdigit, value)))


_VALUE = r"[^;\"'`\s\\{}$%<>()\[\]&,]"
_QUOTED = r"(?:\"(?:[^\"\\\n]{0,200})\"|'(?:[^'\\\n]{0,200})'|[\w.$\[\]]{1,60})"

_PLACES = (
    _Place(
        ("://",),
        re.compile(r"\b[a-z][a-z0-9+.-]{1,30}://[^\s/:@\"'`\\<>]{0,100}:([^\s/@\"'`\\<>{}]{3,200})@", re.IGNORECASE),
        _no_stand_in,
    ),
    _Place(
        ("password", "pwd", "accountkey", "sharedaccesskey"),
        re.compile(
            rf"(?:password|pwd|accountkey|sharedaccesskey)\s{{0,20}}=\s{{0,20}}({_VALUE}{{4,200}})(?=[;\"'`\s&,])",
            re.IGNORECASE,
        ),
        _in_connection,
    ),
    _Place(
        ("key=", "token=", "secret=", "sig=", "signature="),
        re.compile(
            rf"[?&](?:\w{{0,20}}[_-])?(?:api_?key|key|token|secret|sig|signature)=({_VALUE}{{6,200}})", re.IGNORECASE
        ),
        _mixes,
    ),
    _Place(
        ("bearer", "basic", "authorization"),
        re.compile(r"\b(?:bearer|basic|token|api-?key)\s{1,4}([A-Za-z0-9+/_.~-]{8,2000}={0,2})", re.IGNORECASE),
        _follows_scheme,
    ),
    _Place(
        ("@tcp(", "@unix(", "@udp("), re.compile(r"[\w.-]{1,60}:([^\s:@\"'`]{3,100})@(?:tcp|unix|udp)\("), _no_stand_in
    ),
    _Place(
        ("-u", "--user"),
        re.compile(r"(?:\s-u|--user)[\s=\"',]{1,4}[\w.@-]{1,60}:([^\s:/\"'`$<>{}]{4,100})(?=[\s\"'`]|\Z)"),
        _no_stand_in,
    ),
    _Place(("identified by",), re.compile(r"identified by\s{1,4}'([^'\s\\]{3,100})'", re.IGNORECASE), _no_stand_in),
    _Place(
        ("auth", "login", "getconnection", "credential"),
        re.compile(
            r"(?:\w*basic_?auth\w*|\w*digestauth|\blogin|\bauthenticate|getconnection|\w*credentials?|"
            rf"passwordauthentication)\s{{0,4}}\(\s{{0,20}}(?:{_QUOTED}\s{{0,4}},\s{{0,20}}){{1,2}}"
            r"[\"']([^\"'\\\n]{4,200})[\"']",
            re.IGNORECASE,
        ),
        _mixes,
    ),
    _Place(
        ("auth",),
        re.compile(
            rf"\bauth[\"']?\s{{0,4}}[=:]\s{{0,4}}[(\[]\s{{0,4}}{_QUOTED}\s{{0,4}},\s{{0,4}}[\"']([^\"'\\\n]{{4,200}})[\"']"
        ),
        _mixes,
    ),
    _Place(
        ("hmac", "jwt.", "signedstring", "fernet", "aes.new", "secretkeyspec"),
        re.compile(
            r"(?:hmac\.new\(|createhmac\([^,()\n]{0,40},|jwt\.(?:sign|verify|encode|decode)\([^,()\n]{1,60},|signedstring\(|"
            r"fernet\(|aes\.new\(|secretkeyspec\()\s{0,10}(?:\[\]byte\(|b)?[\"']([^\"'\\\n]{6,200})[\"']",
            re.IGNORECASE,
        ),
        _mixes,
    ),
    _Place(
        ("btoa(", "b64encode("),
        re.compile(r"(?:btoa|b64encode)\(\s{0,10}b?[\"'][\w.@-]{1,60}:([^\"'\s\\$%{}]{3,100})[\"']"),
        _no_stand_in,
    ),
    _Place(
        ("</",),
        re.compile(r"<(?:[\w.-]{0,30}(?:password|passwd|secret|token))>([^<>\s\"'\\$%{}]{4,200})</", re.IGNORECASE),
        _mixes,
    ),
    _Place(
        ("${",),
        re.compile(
            r"\$\{[\w.-]{0,60}(?:passw(?:or)?d|pwd|pass|secret|token|key):-?([^\s{}\"'`$]{4,100})\}", re.IGNORECASE
        ),
        _is_default,
    ),
)


def shapeless(text: str, lowered: str, runs: frozenset[str], words: str) -> Iterator[tuple[int, int]]:
    """Yield where a secret stands that has no shape of its own; the rest is of the text."""
    yield from keys(text)
    for place in _PLACES:
        there = [word for word, part in zip(place.words, place.parts, strict=True) if part in words]
        for stretch in around(text, lowered, there):
            yield from (each.span(1) for each in place.regex.finditer(text, *stretch) if place.tells(text, each))
    yield from told_by_name(text, lowered)
    yield from noise(text, runs)
