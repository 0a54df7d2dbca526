"""Ways to read a text from which somebody has hidden what it says: put together again, backwards, decoded, unmasked.

Each view is a text with the way back to the places that it was read from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.review.look_alikes import INVISIBLE, TAG_BASE, skeleton
from rightsize.core.review.order_codes import CODES, CODES_OF_ONE_WORD, ESCAPE_MARKS, ESCAPED, MARK, is_text
from rightsize.core.review.order_lexicon import WORD, concepts_of, folded, means_something, possible_rules, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rightsize.core.review.order_codes import Code

_MOST_DECODED = 300
_LONGEST_DECODED = 8_000
_LEAST_WORD = 4
_LONG_WORD = 6
_AROUND = 400
_DEPTH = 2
_LEET = str.maketrans("0134578@$!|", "oieastbasil")
_ROT13 = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "nopqrstuvwxyzabcdefghijklmNOPQRSTUVWXYZABCDEFGHIJKLM"
)
_JOINT = re.compile(
    # From the end of one string to the start of the next, with what puts them together and a comment between.
    r"""["'`](?<=[^\W_].)\)?[ \t]*(?:[+.,\\]|\.concat\()?[ \t]*(?:(?://|\#)[^\n"'`]*)?\r?(?:\n[ \t]*)?"""
    r"""(?:\+[ \t]*)?[frbuFRBU]{0,2}["'`](?=[^\W_])"""
    rf"|[-\\\u2010\u00ad](?<=[a-z].)[ \t]*\r?\n[ \t]*{MARK}[ \t]*(?=[a-z])"
    r"|[/<](?<=[a-z].)(?:(?<=/)\*.{0,30}?\*/|(?<=<)!--.{0,30}?-->)(?=[a-z])"
)
_ALTERNATING = re.compile(r"(?<![A-Za-z])[A-Za-z]?(?:[a-z][A-Z]){2,}[A-Za-z]?(?![A-Za-z])")
_MAY_ALTERNATE = re.compile(r"[a-z][A-Z][a-z][A-Z]")
_DISGUISED = re.compile(r"[A-Za-z0-9@$!|]+")
_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")


@dataclass(frozen=True, slots=True)
class View:
    """A reading of a source: its text, how it was hidden, and where its characters stand in the source.

    Attributes:
        starts: where in the text a piece begins that stood elsewhere, if it was put together.
    """

    text: str
    disguise: str
    place: Callable[[int, int], tuple[int, int]]
    starts: tuple[int, ...] = ()


def views_of(text: str) -> Iterator[View]:
    """Yield the readings of a source in which something may stand, the plain one first."""
    plain = folded(text)
    words = words_of(plain)
    yield View(plain, "", _same)
    for view in _rearranged(plain, words, text):
        yield from _around_fresh(view, words)
    yield from _decoded(plain, _DEPTH)
    yield from _joined(plain, words)


def _joined(plain: str, words: frozenset[str]) -> Iterator[View]:
    """Yield what is around the places where pieces of a text are put together, if that makes a word or a code."""
    joined = _without(plain, _JOINT, "split into pieces")
    if joined is None:
        return
    for first, last in _clusters(joined.starts[1:]):
        part = _cut(joined, max(0, first - _AROUND), last + _AROUND)
        yield from _around_fresh(part, words)
        for inner in _decoded(part.text, _DEPTH, CODES_OF_ONE_WORD):
            yield View(inner.text, inner.disguise, _through(part.place, inner.place))


