"""The form of code that moves into a file: indent, quotes and line ends become the file's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.parse import parse
from rightsize.core.text import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed

_MOSTLY = 3
_TAB = "\t"


def laid_out(language: Language, text: str, indent: str, unit: str) -> list[str]:
    """Return the lines of a piece of code, indented anew; lines that begin within a string stay as they are.

    The first line tells how far the piece stands in.
    """
    text = text.strip("\n").rstrip()
    lines = text.split("\n")
    fixed = _inside_strings(language, text)
    base = _width(lines[0])
    own = _unit_of(language, lines, base, fixed)
    widths = [_width(line) - base for number, line in enumerate(lines) if line.strip() and number not in fixed]
    if own > len(unit) and any(each % own for each in widths):
        own = 0  # two depths could come out as one
    return [line if number in fixed else _moved(line, base, own, indent, unit) for number, line in enumerate(lines)]


def with_quotes(language: Language, text: str, quote: str) -> str:
    """Return code with its plain strings between the quotes that the file uses; what would need an escape is left."""
    if not quote or quote not in language.quotes:
        return text
    data = encode(text)
    done = 0
    pieces: list[bytes] = []
    for start, end in sorted(node.byte_range for node in _atoms(parse(language, data))):
        whole = data[start:end]
        if start >= done and (swapped := _swapped(whole, language.quotes, quote)) is not None:
            pieces += [data[done:start], swapped]
            done = end
    return b"".join([*pieces, data[done:]]).decode("utf-8", "surrogatepass")


def quote_of(parsed: Parsed) -> str:
    """Return the quote that nearly all plain strings of a file use, or nothing."""
    counts = dict.fromkeys(parsed.language.quotes, 0)
    for node in _atoms(parsed):
        text = parsed.data[node.start_byte : node.end_byte].decode("utf-8", "replace")
        if _plain(text, parsed.language.quotes):
            counts[text[0]] += 1
    best = max(counts, key=lambda each: counts[each], default="")
    return best if best and counts[best] > _MOSTLY * (sum(counts.values()) - counts[best]) else ""


def _plain(text: str, quotes: str) -> bool:
    """Tell whether a string is on one line, without a prefix, an escape or a quote within."""
    inner = text[1:-1]
    short = len(text) > 1 and text[0] in quotes and text[-1] == text[0]
    return short and not any(each in inner for each in (*quotes, "\\", "\n"))


def _swapped(whole: bytes, quotes: str, quote: str) -> bytes | None:
    text = whole.decode("utf-8", "replace")
    if not _plain(text, quotes) or text[0] == quote:
        return None
    return quote.encode() + whole[1:-1] + quote.encode()


def _atoms(parsed: Parsed) -> Iterator[Node]:
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if node.type in parsed.language.atoms:
            yield node
        else:
            waiting += node.children


def _inside_strings(language: Language, text: str) -> frozenset[int]:
    """Return the numbers of the lines that begin within a string."""
    found: set[int] = set()
    for node in _atoms(parse(language, encode(text))):
        found.update(range(node.start_point[0] + 1, node.end_point[0] + 1))
    return frozenset(found)


def _unit_of(language: Language, lines: Sequence[str], base: int, fixed: frozenset[int]) -> int:
    """Return how much further a piece indents a body, read where one is opened."""
    opens = re.compile(rf"(?:{language.opens_body})\s*$") if language.opens_body else pattern_of("")
    for number, line in enumerate(lines[:-1]):
        deeper = _width(lines[number + 1]) - _width(line)
        if number + 1 not in fixed and opens.search(line) and deeper > 0 and _width(line) >= base:
            return deeper
    return 0


def _moved(line: str, base: int, own: int, indent: str, unit: str) -> str:
    if not line.strip():
        return ""
    further = max(0, _width(line) - base)
    levels, rest = divmod(further, own) if own else (0, further)
    return f"{indent}{unit * levels}{' ' * rest}{line.lstrip()}"


def _width(line: str) -> int:
    """Return how far a line stands in; a tab counts as eight, which no mixture of both reaches by chance."""
    white = line[: len(line) - len(line.lstrip())]
    return len(white.expandtabs(8)) if _TAB in white else len(white)
