"""The scanner of existing docs: where their sections and entries stand, line by line.

It reads lines that `update.py` splices into; nothing is ever put together from what it finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.documentation.style import DocStyle, Section

_LEAD = {
    "": re.compile(r"[ \t]*"),
    " * ": re.compile(r"[ \t]*(?:/\*\*+|\*(?!/))?"),
    "// ": re.compile(r"[ \t]*//"),
    "/// ": re.compile(r"[ \t]*//[/!]"),
}
_NAME = r"[\w$.\[\]*\\-]+"
_HEADED_ENTRY = re.compile(r"(\\?\*{0,2}[\w.$]+)\s*(?:\([^)]*\)|\[[^\]]*\])?\s*:(?:\s|$)")
_UNDERLINED_ENTRY = re.compile(r"(\\?\*{0,2}\w[\w.]*(?:\s*,\s*\\?\*{0,2}\w[\w.]*)*)\s*(?::.*)?$")
_FIELD = re.compile(r":(\w+)\s*([^:`]*?)\s*:(?=\s|$)")
_TAG = re.compile(rf"@(\w+)\s*(?:\{{[^}}]*\}}\s*)?(?:`?\[?({_NAME})`?)?")
_THROWN = re.compile(r"@\w+\s*\{\s*(?:@link\s+)?([\w.]+)")
_LISTED_ENTRY = re.compile(r"\s*[-*]\s+`?(\w[\w.]*)`?\s*(?:[-:\u2013\u2014]|$)")
_UNDERLINE = re.compile(r"\s*[-=~]{3,}\s*$")
_OPENING = re.compile(r"[rRuU]?(?:\"\"\"|'''|\"|')")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the names that it describes and its lines, the last one not included."""

    names: tuple[str, ...]
    first: int
    end: int
    indent: str


@dataclass(frozen=True, slots=True)
class Found:
    """A section as it stands in a doc, with the lines that it takes.

    One with a heading that people keep for some of the entries is `partial`: no other entry belongs there.
    """

    section: Section
    first: int
    end: int
    indent: str
    entries: tuple[Entry, ...]
    partial: bool = False


def scan(lines: Sequence[str], style: DocStyle) -> tuple[Found, ...]:
    """Return the sections of a doc, given its lines with their comment marks, in order."""
    texts = _texts(lines, style)
    shaped = {"field": _marked_sections, "tag": _marked_sections}.get(style.shape, _headed_sections)
    return tuple(shaped(texts, style))


def names_in(found: Sequence[Found], part: str) -> tuple[str, ...]:
    """Return the names that the sections of one part describe."""
    return tuple(name for each in found if each.section.part == part for entry in each.entries for name in entry.names)


def has_marks(lines: Sequence[str], style: DocStyle) -> bool:
    """Tell whether a doc holds a field or a tag of any kind, also one that the style does not know."""
    return style.shape in {"field", "tag"} and any(_mark(text, style) for text in _texts(lines, style))


def _texts(lines: Sequence[str], style: DocStyle) -> list[str]:
    texts = [_text(line, style) for line in lines]
    if style.frame.text_on_open and texts:
        texts[0] = _OPENING.sub("", texts[0], count=1)
    return texts


def _text(line: str, style: DocStyle) -> str:
    """Return a line without its comment mark, its indent kept."""
    if not style.frame.line:
        return line
    lead = _LEAD[style.frame.line].match(line)
    return line[lead.end() :] if lead else line


def _headed_sections(texts: Sequence[str], style: DocStyle) -> Iterator[Found]:
    """Yield sections that reach from a heading to the next, or to text that is indented no deeper."""
    starts = [(index, section) for index in range(len(texts)) if (section := _heading(texts, index, style))]
    for number, (first, section) in enumerate(starts):
        below = first + (2 if style.shape == "underlined" else 1)
        limit = starts[number + 1][0] if number + 1 < len(starts) else len(texts)
        indent = _indent(texts[first])
        end = below
        for index in range(below, limit):
            if not texts[index].strip() or _closes(texts[index]):
                continue
            if style.shape == "headed" and len(_indent(texts[index])) <= len(indent):
                break
            if style.shape == "underlined" and _is_underlined(texts, index):
                break
            if (
                style.shape == "prose"
                and end > below
                and not _LISTED_ENTRY.match(texts[index])
                and not texts[index].startswith("   ")
            ):
                break
            end = index + 1
        partial = texts[first].strip() in section.partial
        yield Found(section, first, end, indent, tuple(_headed_entries(texts, below, end, style)), partial)


