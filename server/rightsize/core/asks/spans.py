"""Which characters of a text belong to which of its tasks, and which to all of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rightsize.core.asks.chunks import LEADS
from rightsize.core.asks.lexicon import FILLER, PERSON, PRONOUN
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.reading import ASKS, TELLS
from rightsize.core.asks.units import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline

Span = tuple[int, int]
"""The first character, and the one behind the last."""

_BACK = MARKS["refers back"]
_BACK_TO_TWO = MARKS["refers back to two"]
_CLOSES = frozenset({")", ".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Spans:
    """What belongs to each task, in the order of the text.

    Attributes:
        own: the spans of each task, in order.
        shared: the spans that bound all of them.
        refers: for each task the tasks before it whose things its "it" or "them" stands for.
    """

    own: tuple[tuple[Span, ...], ...]
    shared: tuple[Span, ...]
    refers: tuple[range, ...]


def spans_of(outline: Outline, begun: Sequence[int]) -> Spans:
    """Return the spans of tasks that begin in some chunks: what stands up to the next, unless it bounds them all."""
    own: list[list[Span]] = [[] for _ in begun]
    shared: list[Span] = []
    start = 0
    for _, group in groupby(outline.chunks, lambda each: each.line):
        end = start + len(list(group))
        tasks = range(bisect_right(begun, start - 1), bisect_right(begun, end - 1))
        if tasks:
            lead = range(start, begun[tasks.start])
            if any(_bounds_all(outline.chunks, at) for at in lead):
                shared.append((outline.chunks[start].unit.start, _end(outline.chunks[lead.stop - 1])))
                start = lead.stop
            _divide(outline.chunks, (start, end), begun, tasks, own)
        elif tasks.start and _goes_on(outline.chunks[start]):
            own[tasks.start - 1].append(_whole(outline.chunks[start]))
        else:
            shared.append(_whole(outline.chunks[start]))
        start = end
    refers = _referred_to([_speaks_of(outline.chunks[at]) for at in begun])
    return Spans(tuple(tuple(sorted(each)) for each in own), tuple(shared), refers)


def _divide(chunks: Sequence[Chunk], bounds: Span, begun: Sequence[int], tasks: range, own: list[list[Span]]) -> None:
    """Give each task of a unit its stretch of it; what stands before the first is given to all of the unit's."""
    first, last = bounds
    unit = chunks[first].unit
    beginning = chunks[first].span[0] if chunks[first].place else unit.start
    led = begun[tasks.start] > first and len(tasks) > 1
    for task in tasks:
        at = begun[task]
        following = begun[task + 1] if task + 1 < tasks.stop else last
        start = beginning if task == tasks.start and not led else chunks[at].span[0]
        end = unit.end if following == last else _end(chunks[following - 1])
        own[task].append((start, end))
        if led:
            own[task].append((beginning, _end(chunks[begun[tasks.start] - 1])))
        if following < last and (shared := _shared_object(chunks[at], at, following, chunks)):
            stop = begun[task + 2] if task + 2 < tasks.stop else last
            own[task].append((shared, unit.end if stop == last else _end(chunks[stop - 1])))


def _bounds_all(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether what stands before a request is meant for all: "for the importer: …", and not "secondly: …"."""
    chunk = chunks[at]
    if chunk.shape[0] == LEADS:
        return True
    only_counts = len(chunk.low) == 1 and (chunk.low[0].endswith("ly") or bool(chunk.words.roles[chunk.begin] & FILLER))
    return not only_counts and at + 1 < len(chunks) and chunks[at + 1].joined == ":"


def _shared_object(chunk: Chunk, at: int, following: int, chunks: Sequence[Chunk]) -> int:
    """Return where that begins which two tasks share, or 0: "refactor and document it", "docs and tests for it"."""
    if following != at + 1:
        return 0
    clause, other = chunk.clause, chunks[following]
    words = other.words
    if clause.mood == ASKS and clause.object >= chunk.end:
        return words.start[other.clause.object] if other.mood == ASKS and other.clause.object < other.end else 0
    behind = other.shape.find(LEADS, 1)
    named = not chunk.clause.verb and not other.clause.verb and chunk.mood == other.mood == TELLS
    return words.start[other.begin + behind] if named and behind > 0 and LEADS not in chunk.shape else 0


def _end(chunk: Chunk) -> int:
    """Return where a chunk ends with the marks that close it."""
    words, at = chunk.words, chunk.end
    while at < len(words) and words.low[at] in _CLOSES:
        at += 1
    return words.end[at - 1]


def _whole(chunk: Chunk) -> Span:
    return chunk.unit.start, chunk.unit.end


def _goes_on(chunk: Chunk) -> bool:
    """Tell whether a unit in which no task begins is about the one before: a detail in a list, or "it should …"."""
    if chunk.unit.role is Role.ITEM:
        return True
    roles = chunk.words.roles[chunk.begin]
    return bool(roles & PRONOUN) and not roles & (PERSON & ~PRONOUN) and bool(_BACK & set(chunk.low[:1]))


def _speaks_of(chunk: Chunk) -> int:
    """Return for how many things that were named before a word of a task stands: "it" for one, "both" for two."""
    clause = chunk.clause
    hangs = clause.mood == ASKS and len(chunk.words.low[clause.head]) > len(clause.verb) + 1
    if not _BACK_TO_TWO.isdisjoint(chunk.low):
        return 2
    return int(hangs or not _BACK.isdisjoint(chunk.low))


def _referred_to(speak_of: Sequence[int]) -> tuple[range, ...]:
    """Return the tasks that each goes back to: up to the first before it that names its own things, or the second."""
    found: list[range] = []
    for number, things in enumerate(speak_of):
        start = number
        for _ in range(min(things, number)):
            start = found[start - 1].start if start else start
        found.append(range(start, number))
    return tuple(found)
