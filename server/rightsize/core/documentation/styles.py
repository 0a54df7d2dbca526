"""The doc styles, each a row of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.style import CodeBlock, DocStyle, Frame, Section

if TYPE_CHECKING:
    from rightsize.core.analysis.languages import Language

_DOCSTRING = Frame('"""', "", '"""', text_on_open=True)
_STAR_BLOCK = Frame("/**", " * ", " */")
_PANIC = frozenset({"panic"})


def _headed(part: str, heading: str, head: str, *aliases: str, partial: tuple[str, ...] = ()) -> Section:
    hang = "    " if "{name}" in head else ""
    return Section(part, head, heading=(heading,), indent="    ", hang=hang, aliases=aliases, partial=partial)


_GOOGLE = DocStyle(
    name="google",
    title="Google",
    shape="headed",
    frame=_DOCSTRING,
    sections=(
        _headed("attributes", "Attributes:", "{name}: "),
        _headed(
            "parameters",
            "Args:",
            "{name}: ",
            "Arguments:",
            "Parameters:",
            "Params:",
            partial=("Keyword Args:", "Keyword Arguments:", "Other Parameters:"),
        ),
        _headed("returns", "Returns:", "", "Return:"),
        _headed("yields", "Yields:", "", "Yield:"),
        _headed("raises", "Raises:", "{name}: ", "Raise:", "Except:", "Exceptions:"),
        _headed("example", "Example:", "", "Examples:"),
    ),
    mood="imperative",
    brief=True,
    markup="docstring",
    code=CodeBlock(),
    stars=True,
)


def _underlined(
    part: str,
    heading: str,
    head: str = "",
    typed: str | None = None,
    *aliases: str,
    partial: tuple[str, ...] = (),
) -> Section:
    lines = (heading, "-" * len(heading))
    return Section(part, head, typed, lines, hang="    ", own_line=True, aliases=aliases, partial=partial)


_NUMPY = DocStyle(
    name="numpy",
    title="NumPy",
    shape="underlined",
    frame=_DOCSTRING,
    sections=(
        _underlined("parameters", "Parameters", "{name}", "{name} : {type}", partial=("Other Parameters",)),
        _underlined("attributes", "Attributes", "{name}", "{name} : {type}"),
        _underlined("returns", "Returns", "object", "{type}"),
        _underlined("yields", "Yields", "object", None),
        _underlined("raises", "Raises", "{name}"),
        _underlined("example", "Examples", "", None, "Example"),
    ),
    mood="imperative",
    brief=True,
    markup="docstring",
    code=CodeBlock(("::", ""), indent="    ", bare=">>>"),
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
        Section("example", heading=("", "Example::", "")),
    ),
    mood="imperative",
    brief=True,
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
    code=CodeBlock(("```ts",), ("```",)),
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
        Section("returns", "It returns ", unasked=False),
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
        Section(
            "parameters",
            "* `{name}` - ",
            heading=("# Arguments", ""),
            hang="  ",
            aliases=("# Parameters",),
            unasked=False,
        ),
        Section("returns", heading=("# Returns", ""), aliases=("# Return", "# Return value"), unasked=False),
        Section("yields", heading=("# Yields", ""), unasked=False),
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
