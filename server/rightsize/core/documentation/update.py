"""Updates: what a doc lacks is spliced between its lines; a person's words survive byte for byte.

Entries of parameters that are no longer there are not removed: they are reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind
from rightsize.core.documentation.layout import Layout, layout_of
from rightsize.core.documentation.render import RESULTS, entries_of, entry_lines, says, section_lines
from rightsize.core.documentation.sections import Found, has_marks, names_in, scan
from rightsize.core.documentation.styles import STYLES
from rightsize.core.tasks.content import Described, DocContent
from rightsize.core.tasks.naming import documented_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.style import DocStyle, Section

NOTHING_MISSING = "Nothing is missing in its doc."

_ANY_WIDTH = 88

Entries = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Splice:
    """Lines to put in front of a line of the doc."""

    at: int
    lines: tuple[str, ...]


def updated(
    parsed: Parsed, symbol: Symbol, content: DocContent, style: DocStyle, width: int
) -> tuple[str | None, tuple[str, ...]]:
    """Return the doc with what it lacks, or None when nothing is missing, and what looks stale in it."""
    if symbol.doc is None:
        return None, (NOTHING_MISSING,)
    own = _own_style(parsed, symbol.doc.raw, style)
    layout = layout_of(parsed, symbol, own)
    if layout is None:
        return None, ("Its doc is written in a form that cannot be extended.",)
    found = scan(layout.lines, own)
    stale = tuple(_stale(symbol, found))
    splices = [
        splice for section in own.sections for splice in _splices(section, content, symbol, found, layout, width)
    ]
    if not splices:
        return None, (NOTHING_MISSING, *stale)
    return layout.spliced(list(_together(splices, apart=own.apart))), stale


def is_complete(parsed: Parsed, symbol: Symbol, style: DocStyle) -> bool:
    """Tell whether the doc of `symbol` has a line for all that its code shows, so that no model need be asked."""
    if symbol.doc is None:
        return False
    text, _ = updated(parsed, symbol, _everything(symbol, symbol.doc.text), style, _ANY_WIDTH)
    return text is None


def remarks_on(parsed: Parsed, symbol: Symbol, style: DocStyle) -> tuple[str, ...]:
    """Return a sentence for each thing in a doc that an update leaves to a person: what is stale, what has no room."""
    if symbol.doc is None:
        return ()
    own = _own_style(parsed, symbol.doc.raw, style)
    layout = layout_of(parsed, symbol, own)
    found = scan(layout.lines, own) if layout else ()
    return (*_stale(symbol, found), *_without_room(symbol, symbol.doc.text, found, own))


def _everything(symbol: Symbol, summary: str) -> DocContent:
    """Return content with a line for all that the code of a symbol shows."""
    return DocContent(
        summary=summary,
        parameters=tuple(Described(name, name) for name, _, _ in documented_names(symbol)),
        returns="value" if symbol.returns and not symbol.yields else None,
        yields="value" if symbol.yields else None,
        raises=tuple(Described(each.type, each.type) for each in symbol.raises),
    )


def _without_room(symbol: Symbol, doc: str, found: Sequence[Found], style: DocStyle) -> Iterator[str]:
    """Yield a sentence for each name that the doc lacks and whose section has a form of the person's own."""
    for section in style.sections:
        # Prose on errors names few of them in Rust.
        if style.shape != "hash" and _place(section, found) is None and _stands(section, found):
            for name, _ in _missing(section, _everything(symbol, doc), symbol, found):
                if name and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", doc):
                    yield f"Its doc has no entry for `{name}`, and the form of its section leaves no room for one."


