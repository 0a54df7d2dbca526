"""Tell which human language a text is in: by its letters where they say so, else by its small words."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rightsize.core.verification.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH = "en"
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "tr": "Turkish", "greek": "Greek",
    "cyrillic": "a language in Cyrillic letters",
    "han": "Chinese or Japanese", "hangul": "Korean", "arabic": "a language in Arabic letters", "hebrew": "Hebrew",
    "devanagari": "a language in Devanagari letters", "thai": "Thai",
}  # fmt: skip
_SCRIPTS = {
    "cyrillic": "\u0400-\u04ff", "greek": "\u0370-\u03ff", "han": "\u3040-\u30ff\u3400-\u9fff",
    "hangul": "\uac00-\ud7af", "arabic": "\u0600-\u06ff", "hebrew": "\u0590-\u05ff",
    "devanagari": "\u0900-\u097f", "thai": "\u0e00-\u0e7f",
}  # fmt: skip
_PATTERNS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_WORD = {"han": 1, "greek": 3}
"""Letters of a word: one may be a whole word of Chinese; in a formula two Greek ones may stand side by side."""

_SHORT_WORD = 2
_LETTERS_OF_ONE = {"han": 3}
"""How many letters of an alphabet one sign says as much as; terms in Latin letters often stand among Chinese ones."""

_WORDS = {
    name: re.compile(f"[{letters}]{{{_LEAST_WORD.get(name, _SHORT_WORD)},}}") for name, letters in _SCRIPTS.items()
}
_SCRIPT_SHARE = 0.3
_FEWEST_LETTERS = 6
_FEWEST_SMALL_WORDS = 2
_CLEARLY = 1.5
_SMALL_WORD_SHARE = 0.12


def name_of_tongue(tongue: str) -> str:
    """Return what people call a tongue."""
    return _NAMES[tongue]


def tongue_of(text: str) -> str | None:
    """Return the tongue of `text`, or None where it cannot be told."""
    letters = len(_LETTER.findall(text))
    for name, pattern in _PATTERNS.items():
        found = len(pattern.findall(text))
        if found >= _FEWEST_LETTERS and found >= _SCRIPT_SHARE * letters:
            return name
    words = _words_of(text)
    counts = _counts(words)
    best = max(counts, key=lambda name: counts[name])
    enough = counts[best] >= max(_FEWEST_SMALL_WORDS, _SMALL_WORD_SHARE * len(words))
    return best if enough and (best == ENGLISH or counts[best] > _CLEARLY * counts[ENGLISH]) else None


def script_of(text: str) -> str | None:
    """Return the tongue whose letters, other than Latin ones, are most of a text of one word or more, or None."""
    letters = len(_LETTER.findall(text))
    counts = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS.items()}
    found = (name for name, count in counts.items() if count * _LETTERS_OF_ONE.get(name, 1) > letters - count)
    return next((name for name in found if _WORDS[name].search(text)), None)


def has_letters(text: str) -> bool:
    """Tell whether a text has a letter."""
    return _LETTER.search(text) is not None


def holds_script(text: str, tongue: str) -> bool:
    """Tell whether a text has a letter of a tongue that is known by its letters."""
    return _PATTERNS[tongue].search(text) is not None


def outweighs(text: str, tongue: str, other: str) -> bool:
    """Tell whether the small words of one tongue clearly outweigh those of another in a text, as far as they count."""
    counts = _counts(_words_of(text))
    return tongue not in counts or counts[tongue] > _CLEARLY * counts.get(other, 0)


def _words_of(text: str) -> list[str]:
    return [word for word in words_in(text) if len(word) > 1]


def _counts(words: Sequence[str]) -> dict[str, int]:
    return {name: sum(word in small for word in words) for name, small in _small_words().items()}


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Return the small words by tongue; a word that two tongues share, such as `a` or `in`, counts for both."""
    text = resources.files(__package__).joinpath("data/small_words.txt").read_text(encoding="utf-8")
    rows = (line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in rows}
