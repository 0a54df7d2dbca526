"""What a phrase names: where it ends, and of which kind what its last words stand for is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    MARK,
    MODAL,
    OPENER,
    PERSON,
    PREPOSITION,
    SHORTEST_TYPO,
    SMALL,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.words import slipped
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.asks.words import Words

_ORDINALS = MARKS["ordinals"]

Named = tuple[TaskKind | None, str]
"""A kind, or None, and the words that name it."""

_ENDS = MARKS["ends"]
_WITHIN = frozenset({"'", '"', "*", "_", "(", "/", "#"})
_FOR = MARKS["for"]
_OF = MARKS["of"]
_BRIEF = MARKS["brief"]
_BRIEF_TEXTS = MARKS["texts in brief"]
_TOPICS = MARKS["topics of documentation"]
_ABOUT = MARKS["about"]
_HOW = MARKS["explains"]
_STANDS_IN = MARKS["stands in"]
_SKIPPED = MARKS["skipped"]
_TEXTS = MARKS["texts"]
_CHANGES = MARKS["changes"]
_FAULTS = MARKS["faults"]
_FAULT_ENDINGS = tuple(sorted(MARKS["fault endings"]))
_PAPER_ENDINGS = (".md", ".rst", ".adoc", ".mdx", "doc", "docs")
_SHORTEST_COMPOUND = 12
_LONGEST_COMPOUND = 80
"""Letters of a word that may be two: "installationsanleitung"."""


_BREAKS = PREPOSITION | OPENER | AUXILIARY | PERSON


def phrase_end(words: Words, at: int, end: int) -> int:
    """Return where the noun phrase from `at` on ends: at a preposition, a clause, a mark or a joint."""
    stop = at
    while stop < end:
        low, roles = words.low[stop], words.roles[stop]
        if low in _ENDS or roles & DATA or (roles & MARK and low not in _WITHIN):
            break
        behind_article = stop > at and words.roles[stop - 1] & DETERMINER
        if stop > at and (roles & _BREAKS or (roles & (DETERMINER | MODAL) and not behind_article)):
            break
        stop += 1
    return stop


def named_by(words: Words, at: int, end: int) -> Named:
    """Return the kind of what the words from `at` on name; a page or a section is of what it stands in."""
    found = words.named.get((at, end))
    if found is None:
        found = words.named[at, end] = _named_by(words, at, end)
    return found


def _named_by(words: Words, at: int, end: int) -> Named:
    while at < end and (words.low[at] in _SKIPPED or (words.roles[at] & FILLER and words.low[at] not in _ORDINALS)):
        at += 1
    stop = phrase_end(words, at, end)
    known = things()
    lows = words.low[at:stop]
    if not lows:
        return None, ""
    if known.words.isdisjoint(lows) and not any(map(_may_name, lows)):
        return (None, "") if words.roles[stop - 1] & SMALL else _misspelt(lows)
    return _known_by(words, lows, stop, end)


def _known_by(words: Words, lows: tuple[str, ...], stop: int, end: int) -> Named:
    """Return the kind of a phrase with a known word in it, by that word and what stands behind the phrase."""
    known = things()
    follows = words.low[stop] if stop < end else ""
    if lows[-2:] in known.pairs:
        return known.pairs[lows[-2], lows[-1]], " ".join(lows[-2:])
    if follows in _OF and lows[-1] in known.measures:
        return named_by(words, stop + 1, end)
    if lows[-1] in _BRIEF_TEXTS and not _BRIEF.isdisjoint(lows):
        return TaskKind.SUMMARISATION, " ".join(lows[-2:])
    if not _TEXTS.isdisjoint(lows[-2:]) and _CHANGES & {*words.low[stop + 1 : stop + 4]} and follows in _FOR | _OF:
        return TaskKind.SUMMARISATION, f"{lows[-1]} {follows} {words.low[stop + 1]}"
    if lows[-1] in known.passages and (place := _place(words, stop, end)):
        return TaskKind.DOCUMENTATION, f"{lows[-1]} {place}"
    if lows[-1] in known.passages and (about := _explains(words, stop, end)):
        return TaskKind.DOCUMENTATION, f"{lows[-1]} {about}"
    kind, word = kind_named(lows)
    if lows[-1] in known.passages and follows in _STANDS_IN:
        within = named_by(words, stop + 1, end)
        return within if within[0] is TaskKind.CODE_GENERATION else (kind, word)
    return (kind, word) if kind is not None or words.roles[stop - 1] & SMALL else _misspelt(lows)


def _place(words: Words, at: int, end: int) -> str:
    """Return the documentation that a page or a section stands in, or nothing."""
    for index in range(at, end - 1):
        if words.roles[index] & OPENER:
            break
        if words.low[index] in _STANDS_IN:
            kind, word = named_by(words, index + 1, end)
            if kind is TaskKind.DOCUMENTATION:
                return word
    return ""


def _explains(words: Words, at: int, end: int) -> str:
    """Return the words by which a page explains something: "about how", "on why"."""
    pairs = ((words.low[index], words.low[index + 1]) for index in range(at, end - 1) if words.low[index] in _ABOUT)
    return next((f"{one} {two}" for one, two in pairs if two in _HOW), "")


def kind_named(lows: tuple[str, ...]) -> Named:
    """Return the kind of what a noun phrase names, by its head, and the words that decided."""
    known = things()
    for index in range(len(lows) - 1, -1, -1):
        low = lows[index]
        if "'" in low:
            low = low.rpartition("'")[2] or low
        if index:
            before = lows[index - 1]
            if paired := known.pairs.get((before, low)) or known.pairs.get((before, low.removesuffix("s"))):
                return paired, f"{before} {low}"
            if low in known.passages and (before in _TOPICS or known.heads.get(before) is TaskKind.DOCUMENTATION):
                return TaskKind.DOCUMENTATION, f"{before} {low}"
        if kind := known.heads.get(low) or _by_its_form(low):
            return kind, low
    return None, ""


@lru_cache(maxsize=4096)
def names_fault(low: str) -> bool:
    """Tell whether a word is for what may be wrong with code: "bugs", "unsafe", "Rundungsfehler"."""
    return low in _FAULTS or low.endswith(_FAULT_ENDINGS)


@lru_cache(maxsize=4096)
def _may_name(low: str) -> bool:
    """Tell whether a word that no table has may name something, by what it ends with or is joined to."""
    return "'" in low or _by_its_form(low) is not None


def _by_its_form(low: str) -> TaskKind | None:
    """Return the kind of a word that no table has, by what it ends with."""
    heads = things().heads
    if low.endswith(_PAPER_ENDINGS):
        return TaskKind.DOCUMENTATION
    if "-" in low and (tail := low.rpartition("-")[2]) in heads:
        return heads[tail]
    if not _SHORTEST_COMPOUND <= len(low) <= _LONGEST_COMPOUND or not low.isalpha():
        return None
    return next((heads[low[at:]] for at in range(3, len(low) - 3) if low[at:] in heads), None)


def _misspelt(lows: tuple[str, ...]) -> Named:
    """Return the kind of a last word that is one slip from a known one; a word of code is no use to know."""
    last = lows[-1]
    if len(last) < SHORTEST_TYPO or not last.isalpha():
        return None, ""
    known = things()
    head = slipped(last, known.slips)
    kind = known.heads.get(head)
    if head and len(lows) > 1:
        before = lows[-2] if (lows[-2], head) in known.pairs else slipped(lows[-2], known.slips)
        kind = known.pairs.get((before, head), kind)
    return (kind, last) if kind not in (None, TaskKind.CODE_GENERATION) else (None, "")
