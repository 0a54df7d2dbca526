"""The article in front of a noun or a name: by the sound that it begins with, not by the letter."""

from __future__ import annotations

import re

_MARKS = re.compile(r"^[^A-Za-z]+")
_RUN = re.compile(r"[A-Z]+(?![a-z])|[A-Z](?=\d|$)")
_VOWELS = frozenset("AEIOU")
_SPELT_WITH_VOWEL = frozenset("FHLMNRSX")
# "A user", "a unit", "a one-off", but "an uninstaller"; "an hour".
_LIKE_A_CONSONANT = re.compile(r"uni(?![nm])|us[eua]|ut[fi]|uu|eu|one|once|ur[ilo]", re.IGNORECASE)
_LIKE_A_VOWEL = re.compile(r"[aeiou]|hour|honest|heir|html|http|xml|ssl", re.IGNORECASE)


def with_article(word: str, shown: str = "") -> str:
    """Return a noun with "a" or "an", as in "an HTTPError" and "a MIMEPart"; `shown` stands for the noun if given."""
    return f"{'an' if _opens_with_vowel(_MARKS.sub('', word)) else 'a'} {shown or word}"


def _opens_with_vowel(word: str) -> bool:
    found = _RUN.match(word)
    # Capitals that open as a word does, as in MIME, are read as one, others letter by letter, as in LRU and URL.
    if found and word[0] in _VOWELS:
        return word[0] != "U"
    if found and not (len(found.group()) > 1 and found.group()[1] in _VOWELS):
        return word[0] in _SPELT_WITH_VOWEL
    return _LIKE_A_VOWEL.match(word) is not None and _LIKE_A_CONSONANT.match(word) is None
