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

    _results: dict[tuple[str, str], list[tuple[Applied, SymbolResult]]] = field(default_factory=dict)
    _watched: dict[str, dict[str, Applied]] = field(default_factory=dict)

    def add(self, uri: str, results: Iterable[SymbolResult], at: float) -> None:
        """Remember docs that now stand in a document."""
        from rightsize.engine.outcomes import applied

        for result in results:
            watched = applied(result, at)
            if watched is None:
                continue
            namesakes = self._results.setdefault((uri, _key(result.symbol)), [])
            open_ones = self._watched.setdefault(uri, {})
            # A property and its setter share a name; the doc that another one replaced is told by its words.
            for earlier, _result in namesakes:
                if earlier.doc in watched.before:
                    open_ones.pop(earlier.call_id, None)
            namesakes.append((watched, result))
            open_ones[watched.call_id] = watched

    def result_of(self, uri: str, symbol: Symbol) -> SymbolResult | None:
        """Return how the doc that a symbol carries came to be, if it is still the one that was written."""
        if symbol.doc is None:
            return None
        written = reversed(self._results.get((uri, _key(symbol)), []))
        return next((result for watched, result in written if watched.doc in symbol.doc.raw), None)

    def names(self, uri: str) -> frozenset[str]:
        """Return the symbols of a document that a doc was written for, whether it stayed or not."""
        return frozenset(
            result.symbol.qualified_name for key in self._results if key[0] == uri for _, result in self._results[key]
        )

    def take(self, uri: str, due: Callable[[Applied], bool] = lambda _watched: True) -> tuple[Applied, ...]:
        """Return the docs of a document whose fate is to be told now; each is returned once."""
        watched = self._watched.get(uri, {})
        ripe = tuple(each for each in watched.values() if due(each))
        for each in ripe:
            del watched[each.call_id]
        return ripe

    def forget(self, uri: str) -> None:
        """Drop all of a document that was closed."""
        self._watched.pop(uri, None)
        for key in [each for each in self._results if each[0] == uri]:
            del self._results[key]


def _key(symbol: Symbol) -> str:
    """Return what finds a symbol again; a module is found as such, whatever its file is called."""
    from rightsize.core.analysis.symbol import SymbolKind

    return "" if symbol.kind is SymbolKind.MODULE else symbol.qualified_name
