"""The lines of an existing doc, opened up so that further lines fit in, and put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.documentation.render import line_lead
from rightsize.core.documentation.wrap import display_width, tabbed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.style import DocStyle

_QUOTED = re.compile(r"([rRuU]?)('''|\"\"\"|'|\")(.*)\2$", re.DOTALL)
_NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of one doc.

    Attributes:
        lines: as they stand in the file, the closing mark on a line of its own; the first without its indent.
        margin: the indent of the doc.
        lead: what each new line starts with, behind the margin.
        inner: white space between the comment mark and the text, for styles without marks the margin itself.
        text_end: the line behind the last line of text.
        quote: the quotes of a docstring, or nothing.
        raw: a docstring in which backslashes stand for themselves.
    """

    style: DocStyle
    lines: tuple[str, ...]
    margin: str
    lead: str
    inner: str
    text_end: int
    newline: str
    quote: str = ""
    raw: bool = True

    def room(self, width: int) -> int:
        """Return how many columns of text fit into a line."""
        return max(_NARROWEST, width - display_width(self.margin + self.lead))

    def spliced(self, splices: Sequence[tuple[int, tuple[str, ...]]]) -> str:
        """Return the doc with lines of text put in front of the lines that are named."""
        result: list[str] = []
        for index in range(len(self.lines) + 1):
            for at, texts in splices:
                if at == index:
                    result += [self._written(text) for text in texts]
            result += self.lines[index : index + 1]
        return self.newline.join(result)

    def _written(self, text: str) -> str:
        if not text:
            return (self.margin + self.lead).rstrip() if self.lead else ""
        if self.quote:
            other = "'''" if self.quote[0] == '"' else '"""'
            text = (
                text.replace(self.quote, other) if self.raw else text.replace("\\", "\\\\").replace(self.quote, other)
            )
        return self.margin + (self.lead + text if self.lead else tabbed(text, self.margin)).rstrip()


def layout_of(parsed: Parsed, symbol: Symbol, style: DocStyle) -> Layout | None:
    """Return the layout of the symbol's doc, or None where its marks are not those of the style."""
    doc = symbol.doc
    if doc is None:
        return None
    newline = (
        "\r\n" if "\r\n" in doc.raw else "\n" if "\n" in doc.raw else "\r\n" if b"\r\n" in parsed.data[:4096] else "\n"
    )
    start = parsed.lines.starts[parsed.lines.line_of(doc.span.start)]
    before = parsed.text(start, doc.span.start)
    margin = before[: len(before) - len(before.lstrip())]
    if before.strip() and symbol.insertion is not None:
        margin = symbol.insertion.indent
    frame = style.frame
    if frame.text_on_open:
        return _docstring(doc.raw, style, margin, newline)
    if frame.open:
        return _block(doc.raw, style, margin, newline)
    lead = line_lead(symbol, style)
    lines = tuple(doc.raw.split(newline))
    return Layout(style, lines, margin, lead, " " * (len(lead) - len(lead.rstrip())), len(lines), newline)


def _docstring(raw: str, style: DocStyle, margin: str, newline: str) -> Layout | None:
    found = _QUOTED.match(raw)
    if found is None:
        return None
    prefix, quote, text = found.groups()
    triple = quote if len(quote) > 1 else quote * 3
    if triple in text and len(quote) == 1:
        return None
    lines = f"{prefix}{triple}{text}".split(newline)
    if lines[-1].strip() and lines[-1] != triple:
        lines[-1] = lines[-1].rstrip()
        lines.append("")
    lines[-1] = margin + triple
    end = len(lines) - 1
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return Layout(style, tuple(lines), margin, "", margin, end, newline, triple, raw=prefix.lower() == "r")


def _block(raw: str, style: DocStyle, margin: str, newline: str) -> Layout | None:
    frame = style.frame
    if not raw.startswith(frame.open) or not raw.endswith(frame.close.strip()):
        return None
    lines = raw.split(newline)
    last = lines[-1][: -len(frame.close.strip())].rstrip()
    if len(lines) == 1:
        lines = [frame.open, margin + frame.line + last[len(frame.open) :].strip(), margin + frame.close]
    elif last.strip(" \t*"):
        lines[-1:] = [last, margin + frame.close]
    end = len(lines) - 1
    while end > 1 and not lines[end - 1].strip(" \t*"):
        end -= 1
    return Layout(style, tuple(lines), margin, frame.line, " ", end, newline)
