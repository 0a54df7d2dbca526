"""The docs that Rightsize wrote in this session: what hover explains, and what is looked at again later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.outcomes import Applied
    from rightsize.engine.results import SymbolResult


@dataclass(slots=True)
class Written:
    """Results by document and symbol, and the docs whose fate is not known yet."""

    _results: dict[tuple[str, str], tuple[Applied, SymbolResult]] = field(default_factory=dict)
    _watched: dict[str, dict[str, Applied]] = field(default_factory=dict)

    def add(self, uri: str, results: Iterable[SymbolResult], at: float) -> None:
        """Remember docs that now stand in a document."""
        from rightsize.engine.outcomes import applied

        for result in results:
            watched = applied(result, at)
            if watched is None:
                continue
            self._results[uri, watched.qualified_name] = (watched, result)
            self._watched.setdefault(uri, {})[watched.qualified_name] = watched

    def result_of(self, uri: str, symbol: Symbol) -> SymbolResult | None:
        """Return how the doc that a symbol carries came to be, if it is still the one that was written."""
        watched, result = self._results.get((uri, symbol.qualified_name), (None, None))
        is_ours = watched is not None and symbol.doc is not None and watched.doc in symbol.doc.raw
        return result if is_ours else None

    def take(self, uri: str, due: Callable[[Applied], bool] = lambda _watched: True) -> tuple[Applied, ...]:
        """Return the docs of a document whose fate is to be told now; each is returned once."""
        watched = self._watched.get(uri, {})
        taken = tuple(each for each in watched.values() if due(each))
        for each in taken:
            del watched[each.qualified_name]
        return taken

    def forget(self, uri: str) -> None:
        """Drop all of a document that was closed."""
        self._watched.pop(uri, None)
        for key in [each for each in self._results if each[0] == uri]:
            del self._results[key]
