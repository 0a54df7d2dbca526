"""The code in a page of prose, block by block: what stands in fences, in code directives, and behind prompts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})[ \t]*\{?\.?([\w+-]*)[^`]*$")
_DIRECTIVE = re.compile(r"^([ \t]*)\.\.[ \t]+(?:code-block|code|sourcecode|doctest|testcode)::[ \t]*([\w+-]*)[ \t]*$")
_OPTION = re.compile(r"^[ \t]*:[\w-]+:")
_PROMPT = re.compile(r"^[ \t]*>>>")
_SESSIONS = frozenset({"", "pycon", "doctest", "ipython", "console"})
"""What a fence says that may hold any language's session, or says nothing."""

_LONGEST_LINE = 500
"""Characters; a longer line is data, and no example that a person reads."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of code in a page, without their common indent; `line` is the number of the first, counted from one."""

    lines: tuple[str, ...]
    line: int


def blocks_of(text: str, tags: Collection[str]) -> Iterator[Block]:
    """Yield the blocks of a page that may hold a language's code.

    Parameters:
        tags: what a fence or a directive calls the language; one that names none, or a session, counts too.
    """
    written = text.expandtabs().replace("\r\n", "\n").split("\n")
    lines = [each if len(each) <= _LONGEST_LINE else "" for each in written]
    number, loose = 0, 0
    while number < len(lines):
        end = _end(lines, number)
        if end is None:
            number += 1
            continue
        yield from _sessions(lines, loose, number)
        if _tag(lines[number]) in _SESSIONS or _tag(lines[number]) in tags:
            yield _block(lines, number + 1, end)
        number = loose = max(end, number + 1)
        if number < len(lines) and _FENCE.match(lines[number]):
            number = loose = number + 1
    yield from _sessions(lines, loose, len(lines))


def _tag(line: str) -> str:
    found = _FENCE.match(line) or _DIRECTIVE.match(line)
    return found.groups()[-1].lower() if found else ""


def _end(lines: Sequence[str], number: int) -> int | None:
    """Return the line behind the block that a line opens, that of its closing fence; None where it opens none."""
    if (fence := _FENCE.match(lines[number])) is not None:
        closes = re.compile(rf"^[ \t]*{re.escape(fence.group(2)[0])}{{{len(fence.group(2))},}}[ \t]*$")
        return next((each for each in range(number + 1, len(lines)) if closes.match(lines[each])), len(lines))
    if (directive := _DIRECTIVE.match(lines[number])) is None:
        return None
    margin, end = len(directive.group(1)), number + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > margin):
        end += 1
    return end


def _sessions(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    """Yield the one block that the prompts outside of fences make, from the first of them to what is behind the last.

    What stands between these is prose, which ends what a session prints as a blank line does.
    """
    first = next((each for each in range(start, end) if _PROMPT.match(lines[each])), None)
    if first is None:
        return
    kept, inside = list[str](), False
    for line in lines[first:end]:
        inside = bool(line.strip()) and (inside or _PROMPT.match(line) is not None)
        kept.append(line if inside else "")
    yield Block(tuple(kept), first + 1)


def _block(lines: Sequence[str], start: int, end: int) -> Block:
    inner = ["" if _OPTION.match(each) else each for each in lines[start:end]]
    margin = min((len(each) - len(each.lstrip()) for each in inner if each.strip()), default=0)
    return Block(tuple(each[margin:].rstrip() for each in inner), start + 1)