def _clusters(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of places that lie near one another."""
    first = last = -1
    for each in places:
        if first >= 0 and each - last > _AROUND:
            yield first, last
            first = each
        first = each if first < 0 else first
        last = each
    if first >= 0:
        yield first, last


def _cut(view: View, start: int, end: int) -> View:
    return View(view.text[start:end], view.disguise, _through(view.place, _shifted(start)))


def _around_fresh(view: View, words: frozenset[str]) -> Iterator[View]:
    """Yield the parts of a view in which it has words that the plain text has not and that could be of an order."""
    fresh = {each for each in words_of(view.text) - words if len(each) >= _LEAST_WORD and concepts_of((each,))}
    if not fresh:
        return
    start = end = -1
    for found in WORD.finditer(view.text):
        if found.group().lower() not in fresh:
            continue
        if start < 0 or found.start() > end + _AROUND:
            yield from _part(view, start, end)
            start = found.start()
        end = found.end()
    yield from _part(view, start, end)


def _part(view: View, start: int, end: int) -> Iterator[View]:
    if start >= 0:
        yield _cut(view, max(0, start - _AROUND), end + _AROUND)


def _shifted(by: int) -> Callable[[int, int], tuple[int, int]]:
    return lambda start, end: (start + by, end + by)


def _same(start: int, end: int) -> tuple[int, int]:
    return start, end


def _through(
    outer: Callable[[int, int], tuple[int, int]], inner: Callable[[int, int], tuple[int, int]]
) -> Callable[[int, int], tuple[int, int]]:
    return lambda start, end: outer(*inner(start, end))


def _fixed(start: int, end: int) -> Callable[[int, int], tuple[int, int]]:
    return lambda _start, _end: (start, end)


def _rearranged(plain: str, words: frozenset[str], text: str) -> Iterator[View]:
    """Yield readings of the whole text with other letters, another direction or without what cannot be seen."""
    length = len(plain)
    if not text.isascii():
        visible = _without(text, INVISIBLE, "broken up by characters that cannot be seen")
        if visible is not None:
            yield View(folded(visible.text), visible.disguise, visible.place)
        source, place = (visible.text, visible.place) if visible is not None else (text, _same)
        unmasked = skeleton(source)
        if unmasked != folded(source):
            yield View(unmasked, "written with letters of other scripts", place)
        for found in _TAGS.finditer(text):
            shown = "".join(chr(ord(each) - TAG_BASE) for each in found.group())
            yield View(shown, "written in characters that cannot be seen", _fixed(*found.span()))
    if _MAY_ALTERNATE.search(plain) and _ALTERNATING.search(plain):
        lowered = _ALTERNATING.sub(lambda found: found.group().lower(), plain)
        yield View(lowered, "in letters of changing size", _same)
    if _would_say(words, _backwards):
        yield View(plain.lower()[::-1], "written backwards", lambda start, end: (length - end, length - start))
    if _would_say(words, _turned):
        yield View(plain.translate(_ROT13), "encoded with ROT13", _same)
    disguised = {each for each in set(_DISGUISED.findall(plain)) if not each.isalpha() and not each.isdigit()}
    leet = {each.lower().translate(_LEET) for each in disguised} - words
    if concepts_of(each for each in leet if len(each) >= _LEAST_WORD):
        yield View(plain.translate(_LEET), "with digits for letters", _same)


def _would_say(words: frozenset[str], change: Callable[[str], str]) -> bool:
    """Tell whether words, each changed, could make an order, not all of them short: those may do so by chance."""
    changed = [each for each in map(change, words) if each not in words]
    if not any(len(each) >= _LONG_WORD and means_something(each) for each in changed):
        return False
    return bool(possible_rules(concepts_of(changed)))


@cache
def _backwards(word: str) -> str:
    return word[::-1]


@cache
def _turned(word: str) -> str:
    return word.translate(_ROT13)


def _without(text: str, pattern: re.Pattern[str], disguise: str) -> View | None:
    """Return the text without what a pattern finds, or None where it finds nothing."""
    kept: list[str] = []
    shown_starts: list[int] = []
    source_starts: list[int] = []
    done = length = 0
    for found in pattern.finditer(text):
        if found.start() > done:
            shown_starts.append(length)
            source_starts.append(done)
            kept.append(text[done : found.start()])
            length += found.start() - done
        done = found.end()
    if done == 0:
        return None
    kept.append(text[done:])
    shown_starts.append(length)
    source_starts.append(done)

    def back(offset: int) -> int:
        index = max(0, bisect_right(shown_starts, offset) - 1)
        return source_starts[index] + offset - shown_starts[index]

    def place(start: int, end: int) -> tuple[int, int]:
        return back(start), back(max(start, end - 1)) + 1

    return View("".join(kept), disguise, place, tuple(shown_starts))


def _decoded(text: str, depth: int, codes: tuple[Code, ...] | None = None) -> Iterator[View]:
    """Yield what encoded parts of a text say, and what is encoded in that again."""
    for pattern, decode, disguise in codes or CODES:
        if pattern is ESCAPED and not any(each in text for each in ESCAPE_MARKS):
            continue
        for number, found in enumerate(pattern.finditer(text)):
            if number >= _MOST_DECODED:
                break
            shown = decode(found.group()[:_LONGEST_DECODED])
            if shown is None or not is_text(shown):
                continue
            place = _fixed(*found.span())
            yield View(folded(shown), disguise, place)
            yield View(folded(shown[::-1]), f"{disguise} and written backwards", place)
            yield View(shown.translate(_ROT13), f"{disguise} and with ROT13", place)
            if depth > 1:
                for inner in _decoded(shown, depth - 1):
                    yield View(inner.text, f"{inner.disguise}, {disguise}", place)
