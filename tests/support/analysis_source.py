"""Sources with a cursor, and symbols as one line of text, for the tests of the analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbol import ParameterKind
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Parameter, Return, Symbol

CURSOR = b"$0"
LANGUAGES = ("python", "javascript", "typescript", "tsx", "go", "rust", "java")


def language_named(name: str) -> Language:
    """Return a packaged language."""
    found = packaged().named(name)
    assert found is not None
    return found


def parsed(language: str, source: str | bytes) -> Parsed:
    """Parse a source; a first line break that only opens the literal is left out."""
    data = source if isinstance(source, bytes) else source.removeprefix("\n").encode("utf-8", "surrogatepass")
    return parse(language_named(language), data)


def at_cursor(language: str, source: str) -> Symbol | None:
    """Return the symbol at `$0`."""
    data = source.removeprefix("\n").encode()
    offset = data.index(CURSOR)
    return symbol_at(parsed(language, data.replace(CURSOR, b"")), offset)


def symbols(language: str, source: str | bytes) -> tuple[Symbol, ...]:
    """Return the symbols of a source, the module left out."""
    return symbols_in(parsed(language, source))[1:]


def only(language: str, source: str | bytes, name: str = "") -> Symbol:
    """Return the symbol of a name, or the first one."""
    found = symbols(language, source)
    return next(each for each in found if name in ("", each.qualified_name))


def outline(language: str, source: str | bytes) -> list[str]:
    """Return each symbol as a line: kind, name, what it takes and gives."""
    return [line(each) for each in symbols(language, source)]


def line(symbol: Symbol) -> str:
    """Return a symbol as a line, private ones behind a minus sign."""
    sign = "" if symbol.public else "-"
    takes = f"({', '.join(map(_parameter, symbol.parameters))})" if symbol.parameters else ""
    gives = f" -> {symbol.return_type}" if symbol.return_type else ""
    words = f" [{' '.join(sorted(symbol.modifiers))}]" if symbol.modifiers else ""
    return f"{sign}{symbol.kind.value} {symbol.qualified_name}{takes}{gives}{words}"


def found(returns: Iterable[Return]) -> list[str]:
    """Return returns or yields as text, with the condition behind them."""
    return [f"{each.expression} if {each.condition}" if each.condition else each.expression for each in returns]


def raised(symbol: Symbol) -> list[str]:
    """Return what a symbol raises as text, with the condition behind it."""
    return [f"{each.type} if {each.condition}" if each.condition else each.type for each in symbol.raises]


def with_doc(language: str, source: str, doc: str, name: str = "") -> str:
    """Return a source with a doc put where the symbol of a name wants it; without a name, where the module does."""
    read = parsed(language, source)
    symbol = next(each for each in symbols_in(read) if name in ("", each.qualified_name))
    assert symbol.insertion is not None
    place, newline = symbol.insertion, read.newline
    text = doc.replace("\n", newline + place.indent)
    edit = Edit(Span(place.offset, place.offset), f"{place.before}{text}{place.after}".encode())
    return apply_edits(read.data, [edit]).decode()


def _parameter(parameter: Parameter) -> str:
    marks = {
        ParameterKind.VAR_POSITIONAL: "*",
        ParameterKind.VAR_KEYWORD: "**",
        ParameterKind.KEYWORD_ONLY: "key ",
        ParameterKind.POSITIONAL_ONLY: "pos ",
        ParameterKind.RECEIVER: "self ",
        ParameterKind.DESTRUCTURED: "out of ",
        ParameterKind.NORMAL: "",
    }
    optional = "?" if parameter.optional else ""
    type_ = f": {parameter.type}" if parameter.type else ""
    default = f" = {parameter.default}" if parameter.default else ""
    fields = f" {{{' '.join(parameter.fields)}}}" if parameter.fields else ""
    return f"{marks[parameter.kind]}{parameter.name}{optional}{type_}{default}{fields}"
