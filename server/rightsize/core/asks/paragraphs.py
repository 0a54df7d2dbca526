"""Paragraphs that are data as a whole: some of their lines look like it, and none is a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.asks.lines import Look, is_asked, is_dense, is_item, is_spoken, is_sure, look_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = tuple[int, str, "Look | None"]
"""Where a line begins, the line, and its look."""

_SHARE = 3
"""Lines of data of which one at least looks like it."""

_QUESTION = re.compile(r"¿?[^\W\d_][\w'-]+(?: [\w'-]+)*(?: ?\?$|\? )")
"""A line that begins with a question of words alone: "safe?"."""

_CHANGED = re.compile(r"[-+] [\w.-]+: \S+$")
LOGGED = (Look.DIFF, Look.TRACE, Look.LOG)
"""What machines write."""


def whole_sizes(lines: Sequence[Line]) -> list[int]:
    """Count for each line the lines from it on that are data together: some by their look, and none a sentence."""
    sizes = [0] * len(lines)
    at = 0
    while at < len(lines):
        if not _may_be_data(lines, at):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _may_be_data(lines, end):
            end += 1
        first = at
        while first < end and _leads(lines, first, end):
            first += 1
        if _is_data(lines, first, end):
            sizes[first:end] = range(end - first, 0, -1)
        at = end
    return sizes


def _may_be_data(lines: Sequence[Line], at: int) -> bool:
    _, line, look = lines[at]
    if not line.strip() or look in (Look.FENCE, Look.QUOTE, Look.LABEL) or _QUESTION.match(line):
        return False
    if look in LOGGED or _is_signed(line):
        return True
    if look is Look.COMMIT or (look is Look.CODE and is_sure(line, alone=False)):
        return True
    return not is_spoken(line) and not (is_item(line) and look is not Look.CODE)


def _leads(lines: Sequence[Line], at: int, end: int) -> bool:
    """Tell whether a line only says what those below it are, or asks for something that is done with them."""
    _, line, look = lines[at]
    if look in (*LOGGED, Look.COMMIT) or _shows(lines[at]):
        return False
    below = lines[at + 1][1] if at + 1 < end else ""
    heads = line.rstrip().endswith(":") and not below.startswith((" ", "\t", "- "))
    return heads or is_asked(line)


def _is_data(lines: Sequence[Line], first: int, end: int) -> bool:
    rows = lines[first:end]
    shown = sum(map(_shows, rows))
    apart = _parts(lines, first - 1) and _parts(lines, end)
    if len(rows) == 1:
        return bool(shown) and apart and len(lines) > 1 and rows[0][2] not in (Look.COMMIT, Look.TABLE, Look.ROW)
    signs = {line[0] for _, line, _ in rows if _is_signed(line)}
    tables = sum(look in (Look.TABLE, Look.ROW) for _, _, look in rows)
    if tables == shown and not (apart and 3 * tables >= 2 * len(rows)):
        return False
    return _SHARE * shown >= len(rows) and (shown > 1 or apart) and (signs != {"-"} or shown > 1)


def _parts(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a paragraph of data ends before a line: at a blank one, or a question about it."""
    if not 0 <= at < len(lines):
        return True
    line = lines[at][1]
    return not line.strip() or _QUESTION.fullmatch(line) is not None


def _shows(row: Line) -> bool:
    """Tell whether a line is data by its own look."""
    _, line, look = row
    if look in (*LOGGED, Look.CODE, Look.TABLE, Look.COMMIT, Look.ROW):
        return True
    if _is_signed(line):
        return True
    return not is_item(line) and not is_asked(line) and is_dense(line)


def _is_signed(line: str) -> bool:
    """Tell whether a line is one of a diff without a head: a sign and code, or a name and one value."""
    if line[:2] not in ("- ", "+ "):
        return False
    return is_dense(line[2:]) or look_of(line[2:]) is Look.CODE or _CHANGED.match(line) is not None
