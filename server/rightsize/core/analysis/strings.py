"""The strings of a file: which of them could stand between other quotes, and which quotes it mostly uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_MOSTLY = 3


def atoms_of(parsed: Parsed) -> Iterator[Node]:
    """Yield the outermost nodes that are one token whatever they hold, as strings."""
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if node.type in parsed.language.atoms:
            yield node
        else:
            waiting += node.children


def plain_strings(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Yield where strings stand that are on one line, without a prefix, an escape or a quote within."""
    quotes = parsed.language.quotes
    for start, end in sorted(node.byte_range for node in atoms_of(parsed)):
        text = parsed.data[start:end].decode("utf-8", "replace")
        inner = text[1:-1]
        short = len(text) > 1 and text[0] in quotes and text[-1] == text[0]
        if short and not any(each in inner for each in (*quotes, "\\", "\n")):
            yield start, end


def quote_of(parsed: Parsed) -> str:
    """Return the quote that nearly all plain strings of a file use, or nothing."""
    counts = dict.fromkeys(parsed.language.quotes, 0)
    for start, _ in plain_strings(parsed):
        counts[chr(parsed.data[start])] += 1
    best = max(counts, key=lambda each: counts[each], default="")
    return best if best and counts[best] > _MOSTLY * (sum(counts.values()) - counts[best]) else ""
