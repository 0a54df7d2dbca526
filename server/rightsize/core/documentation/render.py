"""Rendering: content in, the text of a comment or docstring out, in a style, an indent and a width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind, SymbolKind
from rightsize.core.documentation.blocks import Code, blocks_of
from rightsize.core.documentation.markup import MARKUPS, clean, escape, escape_code
from rightsize.core.documentation.style import CodeBlock
from rightsize.core.documentation.subject import named_summary
from rightsize.core.documentation.wrap import display_width, tabbed, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.style import DocStyle, Section
    from rightsize.core.tasks.content import Described, DocContent

_STARS = {ParameterKind.VAR_POSITIONAL: "*", ParameterKind.VAR_KEYWORD: "**"}
RESULTS = frozenset({"returns", "yields"})
"""What a function hands back, which a summary may have said already."""

_NARROWEST = 30


def render(
    content: DocContent, symbol: Symbol, style: DocStyle, width: int, newline: str = "\n", indent: str | None = None
) -> str:
    """Return the doc as it stands in the file.

    The first line is not indented, each further line is; there is no line end behind the last.
    """
    margin = _margin(symbol) if indent is None else indent
    lead = line_lead(symbol, style)
    room = max(_NARROWEST, width - display_width(margin + lead))
    lines = _body(content, symbol, style, room)
    return newline.join(_framed(lines, style, margin, lead, width))


def line_lead(symbol: Symbol, style: DocStyle) -> str:
    """Return what each line of the symbol's doc starts with, behind the indent."""
    inner = style.frame.module_line if symbol.kind is SymbolKind.MODULE else None
    return style.frame.line if inner is None else inner


def entry_lines(entry: tuple[str, str], section: Section, symbol: Symbol, style: DocStyle, room: int) -> list[str]:
    """Return the lines of one entry, a name with its description, inside the section."""
    name, text = entry
    head = _entry_head(name, section, symbol, style)
    shown = _one_paragraph(text)
    if style.shape == "prose" and head and "{name}" not in section.head:
        shown = _in_sentence(shown)
    prose = escape(shown, MARKUPS[style.markup])
    deeper = section.indent + section.hang
    if section.own_line:
        first = [section.indent + head] if head else []
        inner = deeper if head else section.indent
        return [*first, *wrap(prose, room, inner, inner)]
    return wrap(prose, room, section.indent + head, deeper)


def section_lines(
    entries: Sequence[tuple[str, str]], section: Section, symbol: Symbol, style: DocStyle, room: int
) -> list[str]:
    """Return a section with its heading."""
    lines = list(section.heading)
    for entry in entries:
        lines += entry_lines(entry, section, symbol, style, room)
    return lines


def example_lines(text: str, section: Section, style: DocStyle) -> list[str]:
    """Return the section that shows an example, its heading included."""
    lines = [line.rstrip() for line in clean(text).strip("\n").split("\n") if not line.lstrip().startswith("```")]
    return [*section.heading, *(section.indent + line if line else "" for line in _code(tuple(lines), style))]


def entries_of(content: DocContent, section: Section) -> tuple[tuple[str, str], ...]:
    """Return the entries of `content` that belong into a section; a description without a name has an empty one."""
    value: str | Iterable[Described] | None = getattr(content, section.part)
    if value is None:
        return ()
    if isinstance(value, str):
        return (("", value),) if value.strip() else ()
    named = ((each.name, each.description) for each in value)
    return tuple(each for each in named if (not section.only or each[0] in section.only) and each[0] not in section.but)


def _margin(symbol: Symbol) -> str:
    return symbol.insertion.indent if symbol.insertion else ""


def _body(content: DocContent, symbol: Symbol, style: DocStyle, room: int) -> list[str]:
    groups: list[list[str]] = [_prose(named_summary(content.summary, symbol, style), style, room)]
    if content.details and content.details.strip():
        groups.append(_details(content.details, style, room, style.paragraph))
    shown = [(section, entries) for section in style.sections if (entries := entries_of(content, section))]
    tagged: list[list[str]] = []
    for section, entries in shown:
        alone = style.brief and len(groups) == len(shown) == 1
        if (style.terse or alone) and section.part in RESULTS and says(content.summary, entries[0][1]):
            continue
        lines = example_lines(entries[0][1], section, style) if section.part == "example" else []
        tagged.append(lines or section_lines(entries, section, symbol, style, room))
    groups += tagged if style.apart else [[line for lines in tagged for line in lines]]
    if symbol.kind is SymbolKind.MODULE:
        groups = _marked(groups, style)
    return _joined(groups)


