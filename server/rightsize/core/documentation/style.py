"""What a doc style is made of: plain values that renderer, scanner and updates read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The marks around the text of a doc.

    Attributes:
        open: what the doc starts with; empty where every line carries `line`.
        line: what each line starts with, behind the indent.
        close: what the doc ends with; empty where nothing does.
        module_line: what each line of a module's doc starts with, where that differs.
        text_on_open: the text starts right behind `open`, not on the next line.
    """

    open: str
    line: str
    close: str
    module_line: str | None = None
    text_on_open: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of entry in a doc.

    Attributes:
        part: the field of `DocContent` that it shows.
        head: what an entry starts with; `{name}` and `{type}` are filled in.
        typed: the same where the type is known and the style shows it.
        heading: lines above the entries.
        indent: white space before each entry.
        hang: white space before an entry's further lines, on top of `indent`.
        own_line: the description stands below its head.
        only: names that alone go into this section, all others go elsewhere.
        but: names that do not go into this section.
        aliases: how people also write the heading or the tag.
        partial: headings that people keep for some of the entries; an update adds none below them.
        unasked: an update begins it where it is missing; else it only adds to one that is there.
    """

    part: str
    head: str = ""
    typed: str | None = None
    heading: tuple[str, ...] = ()
    indent: str = ""
    hang: str = ""
    own_line: bool = False
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    unasked: bool = True


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """How a block of code stands in a doc: lines around it and the indent of each of its lines.

    Code that starts with `bare` needs none of this.
    """

    open: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    indent: str = ""
    bare: str = ""


@dataclass(frozen=True, slots=True)
class DocStyle:
    """A doc style.

    Attributes:
        shape: how the scanner finds sections: `headed`, `underlined`, `field`, `tag`, `hash` or `prose`.
        sections: in the order in which they stand in a doc.
        mood: verbs as `imperative` ("Return") or `indicative` ("Returns").
        markup: name of the escaping rules, a row of `markup.MARKUPS`.
        paragraph: what a further paragraph starts with.
        module_open, module_close: lines that mark a doc as the module's.
        names_subject: the summary opens with the symbol's name.
        stars: star parameters keep their stars.
        terse: a returns line is left out where the summary says the same.
        brief: the same, but only where the summary is then the whole doc.
        summary_on_tag: a tag that carries the module's summary, as JSDoc's `@file`.
        apart: a blank line stands between sections, not only before the first.
    """

    name: str
    title: str
    shape: str
    frame: Frame
    sections: tuple[Section, ...]
    mood: str
    markup: str
    code: CodeBlock
    paragraph: str = ""
    module_open: str = ""
    module_close: str = ""
    module_name: str = "{name}"
    names_subject: bool = False
    stars: bool = False
    terse: bool = False
    brief: bool = False
    apart: bool = True

    def section(self, part: str) -> Section | None:
        """Return the first section that shows `part`, or None where the style has none."""
        return next((each for each in self.sections if each.part == part), None)
