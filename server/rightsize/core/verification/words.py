"""Words of prose and of identifiers, and their stems, so that a doc can be held against the code that it is about.

The stemmer is deliberately blunt: it only has to map `parses`, `parsing`, `parser` and `parse` to one key, and it maps
both sides alike.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_LETTERS = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?:s|t|re|ve|ll|d|m)\b")
_SUFFIXES = (
    "ations", "ation", "ition", "ments", "ment", "ness", "ings", "ing", "ions", "ion", "ers", "ors", "ied", "ies", "ed",
    "er", "or", "ly", "es", "s",
)  # fmt: skip
_SHORTEST_STEM = 3
_SHORTEST_ABBREVIATION = 3


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of prose or code in lower case, with `snake_case` and `camelCase` names taken apart."""
    plain = _APOSTROPHE.sub("", text)
    return tuple(
        piece.lower()
        for run in _LETTERS.findall(plain)
        for piece in (_HUMP.split(run) if not run.islower() else (run,))
    )


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of all words in `text`."""
    return frozenset(map(stem, words_in(text)))


@cache
def stem(word: str) -> str:
    """Return a key that the inflections of an English word share."""
    base = word
    for suffix in _SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= _SHORTEST_STEM and not base.endswith("ss"):
            base = base[: -len(suffix)]
            break
    if len(base) > _SHORTEST_STEM and base[-1] == base[-2]:
        base = base[:-1]
    if len(base) > _SHORTEST_STEM and base[-1] in "eiy":
        base = base[:-1]
    return base.replace("ise", "ize") if base.endswith("ise") else base


def stands_in(word_stem: str, stems: frozenset[str]) -> bool:
    """Tell whether a stem, or an abbreviation of it as `config` for `configuration`, is among `stems`."""
    if word_stem in stems:
        return True
    return any(
        len(shorter) >= _SHORTEST_ABBREVIATION and longer.startswith(shorter)
        for each in stems
        if each[:1] == word_stem[:1]
        for shorter, longer in (sorted((each, word_stem), key=len),)
    )


@cache
def common_words() -> dict[str, int]:
    """Return the common words of technical English prose with their rank, the most frequent first."""
    text = resources.files(__package__).joinpath("data/english.txt").read_text(encoding="utf-8")
    listed = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {word: rank for rank, word in enumerate(listed)}


@cache
def common_stems() -> dict[str, int]:
    """Return the stems of the common words with the best rank of each."""
    ranks: dict[str, int] = {}
    for word, rank in common_words().items():
        ranks.setdefault(stem(word), rank)
    return ranks
