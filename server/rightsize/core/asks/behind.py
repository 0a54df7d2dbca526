"""Code that stands behind a question or a colon in the same line: "is this safe? eval(input())"."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from rightsize.core.asks.lines import Look, code_rows, is_item, is_spoken, is_sure, look_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.asks.paragraphs import Line

_HANDED = re.compile(r"(?<=\w)[ \t]?([?:])[ \t]+(?=\S)")
_TICKED = re.compile(r"`([^`]+)`[.;]?\s*")
_ASSIGNED = re.compile(r"[$\w]+(?:\.\w+)+ ?[+|-]?= ?[^\s=].*")
_GLIMPSED = 1_000
"""Characters of a line in which a question or a colon is looked for."""


def code_behind(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Return where code begins and ends that the words before it in its line hand over, with its further lines."""
    after = 0
    for number, (start, line, look) in enumerate(lines):
        at = None if number < after or look is Look.FENCE else _handed_at(lines, number)
        if at is None:
            continue
        below = ((row, kind) for _, row, kind in islice(lines, number + 1, None))
        after = number + code_rows(chain([(line[at:], Look.CODE)], below))
        while not lines[after - 1][1].strip():
            after -= 1
        last, content, _ = lines[after - 1]
        yield start + at, last + len(content)


def _handed_at(lines: Sequence[Line], number: int) -> int | None:
    """Return where in a line the code begins that is handed over, or None."""
    line = lines[number][1]
    for match in _HANDED.finditer(line, 0, _GLIMPSED):
        rest = line[match.end() :]
        ticked = _TICKED.fullmatch(rest)
        if match.group(1) == ":" and is_item(line):
            continue
        if ticked and any(row.strip() for _, row, _ in lines[number + 1 :]):
            continue  # One of several lines, each with a name of its own.
        if _is_code(ticked.group(1) if ticked else rest):
            return match.end()
    return None


def _is_code(rest: str) -> bool:
    """Tell whether what follows is code and nothing else."""
    if look_of(rest) is not Look.CODE or is_spoken(rest):
        return False
    return is_sure(rest, alone=False) or _ASSIGNED.fullmatch(rest) is not None
