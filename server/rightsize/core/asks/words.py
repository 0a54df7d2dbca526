"""A text as words: letters, numbers, marks, and one word for each stretch of data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import ACTS, ASKS, ENGLISH, FUNCTION, MARK, SHORTEST_TYPO, SUBORDINATE, lexicons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.lexicon import Lexicon, Phrases
    from rightsize.core.asks.pasted import Pasted

DATA = "\ufffc"
"""Stands for a pasted block."""

NAME = "\ufffd"
"""Stands for a name or quoted words within a line: a noun, whatever is in it."""

_STAND_INS = (DATA, NAME)
_WORD = re.compile(r"tl;dr|[^\W\d_]+(?:[-'’./_][^\W_]+)*\d*|\d+(?:[.,]\d+)*%?|@\w+|\.\.\.|[^\w\s]|_+", re.IGNORECASE)
_CLITIC = re.compile(r"(?:-(?:moi|la|le|les|nous|lui)|(?<=[aeiouáéír])(?:me|nos)?(?:lo|la|los|las))$")
_ENDING = re.compile(r"(?:s|ed|ing|er|or|ion|ly)$")
_ACCENTS = str.maketrans("áéíóú", "aeiou")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence, in parallel rows.

    Attributes:
        low: each as it is looked up.
        start, end: the characters of the text that each stands on.
        roles: the bits that the lexicon has for each.
    """

    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    roles: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.low)


Found = tuple[str, int, int, bool]
"""A word as it is looked up, where it begins and ends, and whether it is capitalised."""


def found_in(text: str, pasted: Sequence[Pasted], start: int, end: int) -> list[Found]:
    """Return the words of a stretch of a text."""
    found: list[Found] = []
    at = start
    for each in pasted:
        if each.end <= start or each.start >= end:
            continue
        found += _plain(text, at, max(at, each.start))
        inline = each.what in ("name", "quote") and "\n" not in text[each.start : each.end]
        found.append((NAME if inline else DATA, each.start, each.end, False))
        at = max(at, each.end)
    return found + _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> list[Found]:
    if start >= end:
        return []
    return [
        (match.group().lower().replace("’", "'"), match.start(), match.end(), text[match.start()].isupper())
        for match in _WORD.finditer(text, start, end)
    ]


def words_of(found: Sequence[Found], lexicon: Lexicon) -> Words:
    """Return words with what the lexicon knows of each."""
    roles = lexicon.roles
    low = tuple(each[0] for each in found)
    known = [roles.get(each, 0) if each[0].isalnum() or each in _STAND_INS else MARK for each in low]
    if lexicon.verb_last:  # where nouns are capitalised, a capitalised verb is one
        known = [bits & ~ACTS if at and found[at][3] else bits for at, bits in enumerate(known)]
    return Words(low, tuple(each[1] for each in found), tuple(each[2] for each in found), tuple(known))


def language_of(found: Sequence[Found]) -> Lexicon:
    """Return the lexicon whose small words a text uses most; English where none stands out."""
    known = lexicons()
    lows = [each[0] for each in found]
    scores = {
        name: len(lexicon.small.intersection(lows)) + sum(lexicon.is_a(low, ASKS) for low in lows[:3])
        for name, lexicon in known.items()
    }
    best = max(scores, key=lambda name: scores[name])
    return known[best if scores[best] > scores[ENGLISH] else ENGLISH]


def verb_in(word: str, lexicon: Lexicon) -> str:
    """Return the verb that a word at the head of a clause is, typos and what hangs on it taken off, or the word."""
    if lexicon.roles.get(word, 0) & (ACTS | SUBORDINATE | FUNCTION) or len(word) < SHORTEST_TYPO:
        return word
    bare = _CLITIC.sub("", word)
    if bare != word:
        return next((each for each in (bare, bare.translate(_ACCENTS)) if lexicon.is_a(each, ACTS)), word)
    if _ENDING.search(word):
        return word
    return _slipped(word, lexicon)


def _slipped(word: str, lexicon: Lexicon) -> str:
    """Return the verb that a word is with one letter left out, added or changed, or two neighbours swapped."""
    slips = lexicon.slips
    if word in slips:
        return slips[word]
    for at in range(1, len(word)):
        shorter = word[:at] + word[at + 1 :]
        verb = slips.get(shorter)
        if verb is not None and abs(len(verb) - len(word)) <= 1 and one_slip(word, verb):
            return verb
    return word


def one_slip(word: str, verb: str) -> bool:
    """Tell whether a word is a verb with one letter left out, added or changed, or two neighbours swapped."""
    at = next(
        (index for index, (one, two) in enumerate(zip(word, verb, strict=False)) if one != two),
        min(len(word), len(verb)),
    )
    one, two = word[at:], verb[at:]
    swapped = len(one) > 1 and len(two) > 1 and one[0] == two[1] and one[1] == two[0] and one[2:] == two[2:]
    return swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def phrase_at(words: Words, at: int, phrases: Phrases) -> int:
    """Return how many words from `at` on make one of some phrases, the longest, or 0."""
    low = words.low
    for phrase in phrases.get(low[at], ()) if at < len(low) else ():
        if low[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0
