"""How deep indented blocks may nest before a grammar's scanner, which keeps them in a buffer of its own, gives up.

Python's own limit is 100 (`MAXINDENT` of CPython's tokenizer), so that nothing that could run is left unread.
"""

from __future__ import annotations

import re

_TAB = 8
_INK = re.compile(rb"[^\r\n]")


def within(data: bytes, deepest: int) -> bytes:
    """Return a text, as long as it was, in which lines that nest deeper than `deepest` blocks are blank.

    Parameters:
        deepest: blocks in one another; 0 is no limit.
    """
    if not deepest or not re.search(rb"^[ \t]{%d}" % deepest, data, re.MULTILINE):
        return data
    held, rows = [0], []
    for line in data.splitlines(keepends=True):
        indent = line[: len(line) - len(line.lstrip(b" \t"))]
        width = len(indent.expandtabs(_TAB))
        if line.strip():
            while held[-1] > width:
                held.pop()
            if held[-1] < width:
                held.append(width)
        rows.append(line if len(held) <= deepest else _INK.sub(b" ", line))
    return b"".join(rows)
