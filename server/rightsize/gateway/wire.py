"""The frames between the parent and the model worker: one JSON object a line, in ASCII, apart from stray prints."""

from __future__ import annotations

import json
from typing import Any

Frame = dict[str, Any]

MARK = b"\x1e"
"""Each line starts with the record separator, which no library prints."""

MOVED = "Redirect location: "
"""Stands before the address in the text of an error that is a redirect."""


def encode(kind: str, **fields: Any) -> bytes:
    """Return the line of one frame."""
    return MARK + json.dumps({"type": kind, **fields}, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes) -> Frame | None:
    """Return the frame of a line, or None where it is noise."""
    if not line.startswith(MARK):
        return None
    try:
        frame = json.loads(line[1:])
    except ValueError:
        return None
    return frame if isinstance(frame, dict) and isinstance(frame.get("type"), str) else None
