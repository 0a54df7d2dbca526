"""The rules that know a secret by its shape: gitleaks' own, as data, and a few of ours for what has no shape.

A rule is run only around its keywords, so that a text without any of them costs no more than looking for words.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_BEFORE = 120
"""Characters before a keyword in which a match may begin."""

_AFTER = 1_500
"""And behind it, in which it must end."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a rule takes for no secret: by expression on the secret, the match or its line, or by words in it."""

    target: str
    regexes: tuple[str, ...]
    stopwords: frozenset[str]

    def allows(self, texts: Mapping[str, str], *, known: bool) -> bool:
        """Tell whether a match is no secret; of one that is `known` by how it begins, words excuse nothing."""
        text = texts[self.target]
        lowered = texts["secret"].lower()
        return any(compiled(each).search(text) for each in self.regexes) or (
            not known and any(word in lowered for word in self.stopwords)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape.

    Attributes:
        keywords: lower case; without any of them there is no match.
        entropy: bits a character that a secret has more than.
        group: of the expression, that holds the secret; 0 for the first that holds anything, else the whole.
    """

    name: str
    regex: str
    keywords: tuple[str, ...]
    entropy: float
    group: int
    allow: tuple[Allowance, ...]


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """Return an expression, compiled when it is first needed: most never are."""
    return re.compile(regex)


@cache
def packaged() -> tuple[tuple[Rule, ...], tuple[Allowance, ...]]:
    """Return the packaged rules, and what is allowed whichever rule matched."""
    table = json.loads(files("rightsize.core.privacy").joinpath("gitleaks.json").read_text(encoding="utf-8"))
    return tuple(_rule(each) for each in table["rules"]), tuple(_allowances(table["allow"]))


def matches(text: str, lowered: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where the packaged rules see a secret, in any order and perhaps twice.

    Parameters:
        lowered: the text in lower case.
        words: its distinct words, of which whether a keyword is there at all is asked first.
    """
    rules, everywhere = packaged()
    places = {keyword: sorted(_places(lowered, keyword)) for keyword, part in _keywords() if part in words}
    for rule in rules:
        starts = [at for keyword in rule.keywords for at in places.get(keyword, ())]
        for first, last in _windows(text, sorted(starts)) if starts else ():
            yield from _matches(rule, everywhere, text, first, last)


@cache
def _keywords() -> tuple[tuple[str, str], ...]:
    """Return every keyword with the longest word in it."""
    keywords = sorted({keyword for rule in packaged()[0] for keyword in rule.keywords})
    return tuple((each, max(re.findall(r"\w+", each), key=len)) for each in keywords)


def around(text: str, lowered: str, keywords: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text around words, which are in lower case; those that touch are one."""
    yield from _windows(text, sorted(at for keyword in keywords for at in _places(lowered, keyword)))


def in_lower_case(text: str) -> str:
    """Return a text in lower case, each character where it was: a few of Unicode's grow."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(each.lower() if each.isascii() else each for each in text)


def entropy(text: str) -> float:
    """Return Shannon's entropy in bits a character."""
    counts = Counter(text).values()
    return -sum(each / len(text) * math.log2(each / len(text)) for each in counts) if text else 0.0


def _matches(
    rule: Rule, everywhere: Sequence[Allowance], text: str, first: int, last: int
) -> Iterator[tuple[int, int]]:
    for found in compiled(rule.regex).finditer(text, first, last):
        group = rule.group or next((at for at in range(1, (found.re.groups or 0) + 1) if found.group(at)), 0)
        secret = found.group(group)
        if not secret or (rule.entropy and entropy(secret) <= rule.entropy):
            continue
        line = text[text.rfind("\n", 0, found.start()) + 1 : _line_end(text, found.end())]
        texts = {"secret": secret, "match": found.group(), "line": line}
        known = secret.lower().startswith(rule.keywords)
        excused = any(each.allows(texts, known=False) for each in rule.allow)
        if not excused and not any(each.allows(texts, known=known) for each in everywhere):
            yield found.span(group)


def _windows(text: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches around places, those that touch as one."""
    first = last = -1
    for at in starts:
        begin = max(text.rfind("\n", max(0, at - _BEFORE), at) + 1, at - _BEFORE)
        end = min(_line_end(text, _line_end(text, at) + 1), at + _AFTER)
        if begin <= last:
            last = max(last, end)
            continue
        if last >= 0:
            yield first, last
        first, last = begin, end
    if last >= 0:
        yield first, last


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _places(lowered: str, keyword: str) -> Iterator[int]:
    at = lowered.find(keyword)
    while at >= 0:
        yield at
        at = lowered.find(keyword, at + 1)


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        row["id"],
        row["regex"],
        tuple(each.lower() for each in row["keywords"]),
        row["entropy"],
        row["group"],
        tuple(_allowances(row["allow"])),
    )


def _allowances(rows: Iterable[Mapping[str, Any]]) -> Iterator[Allowance]:
    for row in rows:
        yield Allowance(row["target"], tuple(row["regexes"]), frozenset(row["stopwords"]))
