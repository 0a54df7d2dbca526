"""One file from its bytes to its report: read it, document its symbols, write the edits if that was asked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.cli.diff import DiffLine, unified
from rightsize.cli.faults import internal_error
from rightsize.cli.languages import language_of
from rightsize.cli.meant import symbols_meant
from rightsize.cli.sources import read_source, write_source
from rightsize.cli.targets import Target
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.analysis.symbol import Doc
from rightsize.core.documentation.coverage import coverage
from rightsize.core.errors import SourceError
from rightsize.core.text import Edit, Span, apply_edits, decode
from rightsize.engine.document import document_each, targets_in
from rightsize.engine.results import Status
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rightsize.cli.files import Work
    from rightsize.cli.selection import Selection
    from rightsize.cli.sources import Source
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.document import DocumentOptions
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import SymbolResult
    from rightsize.engine.runtime import Runtime


@dataclass(frozen=True, slots=True)
class SymbolReport:
    """A result with the line, from one, on which its symbol stands."""

    result: SymbolResult
    line: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        problems: a sentence for each thing that could not be done.
        notes: a sentence for what a person should know though nothing is wrong.
        before, after: documented public symbols and public symbols in all.
        written: the file was changed.
        interrupted: the work was stopped; nothing was written.
    """

    path: Path
    language: str | None = None
    symbols: tuple[SymbolReport, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    diff: tuple[DiffLine, ...] = ()
    source: Source | None = None
    written: bool = False
    interrupted: bool = False


async def document_file(
    runtime: Runtime, work: Work, selection: Selection, options: DocumentOptions, reporter: Reporter, *, write: bool
) -> FileReport:
    """Document one file; whatever goes wrong with it is in the report, and cancelling gives what is finished."""
    try:
        return await _document_file(runtime, work, selection, options, reporter, write=write)
    except Exception as error:  # noqa: BLE001 - one file must not take the others with it
        return FileReport(work.path, problems=(f"{work.path}: {internal_error(error)}",))


async def _document_file(
    runtime: Runtime, work: Work, selection: Selection, options: DocumentOptions, reporter: Reporter, *, write: bool
) -> FileReport:
    """Read, document and write, or report why not."""
    try:
        source = read_source(work.path)
        language = language_of(work.path, packaged())
    except SourceError as error:
        return FileReport(work.path, problems=(str(error),))
    if not source.data.strip():
        return FileReport(work.path, language.id, notes=(f"{work.path} is empty: there is nothing to document",))
    snapshot = Snapshot(str(work.path), parse(language, source.data))
    whole = targets_in(snapshot, None)
    report = FileReport(work.path, language.id, source=source, before=coverage(whole), after=coverage(whole))
    targets, problems = _targets(snapshot.parsed, work, whole, selection)
    problems += _syntax(snapshot.parsed, work)
    results: list[SymbolResult] = []
    interrupted = False
    try:
        async for result in document_each(runtime, snapshot, targets, options, reporter):
            results.append(_encodable(result, source))  # noqa: PERF401 - a cancel keeps what is finished
    except asyncio.CancelledError:
        interrupted = True
    return _finish(report, snapshot.parsed, whole, results, problems, write=write, interrupted=interrupted)


def _targets(
    parsed: Parsed, work: Work, whole: tuple[Symbol, ...], selection: Selection
) -> tuple[tuple[Symbol, ...], list[str]]:
    """Return what is to be documented: the whole file or the symbols at its places, as far as `--only` lets it."""
    if not work.places:
        return tuple(each for each in whole if selection.takes_symbol(each)), []
    symbols: dict[tuple[Span, Span], Symbol] = {}
    problems: list[str] = []
    for place in work.places:
        try:
            meant = symbols_meant(parsed, Target(work.path, place), whole)
            symbols |= {(each.span, each.name_span): each for each in meant}
        except SourceError as error:  # noqa: PERF203 - each place that is not there is told
            problems.append(str(error))
    return tuple(each for each in symbols.values() if selection.takes_symbol(each)), problems


def _syntax(parsed: Parsed, work: Work) -> list[str]:
    """Word the first place that the parser could not read."""
    found = syntax_problems(parsed)
    if not found:
        return []
    line = parsed.lines.line_of(found[0].span.start) + 1
    more = f" and in {len(found) - 1} more places" if len(found) > 1 else ""
    return [
        (
            f"{work.path}:{line}: {found[0].message}{more}, says the grammar for {parsed.language.name}; "
            "what stands around it is left alone, so correct it where the code is at fault"
        )
    ]


def _unwritten(result: SymbolResult) -> SymbolResult:
    """Turn a doc that was finished when the work was stopped into what it is; its edit is kept, to be shown."""
    if result.edit is None:
        return result
    reason = "it was finished, and not written because the rest of the file was not"
    return replace(result, status=Status.CANCELLED, reason=reason, reason_code="interrupted")


def _encodable(result: SymbolResult, source: Source) -> SymbolResult:
    """Turn a doc that the file's encoding cannot hold into a failure."""
    if result.edit is None:
        return result
    try:
        source.encode(result.edit.new)
    except SourceError as error:
        return _refused(result, error)
    return result


def _finish(
    report: FileReport,
    parsed: Parsed,
    whole: Sequence[Symbol],
    results: Sequence[SymbolResult],
    problems: Sequence[str],
    *,
    write: bool,
    interrupted: bool,
) -> FileReport:
    """Put the report together and write the file, unless the work was stopped."""
    edits = [each.edit for each in results if each.edit is not None]
    written = False
    if write and edits and not interrupted and report.source is not None:
        try:
            write_source(report.source, apply_edits(parsed.data, edits))
            written = True
        except SourceError as error:
            results = [_refused(each, error) for each in results]
            problems = (*problems, str(error))
            edits = []
    if write and interrupted:
        results = [_unwritten(each) for each in results]
    symbols = tuple(SymbolReport(each, parsed.lines.line_of(_head(each.symbol)) + 1) for each in results)
    return replace(
        report,
        symbols=symbols,
        problems=tuple(problems),
        notes=tuple(_notes(report.path, symbols)),
        after=_coverage_after(whole, results),
        diff=tuple(_diff(report, parsed.data, edits)),
        written=written,
        interrupted=interrupted,
    )


def _notes(path: Path, symbols: Sequence[SymbolReport]) -> Iterator[str]:
    """Yield a sentence for each thing in an old doc that is left to a person."""
    for each in symbols:
        symbol = each.result.symbol
        for note in each.result.notes:
            yield f"{path}:{each.line} {symbol.qualified_name or 'module'}: {note}"


def _diff(report: FileReport, data: bytes, edits: Sequence[Edit]) -> list[DiffLine]:
    """Return the diff of the file on disk, where a byte order mark is part of the first line."""
    mark = b"" if report.source is None else report.source.mark
    size = len(mark)
    moved = [Edit(Span(each.span.start + size, each.span.end + size), each.new) for each in edits]
    return unified(report.path.as_posix(), mark + data, moved)


def _refused(result: SymbolResult, error: SourceError) -> SymbolResult:
    """Turn a doc that could not be written into a failure."""
    if result.edit is None:
        return result
    return replace(result, status=Status.FAILED, reason=str(error), reason_code="not_written", edit=None)


def _head(symbol: Symbol) -> int:
    """Return the offset that a person calls the symbol's place: its name, or its start where it has none."""
    return symbol.name_span.start if len(symbol.name_span) else symbol.span.start


def _coverage_after(whole: Sequence[Symbol], results: Sequence[SymbolResult]) -> tuple[int, int]:
    """Return the coverage with the new docs in place."""
    docs = {
        id(each.symbol): Doc(each.edit.span, decode(each.edit.new), "")
        for each in results
        if each.status is Status.DOCUMENTED and each.edit is not None
    }
    return coverage(replace(each, doc=docs.get(id(each), each.doc)) for each in whole)
