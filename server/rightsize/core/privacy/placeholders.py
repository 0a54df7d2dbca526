"""Secrets become placeholders before a text leaves, and come back where a placeholder returns.

A placeholder is a word, so that a literal stays a literal; it is the same for the same secret, and says nothing of it.
Nothing that is replaced holds a quote, a backslash or white space: what comes back breaks no literal and no JSON.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rightsize.core.privacy.adjacent import adjacent
from rightsize.core.privacy.rules import in_lower_case, matches
from rightsize.core.privacy.runs import runs_of, words_of
from rightsize.core.privacy.shapeless import shapeless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

STEM = "RIGHTSIZE_SECRET_"
_DIGITS = 8
PLACEHOLDER = re.compile(rf"{STEM}[0-9a-f]{{{_DIGITS}}}")
_TOKEN = re.compile(r"RIGHTSIZE[_\s-]{0,2}SECRET\w*", re.IGNORECASE)
_DIGITS_ALONE = re.compile(rf"(?<![0-9A-Za-z])[0-9A-Fa-f]{{{_DIGITS}}}(?![0-9A-Za-z])")
_PIECE = re.compile(r"\\.|([^\s\"'`\\\x00-\x1f\x7f]+)")
"""What an escape is made of is no part of a secret."""

_SHORTEST = 3
EVERYWHERE = 8
"""Characters from which on a secret is replaced wherever it stands; a shorter one may be part of any word."""

_CUT = "…"
"""Stands where a line of a prompt was cut off."""


@dataclass(frozen=True, slots=True)
class Veil:
    """The secrets of some texts by their placeholders; `known` are words like placeholders that stood there already."""

    secrets: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def lifted(self, text: str) -> str:
        """Return a text with the secrets in the places of their placeholders."""
        if not self.secrets or STEM not in text:
            return text
        return _any_of(self.secrets).sub(lambda found: self.secrets[found.group()], text)

    def mangled(self, text: str) -> tuple[str, ...]:
        """Return the words in a text that look like placeholders and are none, each once."""
        found = [each.group() for each in _TOKEN.finditer(text)]
        found += _digits_alone(text, self.secrets)
        return tuple(dict.fromkeys(each for each in found if each not in self.secrets and each not in self.known))


def veiled(
    texts: Sequence[str], name: Callable[[str], str], told: Sequence[str] = (), *, least: int = EVERYWHERE
) -> tuple[tuple[str, ...], Veil]:
    """Return texts without their secrets, and what brings those back.

    Parameters:
        name: a keyed hash, in hexadecimal, of which a placeholder is made.
        told: what in these texts was said of a model's own words, which make nothing known.
        least: characters from which on a secret is replaced wherever it stands.
    """
    spans = [pieces_in(each) for each in texts]
    long = {text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found}
    long = {each for each in long if len(each) >= least}
    merged = [_merged([*found, *_occurrences(text, long)]) for text, found in zip(texts, spans, strict=True)]
    secrets = {text[start:end] for text, found in zip(texts, merged, strict=True) for start, end in found}
    known = frozenset(each.group() for text in texts for each in _TOKEN.finditer(text))
    words = _words(sorted(secrets), known, name)
    hidden = tuple(_replaced(text, found, words) for text, found in zip(texts, merged, strict=True))
    own = {each.group() for text in told for each in _TOKEN.finditer(text)}
    of_words = {word: secret for secret, word in words.items()}
    known |= {each for text in texts for each in _digits_alone(text, of_words)}
    own |= {each for text in told for each in _digits_alone(text, of_words)}
    return hidden, Veil(of_words, known - own)


def holds_secrets(text: str) -> bool:
    """Tell whether anything in a text would be replaced."""
    return bool(pieces_in(text))


def _digits_alone(text: str, words: Iterable[str]) -> list[str]:
    """Return what stands in a text of placeholders that lost their stem."""
    digits = {each.removeprefix(STEM) for each in words}
    if not digits:
        return []
    return [each for each in _DIGITS_ALONE.findall(_TOKEN.sub(" ", text)) if each.lower() in digits]


@lru_cache(maxsize=32)
def pieces_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where secrets stand, in pieces that break no literal.

    A source is asked about many times, so what was found in the last ones is remembered by their text.
    """
    found = []
    lowered, runs = in_lower_case(text), runs_of(text)
    words = words_of(runs)
    for start, end in (*matches(text, lowered, words), *shapeless(text, lowered, runs, words), *adjacent(text)):
        pieces = (each.span(1) for each in _PIECE.finditer(text, start, end) if each.group(1))
        found += [each for each in pieces if each[1] - each[0] >= _SHORTEST]
    return tuple(found)


def _occurrences(text: str, secrets: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Yield where secrets stand that were found elsewhere, and the beginning of one where a line was cut off."""
    wanted = sorted(secrets, key=len, reverse=True)
    if not wanted:
        return
    size = len(wanted[-1])
    by_beginning: dict[str, list[str]] = {}
    for secret in wanted:
        by_beginning.setdefault(secret[:size], []).append(secret)
    end = 0
    for at in range(len(text) - size + 1):
        if at >= end and (likely := by_beginning.get(text[at : at + size])):
            found = next((each for each in likely if text.startswith(each, at)), "")
            if found:
                end = at + len(found)
                yield at, end
    yield from _cut_off(text, sorted(wanted), len(wanted[0]))


def _cut_off(text: str, wanted: Sequence[str], longest: int) -> Iterable[tuple[int, int]]:
    """Yield the beginnings of secrets, which are in order, before the signs that a line was cut off."""
    before = 0
    beginnings = {each[:EVERYWHERE] for each in wanted}
    for cut in re.finditer(_CUT, text):
        end = cut.start()
        for start in range(max(before, end - longest), end - EVERYWHERE + 1):
            if text[start : start + EVERYWHERE] not in beginnings:
                continue
            piece = text[start:end]
            at = bisect_left(wanted, piece)
            if at < len(wanted) and wanted[at].startswith(piece):
                yield start, end
                break
        before = cut.end()


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _words(secrets: Iterable[str], known: frozenset[str], name: Callable[[str], str]) -> dict[str, str]:
    """Return a placeholder for each secret, and no two the same, nor one that stood in a text before."""
    words: dict[str, str] = {}
    taken = set(known)
    for secret in secrets:
        salt, word = 0, ""
        while not word or word in taken:
            word = f"{STEM}{name(f'{secret} {salt}')[:_DIGITS]}"
            salt += 1
        taken.add(word)
        words[secret] = word
    return words


def _replaced(text: str, spans: Sequence[tuple[int, int]], words: Mapping[str, str]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], words[text[start:end]]]
        at = end
    return "".join([*parts, text[at:]])


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each) for each in sorted(texts, key=len, reverse=True)))
