"""Which characters of a text belong to which of its tasks, and which to all of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.chunks import LEADS
from rightsize.core.asks.lexicon import FILLER, PERSON, PRONOUN
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.reading import ASKS, TELLS
from rightsize.core.asks.units import Role
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline

Span = tuple[int, int]
"""The first character, and the one behind the last."""

_BACK = MARKS["refers back"]
_BACK_TO_TWO = MARKS["refers back to two"]
_ALL = MARKS["for all"]
_TESTS = MARKS["tests"]
_WHAT = MARKS["what was found"]
_ABOUT_ANOTHER = frozenset({TaskKind.DOCUMENTATION.value, TaskKind.SUMMARISATION.value})
"""Kinds of what is written about something else, which must be named."""

_OWN = frozenset("NX" + LEADS)
"""The letters of a shape for names, data, and what a preposition leads to: with one of them a task names its thing."""

_CHANGES, _MAKES = "change", "make"
"""Classes of verbs."""

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
        elif tasks.start and _goes_on(outline.chunks[start]) and outline.chunks[start].low[0] not in _ALL:
            own[tasks.start - 1].append(_whole(outline.chunks[start]))
        else:
            shared.append(_whole(outline.chunks[start]))
        start = end
    starts = [outline.chunks[at] for at in begun]
    refers = _referred_to([_speaks_of(each, before) for each, before in zip(starts, (None, *starts), strict=False)])
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
        if (bound := _bound_of_all(chunks, begun[tasks[-1]], last)) and task != tasks[-1]:
            own[task].append((bound, unit.end))
        if shared := _shared_object(chunks, begun[task : tasks.stop]):
            start, holder = shared
            stop = begun[task + holder + 1] if task + holder + 1 < tasks.stop else last
            own[task].append((start, unit.end if stop == last else _end(chunks[stop - 1])))


def _bound_of_all(chunks: Sequence[Chunk], at: int, end: int) -> int:
    """Return where behind the last task of a unit begins what bounds all of them, or 0: "…, all in Python 3.12"."""
    return next((chunks[each].span[0] for each in range(at + 1, end) if chunks[each].low[0] in _ALL), 0)


def _bounds_all(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether what stands before a request is meant for all: "for the importer: …", and not "secondly: …"."""
    chunk = chunks[at]
    if chunk.shape[0] == LEADS:
        return True
    only_counts = len(chunk.low) == 1 and (chunk.low[0].endswith("ly") or bool(chunk.words.roles[chunk.begin] & FILLER))
    return not only_counts and at + 1 < len(chunks) and chunks[at + 1].joined == ":"


def _shared_object(chunks: Sequence[Chunk], begun: Sequence[int]) -> tuple[int, int] | None:
    """Return where that begins which the first of some tasks shares with a later one, and how many tasks later.

    "refactor, test and document it", "docs and tests for it".
    """
    first = chunks[begun[0]]
    if first.clause.mood == ASKS and first.clause.object >= first.end:
        for holder, (before, at) in enumerate(pairwise(begun), 1):
            other = chunks[at]
            if at != before + 1 or other.mood != ASKS:
                return None
            if other.clause.object < other.end:
                start = other.words.start[other.clause.object]
                return None if _comes_on_top(first, other) else (start, holder)
        return None
    other = chunks[begun[1]] if len(begun) > 1 and begun[1] == begun[0] + 1 else first
    behind = other.shape.find(LEADS, 1)
    named = not first.clause.verb and not other.clause.verb and first.mood == other.mood == TELLS
    if other is first or not named or behind <= 0 or LEADS in first.shape:
        return None
    return other.words.start[other.begin + behind], 1


def _comes_on_top(chunk: Chunk, other: Chunk) -> bool:
    """Tell whether what a request makes is no object of the one before, but comes with it: "fix and add a test"."""
    makes = chunk.sort == _CHANGES and other.sort == _MAKES and _OWN.isdisjoint(other.shape)
    return makes and (other.thing in _TESTS or other.kind in _ABOUT_ANOTHER)


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


def _speaks_of(chunk: Chunk, before: Chunk | None) -> int:
    """Return for how many things that were named before a word of a task stands: "it" for one, "both" for two.

    Parameters:
        before: the chunk in which the task before it begins; None for the first.
    """
    clause = chunk.clause
    hangs = clause.mood == ASKS and len(chunk.words.low[clause.head]) > len(clause.verb) + 1
    if not _BACK_TO_TWO.isdisjoint(chunk.low):
        return 2
    return int(hangs or not _BACK.isdisjoint(chunk.low) or (before is not None and _leans(chunk, before)))


def _leans(chunk: Chunk, before: Chunk) -> bool:
    """Tell whether a task is about the one before without a word for it: "add tests", "fix what you find"."""
    if chunk.unit.role is Role.ITEM or chunk.line > before.line + 1 or not _OWN.isdisjoint(chunk.shape):
        return False
    behind = chunk.low[chunk.clause.object - chunk.begin :]
    return chunk.thing in _TESTS or chunk.kind in _ABOUT_ANOTHER or bool(_WHAT & set(behind[:1]))


def _referred_to(speak_of: Sequence[int]) -> tuple[range, ...]:
    """Return the tasks that each goes back to: up to the first before it that names its own things, or the second."""
    found: list[range] = []
    for number, things in enumerate(speak_of):
        start = number
        for _ in range(min(things, number)):
            start = found[start - 1].start if start else start
        found.append(range(start, number))
    return tuple(found)
