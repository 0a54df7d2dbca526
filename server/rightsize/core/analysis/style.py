"""The habits of a file: the doc style that its docs are written in, and how long its lines may get."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed

_USUAL_LENGTHS = (79, 88, 99, 100, 110, 119, 120, 132, 140)
_DECLARED = re.compile(
    rb"(?:textwidth|tw|fill-column|max-line-length|max_line_length|line-length|printWidth)\s*[:=]\s*(\d{2,3})\b"
)
_FEWEST_LINES = 40
_FEWEST_LONG = 2
_OUTLIERS = 0.01
_NEAR = 6


def doc_style_in(parsed: Parsed) -> str | None:
    """Return the name of the doc style that most of the file's docs show, or None where none shows any."""
    text = parsed.text(0, len(parsed.data))
    shown = Counter({name: len(re.findall(marks, text)) for name, marks in parsed.language.style_marks})
    best = max(shown, key=lambda name: shown[name], default=None)
    return best if best is not None and shown[best] else None


def line_length_in(parsed: Parsed) -> int | None:
    """Return the line length that the file says or shows to keep to, or None where it shows none.

    A file shows a length when nearly all of its lines keep to it and some come close to it.
    """
    declared = _DECLARED.search(parsed.data)
    if declared is not None:
        return int(declared.group(1))
    lengths = [len(line) for line in parsed.text(0, len(parsed.data)).splitlines() if line.strip()]
    if len(lengths) < _FEWEST_LINES:
        return None
    longer = (length for length in _USUAL_LENGTHS if sum(each > length for each in lengths) <= len(lengths) * _OUTLIERS)
    shown = next(longer, None)
    if shown is None or sum(shown - _NEAR < each <= shown for each in lengths) < _FEWEST_LONG:
        return None
    return shown
