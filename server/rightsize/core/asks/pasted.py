"""What of a text is data and not asked by its author: code, diffs, logs, stack traces, quoted and pasted text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.behind import code_behind
from rightsize.core.asks.commits import with_commits
from rightsize.core.asks.introduced import introduced_in
from rightsize.core.asks.lexicon import things
from rightsize.core.asks.lines import Look, code_rows, is_pair, is_sure, look_of
from rightsize.core.asks.paragraphs import Line, whole_sizes
from rightsize.core.asks.traces import with_messages

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
_APOSTROPHE = re.compile(r"'(?<!\w')")
"""One that is none within a word."""

_QUOTES = '`“«„"'
_FEWEST_ROWS = 2
_PACKED = 200
"""Characters of one line of code or of a document, as machines write it; nobody asks in so many symbols."""

_GLIMPSED = 1_000
_SIGNS = frozenset("(){}[]=;<>|$&\\+%_*^\"':,/#")
_BRACKETED, _DENSE = 0.1, 0.25
"""The share of signs in it, behind a bracket that opens it and without."""

_NAMED = ("<", "@", "[")
"""What a name in a chat begins with."""

_GREETS = re.compile(
    r"(?:hi|hello|dear|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|guten|bonjour|chère?s?|hola|estimad[oa]s?|buen[oa]s)\b",
    re.IGNORECASE,
)

_SPOKEN = re.compile(r"^(?:[\"“„«][^\"”“»„«]{20,}[\"”“»])[ \t]*$", re.MULTILINE)
_ABOVE = re.compile(r"\b(?:above|obige[nrs]?|oben|ci-dessus|anterior|arriba)\b", re.IGNORECASE)


def pasted_within(pasted: Sequence[Pasted], start: int, end: int) -> Sequence[Pasted]:
    """Return what is pasted between two characters or reaches into there; it is in order and apart from one another."""
    first = bisect_right(pasted, start, key=lambda each: each.end)
    return pasted[first : bisect_left(pasted, end, lo=first, key=lambda each: each.start)]


def pasted_in(text: str) -> tuple[Pasted, ...]:
    """Return the stretches of a text that are data, in order and apart from one another."""
    blocks: list[Pasted] = []
    lines = _lines(text)
    if "\n" in text:
        lines = with_commits(with_messages(lines))
        blocks = [*_blocks(lines), *(Pasted(*match.span(), "quote") for match in _SPOKEN.finditer(text))]
    elif _is_packed(text):
        return (Pasted(0, len(text), Look.CODE.value),)
    known = _apart(blocks)
    blocks.extend(
        Pasted(*each, Look.CODE.value) for each in code_behind(lines) if not pasted_within(known, each[0], each[0] + 1)
    )
    start = introduced_in(text, [(each.start, each.end) for each in _apart(blocks)])
    if start is not None:
        blocks.append(Pasted(*start, "text"))
    found = _apart(blocks)
    if not any(map(text.__contains__, _QUOTES)) and not ("'" in text and _APOSTROPHE.search(text)):
        return found
    inline = [Pasted(*match.span(), "quote", inline=True) for match in _QUOTED.finditer(text)]
    outside = [each for each in inline if not pasted_within(found, each.start, each.end)]
    return _apart([*found, *outside])


def _lines(text: str) -> list[Line]:
    """Return each line with where it begins and its look; what lies in a fence is not looked at."""
    found: list[Line] = []
    at, fence = 0, ""
    for line in text.split("\n"):
        look = Look.FENCE if fence else look_of(line)
        found.append((at, line, look))
        at += len(line) + 1
        if fence:
            fence = "" if _closes(line, fence) else fence
        elif look is Look.FENCE:
            fence = line.strip()[:3]
    return found


def _closes(line: str, fence: str) -> bool:
    """Tell whether a line ends the block that a fence began."""
    bare = line.strip()
    return bare.startswith(fence) and not bare.strip("`~")


def _blocks(lines: Sequence[Line]) -> Iterator[Pasted]:
    talks, pairs, wholes = _spoken_sizes(lines), _pair_sizes(lines), whole_sizes(lines)
    number = 0
    while number < len(lines):
        start, line, look = lines[number]
        taken = talks[number] or max(pairs[number], wholes[number], _taken(lines, number, look))
        if not taken:
            number += 1
            continue
        taken += max(wholes[number + taken - 1] - 1, 0)
        last, content, _ = lines[number + taken - 1]
        if look is Look.LABEL:
            start += len(line) + 1
        what = look or next((each for _, _, each in lines[number : number + taken] if each), Look.CODE)
        yield Pasted(start, last + len(content), what.value)
        number += taken


def _taken(lines: Sequence[Line], at: int, look: Look | None) -> int:
    """Return how many lines from `at` on are one block of data, where that can be told without what is below it."""
    if look in (None, Look.SPEECH, Look.PAIR, Look.COMMIT, Look.ROW):
        return 0
    if look is Look.FENCE:
        return _fenced(lines, at)
    if look is Look.LABEL:
        return _paragraph(lines, at)
    if look is Look.CODE:
        return _code(lines, at)
    size = _run(lines, at, look)
    return 0 if look is Look.TABLE and size < _FEWEST_ROWS else size


def _fenced(lines: Sequence[Line], at: int) -> int:
    fence = lines[at][1].strip()[:3]
    size = next((number for number in range(at + 1, len(lines)) if _closes(lines[number][1], fence)), len(lines) - 1)
    return size - at + 1


def _paragraph(lines: Sequence[Line], at: int) -> int:
    """Return the lines of a label and the paragraph under it, where there is one."""
    size = 1
    while at + size < len(lines) and not lines[at + size][1].strip() and size < 3:  # noqa: PLR2004
        size += 1
    first = size
    while at + size < len(lines) and lines[at + size][1].strip() and lines[at + size][2] is not Look.LABEL:
        size += 1
    return size if size > first else 0


def _run(lines: Sequence[Line], at: int, look: Look) -> int:
    size = 0
    for number in range(at, len(lines)):
        _, line, other = lines[number]
        inside = look in (Look.DIFF, Look.TRACE, Look.LOG) and line.startswith((" ", "\t", "+", "-"))
        if other is not look and not (inside and line.strip()):
            break
        size += 1
    return size


def _spoken_sizes(lines: Sequence[Line]) -> list[int]:
    """Count for each line the lines from it on that are a pasted talk or letter: one speaks again, or it has a head."""
    letters = _end_of_letters(lines)
    told = _GREETS.match(next((line for _, line, _ in lines if line.strip()), "")) is None
    sizes, mails, end = [0] * len(lines), 0, 0
    speakers: set[str] = set()
    again = greets = False
    for at in range(len(lines) - 1, -1, -1):
        _, line, look = lines[at]
        greets = _GREETS.match(line) is not None or (greets and not line.strip())
        mails += greets
        if look not in (Look.SPEECH, Look.MAIL):
            if told and _GREETS.match(line) and at and not lines[at - 1][1].strip():
                sizes[at] = max(letters - at, 0)
            if line.strip():
                speakers, again = set(), False
            continue
        mails += look is Look.MAIL
        end = end if speakers else at + 1
        speaker = _speaker(line)
        again = again or speaker in speakers or line.startswith(_NAMED)
        speakers.add(speaker)
        if look is Look.MAIL and mails > 1:
            sizes[at] = max(letters - at, 0)
        elif again and len(speakers) > 1 and speakers.isdisjoint(things().pasted["fields"]):
            sizes[at] = end - at
    return sizes


def _speaker(line: str) -> str:
    named = line[1:].partition(">")[0] if line.startswith("<") else line.partition(":")[0]
    return (named.split() or [""])[-1].lower()


def _end_of_letters(lines: Sequence[Line]) -> int:
    """Return where letters end: with the text, but for a last paragraph that asks when nothing did before them."""
    last = max((number for number, (_, line, _) in enumerate(lines) if not line.strip()), default=len(lines))
    first = next((number for number, (_, line, _) in enumerate(lines) if line.strip()), 0)
    closing = " ".join(line for _, line, _ in lines[last:])
    return last if lines[first][2] is Look.MAIL or _ABOVE.search(closing) else len(lines)


def _pair_sizes(lines: Sequence[Line]) -> list[int]:
    """Count for each line the lines from it on that are settings: each a name and a value, and no field of a letter."""
    sizes = [0] * len(lines)
    size, nested, fields = 0, False, False
    for at in range(len(lines) - 1, -1, -1):
        _, line, look = lines[at]
        if look is not Look.PAIR and not (look in (Look.SPEECH, Look.ROW) and is_pair(line)):
            size, nested, fields = 0, False, False
            continue
        size += 1
        nested = nested or line.startswith(" ")
        fields = fields or line.split(":")[0].strip().lower() in things().pasted["fields"]
        sizes[at] = 0 if size < _FEWEST_ROWS or (fields and not nested) else size
    return sizes


def _code(lines: Sequence[Line], at: int) -> int:
    size = code_rows(lines[number][1:] for number in range(at, len(lines)))
    size = _without_blank_end(lines, at, size)
    rows = [line for _, line, _ in lines[at : at + size] if line.strip()]
    return size if len(rows) > 1 or (rows and is_sure(rows[0], alone=len(lines) == 1)) else 0


def _is_packed(text: str) -> bool:
    """Tell whether a text of one line is a program or a document as machines write it."""
    ink = text[:_GLIMPSED]
    share = sum(map(_SIGNS.__contains__, ink)) / max(len(ink), 1)
    return len(text) >= _PACKED and "\n" not in text and share >= (_BRACKETED if text[0] in "[{<" else _DENSE)


def _without_blank_end(lines: Sequence[Line], at: int, size: int) -> int:
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
