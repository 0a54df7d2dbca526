"""What of a text is data and not asked by its author: code, diffs, logs, stack traces, quoted and pasted text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.introduced import introduced_in
from rightsize.core.asks.lexicon import things
from rightsize.core.asks.lines import Look, code_rows, is_pair, is_sure, look_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Pasted:
    """A stretch of characters that is data; `what` says of which sort, `inline` that it is a noun of its sentence."""

    start: int
    end: int
    what: str
    inline: bool = False


_QUOTED = re.compile(
    r"`[^`\n]+`|“[^“”\n]{2,}”|«[^«»\n]{2,}»|„[^„“”\n]{2,}[“”]|(?<![\w'])\"[^\"\n]{2,}\"(?!\w)|(?<![\w'])'[^'\n]{3,}'(?!\w)"
)
_QUOTES = re.compile(r"[`“«„\"]|(?<!\w)'")
_FEWEST_ROWS = 2
_SPOKEN = re.compile(r"^(?:[\"“„«][^\"”“»]{20,}[\"”“»])[ \t]*$", re.MULTILINE)
_ABOVE = re.compile(r"\b(?:above|obige[nrs]?|oben|ci-dessus|anterior|arriba)\b", re.IGNORECASE)


def pasted_in(text: str) -> tuple[Pasted, ...]:
    """Return the stretches of a text that are data, in order and apart from one another."""
    blocks: list[Pasted] = []
    if "\n" in text:
        lines = _lines(text)
        blocks = [*_blocks(lines), *(Pasted(*match.span(), "quote") for match in _SPOKEN.finditer(text))]
    start = introduced_in(text, [(each.start, each.end) for each in blocks])
    if start is not None:
        blocks.append(Pasted(*start, "text"))
    found = _apart(blocks)
    if not _QUOTES.search(text):
        return found
    inline = [Pasted(*match.span(), "quote", inline=True) for match in _QUOTED.finditer(text)]
    outside = [each for each in inline if not any(one.start < each.end and each.start < one.end for one in found)]
    return _apart([*found, *outside])


def _lines(text: str) -> list[tuple[int, str, Look | None]]:
    found: list[tuple[int, str, Look | None]] = []
    at = 0
    for line in text.split("\n"):
        found.append((at, line, look_of(line)))
        at += len(line) + 1
    return found


def _blocks(lines: Sequence[tuple[int, str, Look | None]]) -> Iterator[Pasted]:
    number = 0
    while number < len(lines):
        start, line, look = lines[number]
        taken = _taken(lines, number, look)
        if not taken or look is None:
            number += 1
            continue
        last, content, _ = lines[number + taken - 1]
        if look is Look.LABEL:
            start += len(line) + 1
        yield Pasted(start, last + len(content), look.value)
        number += taken


def _taken(lines: Sequence[tuple[int, str, Look | None]], at: int, look: Look | None) -> int:
    """Return how many lines from `at` on are one block of data."""
    if look is None:
        return 0
    if look is Look.FENCE:
        return _fenced(lines, at)
    if look is Look.LABEL:
        return _paragraph(lines, at)
    if look in (Look.SPEECH, Look.MAIL) and (spoken := _spoken(lines, at)):
        return spoken
    if look is Look.SPEECH:
        return _pairs(lines, at)
    if look is Look.PAIR:
        return _pairs(lines, at)
    if look is Look.CODE:
        return _code(lines, at)
    size = _run(lines, at, look)
    return 0 if look is Look.TABLE and size < _FEWEST_ROWS else size


def _fenced(lines: Sequence[tuple[int, str, Look | None]], at: int) -> int:
    mark = lines[at][1].strip()[:3]
    for number in range(at + 1, len(lines)):
        line = lines[number][1].strip()
        if line.startswith(mark) and not line.strip("`~"):
            return number - at + 1
    return len(lines) - at


def _paragraph(lines: Sequence[tuple[int, str, Look | None]], at: int) -> int:
    """Return the lines of a label and the paragraph under it, where there is one."""
    size = 1
    while at + size < len(lines) and not lines[at + size][1].strip() and size < 3:  # noqa: PLR2004
        size += 1
    first = size
    while at + size < len(lines) and lines[at + size][1].strip() and lines[at + size][2] is not Look.LABEL:
        size += 1
    return size if size > first else 0


def _run(lines: Sequence[tuple[int, str, Look | None]], at: int, look: Look) -> int:
    size = 0
    for _, line, other in lines[at:]:
        inside = look in (Look.DIFF, Look.TRACE, Look.LOG) and line.startswith((" ", "\t", "+", "-"))
        if other is not look and not (inside and line.strip()):
            break
        size += 1
    return size


def _spoken(lines: Sequence[tuple[int, str, Look | None]], at: int) -> int:
    """Count the lines of a pasted talk or letter: two speakers, or a head with two of its fields."""
    if lines[at][2] is Look.MAIL and sum(look is Look.MAIL for _, _, look in lines[at:]) > 1:
        return _letters(lines, at)
    size, speakers = 0, []
    for _, line, look in lines[at:]:
        if look not in (Look.SPEECH, Look.MAIL) and line.strip():
            break
        size += 1
        if line.strip():
            speakers.append(line.split(":")[0].split()[-1].lower())
    if len(set(speakers)) < 2 or set(speakers) & things().pasted["fields"]:  # noqa: PLR2004
        return 0
    return _without_blank_end(lines, at, size)


def _letters(lines: Sequence[tuple[int, str, Look | None]], at: int) -> int:
    """Count the lines of letters: all that follow, but for a last paragraph that points at what is above it."""
    last = max((number for number in range(at, len(lines)) if not lines[number][1].strip()), default=len(lines))
    closing = " ".join(line for _, line, _ in lines[last:])
    return last - at if _ABOVE.search(closing) else len(lines) - at


def _pairs(lines: Sequence[tuple[int, str, Look | None]], at: int) -> int:
    size = 0
    keys: set[str] = set()
    for _, line, look in lines[at:]:
        if look is not Look.PAIR and not (look is Look.SPEECH and is_pair(line)):
            break
        keys.add(line.split(":")[0].strip().lower())
        size += 1
    nested = any(line.startswith(" ") for _, line, _ in lines[at : at + size])
    return 0 if size < _FEWEST_ROWS or (keys & things().pasted["fields"] and not nested) else size


def _code(lines: Sequence[tuple[int, str, Look | None]], at: int) -> int:
    size = code_rows([(line, look) for _, line, look in lines[at:]])
    size = _without_blank_end(lines, at, size)
    rows = [line for _, line, _ in lines[at : at + size] if line.strip()]
    return size if len(rows) > 1 or (rows and is_sure(rows[0], alone=len(lines) == 1)) else 0


def _without_blank_end(lines: Sequence[tuple[int, str, Look | None]], at: int, size: int) -> int:
    while size and not lines[at + size - 1][1].strip():
        size -= 1
    return size


def _apart(found: Sequence[Pasted]) -> tuple[Pasted, ...]:
    kept: list[Pasted] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and each.start < kept[-1].end:
            if each.end > kept[-1].end:
                kept[-1] = Pasted(kept[-1].start, each.end, kept[-1].what)
            continue
        kept.append(each)
    return tuple(kept)
