"""A text as words: letters, numbers, marks, names, and one word for each stretch of data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    DATA,
    ENGLISH,
    GERUND,
    LANGUAGES,
    MARK,
    NAME,
    PAST,
    SHORTEST_TYPO,
    SMALL,
    THING,
    THIRD,
    VERB,
    lexicon_of,
    things,
)
from rightsize.core.asks.pasted import pasted_within
from rightsize.core.asks.tags import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rightsize.core.asks.lexicon import Lexicon, Phrases
    from rightsize.core.asks.pasted import Pasted
    from rightsize.core.tasks.task import TaskKind

BLOCK = "\ufffc"
"""Stands for a pasted block."""

QUOTED = "\ufffd"
"""Stands for a name or quoted words within a line: a noun, whatever is in it."""

_PLAIN = str.maketrans("\u2019\u200b\u2060\ufeff\u200e\u200f", "'     ")

_WORD = re.compile(
    r"[^\W\d_A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]*(?:['-][^\W\d_A-ZÀ-Þ]+)*(?![\w+#;'-]|[./\\:(][\w)/])"
    r"|\d+(?:[.,]\d+)*%?(?![\w./\\:])"
    r"|(?P<name>https?://\S+|--?[a-z][\w-]*|[@#$]\w[\w-]*|[~.]?/\w[\w./-]*|(?<!\w)\w+\(\)"
    r"|(?<![^\W_])[^\W_]+(?:[./\\:_]+[^\W_]+)+(?:\(\))?|[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*)"
    r"|[tT][lL];[dD][rR]|[cC]\+\+|[cCfF]\#|w/(?=\s)|[a-z]+\d+[a-z]+(?![\w-])|[^\W\d_]+(?:['-][^\W_]+)*'?\d*|\d+|\.\.\.|[^\w\s]|_+"
)
_AROUND = '.,;:!?()"¿¡'
_CLOSES = frozenset(",.;:!?)")
_SURELY_ENGLISH = 8
"""Small words of English by which no other language needs to be tried, where they are a fourth of all."""

_CLITIC = re.compile(
    r"(?:-(?:moi|la|le|les|nous|lui|en|y)|(?<=[aeiouáéír])(?:me|nos)?(?:lo|la|los|las|le|les)|(?<=[aeé])(?:me|nos))$"
)
_ENDING = re.compile(r"(?:s|ed|ing|er|or|ion|ly)$")
_SHORTEST_CHANGED = 7
"""Letters; a shorter word with another letter in it is another word: "chuck", "check"."""

_LONGEST_TYPO = 30
"""Letters; what is longer is no word."""

_ACCENTS = str.maketrans("áéíóú", "aeiou")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence, in parallel rows.

    Attributes:
        low: each as it is looked up.
        start, end: the characters of the text that each stands on.
        roles: the bits that each has where it stands.
        verbs: indices of those that may be asked for.
        named: what was found to be named from one word to another.
    """

    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    roles: tuple[int, ...]
    verbs: tuple[int, ...] = ()
    named: dict[tuple[int, int], tuple[TaskKind | None, str]] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.low)


def plain_of(text: str) -> str:
    """Return a text with straight apostrophes and with blanks for what nobody sees, as long as it was."""
    return text.translate(_PLAIN)


def words_in(text: str, pasted: Sequence[Pasted], start: int, end: int, lexicon: Lexicon) -> Words:
    """Return the words of a stretch of a text, whose apostrophes are straight, with what each is where it stands."""
    rows = _Rows(text, lexicon)
    at = start
    for each in pasted_within(pasted, start, end):
        if at < each.start:
            rows.read(at, each.start)
        rows.add(QUOTED if each.inline else BLOCK, each.start, each.end, NAME if each.inline else DATA)
        at = max(at, each.end)
    if at < end:
        rows.read(at, end)
    tagged = resolved(rows.low, rows.roles, verb_last=lexicon.verb_last)
    verbs = tuple(at for at, bits in enumerate(tagged) if bits & VERB)
    return Words(tuple(rows.low), tuple(rows.start), tuple(rows.end), tagged, verbs)


