"""The traits of a task by which its kind is told; each is a name and what it holds.

A task has the chunk in which it begins, those up to the next beginning, and those of its unit that lead up to it; the
first of a text has those of the units before as well.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.chunks import NO_KIND
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.outline import NOTHING
from rightsize.core.asks.weights import YES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.weights import Trait

_BACK = MARKS["refers back"]
_NEAR = 3
"""Chunks behind and before the one in which a task begins that are looked at."""

_FAR = 6
"""Chunks back in which what "it" stands for is looked for."""

_PREPARES = frozenset({"look", "inspect", "prepare", "review", "reason"})
"""The classes of verbs that may only prepare for another one."""

_ONLY_FOLLOWS = frozenset({"follow", "limit"})
"""Those of verbs that ask for nothing of their own."""

_LETTERS = 4
"""Letters in a row by which words are told that nobody labelled: compounds, typos, other endings."""


def traits_of(outline: Outline, begun: Sequence[int], number: int, before: str) -> list[Trait]:
    """Return the traits of a task, `before` being the kind of the task before it, or empty."""
    chunks, first = outline.chunks, begun[number]
    following = begun[number + 1] if number + 1 < len(begun) else len(chunks)
    preceding = begun[number - 1] if number else NOTHING
    at = _delivers(chunks, first, following)
    chunk = chunks[at]
    refers = not _BACK.isdisjoint(chunk.low)
    found: list[Trait] = [
        *_own(chunk, outline.given),
        *_words(chunk),
        ("behind", before, chunk.sort),
        ("behind, refers", before, chunk.sort, YES[refers]),
    ]
    if refers:
        named = next((each.kind for each in chunks[max(0, at - _FAR) : at][::-1] if each.kind != NO_KIND), NO_KIND)
        found.append(("refers to", named, chunk.sort))
    for other in chunks[at + 1 : min(following, at + 1 + _NEAR)]:
        found += _goes_on(chunk, other, outline.given)
    for other in chunks[first:at]:
        found += _prepared_by(chunk, other, outline.given)
    for other in chunks[max(preceding + 1, first - _NEAR) : first]:
        if not number or other.line == chunk.line:
            found += _led_by(chunk, other)
    if (heading := outline.heading[at]) != NOTHING:
        found += [("under", each) for each in chunks[heading].words.low]
    return list(dict.fromkeys(found))


def _delivers(chunks: Sequence[Chunk], at: int, following: int) -> int:
    """Return the chunk that asks for what a task hands over: in "look at both and decide" the second one.

    Parameters:
        at, following: the chunk in which the task begins, and the one in which the next does.
    """
    for other in range(at + 1, following):
        chunk = chunks[other]
        if chunks[at].sort not in _PREPARES or chunk.line != chunks[at].line:
            break
        if chunk.asks and chunk.sort not in _ONLY_FOLLOWS:
            at = other
    return at


def _own(chunk: Chunk, given: str) -> list[Trait]:
    """Return what the clause has with which a task begins."""
    sort, low, verb = chunk.sort, chunk.low, chunk.clause.verb
    head, question = low[chunk.clause.head - chunk.begin :][:3], YES["?" in chunk.after]
    return [
        ("sort", sort),
        ("verb", verb),
        ("names", sort, chunk.kind),
        ("names anyhow", chunk.kind),
        ("thing", chunk.thing),
        ("thing of", sort, chunk.thing),
        ("verb and thing", verb, chunk.thing),
        ("question", question, sort),
        ("first", low[0]),
        ("first two", *low[:2]),
        ("head", *head[:1]),
        ("head two", *head[:2]),
        ("head three", *head),
        ("behind the head", sort, *head[1:2]),
        ("given", given),
        ("given, sort", given, sort),
        ("given, verb", given, verb),
        ("given, question", given, question, *head[:1]),
        ("fault", YES[chunk.fault], sort, given),
        ("forms", chunk.shape[:3]),
        ("polite", YES[chunk.clause.polite], sort),
        ("stands", chunk.role, sort),
    ]


def _words(chunk: Chunk) -> list[Trait]:
    """Return the words of the chunk in which a task begins, alone, by two, and by letters: "cached", "caching"."""
    low, mood = chunk.low, chunk.mood
    letters = {word[at : at + _LETTERS] for word in low for at in range(len(word) - _LETTERS + 1)}
    return [
        *[("word", each) for each in low],
        *[("word of", mood, each) for each in low],
        *[("two words", *each) for each in pairwise(low)],
        *[("two words apart", *each) for each in zip(low, low[2:], strict=False)],
        *[("letters", each) for each in sorted(letters)],
    ]


def _goes_on(chunk: Chunk, other: Chunk, given: str) -> Iterator[Trait]:
    """Yield what a chunk adds behind the one in which a task begins."""
    if other.line != chunk.line:
        yield from (("later", each) for each in other.low)
        return
    yield ("then names", other.kind)
    yield ("then names of", chunk.sort, other.kind)
    yield ("then sort", other.sort)
    yield ("then sort of", chunk.sort, other.sort, other.joined)
    yield ("then verb", chunk.sort, other.verb)
    yield ("then fault", YES[other.fault], chunk.sort, given)
    yield from (("then", each) for each in other.low)


def _prepared_by(chunk: Chunk, other: Chunk, given: str) -> Iterator[Trait]:
    """Yield what a chunk adds that only prepares for the one that asks for something."""
    yield ("prepared by the verb", other.verb)
    yield ("prepared by a name of", other.kind)
    yield ("prepared", other.sort, chunk.sort, chunk.joined)
    yield ("prepared, fault", YES[other.fault], other.sort, chunk.sort, given)
    yield from (("prepared by", each) for each in other.low)


def _led_by(chunk: Chunk, other: Chunk) -> Iterator[Trait]:
    """Yield what a chunk adds before the one in which a task begins."""
    yield ("led by a name of", other.kind)
    yield ("led by the verb", other.verb)
    name = "led by" if other.line == chunk.line else "told before"
    yield from ((name, each) for each in other.low)
