"""Secrets that are split over literals side by side: the rules read them as the program will, in one piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rightsize.core.privacy.noise import line_before, noise
from rightsize.core.privacy.rules import in_lower_case, matches
from rightsize.core.privacy.runs import runs_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINT = re.compile(
    r"([\"'`])(?<=[\w+/=.-]{3}.)\s{0,80}(?P<sign>\+|\.{1,2}|<>|\\)?\s{0,80}[A-Za-z@$]{0,2}\1(?=[\w+/=.-]{3})"
)
"""What parts two literals, each of which goes on as a word does."""

_REACH = 300
"""Characters around a joint that are read."""


def adjacent(text: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces of secrets that stand in more than one literal."""
    joints = [each.span() for each in _JOINT.finditer(text) if not _ends_comment(text, each)]
    if not joints:
        return
    kept = list(_kept(text, joints))
    glued = "".join(text[start:end] for start, end in kept)
    begins = [0, *accumulate(end - start for start, end in kept)]
    lowered, runs = in_lower_case(glued), runs_of(glued)
    for first, last in (*matches(glued, lowered, words_of(runs)), *noise(glued, runs)):
        at = bisect_right(begins, first) - 1
        until = bisect_right(begins, last - 1)
        pieces = [
            (kept[each][0] + max(first - begins[each], 0), kept[each][0] + min(last, begins[each + 1]) - begins[each])
            for each in range(at, until)
        ]
        if len(pieces) > 1:
            yield from pieces


def _ends_comment(text: str, joint: re.Match[str]) -> bool:
    """Tell whether what stands before a joint is quoted in a comment, and the literal on the next line is another."""
    if joint["sign"] or "\n" not in joint.group():
        return False
    before = line_before(text, joint.start())
    return "//" in before or "#" in before


def _kept(text: str, joints: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is read: what stands around joints, without them."""
    at = 0
    for index, (start, end) in enumerate(joints):
        first = max(at, text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH)
        if first > at and index:
            yield at, _behind(text, at, first)
        yield max(first, at), start
        at = end
    yield at, _behind(text, at, len(text))


def _behind(text: str, at: int, limit: int) -> int:
    """Return where the line ends on which a place is, or as far as is read."""
    end = text.find("\n", at, min(at + _REACH, limit))
    return min(at + _REACH, limit) if end < 0 else end + 1
