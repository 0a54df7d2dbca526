"""Where each chunk of a text stands: what leads its list in, what stands above and behind it, what else is asked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import or_
from typing import TYPE_CHECKING

from rightsize.core.asks.chunks import OPENS
from rightsize.core.asks.units import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.asks.chunks import Chunk

NOTHING = -1
"""Stands for no chunk."""

FIRST, SAME, DEEPER, BACK = "first", "same", "deeper", "back"
"""How an item is indented beside the one before it in its list."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The chunks of a text in order, and what is known of all of them; rows hold a value a chunk.

    Attributes:
        language: the name of the lexicon.
        given: what was pasted or is given beside: "code", "text" or "nothing".
        wanted_later: a request stands behind it.
        described: a clause within another stands before it in its unit.
        wants: how many chunks hold a request.
        block_wants: how many of its paragraph or list do.
        unit_end: the chunk behind the last of its unit.
        heading: the heading that it stands under.
        sibling: the item before it on its level.
        parent: the item that it is nested in.
        indented: how its item stands to the one before it in its list.
        lead: the chunk before the list in which its item stands.
    """

    chunks: Sequence[Chunk]
    language: str
    given: str
    wanted_later: Sequence[bool]
    described: Sequence[bool]
    wants: int
    block_wants: Sequence[int]
    unit_end: Sequence[int]
    heading: Sequence[int]
    sibling: Sequence[int]
    parent: Sequence[int]
    indented: Sequence[str]
    lead: Sequence[int]


def outline_of(chunks: Sequence[Chunk], language: str, given: str) -> Outline:
    """Return the outline of a text that has chunks."""
    wants = [each.wants for each in chunks]
    return Outline(
        chunks,
        language,
        given,
        list(accumulate(wants[::-1], or_, initial=False))[-2::-1],
        _described(chunks),
        sum(wants),
        _block_wants(chunks),
        _unit_ends(chunks),
        _headings(chunks),
        *_lists(chunks),
    )


def _described(chunks: Iterable[Chunk]) -> list[bool]:
    found: list[bool] = []
    seen = False
    for each in chunks:
        seen = seen and each.place > 0
        found.append(seen)
        seen = seen or OPENS in each.shape[1:]
    return found


def _unit_ends(chunks: Sequence[Chunk]) -> list[int]:
    ends: list[int] = []
    for _, group in groupby(chunks, lambda each: each.line):
        size = sum(1 for _ in group)
        ends += [len(ends) + size] * size
    return ends


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


def _lists(chunks: Sequence[Chunk]) -> tuple[list[int], list[int], list[str], list[int]]:
    """Return for each item its sibling, its parent, how it is indented, and what leads its list in."""
    size = len(chunks)
    sibling, parent, indented, lead = [NOTHING] * size, [NOTHING] * size, [""] * size, [NOTHING] * size
    held: list[int] = []
    block = before = NOTHING
    for at, each in enumerate(chunks):
        if each.place or each.unit.role is not Role.ITEM:
            continue
        if each.unit.block != block:
            held, block, before = [], each.unit.block, at - 1
        level = each.unit.level
        lead[at] = before
        indented[at] = _indented(level, chunks[held[-1]].unit.level) if held else FIRST
        while held and chunks[held[-1]].unit.level > level:
            held.pop()
        if held and chunks[held[-1]].unit.level == level:
            sibling[at] = held.pop()
        if held:
            parent[at] = held[-1]
        held.append(at)
    return sibling, parent, indented, lead


def _indented(level: int, before: int) -> str:
    return SAME if level == before else DEEPER if level > before else BACK
