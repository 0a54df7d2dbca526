"""What Rightsize wrote in this session, or could not: hover explains it, and what was written is looked at later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.text import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.outcomes import Applied
    from rightsize.engine.results import EditResult, Result
    from rightsize.engine.snapshot import Snapshot


FIX_OF = "fix of CWE-{cwe}"
"""What there is none of where no answer mended a finding."""


@dataclass(slots=True)
class Written:
    """Results by document and symbol, and what was written whose fate is not known yet."""

    _results: dict[tuple[str, str], list[tuple[Applied, EditResult]]] = field(default_factory=dict)
    _watched: dict[str, dict[str, Applied]] = field(default_factory=dict)
    _failed: dict[tuple[str, str], tuple[bytes, str, Result]] = field(default_factory=dict)

    def add(self, uri: str, results: Iterable[EditResult], at: float) -> None:
        """Remember what now stands in a document."""
        from rightsize.engine.outcomes import applied

        for result in results:
            self._failed.pop((uri, _key(result.symbol)), None)
            watched = applied(result, at)
            if watched is None:
                continue
            namesakes = self._results.setdefault((uri, _key(result.symbol)), [])
            open_ones = self._watched.setdefault(uri, {})
            # A property and its setter share a name; the doc that another one replaced is told by its words.
            for earlier, _result in namesakes:
                if not earlier.in_code and earlier.doc in watched.before:
                    open_ones.pop(earlier.call_id, None)
            namesakes.append((watched, result))
            open_ones[watched.call_id] = watched

    def result_of(self, uri: str, symbol: Symbol, data: bytes, *, of_doc: bool = False) -> EditResult | None:
        """Return how the doc or the code of a symbol came to be, the latest first, if it still stands as written.

        Parameters:
            data: the text of the document.
            of_doc: only the doc is asked about.
        """
        doc = symbol.doc.raw if symbol.doc else ""
        written = self._results.get((uri, _key(symbol)), [])
        code = decode(symbol.span.of(data)) if any(each.in_code for each, _ in written) and not of_doc else ""
        for watched, result in reversed(written):
            if watched.doc in (code if watched.in_code else doc):
                return result
        return None if of_doc else self._brought_by(uri, symbol, data)

    def fail(self, snapshot: Snapshot, results: Iterable[Result], what: str) -> None:
        """Remember the results of which no answer passed; `what` there is none of, as `doc` or `tests`."""
        for result in results:
            if result.attempts:
                text = _text(result.symbol, snapshot.parsed.data)
                self._failed[snapshot.path, _key(result.symbol)] = (text, what, result)

    def failure_of(self, uri: str, symbol: Symbol, data: bytes) -> tuple[str, Result] | None:
        """Return how the last try to write something for a symbol failed, if its text still is as it was then."""
        text, what, result = self._failed.get((uri, _key(symbol)), (b"", "", None))
        return (what, result) if result is not None and text == _text(symbol, data) else None

    def is_taken_back(self, uri: str, symbol: Symbol | None, data: bytes) -> bool:
        """Tell whether code was put into a function, or at the top of a file, that does not stand there any more."""
        code = [each for each, _ in self._results.get((uri, _key(symbol) if symbol else ""), []) if each.in_code]
        text = data if symbol is None else symbol.span.of(data)
        return bool(code) and encode(code[-1].doc) not in text

    def _brought_by(self, uri: str, symbol: Symbol, data: bytes) -> EditResult | None:
        """Return how a definition came to be that stands in code which was written at the top of a file."""
        at_top = [each for each in self._results.get((uri, ""), []) if each[0].in_code]
        text = decode(symbol.span.of(data)) if at_top else ""
        return next((result for watched, result in reversed(at_top) if text in watched.doc), None)

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
        for kept in (self._results, self._failed):
            for key in [each for each in kept if each[0] == uri]:
                del kept[key]


def _text(symbol: Symbol, data: bytes) -> bytes:
    return data if not _key(symbol) else symbol.span.of(data)


def _key(symbol: Symbol) -> str:
    """Return what finds a symbol again; a module is found as such, whatever its file is called."""
    from rightsize.core.analysis.symbol import SymbolKind

    return "" if symbol.kind is SymbolKind.MODULE else symbol.qualified_name