def _marked(groups: list[list[str]], style: DocStyle) -> list[list[str]]:
    """Add the lines that make a doc the module's."""
    first = [style.module_open + groups[0][0], *groups[0][1:]]
    last = [[style.module_close]] if style.module_close else []
    return [first, *groups[1:], *last]


def _joined(groups: Iterable[list[str]]) -> list[str]:
    lines: list[str] = []
    for group in groups:
        if group:
            lines += ["", *group] if lines else group
    return lines


def _prose(text: str, style: DocStyle, room: int, first: str = "") -> list[str]:
    return wrap(escape(_one_paragraph(text), MARKUPS[style.markup]), room, first)


def _details(text: str, style: DocStyle, room: int, paragraph: str) -> list[str]:
    groups: list[list[str]] = []
    for block in blocks_of(clean(text)):
        if isinstance(block, Code):
            groups.append(_code(block.lines, style))
        elif block.marker:
            lines = wrap(
                escape(block.text, MARKUPS[style.markup]), room, f"{block.marker} ", " " * (len(block.marker) + 1)
            )
            if block.continues and groups:
                groups[-1] += lines
            else:
                groups.append(lines)
        else:
            groups.append(_prose(block.text, style, room, paragraph))
    return _joined(groups)


def _code(lines: tuple[str, ...], style: DocStyle) -> list[str]:
    block = style.code if not style.code.bare or not lines[0].startswith(style.code.bare) else CodeBlock()
    escaped = [escape_code(line, MARKUPS[style.markup]) for line in lines]
    return [*block.open, *(block.indent + line if line else "" for line in escaped), *block.close]


def _one_paragraph(text: str) -> str:
    return " ".join(clean(text).split())


def says(summary: str, text: str) -> bool:
    """Tell whether the summary holds a text, the case of letters and its full stop aside."""
    return text.strip().rstrip(".").lower() in " ".join(summary.lower().split())


def _in_sentence(text: str) -> str:
    """Return text as it ends a sentence: with a full stop, its first word in lower case unless it is a name."""
    first = text.split(" ", 1)[0]
    whole = text if text.endswith((".", "!", "?", ":")) else f"{text}."
    return whole[:1].lower() + whole[1:] if first[1:].islower() or len(first) == 1 else whole


def _entry_head(name: str, section: Section, symbol: Symbol, style: DocStyle) -> str:
    parameter = next((each for each in symbol.parameters if each.name == name), None)
    kind = parameter.kind if parameter else None
    shown = _STARS.get(kind, "") + name if style.stars and kind else name
    shown = re.sub(r"\s+", " ", clean(shown)).strip()
    known = _known_type(name, section, symbol)
    if section.typed and known:
        return section.typed.format(name=shown, type=known)
    return section.head.format(name=shown, type=known or "")


def _known_type(name: str, section: Section, symbol: Symbol) -> str | None:
    """Return the type as annotated, for the styles that show it."""
    if section.part == "returns":
        return _folded(symbol.return_type)
    named = symbol.attributes if section.part == "attributes" else symbol.parameters
    found = next((each for each in named if each.name == name), None)
    if found is None or found.type is None:
        return None
    return (
        f"{_folded(found.type)}, optional"
        if found.default is not None and section.part == "parameters"
        else _folded(found.type)
    )


def _folded(text: str | None) -> str | None:
    return " ".join(clean(text).split()) if text else None


def _framed(lines: list[str], style: DocStyle, margin: str, lead: str, width: int) -> list[str]:
    frame = style.frame
    if not frame.open:
        return [(margin if index else "") + (lead + line).rstrip() for index, line in enumerate(lines)]
    opening = frame.open
    if frame.text_on_open:
        opening = "r" + opening if any("\\" in line for line in lines) else opening
        return _docstring(lines, opening, frame.close, margin, width)
    alone = f"{frame.open} {lines[0]}{frame.close}"
    if len(lines) == 1 and display_width(margin + alone) <= width:
        return [alone]
    return [opening, *(margin + (lead + line).rstrip() for line in lines), margin + frame.close]


def _docstring(lines: list[str], opening: str, close: str, margin: str, width: int) -> list[str]:
    first = opening + lines[0]
    if len(lines) == 1 and display_width(margin + first + close) <= width and lines[0][-1:] not in {'"', "\\"}:
        return [first + close]
    return [first, *(margin + tabbed(line, margin) if line else "" for line in lines[1:]), margin + close]