def _heading(texts: Sequence[str], index: int, style: DocStyle) -> Section | None:
    bare = texts[index].strip()
    if not bare or (style.shape == "underlined" and not _is_underlined(texts, index)):
        return None
    for section in style.sections:
        written = (*section.heading[:1], *section.aliases, *section.partial)
        if bare in written or _says(bare, section, style) or _heads_line(bare, section, written, style):
            return section
    return None


def _is_underlined(texts: Sequence[str], index: int) -> bool:
    return index + 1 < len(texts) and _UNDERLINE.match(texts[index + 1]) is not None


def _heads_line(bare: str, section: Section, written: Sequence[str], style: DocStyle) -> bool:
    """Tell whether a line is a heading with the section's text right behind it, as "Returns: by hand"."""
    return (
        style.shape == "headed" and section.part != "example" and bare.startswith(tuple(f"{each} " for each in written))
    )


def _says(bare: str, section: Section, style: DocStyle) -> bool:
    """Tell whether a line of prose is what the style writes for a section, as "It returns nil."."""
    head = section.head
    return style.shape == "prose" and bool(head) and "{name}" not in head and bare.startswith(head)


def _headed_entries(texts: Sequence[str], first: int, end: int, style: DocStyle) -> Iterator[Entry]:
    pattern = {"headed": _HEADED_ENTRY, "underlined": _UNDERLINED_ENTRY}.get(style.shape, _LISTED_ENTRY)
    own = next((_indent(texts[index]) for index in range(first, end) if texts[index].strip()), "")
    starts: list[tuple[int, tuple[str, ...]]] = []
    for index in range(first, end):
        if _indent(texts[index]) != own and pattern is not _LISTED_ENTRY:
            continue
        match = pattern.match(texts[index] if pattern is _LISTED_ENTRY else texts[index].strip())
        if match:
            starts.append((index, _names(match.group(1))))
    for number, (index, names) in enumerate(starts):
        limit = starts[number + 1][0] if number + 1 < len(starts) else end
        yield Entry(names, index, _trimmed(texts, index, limit), own)


def _marked_sections(texts: Sequence[str], style: DocStyle) -> Iterator[Found]:
    """Yield a section for each run of fields or tags of one kind."""
    entries = list(_marked_entries(texts, style))
    run: list[Entry] = []
    of: Section | None = None
    for section, entry in [*entries, (None, None)]:
        if section is not of or entry is None:
            if of is not None and run:
                yield Found(of, run[0].first, run[-1].end, run[0].indent, tuple(run))
            run, of = [], section
        if entry is not None:
            run.append(entry)


def _marked_entries(texts: Sequence[str], style: DocStyle) -> Iterator[tuple[Section | None, Entry | None]]:
    starts = [(index, match) for index, text in enumerate(texts) if (match := _mark(text, style))]
    for number, (index, match) in enumerate(starts):
        limit = starts[number + 1][0] if number + 1 < len(starts) else len(texts)
        section = _section_of(match.group(1), style)
        end = _trimmed(texts, index, limit)
        if style.shape == "field":
            end = next((line for line in range(index + 1, end) if not texts[line].strip()), end)
        yield section, Entry(_marked_names(texts[index], match, section, style), index, end, _indent(texts[index]))


def _mark(text: str, style: DocStyle) -> re.Match[str] | None:
    return (_FIELD if style.shape == "field" else _TAG).match(text.strip())


def _section_of(word: str, style: DocStyle) -> Section | None:
    for section in style.sections:
        own = re.match(r"[:@](\w+)", section.head or "".join(section.heading[:1]))
        if (own and own.group(1) == word) or word in section.aliases:
            return section
    return None


def _marked_names(text: str, match: re.Match[str], section: Section | None, style: DocStyle) -> tuple[str, ...]:
    if section is None or "{name}" not in section.head:
        return ()
    if style.shape == "field":
        words = match.group(2).split()
        return _names(words[-1]) if words else ()
    thrown = _THROWN.match(text.strip()) if section.part == "raises" else None
    name = thrown.group(1) if thrown else match.group(2)
    return _names(name) if name else ()


def _names(written: str) -> tuple[str, ...]:
    return tuple(
        part.strip().lstrip("\\").lstrip("*").strip("[]`").split("=")[0] for part in written.split(",") if part.strip()
    )


def _trimmed(texts: Sequence[str], first: int, limit: int) -> int:
    """Return the end of an entry without the blank lines and the closing mark behind it."""
    end = limit
    while end > first + 1 and (not texts[end - 1].strip() or _closes(texts[end - 1])):
        end -= 1
    return end


def _closes(text: str) -> bool:
    return text.strip() in {"*/", '"""', "'''", "/"}


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
