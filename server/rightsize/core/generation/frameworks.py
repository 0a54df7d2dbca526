"""Which test framework a project uses, and the file that the tests of a symbol go to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.test_places import filled, import_words, path_for
from rightsize.core.tables import packaged_table
from rightsize.core.tasks.testing import Framework, TestPlan
from rightsize.core.text import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.testing import Project

_TESTABLE = frozenset({SymbolKind.FUNCTION, SymbolKind.METHOD, SymbolKind.CLASS})


def frameworks_for(language: str) -> tuple[Framework, ...]:
    """Return the frameworks that tests of a language may be written with."""
    return tuple(each for each in _frameworks() if language in each.languages)


def framework_of(language: str, project: Project) -> Framework | None:
    """Return what a project's tests are written with: what they use, else what its settings name, else the usual."""
    rows = frameworks_for(language)
    settings = "\n".join(project.settings.values())
    counts = [sum(_holds(row.used, text) for text in project.tests.values()) for row in rows]
    if any(counts):
        return rows[counts.index(max(counts))]
    return next((row for row in rows if _holds(row.marks, settings)), rows[0] if rows else None)


def untestable(parsed: Parsed, symbol: Symbol) -> str:
    """Return why no test can reach a symbol from where tests stand, one sentence, or nothing."""
    rows = frameworks_for(parsed.language.id)
    if symbol.kind not in _TESTABLE or not rows:
        return "Only functions, methods and classes can be tested."
    if "test" in symbol.modifiers:
        return f"`{symbol.name}` is a test itself."
    outer = _outermost(parsed, symbol)
    if outer is None:
        return f"`{symbol.name}` stands inside of a function, where no test can reach it."
    hidden = rows[0].hidden
    if ("internal" in hidden and not outer.public) or set(hidden) & symbol.modifiers:
        return f"`{outer.name}` cannot be reached from outside of its file."
    return ""


def may_be_tested(language: str, symbol: Symbol) -> bool:
    """Tell, from the symbol alone, whether tests may be offered for it; `untestable` looks closer."""
    rows = frameworks_for(language)
    if symbol.kind not in _TESTABLE or not rows or "test" in symbol.modifiers or not symbol.name:
        return False
    nested = symbol.kind is SymbolKind.FUNCTION and "." in symbol.qualified_name
    hidden = set(rows[0].hidden)
    return not nested and not (("internal" in hidden and not symbol.public) or hidden & symbol.modifiers)


def plan_for(parsed: Parsed, symbol: Symbol, project: Project) -> TestPlan | None:
    """Return where the tests of a symbol go and what they import, or None where no test can reach it."""
    framework = framework_of(parsed.language.id, project)
    outer = _outermost(parsed, symbol)
    if framework is None or outer is None or untestable(parsed, symbol):
        return None
    path = path_for(framework, project)
    source = decode(parsed.data)
    found = re.search(framework.package, source) if framework.package else None
    package = found.group(1) if found else ""
    entry = next((line for pattern, line in framework.reach if _holds(_named(pattern, outer.name), source)), "")
    words = {"{name}": outer.name, **import_words(project, path)}
    text = source if framework.within else project.tests.get(path)
    return TestPlan(framework, symbol, path, text, filled(entry, words), outer.name, package)


@cache
def _frameworks() -> tuple[Framework, ...]:
    tables = packaged_table("rightsize.core.generation", "frameworks.toml")
    return tuple(_framework(identifier, table) for identifier, table in tables.items())


def _framework(identifier: str, table: Mapping[str, Any]) -> Framework:
    return Framework(id=identifier, **{key: _frozen(value) for key, value in table.items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def _holds(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


def _named(pattern: str, name: str) -> str:
    return pattern.replace("{name}", re.escape(name))


def _outermost(parsed: Parsed, symbol: Symbol) -> Symbol | None:
    """Return the symbol that other files can name: itself, or the outermost class around it; None within a function."""
    around = [
        each
        for each in symbols_in(parsed)[1:]
        if each.span.encloses(symbol.span) and each.span != symbol.span and each.kind is not SymbolKind.MODULE
    ]
    if any(each.kind is not SymbolKind.CLASS for each in around):
        return None
    return min(around, key=lambda each: each.span.start, default=symbol)
