"""A text as sentences, list items and headings; what is pasted stays whole inside of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.asks.pasted import pasted_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.asks.pasted import Pasted


class Role(str, Enum):
    """What a unit is in its text."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"


NUMBER, LETTER, BOX, DONE, DASH = "number", "letter", "box", "done", "dash"
"""What an item of a list begins with; "step 1" is a number as well, and a box that is ticked is done."""

ITEM = Role.ITEM.value
"""How chunks are told to stand in an item of a list."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, a list item or a heading.

    Attributes:
        start, end: its characters, without a list's mark.
        level: how far an item is indented, in characters.
        block: the paragraph or list that it stands in, counted from 0.
        mark: what an item begins with: "number", "letter", "box", "done" or "dash"; empty for what is none.
    """

    role: Role
    start: int
    end: int
    level: int = 0
    block: int = 0
    mark: str = ""


_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?:(?:[-*•–·◦‣▪●○□☐☑]|\+|\[[ xX]?\])[ \t]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]+"  # noqa: RUF001
    r"|\*\*\d{1,2}[.):]?\*\*:?[ \t]+|(?:step|task|item|part|phase|point|schritt|aufgabe|punkt|teil|étape|tâche|partie"
    r"|paso|tarea|punto|parte) ?\d{1,2} ?[:.)\u2012-\u2014-][ \t]*)(?:\[[ xX]?\][ \t]*)?",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+.+|\*\*[^*\n]+\*\*:?"
    r"|[^\W\d][\w/&-]*(?: [\w/&-]+){0,2}:)[ \t]*$"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|z\.B|d\.h|bzw|ca|p\.ej|no|resp|incl|dr|mr|mrs|st|fig|v)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…;\n](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*[)\"'”»]*(?=\s|$)|(?<=;)(?=\s)|(?<=\n))")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?:\(?(\d{1,2})[.)]|\(?([a-h])\))[ \t]+(?=\S)")
_NUMBER_MARK = re.compile(r"[0-9]\.\s")
_NUMBER = re.compile(r"(?:^|\n)\s*\(?\d{1,2}\.$")
_TICKED = re.compile(r"\[[xX]\]|☑")
_BOXES = re.compile(r"[\[□☐]")
_CLOSING = "\"”»'"
_LONGEST_LETTER = 5
"""Characters of "viii.", the longest mark of letters."""

_WRAPPED = 60
"""Characters of a line that goes on in the next."""

_LONGEST = 1_000
"""Characters of a sentence that is read in one piece; people end theirs long before."""

_BLANK = re.compile(r"(?<=\s)(?=\S)")
_BREAK = re.compile(r"(?<=\W)(?=\w)")
_LOOK_BACK = 12
"""Characters before a full stop in which an abbreviation stands."""

_FEWEST = 2
"""Numbers that make a list in running text."""


def units_of(text: str, pasted: Sequence[Pasted]) -> tuple[Unit, ...]:
    """Return the units of a text in order."""
    found: list[Unit] = []
    block, fresh = -1, True
    was_item = False
    for start, end in _lines(text, pasted):
        line = text[start:end]
        if not line.strip():
            fresh = True
            continue
        item = _ITEM.match(line)
        heading = None if item else _HEADING.match(line)
        if fresh or bool(item) != was_item:
            block += 1
        fresh, was_item = False, bool(item)
        if heading:
            found.append(Unit(Role.HEADING, start, end, block=block))
            fresh = True
        elif item:
            level = len(item["indent"].expandtabs(4))
            found.append(Unit(Role.ITEM, start + item.end(), end, level, block, _mark_of(item.group())))
        elif found and found[-1].role is Role.ITEM and line[:1] in " \t" and found[-1].end + 1 >= start:
            found[-1] = replace(found[-1], end=end)
            was_item = True
        else:
            found.append(Unit(Role.SENTENCE, start, end, block=block))
    sentences = (unit for each in _joined(text, found) for unit in _sentences(text, each, pasted))
    return tuple(part for unit in sentences for part in _parts(text, unit, pasted))


def _mark_of(item: str) -> str:
    """Return what an item begins with."""
    bare = item.strip(" \t()")
    if _TICKED.search(bare):
        return DONE
    if _BOXES.search(bare):
        return BOX
    if bare[:1].isdigit() or len(bare) > _LONGEST_LETTER:
        return NUMBER
    return LETTER if bare[:1].isalpha() else DASH


