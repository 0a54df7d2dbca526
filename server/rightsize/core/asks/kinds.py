"""The kind of each task of a text: what the traits of its chunks speak for most, as it was fitted on labelled requests.

A task has the chunk in which it begins, those up to the next beginning, and those of its unit that lead up to it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.chunks import NO_KIND
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.merge import kind_noun
from rightsize.core.asks.outline import NOTHING
from rightsize.core.asks.weights import first_words, kinds, row_of, told
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.weights import Trait

ORDER = (
    TaskKind.CODE_GENERATION,
    TaskKind.CODE_REVIEW,
    TaskKind.DOCUMENTATION,
    TaskKind.QA_SIMPLE,
    TaskKind.REASONING,
    TaskKind.SUMMARISATION,
)
"""The order of a row's weights."""

_NOTHING_YET = (0,) * len(ORDER)

_BACK = MARKS["refers back"]
_NEAR = 3
"""Chunks behind and before the one in which a task begins that are looked at."""

_FAR = 6
"""Chunks back in which what "it" stands for is looked for."""

_TOLD = frozenset(
    ("verb", "thing", "first two", "head", "head two", "head three", "word", "two words", "then", "led by", "under")
)
"""The traits that are told as evidence; what each holds first are words of the request."""


class Decided(NamedTuple):
    """The kind of a task.

    Attributes:
        evidence: what spoke for it, the heaviest first.
        margin: how sure that is: by how much it outweighs the next likely kind, in hundredths of a logarithm of odds.
    """

    kind: TaskKind
    evidence: tuple[Evidence, ...]
    margin: int


def kinds_of(outline: Outline, begun: Sequence[int], table: Mapping[Trait, str] | None = None) -> tuple[Decided, ...]:
    """Return the kinds of tasks that begin in some chunks; what "it" stands for is of the kind of the task before."""
    table = kinds() if table is None else table
    found: list[Decided] = []
    for number, at in enumerate(begun):
        traits = traits_of(outline, begun, number, found[-1].kind.value if found else "")
        rows = [(row_of(row), trait) for trait in traits if (row := table.get(trait))]
        sums = [sum(column) for column in zip(_NOTHING_YET, *(row for row, _ in rows), strict=True)]
        column = sums.index(max(sums))
        kind = ORDER[column]
        dull = frozenset[str]().union(*(each.dull for each in outline.chunks[max(0, at - _NEAR) : at + 1 + _NEAR]))
        words = told(((row[column], trait) for row, trait in rows), _TOLD, dull)
        rule = f"speaks for {kind_noun(kind)}" if words else "nothing more special"
        why = Evidence(rule, words or first_words(outline.chunks[at].low))
        found.append(Decided(kind, (why,), sums[column] - sorted(sums)[-2]))
    return tuple(found)


def traits_of(outline: Outline, begun: Sequence[int], number: int, before: str) -> list[Trait]:
    """Return the traits of a task, `before` being the kind of the task before it, or empty."""
    chunks, at = outline.chunks, begun[number]
    chunk = chunks[at]
    following = begun[number + 1] if number + 1 < len(begun) else len(chunks)
    preceding = begun[number - 1] if number else NOTHING
    found = [
        *_own(chunk, outline.given),
        f"behind|{before}|{chunk.sort}",
        f"behind, refers|{before}|{chunk.sort}|{not _BACK.isdisjoint(chunk.low)}",
    ]
    if not _BACK.isdisjoint(chunk.low):
        named = next((each.kind for each in chunks[max(0, at - _FAR) : at][::-1] if each.kind != NO_KIND), NO_KIND)
        found.append(f"refers to|{named}|{chunk.sort}")
    for other in chunks[at + 1 : min(following, at + 1 + _NEAR)]:
        found += _goes_on(chunk, other)
    for other in chunks[max(preceding + 1, at - _NEAR) : at]:
        if not number or other.line == chunk.line:
            found += _led_by(chunk, other)
    if (heading := outline.heading[at]) != NOTHING:
        found += [f"under|{each}" for each in chunks[heading].words.low]
    return list(dict.fromkeys(found))


def _own(chunk: Chunk, given: str) -> list[Trait]:
    """Return what the chunk has in which a task begins."""
    sort, low, verb = chunk.sort, chunk.low, chunk.clause.verb
    head = low[chunk.clause.head - chunk.begin :][:3]
    mood, question = chunk.mood, "?" in chunk.after
    return [
        f"sort|{sort}",
        f"verb|{verb}",
        f"names|{sort}|{chunk.kind}",
        f"names anyhow|{chunk.kind}",
        f"thing|{chunk.thing}",
        f"thing of|{sort}|{chunk.thing}",
        f"question|{question}|{sort}",
        f"first|{low[0]}",
        f"first two|{' '.join(low[:2])}",
        f"head|{' '.join(head[:1])}",
        f"head two|{' '.join(head[:2])}",
        f"head three|{' '.join(head)}",
        f"behind the head|{sort}|{' '.join(head[1:2])}",
        f"given|{given}",
        f"given, sort|{given}|{sort}",
        f"given, verb|{given}|{verb}",
        f"given, question|{given}|{question}|{' '.join(head[:1])}",
        f"forms|{chunk.shape[:3]}",
        f"polite|{chunk.clause.polite}|{sort}",
        f"stands|{chunk.role}|{sort}",
        *[f"word|{each}" for each in low],
        *[f"word of|{mood}|{each}" for each in low],
        *[f"two words|{one} {two}" for one, two in pairwise(low)],
    ]


def _goes_on(chunk: Chunk, other: Chunk) -> Iterator[Trait]:
    """Yield what a chunk adds behind the one in which a task begins."""
    if other.line != chunk.line:
        yield from (f"later|{each}" for each in other.low)
        return
    yield f"then names|{other.kind}"
    yield f"then names of|{chunk.sort}|{other.kind}"
    yield f"then sort|{other.sort}"
    yield f"then verb|{chunk.sort}|{other.verb}"
    yield from (f"then|{each}" for each in other.low)


def _led_by(chunk: Chunk, other: Chunk) -> Iterator[Trait]:
    """Yield what a chunk adds before the one in which a task begins."""
    yield f"led by a name of|{other.kind}"
    yield f"led by the verb|{other.verb}"
    name = "led by" if other.line == chunk.line else "told before"
    yield from (f"{name}|{each}" for each in other.low)