def _together(splices: Sequence[Splice], *, apart: bool) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the splices; new sections at one place share a blank line, also where the style sets them without."""
    last: dict[int, str] = {}
    for each in splices:
        shared = each.at in last and (not apart or not last[each.at])
        lines = each.lines[1:] if shared and each.lines[0] == "" else each.lines
        last[each.at] = lines[-1]
        yield each.at, lines


def _own_style(parsed: Parsed, raw: str, style: DocStyle) -> DocStyle:
    """Return the style that this one doc is written in: the one that finds most in it, else the given one."""
    lines = raw.splitlines()
    offered = [STYLES[name] for name in parsed.language.doc_styles if name in STYLES]
    counted = {each.name: sum(len(found.entries) + 1 for found in scan(lines, each)) for each in offered}
    best = max(offered, key=lambda each: (counted[each.name], each.name == style.name), default=style)
    return best if counted.get(best.name) else style


def _stale(symbol: Symbol, found: Sequence[Found]) -> Iterator[str]:
    known = {name for name, _, _ in documented_names(symbol)} | {each.name for each in symbol.parameters}
    if not known and not symbol.parameters and symbol.attributes:
        return
    if any(each.kind is ParameterKind.VAR_KEYWORD for each in symbol.parameters):
        return
    roots = {"", *(name.split(".")[0] for name in known), *symbol.type_parameters}
    for name in names_in(found, "parameters"):
        if name.lstrip(".").split(".")[0] not in roots:
            yield f"Its doc describes `{name}`, which is no parameter."


def _splices(
    section: Section, content: DocContent, symbol: Symbol, found: Sequence[Found], layout: Layout, width: int
) -> Iterator[Splice]:
    style = layout.style
    room = layout.room(width)
    missing = _missing(section, content, symbol, found)
    if not missing:
        return
    place = _place(section, found)
    if place is None:
        # A section in a form of the person's own is not extended, and not written a second time.
        if _stands(section, found) or not section.unasked:
            return
        lines = section_lines(missing, section, symbol, style, room)
        yield Splice(*_new_section(section, lines, found, layout))
        return
    order = [name for name, _ in entries_of(content, section)]
    indent = place.entries[0].indent[len(layout.inner) :]
    for entry in missing:
        lines = [indent + line[len(section.indent) :] for line in entry_lines(entry, section, symbol, style, room)]
        yield Splice(_line_for(entry[0], order, place), tuple(lines))


def _place(section: Section, found: Sequence[Found]) -> Found | None:
    """Return where further entries of a section go."""
    return next((each for each in found if each.section is section and each.entries and not each.partial), None)


def _stands(section: Section, found: Sequence[Found]) -> bool:
    return any(each.section is section and not each.partial for each in found)


def _missing(section: Section, content: DocContent, symbol: Symbol, found: Sequence[Found]) -> Entries:
    entries = entries_of(content, section)
    if section.part == "example" or not entries:
        return ()
    if "{name}" not in section.head:
        there = any(each.section.part in {section.part, *_ALIKE.get(section.part, ())} for each in found)
        there = there or _told(section, symbol.doc.text if symbol.doc else "", entries)
        return () if there or not _handed_back(section.part, symbol) else entries
    written = {name.rsplit(".", 1)[-1] if section.part == "raises" else name for name in names_in(found, section.part)}
    if section.part == "parameters":
        # A person's name for a destructured parameter stands for ours.
        roots = {name.split(".")[0] for name in written}
        fields = {name.split(".", 1)[-1] for name in written if "." in name}
        known = {
            name
            for name, bound, _ in documented_names(symbol)
            if name != bound and (name.split(".")[-1] in fields or (roots and "." not in name and fields))
        }
        written |= known
    return tuple(
        each
        for each in entries
        if each[0].rsplit(".", 1)[-1 if section.part == "raises" else 0] not in written and each[0] not in written
    )


def _told(section: Section, doc: str, entries: Entries) -> bool:
    """Tell whether a doc says in its prose what a section without names would."""
    if section.part in RESULTS:
        opening = re.match(r"\W*(?:returns?|yields?)\b", doc, re.IGNORECASE)
        return opening is not None or says(doc, entries[0][1])
    return any(says(doc, name) for name in section.only)


_ALIKE = {"returns": ("yields",), "yields": ("returns",)}


def _handed_back(part: str, symbol: Symbol) -> bool:
    return part != "returns" or bool(symbol.returns) or symbol.body_span is None


def _line_for(name: str, order: Sequence[str], place: Found) -> int:
    """Return the line in front of which an entry goes: behind the nearest one that the signature has before it."""
    before = order[: order.index(name)]
    for earlier in reversed(before):
        for entry in place.entries:
            if earlier in entry.names:
                return entry.end
    # In front of the doc's first line is nothing but code.
    return place.entries[0].first or place.entries[0].end


def _new_section(
    section: Section, lines: list[str], found: Sequence[Found], layout: Layout
) -> tuple[int, tuple[str, ...]]:
    """Return where a section that is not there yet goes, with the blank lines around it."""
    style = layout.style
    later = style.sections[style.sections.index(section) :]
    following = next((each for each in found if each.section in later and each.first), None)
    if following is not None:
        above = layout.lines[following.first - 1].strip(" \t/*!")
        return following.first, (*([""] if above else []), *lines, "") if style.apart else tuple(lines)
    end = layout.text_end
    blank = style.apart or not (any(each.end == end for each in found) or has_marks(layout.lines[:end], style))
    return end, ("", *lines) if blank else tuple(lines)
