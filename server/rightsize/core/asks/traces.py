"""Which lines around the frames of a stack trace belong to it: the message above them, and the one that ends them.

A message may read like a request ("Set the port before you start"); that frames follow it says what it is.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rightsize.core.asks.lines import Look, is_asked, is_item
from rightsize.core.asks.paragraphs import LOGGED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.paragraphs import Line

_FRAME = re.compile(
    r"\s+(?:at |File \"|from \S+:\d+:in|\S.*https?://(?:(?!https?://)\S)+:\d+)"
    r"|\s*#\d+ +\S|at \S.*[):]|Traceback \("
)
_PLACE = re.compile(r"\s+(?:at [\w.$<>/]+|\S.* https?://\S+:\d+(?::\d+)?)$")
"""A frame that only frames beside it tell from a sentence that goes on: `    at List`."""

_THROWN = re.compile(r"(?:\S* )?(?:\w+\.)*\w*(?:Error|Exception|Failure|Warning|Panic)\b.*:|error: ", re.IGNORECASE)
_ENDS = re.compile(r"(?:[a-z_]\w*\.)*[A-Z]\w+(?:: |$)")
"""What was thrown, whatever the class is called: the last line of a traceback of Python, the first one of Java."""

_POINTS = re.compile(
    r"\b(?:this|these|below|following|stack|trace|traceback|errors?|exception|crash|dies\w*|folgende\w*|fehler\w*|"
    r"cette?|erreur|suivante?|est[ae]|siguiente)\b|\b(?:it|that)(?=\W*$|\W+(?:and|then|please)\b)",
    re.IGNORECASE,
)
_WARNS = re.compile(r"(?:Warning|Error|\[\w+ warn\]): ")
"""What a browser's console says above frames, a blank line between."""

_PANIC = re.compile(r"thread '.*' panicked at \S+:\d+:\d+:$")
"""What stands above the message of a panic of Rust."""

_ANOTHERS = (*LOGGED, Look.FENCE, Look.QUOTE)
_MOST = 6
"""Lines that a message has."""


def with_messages(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those as of a trace that only what stands beside them shows to be of one."""
    found = list(lines)
    apart = sum(bool(line.strip()) and look not in (*_ANOTHERS, Look.CODE) for _, line, look in lines)
    for at in range(len(found) - 1, -1, -1):
        if at + 1 < len(found) and _is_frame(found[at + 1]) and _PLACE.match(found[at][1]):
            _take(found, at)
    for at in range(1, len(found)):
        if _is_frame(found[at]) and not _is_frame(found[at - 1]):
            for above in _message(found, at, alone=apart == 1):
                _take(found, above)
        elif _goes_on(found, at):
            _take(found, at)
    return found


def _take(found: list[Line], at: int) -> None:
    start, line, _ = found[at]
    found[at] = (start, line, Look.TRACE)


def _is_frame(row: Line) -> bool:
    return row[2] is Look.TRACE and _FRAME.match(row[1]) is not None


def _message(found: Sequence[Line], frame: int, *, alone: bool) -> Sequence[int]:
    """Return the lines above the first frame that are the message: from what was thrown on, else the one above it.

    Parameters:
        alone: beside the data there is one line, which asks for something then, if any does.
    """
    above = list(takewhile(lambda at: found[at][1].strip(), range(frame - 1, max(frame - 1 - _MOST, -1), -1)))
    for number, at in enumerate(above):
        if found[at][2] in _ANOTHERS and found[at][2] is not Look.TRACE:
            return above[:number] if number and _ENDS.match(found[above[number - 1]][1]) else ()
        if found[at][2] is Look.TRACE or _THROWN.match(found[at][1]):
            return above[: number + 1]
    if not above or not _may_be_thrown(found[above[0]][1], alone=alone):
        return ()
    warns = above[0] - 2
    return (above[0], warns) if warns >= 0 and _WARNS.match(found[warns][1]) else above[:1]


def _may_be_thrown(line: str, *, alone: bool) -> bool:
    """Tell whether a line is a message and no request that is about the frames below it."""
    if line.rstrip().endswith((":", "?")) or is_item(line):
        return False
    return not is_asked(line) or not (alone or _POINTS.search(line))


def _goes_on(found: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the message below the head of a panic, or below the frames of a traceback of Python."""
    _, line, look = found[at]
    if _PANIC.match(found[at - 1][1]):
        return bool(line.strip())
    if look in _ANOTHERS or not _ENDS.match(line):
        return False
    above = (found[number][1] for number in range(at - 1, -1, -1))
    head = next((each for each in above if not each.startswith((" ", "\t"))), "")
    return head.startswith("Traceback (")
