"""Code in the line that asks about it: behind a question or a colon, or before: "eval(input()) is this safe?"."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from rightsize.core.asks.lines import Look, code_rows, is_dense, is_item, is_spoken, is_sure, look_of
from rightsize.core.asks.marks import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.asks.paragraphs import Line

_HANDED = re.compile(r"([?:])(?<=[\w \t][?:])[ \t]+(?=\S)")
_TICKED = re.compile(r"`([^`]+)`[.;]?\s*")
_ENDS_TICKED = re.compile(r"([^`]*\w)[ \t]+(`[^`]+ [^`]+`)\s*[.?!]?")
"""Words, and a line of code that ends them: "is this safe `rm -rf $DIR/*`"."""

_ASSIGNED = re.compile(r"[$\w]+(?:\.\w+)+ ?[+|-]?= ?[^\s=].*")
_BEFORE = re.compile(r"\s*(.*[)\]};`'\"])[ \t]+(?:(?:<[-=]+|←|#|//)[ \t]+)?([^\W\d_][\w', -]* ?\?|¿[\w' ,-]+\?)")
"""Code, and a question of words behind it, perhaps with an arrow to the code or as a comment."""

_ASKS = MARKS["asks beside"]
_SHOWN = MARKS["shown"]
_OPENING = 2
"""Words of a question by which it is one about what stands before: "is this …", and not "is broken"."""

_GLIMPSED = 1_000
"""Characters of a line in which a question or a colon is looked for."""


def code_behind(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Return where code begins and ends that the words before it in its line hand over, with its further lines."""
    after = 0
    for number, (start, line, look) in enumerate(lines):
        if number < after or look is Look.FENCE:
            continue
        at = _handed_at(lines, number)
        if at is None:
            if stretch := _before(line):
                yield start + stretch[0], start + stretch[1]
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
    ended = _ENDS_TICKED.fullmatch(line[:_GLIMPSED]) if "`" in line else None
    if ended and _is_alone(lines, number) and not _SHOWN.isdisjoint(ended.group(1).lower().split()):
        return ended.start(2) if _is_code(ended.group(2).strip("`"), asked=True) else None
    for match in _HANDED.finditer(line, 0, _GLIMPSED):
        rest = line[match.end() :]
        ticked = _TICKED.fullmatch(rest)
        if match.group(1) == ":" and is_item(line):
            continue
        if ticked and not _is_alone(lines, number):
            continue  # One of several lines, each with a name of its own.
        if _is_code(ticked.group(1) if ticked else rest, asked=match.group(1) == "?"):
            return match.end()
    return None


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    """Tell whether no words stand below a line."""
    return not any(lines[at][1].strip() for at in range(number + 1, len(lines)))


def _before(line: str) -> tuple[int, int] | None:
    """Return where the code begins and ends that a question behind it, in its line, is about, with a mark between."""
    asks = line.endswith("?") and len(line) <= _GLIMPSED and not is_item(line)
    match = _BEFORE.fullmatch(line) if asks else None
    if match is None:
        return None
    code, words = match.group(1), match.group(2).strip("¿ ?").lower().split()
    if len(words) > 1 and _ASKS.isdisjoint(words[:_OPENING]):
        return None
    ticked = _TICKED.fullmatch(code)
    end = len(line[: match.start(2)].rstrip())
    return (match.start(1), end) if _is_code(ticked.group(1) if ticked else code, asked=True) else None


def _is_code(rest: str, *, asked: bool) -> bool:
    """Tell whether what follows is code and nothing else; what was `asked` about may look less like it."""
    if look_of(rest) is not Look.CODE or is_spoken(rest):
        return False
    return is_sure(rest, alone=False) or _ASSIGNED.fullmatch(rest) is not None or (asked and is_dense(rest))
