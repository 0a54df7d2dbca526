"""Where a doc is more than words: something reads it while the program or its tests run."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Doc


def doc_behaviour_of(parsed: Parsed, decorators: tuple[str, ...], doc: Doc | None, *, file: bool = False) -> str | None:
    """Return how the doc of a symbol, or of the file, would change what the program does, or None."""
    language = parsed.language
    for expression, reason in language.doc_decorators:
        if any(pattern_of(expression).search(each) for each in decorators):
            return reason
    for expression, reason in language.doc_fences:
        if doc is not None and any(pattern_of(expression).match(each) for each in _fences(doc.text)):
            return reason
    of_others, of_file = _readers(parsed)
    return (of_file or of_others) if file else of_others


def _fences(text: str) -> Iterator[str]:
    """Yield what follows each fence that opens a code block."""
    closing = ""
    for line in map(str.strip, text.split("\n")):
        fence = line[:3] if line.startswith(("```", "~~~")) else ""
        if closing:
            closing = "" if fence == closing else closing
        elif fence:
            closing = fence
            yield line[3:]


@lru_cache(maxsize=8)
def _readers(parsed: Parsed) -> tuple[str | None, str | None]:
    """Return how the file reads docs of things that it names, and how its own: behind a dot, or bare."""
    of_others: str | None = None
    of_file: str | None = None
    for word, reason in parsed.language.doc_readers:
        offset = parsed.data.find(word.encode())
        while offset >= 0 and not (of_others and of_file):
            if _is_code(parsed, offset):
                behind_dot = parsed.data[offset - 1 : offset] == b"."
                of_others = reason if behind_dot else of_others
                of_file = of_file if behind_dot else reason
            offset = parsed.data.find(word.encode(), offset + 1)
    return of_others, of_file


def _is_code(parsed: Parsed, offset: int) -> bool:
    """Tell whether an offset lies neither in a comment nor in a string."""
    quiet = frozenset({*parsed.language.comments, *parsed.language.atoms})
    node = parsed.root.descendant_for_byte_range(offset, offset + 1)
    return node is not None and node.type not in quiet and (node.parent is None or node.parent.type not in quiet)
