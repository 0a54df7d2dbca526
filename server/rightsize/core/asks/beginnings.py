"""Whether a task begins in a chunk, or whether the chunk only tells, bounds, or goes on with the task before it.

A chunk has traits, each a name and what it holds: `verb behind a verb|fix|add`.  How much each speaks for a beginning
was fitted on labelled requests; a task begins where the weights add up to more than nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.lexicon import MARK
from rightsize.core.asks.outline import NOTHING
from rightsize.core.asks.units import ITEM
from rightsize.core.asks.weights import beginnings, first_words, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.weights import Trait

_SIZES = ("0", "1", "2", "3", "3", "5", "5", "5", "5", "9")
"""By a number of requests: the smallest of those that are not told apart."""

_SIZE = tuple("0123456789")
"""The digit of a number up to nine."""

_ENDING = 3
"""Letters by which the form of a word is known that no table has."""

_LEAD_WORDS = 8
"""Words before a list by which it is known what it holds."""

_NEAR = 3
"""Chunks back to the last beginning; what is further away is no longer told apart."""

_TOLD = frozenset(
    (
        "first word",
        "first two words",
        "first three words",
        "head",
        "what is asked for",
        "word",
        "two words",
    )
)
"""The traits that are told as evidence; what each holds first are words of the request."""

_STANDS = {"sentence": "as a sentence", "item": "as an item", "heading": "as a heading"}
_HOPELESS = -300
"""Weight of a chunk by itself for which what began before it has never made up, in all that is labelled."""

_LEAST = -40
"""Weight of the likeliest chunk of a text in which no other has any, below which it asks for nothing."""


class Begun(NamedTuple):
    """The chunk in which a task begins.

    Attributes:
        at: its number.
        evidence: what spoke for that.
        margin: how sure that is, and that no other begins up to the next one: the least distance from nothing of what
            the traits of these chunks add up to, in hundredths of a logarithm of odds.
    """

    at: int
    evidence: tuple[Evidence, ...]
    margin: int


def begun_in(outline: Outline, table: Mapping[Trait, int] | None = None) -> tuple[Begun, ...]:
    """Return where tasks begin in a text; where none does, the likeliest chunk, if it is likely at all."""
    table = beginnings() if table is None else table
    begun: list[int] = []
    distances: list[int] = []
    likeliest, most = NOTHING, _LEAST
    for at in range(len(outline.chunks)):
        weight = sum(filter(None, map(table.get, traits_of(outline, at))))
        if weight > _HOPELESS:
            weight += sum(filter(None, map(table.get, history_of(outline, at, begun))))
        distances.append(abs(weight))
        if weight > 0:
            begun.append(at)
        elif weight > most:
            likeliest, most = at, weight
    if not begun and likeliest != NOTHING:
        begun.append(likeliest)
    ends = (*begun[1:], len(distances))
    return tuple(
        Begun(at, _evidence(table, outline.chunks[at]), min(distances[at if number else 0 : end]))
        for number, (at, end) in enumerate(zip(begun, ends, strict=False))
    )


def _evidence(table: Mapping[Trait, int], chunk: Chunk) -> tuple[Evidence, ...]:
    """Return where a task begins, and the words by which that is known."""
    where = f"behind “{chunk.joined}”" if chunk.place else _STANDS[chunk.role]
    words = told(((table.get(trait, 0), trait) for trait in _own(chunk, "")), _TOLD, chunk.dull)
    return (Evidence(f"begins a task {where}", words or first_words(chunk.low)),)


def traits_of(outline: Outline, at: int) -> list[Trait]:
    """Return the traits of a chunk that do not hang on where tasks began before it."""
    chunk = outline.chunks[at]
    stands = ("first of all" if at == 0 else chunk.role) if not chunk.place else "within"
    found = [*_own(chunk, stands), *_around(outline, at, stands)]
    if chunk.place:
        found += _behind_chunk(outline, at)
    elif at:
        found += _behind_unit(outline, at)
    return found


def _own(chunk: Chunk, stands: str) -> list[Trait]:
    """Return what a chunk has by itself and by the joints around it."""
    sort, joined, low, shape, words = chunk.sort, chunk.joined, chunk.low, chunk.shape, chunk.words
    head = chunk.clause.head - chunk.begin
    last = words.low[-1] if words.roles[-1] & MARK else ""
    return [
        f"first word|{low[0]}",
        f"first two words|{' '.join(low[:2])}",
        f"first three words|{' '.join(low[:3])}",
        f"head|{low[head]}|{stands}",
        f"behind the head|{sort}|{low[head + 1] if head + 1 < len(low) else ''}",
        f"what is asked for|{chunk.thing}",
        f"joint behind|{chunk.after}|{sort}",
        f"forms, joint|{shape[:2]}|{joined}",
        f"forms at the head|{shape[head : head + 3]}|{sort}",
        f"last forms|{shape[-2:]}|{sort}",
        f"end of the sentence|{last}|{sort}|{joined}",
        f"length|{_SIZE[min(len(low), 9)]}|{sort}|{joined}",
        f"first word ends in|{low[0][-_ENDING:]}|{joined}",
        *[f"word|{each}" for each in dict.fromkeys(low)],
        *[f"two words|{one} {two}" for one, two in dict.fromkeys(pairwise(low))],
    ]


def _around(outline: Outline, at: int, stands: str) -> list[Trait]:
    """Return what else the text asks for, and what stands behind a chunk."""
    chunks, chunk = outline.chunks, outline.chunks[at]
    sort, says = chunk.sort, chunk.says
    elsewhere = outline.wants - outline.block_wants[at]
    found: list[Trait] = [
        f"asked later|{outline.asked_later[at]}|{outline.wanted_later[at]}|{sort}|{stands}",
        f"asked elsewhere|{_SIZES[min(elsewhere, 9)]}|{sort}|{chunk.role}|{says}",
        f"last word ends in|{outline.language}|{chunk.low[-1][-_ENDING:]}|{chunk.joined}",
        f"last form|{outline.language}|{chunk.shape[-1]}|{sort}|{chunk.joined}",
        f"chunks of the text|{_SIZE[min(len(chunks), 9)]}|{sort}|{not chunk.place}",
        f"asked besides|{_SIZES[min(outline.wants - chunk.wants, 9)]}|{sort}|{stands}",
    ]
    if (following := outline.next_line[at]) != NOTHING:
        colon = chunk.words.low[-1] == ":"
        found.append(f"leads to|{chunks[following].role}|{colon}|{sort}|{chunk.joined}|{says}")
    if at + 1 == len(chunks):
        found.append(f"ends the text|{sort}|{stands}")
        return found
    other = chunks[at + 1]
    return [
        *found,
        f"before|{sort}|{other.sort}|{other.joined}",
        f"between|{chunk.joined}|{sort}|{other.sort}|{other.joined}",
        f"verb before a verb|{chunk.verb}|{other.verb}|{other.joined}",
        f"names before|{sort}|{chunk.kind}|{other.sort}|{other.kind}|{other.joined}",
    ]


def _behind_chunk(outline: Outline, at: int) -> list[Trait]:
    """Return how a chunk stands to those before it in its unit."""
    chunk, before = outline.chunks[at], outline.chunks[at - 1]
    first = outline.chunks[at - chunk.place]
    return [
        f"verb behind a verb|{chunk.verb}|{before.verb}",
        f"behind the verb|{before.verb}|{chunk.joined}",
        f"alike|{before.sort == chunk.sort}|{before.verb == chunk.verb}|{chunk.joined}",
        f"names behind the first|{first.sort}|{first.kind}|{chunk.sort}|{chunk.kind}",
        f"behind a description|{outline.described[at]}|{chunk.sort}|{chunk.joined}|{first.sort}",
    ]


def _behind_unit(outline: Outline, at: int) -> list[Trait]:
    """Return how the first chunk of a unit stands to the units before it, and to what leads its list in."""
    chunk, role = outline.chunks[at], outline.chunks[at].role
    found: list[Trait] = [
        f"behind the end|{outline.chunks[at - 1].words.low[-1]}|{chunk.sort}|{role}",
        f"wanted before|{outline.wanted_before[at]}|{chunk.sort}|{chunk.kind}|{chunk.says}|{role}",
    ]
    if role == ITEM and (lead := outline.lead[at]) != NOTHING:
        first, colon = outline.chunks[lead - outline.chunks[lead].place], outline.chunks[lead].words.low[-1] == ":"
        found.append(f"list led by|{outline.chunks[lead].sort}|{colon}|{chunk.sort}|{chunk.says}")
        found.append(f"list led by the verb|{first.verb}|{chunk.mood}")
        found += [f"word of the lead|{each}" for each in dict.fromkeys(outline.chunks[lead].words.low[-_LEAD_WORDS:])]
    return found


def history_of(outline: Outline, at: int, begun: Sequence[int]) -> list[Trait]:
    """Return the traits of a chunk that hang on the chunks before it in which tasks begin."""
    chunks, chunk = outline.chunks, outline.chunks[at]
    sort, joined, kind, role = chunk.sort, chunk.joined, chunk.kind, chunk.role
    first, some = not chunk.place, bool(begun)
    here = sum(chunks[each].line == chunk.line for each in begun[-2:])
    found: list[Trait] = [
        f"begun here|{_SIZES[here]}|{sort}|{joined}",
        f"begun, says|{some}|{chunk.says}|{sort}|{kind}|{role}|{first}",
        f"begun, first words|{some}|{' '.join(chunk.low[:2])}",
        f"begun, forms|{some}|{chunk.shape[:3]}|{first}",
        f"begun, length|{some}|{_SIZE[min(len(chunk.low), 6)]}|{chunk.shape[:2]}|{joined}",
        f"begun, names|{some}|{chunk.says}|{chunk.shape[0]}|{kind}|{first}|{outline.wanted_later[at]}",
    ]
    if begun:
        last = chunks[begun[-1]]
        far, lines = _SIZES[min(at - begun[-1], _NEAR)], _SIZES[min(chunk.line - last.line, 2)]
        mood, other = chunk.mood, last.mood
        found += [
            f"behind the last, forms|{last.shape[:2]}|{chunk.shape[:2]}|{far}|{joined}",
            f"how far behind the last|{far}|{lines}|{sort}|{role}",
            f"behind the last, verbs|{last.verb}|{chunk.verb}|{lines}",
            f"behind the last, moods|{other}|{mood}|{kind}|{joined}|{far}",
            f"right behind the last|{begun[-1] == at - 1}|{sort}|{joined}|{kind}",
        ]
        if len(begun) > 1:
            found.append(f"behind the last two|{chunks[begun[-2]].mood}|{other}|{mood}|{joined}")
    if at and not (begun and begun[-1] == at - 1):
        found.append(f"behind none|{chunks[at - 1].sort}|{sort}|{joined}")
    if first and chunk.role == ITEM:
        found += _sibling(outline, at, begun)
    return found


def _sibling(outline: Outline, at: int, begun: Sequence[int]) -> list[Trait]:
    """Return how an item stands to the one before it in its list."""
    chunk, sibling = outline.chunks[at], outline.sibling[at]
    if sibling == NOTHING:
        return [f"first item|{bool(begun)}|{chunk.sort}"]
    place = bisect_left(begun, sibling)
    asked = place < len(begun) and begun[place] == sibling
    same = outline.chunks[sibling].sort == chunk.sort
    return [
        f"item behind an item|{asked}|{chunk.sort}|{chunk.kind}",
        f"item like the item before|{asked}|{chunk.says}|{same}",
    ]
