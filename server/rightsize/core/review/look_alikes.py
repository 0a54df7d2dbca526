"""Characters that make a source read otherwise than it runs: reordered, invisible, alike (CWE-1007).

Text of people in their own script is not that: Arabic with its marks, names in Cyrillic, Greek letters in mathematics
and joined emoji say what they show.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.tables import packaged_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TAG_BASE = 0xE0000
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\u0300-\u036f\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
"""Characters that take no room, combining accents among them, with which words are broken up."""

_REORDER = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = frozenset("\u202d\u202e")
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENERS |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_FIRST_STRONG = "\u2068"
_LEFT_TO_RIGHT = frozenset("\u202a\u2066")
_HIDDEN = re.compile(
    "[\u200b-\u200d\u2060-\u2064\ufeff\u180e]{4,}|[\ufe00-\ufe0f]{3,}|[\U000e0100-\U000e01ef]{2,}"
    "|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0020-\U000e007f]{3,}"
)
_IN_WORD = re.compile("(?<=[^\\W\\d_])[\u200b-\u200f\u2060-\u2064\ufeff\u180e]+(?=[^\\W\\d_])")
_FILLERS = re.compile("[\u115f\u1160\u3164\uffa0\u200b-\u200f\u2060-\u2064\u00ad\u180e]")
_NAME = re.compile(r"[^\W\d][\w\u115f\u1160\u3164\uffa0\u200b-\u200f\u2060-\u2064\u00ad\u01c3]*")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_ASCII_NAME = re.compile(r"[A-Za-z_]\w+", re.ASCII)
_NAME_BEFORE = re.compile(r"[A-Za-z_]\w*\Z", re.ASCII)
_LONGEST_NAME = 80
_LEAST_LATIN = 2
_CLICK = "\u01c3"
"""A letter that looks like an exclamation mark."""

_JOINING = (
    "ARABIC",
    "BENGALI",
    "DEVANAGARI",
    "GUJARATI",
    "GURMUKHI",
    "HEBREW",
    "KANNADA",
    "KHMER",
    "LAO",
    "MALAYALAM",
    "MONGOLIAN",
    "MYANMAR",
    "NKO",
    "ORIYA",
    "SINHALA",
    "SYRIAC",
    "TAMIL",
    "TELUGU",
    "THAI",
    "TIBETAN",
)
"""Scripts whose words hold characters that cannot be seen."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """A place with such characters; `sure` says that there is hardly an innocent reason for them.

    Attributes:
        rule: the rule's id.
        only_in: the kinds of places where it counts, all where it is empty.
        says: what the text there does, as the end of a sentence.
    """

    start: int
    end: int
    rule: str
    only_in: tuple[str, ...]
    sure: bool
    says: str


class _Folding(dict[int, str]):
    """Letters that look like Latin ones, one character for one."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        bare = "".join(each for each in parts if not unicodedata.combining(each))
        found = look_alikes().get(bare, bare)
        self[code] = found if len(found) == 1 else chr(code)
        return self[code]


@cache
def look_alikes() -> Mapping[str, str]:
    """Return the packaged table: letters of other scripts and the Latin ones that they look like."""
    table = packaged_table("rightsize.core.review", "look_alikes.toml")
    return {
        letter: latin
        for script in table.values()
        for latin, letters in script.items()
        for letter in letters
        if letter != latin
    }


@cache
def _folding() -> _Folding:
    return _Folding()


def skeleton(text: str) -> str:
    """Return a text of the same length with Latin letters for all that look like them."""
    return text if text.isascii() else text.translate(_folding())


def oddities(text: str) -> Iterator[Oddity]:
    """Yield the places of a source that read otherwise than they are; none in plain ASCII."""
    if text.isascii():
        return
    foreign = "".join(each for each in set(text) if not each.isascii())
    if INVISIBLE.search(foreign):
        yield from _reordered(text)
        yield from _unseen(text)
    if any(map(str.isalpha, foreign)) or INVISIBLE.search(foreign):
        yield from _named(text)


