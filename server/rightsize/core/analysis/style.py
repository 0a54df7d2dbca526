"""The habits of a file: the doc style that its docs are written in, and how long its lines may get."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.grammar import query_of_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_USUAL_LENGTHS = (79, 88, 99, 100, 110, 119, 120, 132, 140)
_DECLARED = re.compile(
    r"(?:textwidth|tw|fill-column|max-line-length|max_line_length|line-length|printWidth)\s*[:=]\s*(\d{2,3})\b"
)
_FEWEST_LINES = 40
_FEWEST_LONG = 2
_OUTLIERS = 0.01
_NEAR = 6
_MEMO = "line length"


def doc_style_in(parsed: Parsed) -> str | None:
    """Return the name of the doc style that most of the file's docs show, or None where none shows any."""
    text = parsed.text(0, len(parsed.data))
    shown = Counter({name: len(re.findall(marks, text)) for name, marks in parsed.language.style_marks})
    best = max(shown, key=lambda name: shown[name], default=None)
    return best if best is not None and shown[best] else None


def line_length_in(parsed: Parsed) -> int | None:
    """Return the line length that the file says or shows to keep to, or None where it shows none.

    A file shows a length when nearly all of its lines of code keep to it and some come close to it.  Comments and
    strings show nothing: docs would be wrapped to a length that they themselves set.
    """
    if _MEMO not in parsed.memo:
        parsed.memo[_MEMO] = _line_length(parsed)
    found: int | None = parsed.memo[_MEMO]
    return found


def _line_length(parsed: Parsed) -> int | None:
    quiet = _comments_and_strings(parsed)
    declared = _declared(parsed, quiet)
    if declared is not None:
        return declared
    lengths = list(_code_lengths(parsed, quiet))
    if len(lengths) < _FEWEST_LINES:
        return None
    longer = (length for length in _USUAL_LENGTHS if sum(each > length for each in lengths) <= len(lengths) * _OUTLIERS)
    shown = next(longer, None)
    if shown is None or sum(shown - _NEAR < each <= shown for each in lengths) < _FEWEST_LONG:
        return None
    return shown


def _comments_and_strings(parsed: Parsed) -> list[Node]:
    query = query_of_kinds(parsed.grammar, (*parsed.language.comments, *parsed.language.atoms))
    return query.nodes(parsed.root).get("kind", []) if query else []


def _declared(parsed: Parsed, quiet: Iterable[Node]) -> int | None:
    """Return the length that a comment of the file declares, as one for an editor; docs speak of other things."""
    is_doc = pattern_of(parsed.language.doc_comment)
    for node in quiet:
        if node.type not in parsed.language.comments:
            continue
        text = parsed.text_of(node)
        found = _DECLARED.search(text)
        if found and not is_doc.match(text):
            return int(found.group(1))
    return None


def _code_lengths(parsed: Parsed, quiet: Iterable[Node]) -> Iterator[int]:
    """Yield how many characters each line has that holds more than a comment or a string."""
    data, starts = parsed.data, [*parsed.lines.starts, len(parsed.data)]
    without: set[int] = set()
    for node in quiet:
        start, end = node.byte_range
        first, last = parsed.lines.line_of(start), parsed.lines.line_of(end)
        alone, ends = not data[starts[first] : start].strip(), not data[end : starts[last + 1]].strip()
        without.update(range(first + (not alone), last + ends))
    for number, (start, end) in enumerate(pairwise(starts)):
        line = data[start:end].rstrip()
        if line and number not in without:
            yield len(line) if line.isascii() else len(line.decode("utf-8", "replace"))
