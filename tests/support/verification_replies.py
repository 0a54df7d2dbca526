"""Replies as keyword arguments, checked against the symbol at `$0` of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.tasks.content import Described, DocContent
from rightsize.core.text import Edit, Span, encode
from rightsize.core.verification.checks import CHECKS
from rightsize.core.verification.documentation import verify_documentation

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

PARSE_HEADER = '''\
def $0parse_header(line, strict=False):
    """Old words."""
    name, _, value = line.partition(":")
    if strict and not value:
        raise ValueError(line)
    return name.strip(), value.strip()
'''

JAVA_FIND = """\
class Registry<K> {
    <T> T $0find(K key, Class<T> type) throws MissingException {
        return type.cast(lookup(key));
    }
}
"""


def at_cursor(source: str, language: str = "python") -> tuple[Parsed, Symbol]:
    """Return the parsed source without its `$0`, and the symbol there; the module where the cursor is in none."""
    data = encode(source)
    offset = data.index(b"$0")
    row = packaged().named(language)
    assert row is not None
    parsed = parse(row, data.replace(b"$0", b"", 1))
    return parsed, symbol_at(parsed, offset) or symbols_in(parsed)[0]


def reply(
    summary: str = "Split one line into a name and a value.",
    *,
    parameters: dict[str, str] | None = None,
    raises: dict[str, str] | None = None,
    attributes: dict[str, str] | None = None,
    **texts: str | None,
) -> DocContent:
    """Return the content of a reply; described things come as mappings from name to description."""
    return DocContent(
        summary,
        parameters=_described(parameters),
        raises=_described(raises),
        attributes=_described(attributes),
        **texts,
    )


def found(check: str, source: str, content: DocContent, language: str = "python") -> list[str]:
    """Return what one check, run alone, says of a reply; doubtful findings end in a question mark."""
    parsed, symbol = at_cursor(source, language)
    alone = [each for each in CHECKS if each.name == check]
    verdict = verify_documentation(parsed, symbol, content, None, alone)
    assert verdict.checks == (check,)
    return [f"{each.message}{'?' if each.warns else ''}" for each in verdict.problems]


def found_in_edit(
    check: str, source: str, new: str, *, start: int = 0, end: int = 0, language: str = "python"
) -> list[str]:
    """Return what one check says of an edit at the symbol's place for a doc, moved by `start` and `end` bytes."""
    parsed, symbol = at_cursor(source, language)
    assert symbol.insertion is not None
    span = symbol.doc.span if symbol.doc else Span(symbol.insertion.offset, symbol.insertion.offset)
    edit = Edit(Span(span.start + start, span.end + end), encode(new))
    alone = [each for each in CHECKS if each.name == check]
    return [each.message for each in verify_documentation(parsed, symbol, reply(), edit, alone).problems]


def _described(pairs: dict[str, str] | None) -> tuple[Described, ...]:
    return tuple(Described(name, text) for name, text in (pairs or {}).items())
