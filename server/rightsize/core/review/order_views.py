"""Ways to read a text from which somebody has hidden what it says: put together again, backwards, decoded, unmasked.

Each view is a text with the way back to the places that it was read from.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rightsize.core.review.look_alikes import INVISIBLE, TAG_BASE, skeleton
from rightsize.core.review.order_lexicon import WORD, concepts_of, folded, possible_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Code = tuple[re.Pattern[str], Callable[[str], str | None], str]

_MOST_DECODED = 300
_LONGEST_DECODED = 8_000
_LEAST_DECODED = 10
_LEAST_WORD = 4
_LONG_WORD = 6
_AROUND = 400
_PRINTABLE = 0.9
_DEPTH = 2
_LEET = str.maketrans("0134578@$!|", "oieastbasil")
_ROT13 = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "nopqrstuvwxyzabcdefghijklmNOPQRSTUVWXYZABCDEFGHIJKLM"
)
_MARK = r"(?:#|//[/!]?|\*|--)?"
_JOINT = re.compile(
    # From the end of one string to the start of the next, with what puts them together and a comment between.
    r"""(?<=[^\W_])["'`]\)?[ \t]*(?:[+.,\\]|\.concat\()?[ \t]*(?:(?://|\#)[^\n"'`]*)?\r?(?:\n[ \t]*)?"""
    r"""(?:\+[ \t]*)?[frbuFRBU]{0,2}["'`](?=[^\W_])"""
    rf"|(?<=[a-z])[-\\\u2010\u00ad][ \t]*\r?\n[ \t]*{_MARK}[ \t]*(?=[a-z])"
    r"|(?<=[a-z])(?:/\*.{0,30}?\*/|<!--.{0,30}?-->)(?=[a-z])"
)
_SPACED = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_](?:[ \t.\-_*|/~·,+:'\"]{{1,4}}|[ \t]*\r?\n[ \t]*{_MARK}[ \t]*)){{9,}}[^\W\d_](?![^\W_])"
)
_ALTERNATING = re.compile(r"(?<![A-Za-z])[A-Za-z]?(?:[a-z][A-Z]){2,}[A-Za-z]?(?![A-Za-z])")
_DISGUISED = re.compile(r"[A-Za-z@$!|]*[0134578@$!|][A-Za-z0-9@$!|]*")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
_BASE32 = re.compile(r"\b[A-Z2-7]{24,}={0,6}")
_HEX = re.compile(r"(?<![A-Za-z0-9])(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[ ,:]{0,2}){10,}")
_NUMBERS = re.compile(r"(?:\b\d{2,3}\b[\s,;]{1,4}){9,}\d{2,3}\b")
_BITS = re.compile(r"(?<![A-Za-z0-9])(?:[01]{8}[ ,_]?){8,}")
_ESCAPED = re.compile(
    r"(?:(?:%[0-9A-Fa-f]{2}|\\x[0-9A-Fa-f]{2}|\\u\{?[0-9A-Fa-f]{4}\}?|\\[0-3][0-7]{2}|&#x?[0-9A-Fa-f]+;)"
    r"[\w .,!'-]{0,40}){4,}"
)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|\\x([0-9A-Fa-f]{2})|\\u\{?([0-9A-Fa-f]{4})\}?|\\([0-3][0-7]{2})")
_ESCAPE_MARKS = ("%", "\\x", "\\u", "\\0", "\\1", "&#")
_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")


@dataclass(frozen=True, slots=True)
class View:
    """A reading of a source: its text, how it was hidden, and where its characters stand in the source."""

    text: str
    disguise: str
    place: Callable[[int, int], tuple[int, int]]


def views_of(text: str) -> Iterator[View]:
    """Yield the readings of a source in which something may stand, the plain one first."""
    plain = folded(text)
    words = words_of(plain)
    yield View(plain, "", _same)
    for view in _rearranged(plain, words, text):
        yield from _around_fresh(view, words)
    yield from _decoded(plain, _DEPTH)
    joined = _without(plain, _JOINT, "split into pieces")
    if joined is not None:
        yield from _around_fresh(joined, words)
        for inner in _decoded(joined.text, _DEPTH, _CODES_OF_ONE_WORD):
            yield View(inner.text, inner.disguise, _through(joined.place, inner.place))


@lru_cache(maxsize=2)
def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, in small letters."""
    return frozenset(each.lower() for each in set(WORD.findall(text)))


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
        first = max(0, start - _AROUND)
        yield View(view.text[first : end + _AROUND], view.disguise, _through(view.place, _shifted(first)))


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
    if _ALTERNATING.search(plain):
        lowered = _ALTERNATING.sub(lambda found: found.group().lower(), plain)
        yield View(lowered, "in letters of changing size", _same)
    if _would_say(words, lambda word: word[::-1]):
        yield View(plain.lower()[::-1], "written backwards", lambda start, end: (length - end, length - start))
    if _would_say(words, lambda word: word.translate(_ROT13)):
        yield View(plain.translate(_ROT13), "encoded with ROT13", _same)
    leet = {each.lower().translate(_LEET) for each in set(_DISGUISED.findall(plain))} - words
    if concepts_of(each for each in leet if len(each) >= _LEAST_WORD):
        yield View(plain.translate(_LEET), "with digits for letters", _same)


def _would_say(words: frozenset[str], change: Callable[[str], str]) -> bool:
    """Tell whether words, each changed, could make an order, not all of them short: those may do so by chance."""
    changed = [each for each in map(change, words) if each not in words]
    if not concepts_of(each for each in changed if len(each) >= _LONG_WORD):
        return False
    return bool(possible_rules(concepts_of(changed)))


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

    return View("".join(kept), disguise, lambda start, end: (back(start), back(max(start, end - 1)) + 1))


def _decoded(text: str, depth: int, codes: tuple[Code, ...] | None = None) -> Iterator[View]:
    """Yield what encoded parts of a text say, and what is encoded in that again."""
    for pattern, decode, disguise in codes or _CODES:
        if pattern is _ESCAPED and not any(each in text for each in _ESCAPE_MARKS):
            continue
        for number, found in enumerate(pattern.finditer(text)):
            if number >= _MOST_DECODED:
                break
            shown = decode(found.group()[:_LONGEST_DECODED])
            if shown is None or not _is_text(shown):
                continue
            place = _fixed(*found.span())
            yield View(folded(shown), disguise, place)
            yield View(folded(shown[::-1]), f"{disguise} and written backwards", place)
            yield View(shown.translate(_ROT13), f"{disguise} and with ROT13", place)
            if depth > 1:
                for inner in _decoded(shown, depth - 1):
                    yield View(inner.text, f"{inner.disguise}, {disguise}", place)


def _is_text(shown: str) -> bool:
    readable = sum(each.isprintable() or each in "\n\t\r" for each in shown)
    return len(shown) >= _LEAST_DECODED // 2 and readable >= _PRINTABLE * len(shown)


def _bytes_text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _from_base64(text: str) -> str | None:
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return _bytes_text(base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "=" * (-len(bare) % 4 % 3)))
    except (binascii.Error, ValueError):
        return None


def _from_base32(text: str) -> str | None:
    bare = text.rstrip("=")
    try:
        return _bytes_text(base64.b32decode(bare + "=" * (-len(bare) % 8)))
    except (binascii.Error, ValueError):
        return None


def _from_hex(text: str) -> str | None:
    digits = re.sub(r"0x|\\x|[ ,:]", "", text)
    return _bytes_text(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _from_numbers(text: str) -> str | None:
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    return "".join(map(chr, numbers)) if all(9 <= each < 256 for each in numbers) else None  # noqa: PLR2004


def _from_bits(text: str) -> str | None:
    digits = re.sub(r"[ ,_]", "", text)
    return _bytes_text(bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits) - 7, 8)))


def _from_escapes(text: str) -> str | None:
    def shown(found: re.Match[str]) -> str:
        percent, short, long, octal = found.groups()
        return chr(int(octal, 8)) if octal else chr(int(percent or short or long, 16))

    plain = _ESCAPE.sub(shown, html.unescape(text))
    if "%" in text:
        try:
            return codecs.decode(plain.encode("latin-1"), "utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return plain
    return plain


def _from_spaced(text: str) -> str | None:
    wide = re.split(r"[ \t]{3,}|[ \t]*[|/][ \t]*", text)
    parts = wide if len(wide) > 1 else [text]
    return " ".join("".join(each for each in part if each.isalpha()) for part in parts).lower()


_CODES_OF_ONE_WORD: tuple[Code, ...] = (
    (_BASE64, _from_base64, "encoded in base64"),
    (_BASE32, _from_base32, "encoded in base32"),
    (_HEX, _from_hex, "encoded in hexadecimal"),
)
_CODES: tuple[Code, ...] = (
    *_CODES_OF_ONE_WORD,
    (_SPACED, _from_spaced, "letter by letter"),
    (_NUMBERS, _from_numbers, "encoded in numbers"),
    (_BITS, _from_bits, "encoded in bits"),
    (_ESCAPED, _from_escapes, "encoded in escapes"),
)
