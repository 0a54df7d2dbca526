"""The human language of a request, known by its small words and the verb in front, so that few words are enough."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import LANGUAGES, lexicon_of
from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.words import plain_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BEHIND = r"(?:moi|toi|tu|vous|nous|ils?|elles?|on|je|ce|les?|la)\b"
_WORD = re.compile(
    rf"(?<![\w./\\@#$-])(?:[^\W\d_]{{1,2}}'(?=[^\W\d_])|[^\W\d_]+(?=(?:-{_BEHIND})?(?![\w/\\@#('-]|[.:]\w)))"
    rf"|(?<=[^\W\d_]-){_BEHIND}"
)
"""A word that is no part of a name or a possessive, or what French leaves of one before a vowel or behind a verb."""

_LETTERS = {"de": "äöß", "fr": "àâèêëîïûœç", "es": "áíóúñ¿¡"}
"""Letters and marks that no other of the languages has; one of them counts as a small word."""

_VERB = 2
"""Small words that a verb in front counts as, where no other language has it; a shared one counts as one."""

_LEAST = 2
"""What the words of a language must add up to; one more where those of another speak against it."""

_CLEARLY = 2
"""How many times the words of any other language must be outweighed."""


class _Known(NamedTuple):
    """The words of a language: small ones and verbs that no other has, its verbs, and its small words."""

    own_small: frozenset[str]
    own_verbs: frozenset[str]
    verbs: frozenset[str]
    small: frozenset[str]


class _Said(NamedTuple):
    """What a text has of the words of a language: how many small ones of its own, and all together."""

    small: int
    own: int
    whole: int


def tongue_of_request(text: str) -> str | None:
    """Return the tag of the language of a request, one of `LANGUAGES`, or None where it cannot be told.

    Names, code and what is quoted have no part in it.
    """
    words, letters = _words_of(text)
    said = {name: _said(name, words, letters) for name in LANGUAGES}
    best = max(said, key=lambda name: (said[name].whole, said[name].own))
    against = max(each.own for name, each in said.items() if name != best)
    found = said[best]
    sure = found.small and found.whole >= _LEAST + bool(against) and found.whole > _CLEARLY * against
    return best if sure else None


def _said(name: str, words: Sequence[str], letters: frozenset[str]) -> _Said:
    known = _known()[name]
    small = len(known.own_small.intersection(words)) + (not letters.isdisjoint(_LETTERS.get(name, "")))
    head = next((word for word in words if word not in known.small), "")
    own = small + _VERB * (head in known.own_verbs)
    return _Said(small, own, own + (head in known.verbs - known.own_verbs))


def _words_of(text: str) -> tuple[list[str], frozenset[str]]:
    """Return the words of a text without its data, and all letters and marks of these."""
    plain = plain_of(text)
    at, kept = 0, []
    for each in pasted_in(plain):
        kept.append(plain[at : each.start])
        at = each.end
    low = " ".join((*kept, plain[at:])).lower()
    return _WORD.findall(low), frozenset(low)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, _Known]:
    lexica = {name: lexicon_of(name) for name in LANGUAGES}
    found = {}
    for name, lexicon in lexica.items():
        others = frozenset().union(*({*each.small, *each.verbs} for each in lexica.values() if each is not lexicon))
        verbs = frozenset(lexicon.verbs)
        found[name] = _Known(lexicon.small - others, verbs - others, verbs, lexicon.small)
    return found
