"""Doc styles as rows of data: how a comment is framed, which sections it has, and how an entry is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.analysis.languages import Language


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


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """How a block of code stands in a doc: lines around it and the indent of each of its lines."""

    open: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    indent: str = ""


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
    apart: bool = True

    def section(self, part: str) -> Section | None:
        """Return the first section that shows `part`, or None where the style has none."""
        return next((each for each in self.sections if each.part == part), None)


_DOCSTRING = Frame('"""', "", '"""', text_on_open=True)
_STAR_BLOCK = Frame("/**", " * ", " */")
_PANIC = frozenset({"panic"})


def _headed(part: str, heading: str, head: str, *aliases: str) -> Section:
    return Section(part, head, heading=(heading,), indent="    ", hang="    " if "{name}" in head else "", aliases=aliases)


_GOOGLE = DocStyle(
    name="google",
    title="Google",
    shape="headed",
    frame=_DOCSTRING,
    sections=(
        _headed("attributes", "Attributes:", "{name}: "),
        _headed("parameters", "Args:", "{name}: ", "Arguments:", "Parameters:", "Params:", "Keyword Args:", "Other Parameters:"),
        _headed("returns", "Returns:", "", "Return:"),
        _headed("yields", "Yields:", "", "Yield:"),
        _headed("raises", "Raises:", "{name}: ", "Raise:", "Except:", "Exceptions:"),
        _headed("example", "Example:", "", "Examples:"),
    ),
    mood="imperative",
    markup="docstring",
    code=CodeBlock(),
    stars=True,
)


def _underlined(part: str, heading: str, head: str = "", typed: str | None = None, *aliases: str) -> Section:
    lines = (heading, "-" * len(heading))
    return Section(part, head, typed, lines, hang="    ", own_line=True, aliases=aliases)


_NUMPY = DocStyle(
    name="numpy",
    title="NumPy",
    shape="underlined",
    frame=_DOCSTRING,
    sections=(
        _underlined("parameters", "Parameters", "{name}", "{name} : {type}", "Other Parameters"),
        _underlined("attributes", "Attributes", "{name}", "{name} : {type}"),
        _underlined("returns", "Returns", "", "{type}"),
        _underlined("yields", "Yields", "", None),
        _underlined("raises", "Raises", "{name}"),
        _underlined("example", "Examples", "", None, "Example"),
    ),
    mood="imperative",
    markup="docstring",
    code=CodeBlock(),
    stars=True,
)


def _field(part: str, head: str, *aliases: str) -> Section:
    return Section(part, head, hang="    ", aliases=aliases)


_SPHINX = DocStyle(
    name="sphinx",
    title="Sphinx",
    shape="field",
    frame=_DOCSTRING,
    sections=(
        _field("attributes", ":ivar {name}: ", "cvar", "var"),
        _field("parameters", ":param {name}: ", "parameter", "arg", "argument", "key", "keyword"),
        _field("returns", ":returns: ", "return"),
        _field("yields", ":yields: ", "yield"),
        _field("raises", ":raises {name}: ", "raise", "except", "exception"),
        Section("example", heading=("Example::", "")),
    ),
    mood="imperative",
    markup="docstring",
    code=CodeBlock(indent="    "),
    apart=False,
)


def _tag(part: str, head: str, *aliases: str, typed: str | None = None) -> Section:
    return Section(part, head, typed, hang="  ", aliases=aliases)


_JSDOC = DocStyle(
    name="jsdoc",
    title="JSDoc",
    shape="tag",
    frame=_STAR_BLOCK,
    sections=(
        _tag("attributes", "@property {name} - ", "prop"),
        _tag("parameters", "@param {name} - ", "arg", "argument"),
        _tag("returns", "@returns ", "return"),
        _tag("yields", "@yields ", "yield"),
        _tag("raises", "@throws {{{name}}} ", "exception"),
        Section("example", heading=("@example",)),
    ),
    mood="indicative",
    markup="jsdoc",
    code=CodeBlock(),
    module_open="@file ",
    apart=False,
)

_TSDOC = DocStyle(
    name="tsdoc",
    title="TSDoc",
    shape="tag",
    frame=_STAR_BLOCK,
    sections=(
        _tag("parameters", "@param {name} - ", "arg", "argument"),
        _tag("returns", "@returns ", "return"),
        _tag("yields", "@yields ", "yield"),
        _tag("raises", "@throws `{name}` ", "exception"),
        Section("example", heading=("@example",)),
    ),
    mood="indicative",
    markup="jsdoc",
    code=CodeBlock(("```text",), ("```",)),
    module_close="@packageDocumentation",
    apart=False,
)

_JAVADOC = DocStyle(
    name="javadoc",
    title="Javadoc",
    shape="tag",
    frame=_STAR_BLOCK,
    sections=(
        _tag("parameters", "@param {name} "),
        _tag("returns", "@return ", "returns"),
        _tag("raises", "@throws {name} ", "exception"),
    ),
    mood="indicative",
    markup="javadoc",
    code=CodeBlock(("<pre>",), ("</pre>",)),
    paragraph="<p>",
    apart=False,
)

_GODOC = DocStyle(
    name="godoc",
    title="godoc",
    shape="prose",
    frame=Frame("", "// ", ""),
    sections=(
        Section("parameters", "- {name}: ", heading=("Parameters:",), indent="  ", hang="  "),
        Section("returns", "It returns "),
        Section("raises", "It panics ", only=_PANIC),
        Section("example", heading=("Example:", "")),
    ),
    mood="indicative",
    markup="godoc",
    code=CodeBlock(indent="\t"),
    names_subject=True,
    terse=True,
    module_name="Package {name}",
)

_RUSTDOC = DocStyle(
    name="rustdoc",
    title="rustdoc",
    shape="hash",
    frame=Frame("", "/// ", "", module_line="//! "),
    sections=(
        Section("parameters", "* `{name}` - ", heading=("# Arguments", ""), hang="  ", aliases=("# Parameters",)),
        Section("returns", heading=("# Returns", ""), aliases=("# Return", "# Return value")),
        Section("yields", heading=("# Yields", "")),
        Section("raises", "* `{name}` - ", heading=("# Errors", ""), hang="  ", but=_PANIC),
        Section("raises", heading=("# Panics", ""), only=_PANIC),
        Section("example", heading=("# Examples", ""), aliases=("# Example",)),
    ),
    mood="indicative",
    markup="rustdoc",
    code=CodeBlock(("```text",), ("```",)),
    terse=True,
)

STYLES = {row.name: row for row in (_GOOGLE, _NUMPY, _SPHINX, _JSDOC, _TSDOC, _JAVADOC, _GODOC, _RUSTDOC)}


def style_named(name: str) -> DocStyle | None:
    """Return the style called `name`, or None."""
    return STYLES.get(name)


def style_for(language: Language, found: str | None = None, asked: str | None = None) -> DocStyle:
    """Return the style that was asked for, else the one found in the file, else the language's own.

    A style that the language does not offer is passed over.
    """
    for name in (asked, found):
        if name in language.doc_styles and name in STYLES:
            return STYLES[name]
    return STYLES[language.default_style]
