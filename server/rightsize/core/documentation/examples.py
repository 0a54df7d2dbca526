"""Examples that a person agreed to, written into the doc of a function in the form that its style has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.layout import layout_of
from rightsize.core.documentation.render import example_lines
from rightsize.core.documentation.sections import scan
from rightsize.core.text import Edit, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.layout import Layout
    from rightsize.core.documentation.style import DocStyle
    from rightsize.core.tasks.generation import Proposal


def examples_edit(parsed: Parsed, symbol: Symbol, style: DocStyle, agreed: Sequence[Proposal]) -> Edit | None:
    """Return the edit that puts examples at the end of a doc, or None where its form leaves no room for them."""
    layout = layout_of(parsed, symbol, style) if symbol.doc is not None and symbol.doc.editable else None
    if layout is None or symbol.doc is None or not agreed:
        return None
    lines = _lines(layout, style, agreed)
    return Edit(symbol.doc.span, encode(layout.spliced([(layout.text_end, ("", *lines))])))


def _lines(layout: Layout, style: DocStyle, agreed: Sequence[Proposal]) -> list[str]:
    """Return sessions where docs are strings, which tools run, else lines; below a heading where the doc has any."""
    is_string = style.frame.text_on_open
    shown = [line for each in agreed for line in (_session(each) if is_string else (str(each),))]
    section = next((each for each in style.sections if each.part == "example"), None)
    if section is None or (is_string and not scan(layout.lines, style)):
        return shown
    return example_lines("\n".join(shown), section, style)


def _session(proposal: Proposal) -> tuple[str, ...]:
    call = proposal.call.split("\n")
    told = (proposal.expected,) if proposal.expected != "None" else ()
    return (f">>> {call[0]}", *(f"... {each}" for each in call[1:]), *told)