def _unseen(text: str) -> Iterator[Oddity]:
    """Yield text in characters that take no room, and words that such characters break up."""
    for found in _HIDDEN.finditer(text):
        yield Oddity(*found.span(), "orders.hidden-characters", (), sure=True, says="holds text that cannot be seen")
    for found in _IN_WORD.finditer(text):
        before, after = text[found.start() - 1], text[found.end()]
        if not any(unicodedata.name(each, "").startswith(_JOINING) for each in (before, after)):
            yield Oddity(
                found.start() - 1,
                found.end() + 1,
                "orders.hidden-characters",
                (),
                sure=False,
                says="has invisible characters inside a word",
            )


def _named(text: str) -> Iterator[Oddity]:
    known: set[str] = set()
    done = 0
    for found in _FOREIGN.finditer(text):
        if found.start() < done:
            continue
        start = _NAME_BEFORE.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        name = _NAME.match(text, start.start() if start else found.start())
        if name is None:
            continue
        done = name.end()
        known = known or set(_ASCII_NAME.findall(text))
        yield from _masked(name, known)


def _reordered(text: str) -> Iterator[Oddity]:
    """Yield lines whose reading order is changed by more than the marks of right-to-left text."""
    done = -1
    for found in _REORDER.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if start == done:
            continue
        done = start
        end = text.find("\n", found.start())
        line = text[start : len(text) if end < 0 else end]
        if _deceives(line):
            yield Oddity(
                found.start(),
                start + max(each.end() for each in _REORDER.finditer(line)),
                "orders.reading-order",
                (),
                sure=any(each in _OVERRIDES for each in line),
                says="is shown in another order than it is read in",
            )


def _deceives(line: str) -> bool:
    right_to_left = any(unicodedata.bidirectional(each) in {"R", "AL"} for each in line)
    used = {each for each in line if each in _OPENERS}
    if not _balanced(line):
        return True
    if used & _OVERRIDES:
        return not right_to_left or "\u202e" in used
    return not right_to_left and bool(used - {_FIRST_STRONG} - _LEFT_TO_RIGHT)


def _balanced(line: str) -> bool:
    """Tell whether all that a line opens is closed before its string or comment can be left."""
    waiting: list[str] = []
    for each in line:
        if each in _OPENERS:
            waiting.append(_OPENERS[each])
        elif each in "\u202c\u2069" and (not waiting or waiting.pop() != each):
            return False
    return not waiting


def _masked(found: re.Match[str], names: set[str]) -> Iterator[Oddity]:
    """Yield a name that is made to look like another."""
    name = found.group()

    def odd(only_in: tuple[str, ...], says: str, *, sure: bool) -> Oddity:
        return Oddity(*found.span(), "orders.look-alike", only_in, sure, says)

    if _FILLERS.search(name):
        if not any(unicodedata.name(each, "").startswith(_JOINING) for each in name):
            yield odd(("name", "code"), "has characters that cannot be seen in a name", sure=True)
        return
    shown = skeleton(name)
    plain = unicodedata.normalize("NFKC", name)
    if plain.isascii() and plain != name and len(plain) >= _LEAST_LATIN:
        yield odd(("name", "code"), "writes a name in letters that only look like ordinary ones", sure=True)
    elif any(_is_mixed(part) for part in _parts(name)):
        yield odd((), "mixes letters of scripts that look alike in one word", sure=shown in names)
    elif shown.isascii() and len(name) > _LEAST_LATIN and shown in names and not _has_accents(name):
        yield odd(("name", "code"), "has a name that looks like another in letters of another script", sure=True)


def _has_accents(name: str) -> bool:
    return all("LATIN" in unicodedata.name(each, "LATIN") or each.isascii() for each in name)


def _parts(name: str) -> Iterator[str]:
    """Yield the words of a name: scripts may change where a word ends."""
    for piece in re.split(r"[_\d]+", name):
        yield from re.split(
            r"(?<=[^\W\d_])(?=[A-Z\u0391-\u03a9\u0410-\u042f][^\W\d_A-Z\u0391-\u03a9\u0410-\u042f])", piece
        )


def _is_mixed(word: str) -> bool:
    """Tell whether a word has Latin letters and others that pass for Latin ones, and none that only others have."""
    table = look_alikes()
    latin = sum(each.isascii() for each in word)
    foreign = [each for each in word if not each.isascii() and "LATIN" not in unicodedata.name(each, "LATIN")]
    if _CLICK in word:
        return True
    return latin >= _LEAST_LATIN and bool(foreign) and all(each in table for each in foreign)
