"""Sources with a cursor, documented with given content, for the tests of documentation."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.documentation.drafts import draft
from rightsize.core.documentation.edit import documentation_edit
from rightsize.core.documentation.styles import style_for
from rightsize.core.text import apply_edits, decode, encode

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.content import DocContent


def symbol_under_cursor(source: str, language: str = "python") -> tuple[Parsed, Symbol]:
    """Return the parsed source without its `$0`, and the symbol that stood there; without one, the module."""
    found = packaged().named(language)
    assert found is not None
    text = dedent(source).removeprefix("\n")
    before, cursor, after = text.partition("$0")
    parsed = parse(found, encode(before + after))
    symbol = symbol_at(parsed, len(encode(before))) if cursor else symbols_in(parsed, "example")[0]
    assert symbol is not None
    return parsed, symbol


def documented(
    source: str,
    content: DocContent,
    *,
    language: str = "python",
    style: str | None = None,
    mode: str = "missing",
    width: int = 60,
) -> tuple[str, tuple[str, ...]]:
    """Return the source with the doc of the symbol under `$0`, and what a person is told."""
    parsed, symbol = symbol_under_cursor(source, language)
    edit, problems = documentation_edit(parsed, symbol, content, style_for(parsed.language, None, style), mode, width)
    return decode(apply_edits(parsed.data, [edit] if edit else [])), problems


def drafted(source: str, language: str = "python", width: int = 80, mode: str = "missing") -> str:
    """Return the draft for the symbol under `$0` as it is rendered, or why there is none."""
    parsed, symbol = symbol_under_cursor(source, language)
    content, reason = draft(parsed, symbol)
    if content is None:
        return reason
    edit, _ = documentation_edit(parsed, symbol, content, style_for(parsed.language), mode, width)
    assert edit is not None
    return dedent(decode(edit.new).replace("\t", "    ")).strip()


def summary(source: str, language: str = "python") -> str:
    """Return the first paragraph of a draft as one line, without its marks."""
    first = drafted(source, language, width=400).removeprefix('"""').split("\n\n")[0].split('"""')[0]
    return first.strip()