class _Rows:
    """The rows of words as they are read."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.roles: list[int] = []
        self._text, self._lexicon, self._known = text, lexicon, lexicon.roles

    def read(self, start: int, end: int) -> None:
        """Add the words of a stretch; what stands between blanks is mostly one word, with a mark or without."""
        text, get, met, at = self._text, self._known.get, self._lexicon.met, start
        find = text.index
        add_low, add_start, add_end, add_bits = self.low.append, self.start.append, self.end.append, self.roles.append
        for chunk in text[start:end].split():
            at = find(chunk, at)
            stop = at + len(chunk)
            bits = get(chunk)
            if bits is not None:
                add_low(chunk)
                add_start(at)
                add_end(stop)
                add_bits(bits)
            elif (word := chunk[:-1] if chunk[-1] in _CLOSES else chunk).isalpha() and word.islower():
                low, bits = met[word]
                last = at + len(word)
                add_low(low)
                add_start(at)
                add_end(last)
                add_bits(bits)
                if last < stop:
                    self.add(chunk[-1], last, stop, get(chunk[-1], MARK))
            elif chunk.isalpha() and chunk.istitle():
                self._look_up(chunk.lower(), at, stop)
            else:
                self._match(at, stop, end)
            at = stop

    def add(self, low: str, start: int, end: int, bits: int) -> None:
        """Add a word."""
        self.low.append(low)
        self.start.append(start)
        self.end.append(end)
        self.roles.append(bits)

    def _match(self, at: int, stop: int, end: int) -> None:
        for match in _WORD.finditer(self._text, at, min(stop + 1, end)):
            low, (start, last) = match[0].lower(), match.span()
            if low[0].isalpha() and not match.lastgroup:
                self._look_up(low, start, last)
            else:
                other = NAME if match.lastgroup else 0 if low[0].isdigit() else MARK
                self.add(low, start, last, self._known.get(low, other))

    def _look_up(self, word: str, start: int, end: int) -> None:
        """Add a word with what the lexicon knows of it, or what its form says."""
        lexicon = self._lexicon
        low, bits = lexicon.met[word]
        if self.roles and self._text[start].isupper():
            bits = _capitalised(self._text, start, low, bits, lexicon)
        self.add(low, start, end, bits)


def _capitalised(text: str, start: int, low: str, bits: int, lexicon: Lexicon) -> int:
    """Return what a word is with a capital within its sentence: a noun in German, a name such as "React" or "Go"."""
    if low not in lexicon.roles:
        return THING if lexicon.verb_last else bits
    if lexicon.verb_last:
        return bits & ~VERB
    return bits & ~VERB | NAME if bits & VERB and lexicon.name == ENGLISH and _goes_on(text, start) else bits


def _goes_on(text: str, start: int) -> bool:
    return text[start + 1 : start + 2].islower() and text[start - 1 : start] == " " and text[start - 2].isalnum()


def language_of(texts: Iterable[str]) -> Lexicon:
    """Return the lexicon whose small words some texts use most; English where none stands out."""
    lows = [word for text in texts for word in text.lower().split()]
    first = [word.strip(_AROUND) for word in lows[:2]]
    unique = {*lows, *first, *(word[:-1] for word in lows if word[-1] in _CLOSES)}
    english = lexicon_of(ENGLISH)
    ours = _speaks(english, unique, first)
    if ours[0] >= _SURELY_ENGLISH and ours[0] * 4 > len(unique):
        return english
    scores = {name: _speaks(lexicon_of(name), unique, first) for name in LANGUAGES}
    best = max(scores, key=lambda name: scores[name])
    return lexicon_of(best if scores[best] > ours else ENGLISH)


def _speaks(lexicon: Lexicon, unique: set[str], first: Sequence[str]) -> tuple[int, int]:
    """Return how many words speak for a language, a verb in front counting twice, and how many small ones alone do."""
    small = len(lexicon.small & unique)
    return small + 2 * sum(low in lexicon.verbs for low in first), small


def verb_in(word: str, roles: int, lexicon: Lexicon) -> str:
    """Return the verb that a word at the head of a clause is, typos and what hangs on it taken off, or nothing."""
    if roles & VERB:
        return word
    if roles & (SMALL | MARK | NAME | DATA | PAST | GERUND) or word in lexicon.verbs:
        return ""
    if lexicon.name != ENGLISH and (bare := _CLITIC.sub("", word)) != word:
        return next((each for each in (bare, bare.translate(_ACCENTS)) if each in lexicon.verbs), "")
    if len(word) < SHORTEST_TYPO or roles & (THIRD | THING) or _ENDING.search(word) or word in things().heads:
        return ""
    return slipped(word, lexicon.slips) if lexicon.name == ENGLISH or len(word) > _SHORTEST_CHANGED else ""


def slipped(word: str, slips: Mapping[str, str]) -> str:
    """Return the long word that a word is with one letter left out, added or changed, or two neighbours swapped."""
    if word in slips or len(word) > _LONGEST_TYPO:
        return slips.get(word, "")
    for at in range(1, len(word)):
        known = slips.get(word[:at] + word[at + 1 :])
        if known is not None and abs(len(known) - len(word)) <= 1 and _one_slip(word, known):
            return known
    return ""


def _one_slip(word: str, known: str) -> bool:
    at = next(
        (index for index, (one, two) in enumerate(zip(word, known, strict=False)) if one != two),
        min(len(word), len(known)),
    )
    one, two = word[at:], known[at:]
    if one[1:] == two[1:] and len(one) == len(two) and len(word) < _SHORTEST_CHANGED:
        return False
    swapped = len(one) > 1 and len(two) > 1 and one[0] == two[1] and one[1] == two[0] and one[2:] == two[2:]
    return swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def phrase_at(words: Words, at: int, phrases: Phrases) -> int:
    """Return how many words from `at` on make one of some phrases, the longest, or 0."""
    low = words.low
    found = phrases.get(low[at])
    if found is not None:
        for phrase in found:
            size = len(phrase)
            if low[at : at + size] == phrase:
                return size
    return 0