def _parts(text: str, unit: Unit, pasted: Sequence[Pasted]) -> Iterator[Unit]:
    """Yield a sentence that does not end in parts: each of its clauses is read up to the end of all."""
    start, beyond = unit.start, unit.start + _LONGEST
    if beyond >= unit.end:
        yield unit
        return
    while beyond < unit.end:
        match = _BLANK.search(text, beyond, min(beyond + _LONGEST, unit.end)) or _BREAK.search(text, beyond, unit.end)
        if match is None:
            break
        if over := pasted_within(pasted, match.start(), match.start()):
            beyond = max(match.start() + 1, over[-1].end)
            continue
        yield replace(unit, start=start, end=match.start())
        start, beyond = match.start(), match.start() + _LONGEST
    yield replace(unit, start=start)


def _lines(text: str, pasted: Sequence[Pasted]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text; one that lies in a pasted block is passed over."""
    at = 0
    blocks = [each for each in pasted if "\n" in text[each.start : each.end] or each.what not in ("name", "quote")]
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        over = pasted_within(blocks, start, end)
        if any(each.start <= start for each in over):
            tail = max(each.end for each in over)
            if tail < end:
                yield tail, end
            continue
        yield start, min([end, *(each.start for each in over)])


def _joined(text: str, units: Sequence[Unit]) -> Iterator[Unit]:
    """Join the lines of a paragraph; each stays apart where a person ended it."""
    held: Unit | None = None
    for each in units:
        if held and each.role is Role.SENTENCE and held.block == each.block and _goes_on(text, held, each):
            held = Unit(Role.SENTENCE, held.start, each.end, block=held.block)
            continue
        if held:
            yield held
        held = each if each.role is Role.SENTENCE else None
        if held is None:
            yield each
    if held:
        yield held


def _goes_on(text: str, before: Unit, after: Unit) -> bool:
    """Tell whether a line is the same sentence as the one before: a long line that goes on in lower case."""
    last = text[max(before.start, text.rfind("\n", before.start, before.end) + 1) : before.end].rstrip()
    first = text[after.start : after.end].lstrip()
    if last.endswith((".", "!", "?", ":", ";")):
        return False
    return (
        last.endswith(",")
        or (len(last) >= _WRAPPED and not first[:1].isupper())
        or first.startswith(("and ", "or ", "und ", "et ", "y "))
    )


def _sentences(text: str, unit: Unit, pasted: Sequence[Pasted]) -> Iterator[Unit]:
    if unit.role is Role.HEADING:
        yield unit
        return
    start = unit.start
    cuts = [*_inline_numbers(text, unit), *_ends(text, unit, pasted)]
    for cut, role in sorted(cuts):
        if text[start:cut].strip():
            yield Unit(unit.role, start, cut, unit.level, unit.block, unit.mark)
        start = cut
        if role is Role.ITEM:
            unit = Unit(Role.ITEM, unit.start, unit.end, 0, unit.block, NUMBER)
            match = _NUMBERED.match(text, cut)
            start = match.end() if match else cut
    if text[start : unit.end].strip():
        yield Unit(unit.role, start, unit.end, unit.level, unit.block, unit.mark)


def _inline_numbers(text: str, unit: Unit) -> list[tuple[int, Role]]:
    """Return where the items of a list in running text begin: `1) … 2) …`, the numbers in order."""
    lettered = text.find(")", unit.start, unit.end) >= 0
    if not lettered and not _NUMBER_MARK.search(text, unit.start, unit.end):
        return []
    found = list(_NUMBERED.finditer(text, unit.start, unit.end))
    numbers = [int(each[1]) if each[1] else ord(each[2]) - ord("a") + 1 for each in found]
    first = 2 if unit.role is Role.ITEM else 1
    if len(found) + first <= _FEWEST or numbers != list(range(first, first + len(found))):
        return []
    return [(each.start(), Role.ITEM) for each in found]


def _ends_quoted(text: str, end: int, last: int) -> bool:
    """Tell whether a sentence ends with what is quoted: what follows begins with a capital."""
    return end < last and text[end - 1] in _CLOSING and text[end:last].lstrip()[:1].isupper()


def _ends(text: str, unit: Unit, pasted: Sequence[Pasted]) -> Iterator[tuple[int, Role]]:
    start = unit.start
    colon = -1
    for match in _END.finditer(text, unit.start, unit.end):
        over = pasted_within(pasted, *match.span())
        if over:
            if _ends_quoted(text, match.end(), unit.end) and any(each.end == match.end() for each in over):
                start = match.end()
                yield start, Role.SENTENCE
            continue
        if match.group() == "\n" or match.end() >= unit.end:
            continue
        if match.group() == ";":
            if colon < start:
                colon = (text.find(": ", start, unit.end) + 1 or unit.end + 1) - 1
            if colon + 1 < match.start():
                continue
        before = text[max(unit.start, match.end() - _LOOK_BACK) : match.end()]
        if match.group().startswith(".") and (_ABBREVIATED.search(before) or _NUMBER.search(before)):
            continue
        start = match.end()
        yield start, Role.SENTENCE
