"""Private keys by their frames: what stands in one is hidden as far as it reads like a key, and no further."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAME = re.compile(r"-----BEGIN[ A-Z0-9_-]{0,80}PRIVATE KEY(?: BLOCK)?-----")
_BETWEEN = re.compile(
    r"(?:[\s\"'`+,.()\[\]>|*#]|\\{1,2}[nrt]|\\\n|//|[a-zA-Z](?=[\"'])"
    r"|(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset)[^\n\\\"']{0,100})*"
)
"""What parts the lines of a key: ends of lines as they are and as escapes, quotes and joints, and a key's own heads."""

_LINE = re.compile(
    r"=?[A-Za-z0-9+/]{16,20000}={0,2}"
    r"|=?[A-Za-z0-9+/]{1,15}={0,2}(?=(?:[\s\"'`+,()]|\\[nr])*(?:-----|=[A-Za-z0-9+/]{4}\b))"
)
"""A line of base64; a short one only at the end."""


def keys(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in the frames of private keys; a frame that is only spoken of has none."""
    for frame in _FRAME.finditer(text):
        at = _between(text, frame.end())
        while (line := _LINE.match(text, at)) is not None:
            yield line.span()
            at = _between(text, line.end())


def _between(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
