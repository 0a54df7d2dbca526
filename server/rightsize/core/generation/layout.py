"""The form of code that moves into a file: indent, quotes and line ends become the file's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.strings import atoms_of, plain_strings
from rightsize.core.text import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.languages import Language

_TAB = "\t"
_TAB_WIDTH = 8


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
    for start, end in plain_strings(parse(language, data)):
        pieces += [data[done:start], quote.encode() + data[start + 1 : end - 1] + quote.encode()]
        done = end
    return b"".join([*pieces, data[done:]]).decode("utf-8", "surrogatepass")


def _inside_strings(language: Language, text: str) -> frozenset[int]:
    """Return the numbers of the lines that begin within a string."""
    found: set[int] = set()
    for node in atoms_of(parse(language, encode(text))):
        found.update(range(node.start_point[0] + 1, node.end_point[0] + 1))
    return frozenset(found)


def _unit_of(language: Language, lines: Sequence[str], base: int, fixed: frozenset[int]) -> int:
    """Return how much further a piece indents a body, read where one is opened."""
    opens = re.compile(rf"(?:{language.opens_body})\s*$") if language.opens_body else pattern_of("")
    for number, line in enumerate(lines[:-1]):
        deeper = _width(lines[number + 1]) - _width(line)
        if number + 1 not in fixed and opens.search(line) and deeper > 0 and _width(line) >= base:
            return deeper
    # A line that only goes on may stand further in by tabs, which are as many levels in the file.
    margins = {line[: len(line) - len(line.lstrip())] for number, line in enumerate(lines) if number not in fixed}
    return _TAB_WIDTH if all(set(each) <= {_TAB} for each in margins) else 0


def _moved(line: str, base: int, own: int, indent: str, unit: str) -> str:
    if not line.strip():
        return ""
    further = max(0, _width(line) - base)
    levels, rest = divmod(further, own) if own else (0, further)
    return f"{indent}{unit * levels}{' ' * rest}{line.lstrip()}"


def _width(line: str) -> int:
    """Return how far a line stands in; a tab counts as eight, which no mixture of both reaches by chance."""
    white = line[: len(line) - len(line.lstrip())]
    return len(white.expandtabs(_TAB_WIDTH)) if _TAB in white else len(white)
