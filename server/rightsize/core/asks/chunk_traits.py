"""The traits of a chunk by which it is told whether a task begins in it; each is a name and what it holds.

`("behind the verb", "fix", ", and")`: the chunk before asks to fix something, and ", and" joins this one to it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import MARK
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.outline import NOTHING
from rightsize.core.asks.units import ITEM
from rightsize.core.asks.weights import PAIR, WORD, YES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.weights import Trait

_SIZES = ("0", "1", "2", "3", "3", "5", "5", "5", "5", "9")
"""By a number of requests: the smallest of those that are not told apart."""

_SIZE = tuple("0123456789")
"""The digit of a number up to nine."""

_ANDS = MARKS["and"] - {","}

_HANGS = "-"
"""The form of an object that hangs on its verb."""

_NEAR = 3
"""Chunks to the last beginning, or to either end of the unit; what is further away is not told apart."""

_LONGEST = 6
"""Words of a chunk; longer ones are not told apart."""


def traits_of(outline: Outline, at: int) -> list[Trait]:
    """Return the traits of a chunk beside its words that do not hang on where tasks began before it."""
    chunk = outline.chunks[at]
    stands = ("first of all" if at == 0 else chunk.role) if not chunk.place else "within"
    found = [*_own(chunk, stands), *_around(outline, at)]
    if chunk.place:
        found += _behind_chunk(outline, at)
    elif at:
        found += _behind_unit(outline, at)
    return found


def words_of(chunk: Chunk) -> list[Trait]:
    """Return the traits of a chunk that hold nothing but its words, each as often as it stands there."""
    return [*((WORD, each) for each in chunk.low), *((PAIR, *each) for each in pairwise(chunk.low))]


def _own(chunk: Chunk, stands: str) -> list[Trait]:
    """Return what a chunk has by itself and by the joints around it."""
    sort, joined, low, words = chunk.sort, chunk.joined, chunk.low, chunk.words
    last = words.low[-1] if words.roles[-1] & MARK else ""
    found: list[Trait] = [
        ("first word", low[0]),
        ("head", low[chunk.clause.head - chunk.begin], stands),
        ("first and last word", low[0], low[-1]),
        ("joint behind", chunk.after, sort),
        ("end of the sentence", last, sort, joined),
    ]
    if chunk.asks and chunk.after[:1] == ":":
        found.append(("leads on", sort, _object(chunk)))
    return found


def _around(outline: Outline, at: int) -> list[Trait]:
    """Return what else the text asks for, and what stands behind a chunk."""
    chunks, chunk = outline.chunks, outline.chunks[at]
    sort, says, joined = chunk.sort, YES[chunk.says], chunk.joined
    elsewhere = outline.wants - outline.block_wants[at]
    left = outline.unit_end[at] - at - 1
    found: list[Trait] = [
        ("asked elsewhere", _SIZES[min(elsewhere, 9)], sort, chunk.role, says),
        ("chunks of the text", _SIZE[min(len(chunks), 9)], sort, YES[not chunk.place]),
        ("place", _SIZE[min(chunk.place, _NEAR)], _SIZE[min(left, _NEAR)], sort, joined),
    ]
    if outline.unit_end[at] < len(chunks):
        following = chunks[outline.unit_end[at]]
        found.append(("leads to", following.role, YES[chunk.words.low[-1] == ":"], sort, joined, says))
    if at + 1 < len(chunks):
        other = chunks[at + 1]
        found += [
            ("first word of the next", other.low[0], other.joined, sort),
            ("between", joined, sort, other.sort, other.joined),
            ("names before", sort, chunk.kind, other.sort, other.kind, other.joined),
        ]
    return found


def _behind_chunk(outline: Outline, at: int) -> list[Trait]:
    """Return how a chunk stands to those before it in its unit."""
    chunk, before = outline.chunks[at], outline.chunks[at - 1]
    first, about = outline.chunks[at - chunk.place], _about(chunk)
    joins = _joins(chunk.joined)
    found: list[Trait] = [
        ("last word before", before.low[-1], chunk.joined),
        ("behind the verb", before.verb, chunk.joined),
        ("alike", YES[before.sort == chunk.sort], YES[before.verb == chunk.verb], chunk.joined),
        ("names behind the first", first.sort, first.kind, chunk.sort, chunk.kind),
        ("behind a description", YES[outline.described[at]], chunk.sort, chunk.joined, first.sort),
        ("goes on with", before.sort, joins, chunk.sort, about),
        ("goes on about", before.verb, chunk.sort, about),
    ]
    if before.fault:
        found += [
            ("behind a fault", before.sort, joins, chunk.sort, chunk.kind),
            ("behind a fault, ends", chunk.sort, chunk.low[-1]),
        ]
    if joins == ":" and before.asks:
        found.append(("led in", before.sort, _object(before), chunk.shape[:1]))
    return found


@lru_cache(maxsize=4096)
def _joins(joined: str) -> str:
    """Return how a chunk is joined to the one before it, whatever the language: by "and", another word, or a mark."""
    words = joined.split()
    if not _ANDS.isdisjoint(words):
        return "and"
    return "word" if any(map(str.isalpha, words)) else words[-1]


def _about(chunk: Chunk) -> str:
    """Return the form of what a chunk is about: a letter, or that it hangs on the verb, as in "corrígelo"."""
    clause = chunk.clause
    if clause.verb and len(chunk.words.low[clause.head]) > len(clause.verb) + 1:
        return _HANGS
    return chunk.shape[clause.object - chunk.begin : clause.object - chunk.begin + 1]


def _object(chunk: Chunk) -> str:
    """Return the form of the first words of what a chunk is about; empty where it leaves that to what follows."""
    return chunk.shape[chunk.clause.object - chunk.begin :][:2]


def _behind_unit(outline: Outline, at: int) -> list[Trait]:
    """Return how the first chunk of a unit stands to the unit before it, and to the item that it is nested in."""
    chunk, before = outline.chunks[at], outline.chunks[at - 1]
    found: list[Trait] = [
        ("last word before", before.low[-1], chunk.joined),
        ("behind the end", before.words.low[-1], chunk.sort, chunk.role),
    ]
    if chunk.role == ITEM:
        found.append(("nested", outline.indented[at], chunk.unit.mark, chunk.sort, YES[chunk.says]))
        if (parent := outline.parent[at]) != NOTHING:
            found.append(("nested under the verb", outline.chunks[parent].verb, chunk.sort))
        elif (lead := outline.lead[at]) != NOTHING:
            found += _behind_lead(outline.chunks[lead], chunk)
    return found


def _behind_lead(lead: Chunk, chunk: Chunk) -> list[Trait]:
    """Return how an item stands to what leads its list in: "acceptance criteria:", "please do the following:"."""
    return [
        ("led in by", lead.words.low[-1], lead.low[-1]),
        ("led in by, sort", lead.sort, lead.low[0], YES[chunk.says]),
        ("led in, sorts", lead.sort, lead.kind, chunk.sort, chunk.kind),
        *[("led in by the word", each) for each in lead.low],
    ]


def history_of(outline: Outline, at: int, begun: Sequence[int]) -> list[Trait]:
    """Return the traits of a chunk that hang on the chunks before it in which tasks begin."""
    chunks, chunk = outline.chunks, outline.chunks[at]
    sort, joined, kind, says, low, shape = chunk.sort, chunk.joined, chunk.kind, YES[chunk.says], chunk.low, chunk.shape
    first, some = YES[not chunk.place], YES[bool(begun)]
    here = sum(chunks[each].line == chunk.line for each in begun[-2:])
    found: list[Trait] = [
        ("begun here", _SIZES[here], sort, joined),
        ("begun, says", some, says, sort, kind, chunk.role, first),
        ("begun, first words", some, *low[:2]),
        ("begun, forms", some, shape[:3], first),
        ("begun, length", some, _SIZE[min(len(low), _LONGEST)], shape[:2], joined),
        ("begun, names", some, says, shape[0], kind, first, YES[outline.wanted_later[at]]),
    ]
    if begun:
        found += _behind_last(outline, at, begun)
    if chunk.place:
        unit = at - chunk.place
        found.append(("first of the unit", YES[_is_in(begun, unit)], joined, sort, chunks[unit].sort))
    elif chunk.role == ITEM:
        found += _in_list(outline, at, begun)
    if at and not (begun and begun[-1] == at - 1):
        found.append(("behind none", chunks[at - 1].sort, sort, joined))
    return found


def _behind_last(outline: Outline, at: int, begun: Sequence[int]) -> list[Trait]:
    """Return how a chunk stands to the last in which a task begins."""
    chunk, last = outline.chunks[at], outline.chunks[begun[-1]]
    far, lines = _SIZES[min(at - begun[-1], _NEAR)], _SIZES[min(chunk.line - last.line, 2)]
    sort, joined = chunk.sort, chunk.joined
    found: list[Trait] = [
        ("behind the last, forms", last.shape[:2], chunk.shape[:2], far, joined),
        ("behind the last, how far", far, lines, sort, chunk.role),
        ("behind the last, verbs", last.verb, chunk.verb, lines),
        ("behind the last, first word", last.verb, chunk.low[0], joined),
        ("behind the last, names", last.kind, chunk.kind, joined, sort),
        ("behind the last, moods", last.mood, chunk.mood, chunk.kind, joined, far),
    ]
    if len(begun) > 1:
        found.append(("behind the last two", outline.chunks[begun[-2]].mood, last.mood, chunk.mood, joined))
    return found


def _in_list(outline: Outline, at: int, begun: Sequence[int]) -> list[Trait]:
    """Return how an item stands to the one before it on its level, and to the one that it is nested in."""
    chunk, sibling, parent = outline.chunks[at], outline.sibling[at], outline.parent[at]
    sort, says = chunk.sort, YES[chunk.says]
    found: list[Trait] = []
    if sibling == NOTHING:
        found.append(("first item", YES[bool(begun)], sort))
    else:
        same = YES[outline.chunks[sibling].sort == sort]
        found.append(("item like the item before", YES[_is_in(begun, sibling)], says, same))
    if parent != NOTHING:
        found.append(("nested under", YES[_is_in(begun, parent)], chunk.unit.mark, sort, says))
    elif (lead := outline.lead[at]) != NOTHING:
        last = outline.chunks[lead]
        asked = YES[bool(begun) and begun[-1] >= lead - last.place], YES[_is_in(begun, lead)]
        found.append(("led in, begun", *asked, last.sort, YES[last.words.low[-1] == ":"], sort))
    return found


def _is_in(begun: Sequence[int], at: int) -> bool:
    place = bisect_left(begun, at)
    return place < len(begun) and begun[place] == at
