"""Which lines are what `git show` and `git log` print above a change: who made it, when, and what its author says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.asks.lines import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.paragraphs import Line

_HEAD = re.compile(r"commit [0-9a-f]{7,64}(?: \(.*\))?$")
_FIELD = re.compile(r"(?:Author|AuthorDate|Commit|CommitDate|Date|Merge): +\S")
_SAYS = " " * 4
"""What stands before each line of a commit's message, so that a message is never an order to us."""


def with_commits(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those above a change as part of it, and the blank ones between them."""
    found = list(lines)
    at = 0
    while at + 1 < len(found):
        if not (_HEAD.match(found[at][1]) and _FIELD.match(found[at + 1][1])):
            at += 1
            continue
        end = _end(found, at + 1)
        for number in range(at, end):
            start, line, _ = found[number]
            found[number] = (start, line, Look.DIFF)
        at = end
    return found


def _end(lines: Sequence[Line], at: int) -> int:
    """Return where what stands above a change ends; blank lines belong to it where a change or a commit follows."""
    end = at
    while at < len(lines):
        _, line, look = lines[at]
        if line.strip() and not (_FIELD.match(line) or line.startswith(_SAYS)):
            return at if look is Look.DIFF or _HEAD.match(line) else end
        at += 1
        end = at if line.strip() else end
    return end
