"""Where each chunk of a text stands: what leads its list in, what stands above and behind it, what else is asked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import or_
from typing import TYPE_CHECKING

from rightsize.core.asks.units import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.asks.chunks import Chunk

NOTHING = -1
"""Stands for no chunk."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The chunks of a text in order, and what is known of all of them; rows hold a value a chunk.

    Attributes:
        language: the name of the lexicon.
        given: what was pasted or is given beside: "code", "text" or "nothing".
        wanted_before: a request stands before it.
        asked_later, wanted_later: a verb that asks, or any request, stands behind it.
        described: a clause within another stands before it in its unit.
        wants: how many chunks hold a request.
        block_wants: how many of its paragraph or list do.
        next_line: the first chunk of the next unit.
        heading: the heading that it stands under.
        lead: the last chunk before its list.
        sibling: the item before it on its level.
    """

    chunks: Sequence[Chunk]
    language: str
    given: str
    wanted_before: Sequence[bool]
    asked_later: Sequence[bool]
    wanted_later: Sequence[bool]
    described: Sequence[bool]
    wants: int
    block_wants: Sequence[int]
    next_line: Sequence[int]
    heading: Sequence[int]
    lead: Sequence[int]
    sibling: Sequence[int]


def outline_of(chunks: Sequence[Chunk], language: str, given: str) -> Outline:
    """Return the outline of a text that has chunks."""
    size = len(chunks)
    asks, wants = [each.asks for each in chunks], [each.wants for each in chunks]
    lead, sibling = _lists(chunks)
    firsts = [at for at, each in enumerate(chunks) if not each.place]
    return Outline(
        chunks,
        language,
        given,
        _before(wants),
        _before(asks[::-1])[::-1],
        _before(wants[::-1])[::-1],
        _described(chunks),
        sum(wants),
        _block_wants(chunks),
        _next_lines(firsts, size),
        _headings(chunks),
        lead,
        sibling,
    )


def _before(flags: Iterable[bool]) -> list[bool]:
    """Return for each flag whether one before it is set."""
    return list(accumulate(flags, or_, initial=False))[:-1]


def _described(chunks: Iterable[Chunk]) -> list[bool]:
    found: list[bool] = []
    seen = False
    for each in chunks:
        seen = seen and each.place > 0
        found.append(seen)
        seen = seen or "O" in each.shape[1:]
    return found


def _next_lines(firsts: Sequence[int], size: int) -> list[int]:
    ends = [*firsts[1:], size]
    return [end if end < size else NOTHING for start, end in zip(firsts, ends, strict=True) for _ in range(start, end)]


def _block_wants(chunks: Iterable[Chunk]) -> list[int]:
    wants: list[int] = []
    for _, group in groupby(chunks, lambda each: each.unit.block):
        members = [each.wants for each in group]
        wants += [sum(members)] * len(members)
    return wants


def _headings(chunks: Sequence[Chunk]) -> list[int]:
    heading, found = NOTHING, []
    for at, each in enumerate(chunks):
        found.append(heading)
        if each.unit.role is Role.HEADING:
            heading = at
    return found


def _lists(chunks: Sequence[Chunk]) -> tuple[list[int], list[int]]:
    """Return what leads each list in, and the item before each item on its level."""
    lead, sibling = [NOTHING] * len(chunks), [NOTHING] * len(chunks)
    start = 0
    for (role, _), group in groupby(chunks, lambda each: (each.unit.role, each.unit.block)):
        end = start + len(list(group))
        if role is Role.ITEM:
            lead[start:end] = [start - 1] * (end - start)
            _levels(chunks, [at for at in range(start, end) if not chunks[at].place], sibling)
        start = end
    return lead, sibling


def _levels(chunks: Sequence[Chunk], firsts: Sequence[int], sibling: list[int]) -> None:
    """Fill in the item before each item of a list on its level."""
    held: list[int] = []
    for at in firsts:
        level = chunks[at].unit.level
        while held and chunks[held[-1]].unit.level > level:
            held.pop()
        if held and chunks[held[-1]].unit.level == level:
            sibling[at] = held.pop()
        held.append(at)
